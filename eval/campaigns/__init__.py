"""Ordinary threads drawn from labelled comments, and campaigns of templated comments put into them."""
