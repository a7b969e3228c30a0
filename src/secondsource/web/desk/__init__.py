"""The review desk: what waits for a person, and what a person can do about it. For editors and admins alone."""
