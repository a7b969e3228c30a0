"""What sources have in common: an answer read within bounds, words to ask with, pages of hits cut into passages."""
