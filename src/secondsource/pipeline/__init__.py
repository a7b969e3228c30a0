"""The story, told once: fetch, extract, claim, ask, read, weigh, report. Knows ports, no adapter."""
