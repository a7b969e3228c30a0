"""Reference tables that we wrote, and the demo: facts an operator can read, correct and extend."""
