"""The rules of evidence: one rule, one function, its docstring the published method. Pure."""
