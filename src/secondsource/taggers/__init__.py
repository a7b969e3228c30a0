"""One file for each tagger: what reads the grammar of a sentence."""
