"""One file for each place where we look for evidence."""
