"""What becomes of a voice's samples: joined, brought to one loudness, packed into a file, kept for the next time."""
