"""Finite verbs without a tagger: a table of common verbs and the forms that English makes of them."""

import re

AUXILIARY = (
    "is|are|was|were|am|be|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|must|cannot|isn[’']t"
    "|aren[’']t"
    "|wasn[’']t|weren[’']t|hasn[’']t|haven[’']t|hadn[’']t|doesn[’']t|don[’']t|didn[’']t|won[’']t|wouldn[’']t"
    "|can[’']t|couldn[’']t"
)

_IRREGULAR = """
beat beat; become became; begin began; blow blew; break broke; bring brought; build built; buy bought
catch caught; choose chose
come came; cut cut; deal dealt; draw drew; drink drank; drive drove; eat ate; fall fell; feed fed; feel felt
fight fought
find found; flee fled; fly flew; forbid forbade; forget forgot; get got; give gave; go went; grow grew; hear heard
hide hid
hit hit; hold held; hurt hurt; keep kept; know knew; lead led; leave left; lend lent; let let; lie lay; lose lost
make made
mean meant; meet met; pay paid; put put; quit quit; read read; ride rode; ring rang; rise rose; run ran; say said
see saw
seek sought; sell sold; send sent; set set; shake shook; shoot shot; show showed; shut shut; sing sang; sink sank
sit sat
sleep slept; speak spoke; spend spent; spread spread; spring sprang; stand stood; steal stole; stick stuck
strike struck
swear swore; swim swam; take took; teach taught; tear tore; tell told; think thought; throw threw
understand understood
wake woke; wear wore; win won; withdraw withdrew; write wrote; overcome overcame; undergo underwent
overthrow overthrew
"""
_REGULAR = """
burn burst rage bomb breach bury chase coincide condemn convict criticise criticize deploy dip ease ensure exchange
export import fine flow fuel function grant hinder impact intensify jail loom loot march mount obstruct patrol peak
persist power prompt rally ravage reopen repair restart resurface roll sail sentence shelter slump smuggle spark stall
storm subside sue swell tackle tighten tumble unfold vary warrant weigh widen worsen await bear bend boast bore breathe
circulate commit compare complain conclude condone conduct conflict convince cope correspond crack crawl dance dare
debate deepen depart deteriorate differ diminish drift drown dwarf echo elapse entail envisage evolve exclude fade flood
float gather glow grapple guard hail harm haunt heat host hover imply inherit intervene invoke joke lag lure mirror
mourn narrow oversee overlook owe pay persuade ponder portray possess predate presume prevail proceed profit prohibit
prosper prove range rebel rebound reckon refrain reign reinforce rejoin relocate renew resemble reside resonate rotate
rush sacrifice screen shine shout smell span specialise specialize specify split stage stretch suit surge symbolise
symbolize tempt thrive tie tour trail translate trust undermine unite violate whisper wish witness
accept accuse achieve acquire act add admit adopt advance affect agree aim allow announce appeal appear apply
appoint approve
argue arrest arrive ask attack attempt attend attract avoid ban base beat believe belong benefit block boost call
cancel
capture carry cause cease celebrate challenge change charge claim clash clear climb close collapse collect combine
complete
compete concede concern confirm connect consider consist contain continue contribute control cost cover crash
create cross
damage decide declare decline decrease defeat defend deliver demand deny depend describe deserve destroy detain
determine
develop die disappear discover discuss dismiss disrupt divide double drop earn edge elect emerge employ enable
encourage end
endorse enjoy enter erupt escape establish evacuate exceed exist expand expect expire explain explode explore
express extend
face fail favor favour fear feature file fill finish fire fix follow force form gain generate govern guarantee halt
hand happen
hate help hire host identify ignore impose improve include increase indicate inform injure insist install intend
introduce
invade invest investigate invite involve issue join jump kick kill lack land last launch lay lift like limit link
live locate
look love maintain manage mark marry matter measure merge miss move name need negotiate note number object observe
obtain
occupy occur offer open operate oppose order organise organize oust overturn own participate pass perform plan play
pledge plunge
point position postpone pour praise predict prefer prepare present preserve press prevent produce project promise
promote propose
protect protest prove provide publish pull purchase pursue push question raise rank ratify reach react reappear
recall recapture
receive recognise recognize recommend record recover reduce refer reflect refuse regain register reject relate
release rely
remain remember remove repel replace reply report represent request require rescue research resign resist resolve
respond rest
restore restrict resume retain retake retire retreat return reveal reverse review rocket rule ruin save score sack
search seem
seize serve settle share shift shrink sign signal slash slide slip slow smash soar solve start state stay stem stop
strengthen
stress struggle study submit succeed suffer suggest supply support surge surprise surrender surround survive
suspect suspend
sustain switch target tend test testify thank threaten top total touch track trade train transfer travel treat
trigger triple
try turn underline unveil urge use vanish visit vote vow wait walk want warn waste watch weaken welcome withhold
wonder work
worry wound yield
"""


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    if (re.search(r"(?:^|[^aeiou])[aeiou][bdgmnpt]$", base) and len(base) <= 5) or base in {
        "admit",
        "submit",
        "transfer",
        "refer",
    }:
        return base + base[-1] + "ed"
    return base + "ed"


