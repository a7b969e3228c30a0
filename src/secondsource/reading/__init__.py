"""How we read: pure functions, no I/O, no clock; tables come in as arguments."""
