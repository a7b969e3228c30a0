"""Fakes and conformance suites for authors of parts."""
