"""Words of the closed classes of English, by their universal part of speech, for the stand-in tagger."""

_CLOSED_LIST = """
DET: the a an this these those every each some any no all both another either neither what which
ADP: of in on at by with from for into onto over under about against between among through during before after above
below across behind beside beyond despite down near off out outside inside per since till toward towards until up upon
via within without along around amid except like unlike
PRON: i you he she it we they me him her us them myself yourself himself herself itself ourselves themselves who whom
whose someone somebody something anyone anybody anything everyone everybody everything nobody nothing none there my
your his its our their mine yours hers ours theirs
AUX: be am is are was were been being has have had do does did will would shall should can could may might must 'm 're
've 'll 'd ’m ’re ’ve ’ll ’d ca wo
CCONJ: and or but nor yet plus
SCONJ: that if because although though while whereas whether unless as than once lest
PART: to not n't n’t 's ’s '
ADV: now then here today yesterday tomorrow very too also just still already never always often again soon only even
so however when where why how once twice more most less least almost nearly perhaps away back ago instead rather quite
yet
NUM: one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million
billion
INTJ: yes oh please hello thanks okay ok
"""


def _by_word(lists: str) -> dict[str, str]:
    """The part of speech of each word; a word in two lists keeps the first."""
    found: dict[str, str] = {}
    upos = ""
    for word in lists.split():
        if word.isupper() and word.endswith(":"):
            upos = word[:-1]
        else:
            found.setdefault(word, upos)
    return found


CLOSED = _by_word(_CLOSED_LIST)

SUFFIXES = (
    ("VERB", ("ing", "ise", "ize", "ified", "ised", "ized", "ed")),
    ("ADV", ("ly",)),
    ("NOUN", ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "ism", "ist", "ers", "ors", "er", "or")),
    ("ADJ", ("ous", "ful", "able", "ible", "ical", "ial", "ional", "ic", "ive", "less", "ish", "ary", "ern")),
)
"""Endings that tell the part of speech of a word of four letters or more that no list holds."""

_VERBS_LIST = """
said says say told tells tell made makes make took takes take went goes go came comes come gave gives give got gets
get saw sees see knew knows know thought thinks think found finds find left leaves leave felt feels feel held holds
hold brought brings bring began begins begin kept keeps keep stood stands stand ran runs run won wins win lost loses
lose met meets meet led leads lead sent sends send built builds build spent spends spend put puts put fell falls fall
rose rises rise became becomes become showed shows show wrote writes write spoke speaks speak sat sits sit fought
fights fight struck strikes strike hit hits hit cut cuts cut let lets let needs need wants want uses use works work
seems seem helps help lives live believes believe happens happen includes include remains remain expects expect means
mean plays play moves move pays pay reads read grew grows grow broke breaks break bought buys buy chose chooses choose
drove drives drive taught teaches teach caught catches catch sold sells sell shot shoots shoot flew flies fly threw
throws throw drew draws draw died dies die claims claim denies deny reports report adds add argues argue warns warn
"""
VERBS = frozenset(_VERBS_LIST.split())

_PEOPLE_LIST = """
mr mr. mrs mrs. ms ms. dr dr. prof prof. sir lord lady president minister chancellor senator governor mayor general
colonel major captain sergeant spokesman spokeswoman director judge king queen prince princess pope bishop secretary
"""
PEOPLE = frozenset(_PEOPLE_LIST.split())

_BODIES_LIST = """
ministry council committee party university college bank agency union company corporation inc corp ltd group army
police court parliament senate congress commission department office institute association federation league club
press times post news forces staff command service
"""
BODIES = frozenset(_BODIES_LIST.split())

PLACE_WORDS = frozenset(("in", "at", "near", "from", "to", "into", "across"))
