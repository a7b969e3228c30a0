"""One file for each deterministic check; its docstring is the published method."""
