"""One file for each model that reads evidence."""