def third_person(base: str) -> str:
    """`goes` of `go`."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", base) else "s")


_PAIRS = [tuple(pair.split()) for pair in re.split(r"[;\n]", _IRREGULAR) if pair.strip()]
PAST = frozenset([past for _, past in _PAIRS] + [_past(base) for base in _REGULAR.split()])
BASES = frozenset([base for base, _ in _PAIRS] + _REGULAR.split())
PRESENT = frozenset(third_person(base) for base in BASES)
_AUXILIARIES = frozenset(AUXILIARY.replace("[’']", "'").split("|"))
_DETERMINERS = frozenset(
    re.findall(
        r"\S+",
        "a an the this that these those its their his her our my your no any every each some all both of in on at by"
        " for"
        " with from to "
        "into over under between against about without and or more most other such new first last several many few two"
        " three",
    )
)
_PLURAL_END = re.compile(r"(?:[^s’'u]s|men|women|people|children|police|they|we|you|i|who|which|that)$")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gov|Sen|Gen|Inc|Corp|St|Jr)\.|[\w’'-]+|[^\w\s]")
_CONTRACTED = re.compile(r"(?:he|she|it|that|there|they|we|you|i|who|what|here)'(?:s|re|ve|m|d|ll)$")
_MODIFIERS = frozenset(
    re.findall(r"\S+", "also not never now still already again often only just then currently reportedly even both all")
)


def finite_verb(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The first word that reads as a finite verb: an auxiliary, or a known verb that has a subject before it."""
    before = ""
    for word in _WORD.finditer(text, start, len(text) if end is None else end):
        lowered = word.group().casefold().replace("’", "'")
        if _CONTRACTED.match(lowered):
            return word
        if before and _is_finite(lowered, before, word.group()) and not _is_reduced(text, word, lowered):
            return word
        if not (lowered in _MODIFIERS or lowered.endswith("ly")):
            before = lowered
    return None


def _is_reduced(text: str, word: re.Match[str], lowered: str) -> bool:
    """`the plan proposed by the city`: a participle after all."""
    if lowered == "close":
        return text.startswith(" to ", word.end())
    return lowered.endswith(("ed", "en", "wn")) and text.startswith(" by ", word.end())


def _is_finite(word: str, before: str, written: str) -> bool:
    if word in _AUXILIARIES:
        return True
    if (
        before in _DETERMINERS
        or written[:1].isupper()
        or not (before[-1].isalnum() or before[-1] in "'),%" or len(before) > 1)
    ):
        return False
    if word in PAST or (word.endswith("ed") and len(word) > 4 and "-" not in word):
        return not before.endswith("'s")
    if word in PRESENT:
        return not _PLURAL_END.search(before) or before in {"who", "which", "that"}
    return word in BASES and bool(_PLURAL_END.search(before))


def is_auxiliary(word: str) -> bool:
    return word.casefold().replace("’", "'") in _AUXILIARIES


def is_plural(noun_phrase: str) -> bool:
    """Whether a noun phrase takes `are`."""
    head = re.split(
        r"\s(?:of|in|from|at|for|with|on|by|to|who|that|near|inside|around|across)\s|,", noun_phrase.strip(), maxsplit=1
    )[0]
    last = head.split()[-1].casefold() if head.split() else ""
    if re.search(r"\band\s", head):
        return True
    return bool(re.search(r"(?:[^s’'ui]s|men|women|people|children|police|troops|they|we|you|these|those)$", last))
