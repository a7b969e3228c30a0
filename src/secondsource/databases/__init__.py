"""SQLite files: opened, brought up to date, copied, and their troubles told in plain words."""
