"""Words that tell a tree's readers who speaks and who takes a stance."""

from secondsource.reading.speech.stance_verbs import LEMMAS, inflected
from secondsource.reading.vocabulary.word_lists import word_set

SPEAKING = word_set("""
accuse acknowledge add admit advise agree allege announce answer argue ask assert assure believe boast caution chime
claim clarify comment complain concede conclude confirm contend continue convey counter declare deny disclose emphasise
emphasize estimate exclaim expect explain fear feel find gripe guess hint hope imply indicate inform insist interject
joke know lament maintain muse note observe opine pledge point posit predict proclaim promise propose quip rant read
realise realize recall recount reiterate relate remark remind repeat reply report respond reveal say shout show signal
speculate state stress suggest surmise suspect swear tell testify theorize think tout tweet urge venture vow warn
whisper worry write
""")
"""Verbs that give somebody a whole statement."""
THOUGHTS = word_set("""
agree believe decide expect fear feel find guess hope know realise realize show suspect think worry
""")
"""Those of them that tell what somebody thinks."""
_NO_SPEECH = word_set("""
allow appear arrange avoid be become cause check come do enable ensure force get give go guarantee happen have help
hold keep let make matter mean prevent require secure see seem take turn watch
""")
NO_SPEECH = frozenset(form for base in _NO_SPEECH for form in inflected(base))
"""Every form of verbs whose clause is nobody's word."""
UNREAL = word_set("can could may might must should")
BASES = LEMMAS | {form: base for base in sorted(SPEAKING) for form in inflected(base)}
"""Every form of every verb of speech or stance, with its base."""
