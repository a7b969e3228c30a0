"""Words and names: stems, spellings across alphabets, synonyms, verbs."""
