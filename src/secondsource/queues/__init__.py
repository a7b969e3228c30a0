"""Queues: work that must survive a crash, one file for each engine."""
