"""Strangers' bytes against every parser that meets them: targets, seeds, and the bounds that hold for any input."""
