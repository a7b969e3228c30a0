"""How a newsreader says what an article writes: one module for each kind of form."""
