"""How the encoder of sentences becomes a file, and what the file is worth."""
