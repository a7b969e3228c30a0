"""What we talk about: frozen records, standard library only. The words are those of the glossary."""
