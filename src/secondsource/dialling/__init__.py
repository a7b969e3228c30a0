"""Connections to vetted addresses alone, opened and ended before a deadline; for fetchers and models."""
