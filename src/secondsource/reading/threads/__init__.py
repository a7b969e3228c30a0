"""How a comment thread is read: words and how rare they are, what is alike, templates with their slots."""
