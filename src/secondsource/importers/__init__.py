"""Formats that come in, one file each: comment threads in parts called `thread_…`."""
