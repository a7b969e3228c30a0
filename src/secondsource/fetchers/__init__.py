"""One file for each way to get what an address returns."""
