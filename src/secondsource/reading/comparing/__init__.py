"""One text against another: which words, names, numbers and doers meet, and which clash."""
