"""One file per signal of a comment thread; its docstring is the published method."""
