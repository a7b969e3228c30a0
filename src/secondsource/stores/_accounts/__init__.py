"""What the part `users` is made of: its file, passwords, limits of sign-in, people, sessions, tokens and the log."""
