"""The archive's engines: a record of what is true and kept, and an index that can be rebuilt."""
