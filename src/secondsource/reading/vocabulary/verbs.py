"""Finite verbs without a tagger: a table of common verbs and the forms that English makes of them."""

import re

from secondsource.reading.vocabulary.word_lists import word_set

_IRREGULAR = """
beat beat; become became; begin began; blow blew; break broke; bring brought; build built; buy bought; catch caught
choose chose; come came; cut cut; deal dealt; draw drew; drink drank; drive drove; eat ate; fall fell; feed fed
feel felt; fight fought; find found; flee fled; fly flew; forbid forbade; forget forgot; get got; give gave; go went
grow grew; hear heard; hide hid; hit hit; hold held; hurt hurt; keep kept; know knew; lead led; leave left; lend lent
let let; lie lay; lose lost; make made; mean meant; meet met; pay paid; put put; quit quit; read read; ride rode
ring rang; rise rose; run ran; say said; see saw; seek sought; sell sold; send sent; set set; shake shook; shoot shot
show showed; shut shut; sing sang; sink sank; sit sat; sleep slept; speak spoke; spend spent; spread spread
spring sprang; stand stood; steal stole; stick stuck; strike struck; swear swore; swim swam; take took; teach taught
tear tore; tell told; think thought; throw threw; understand understood; wake woke; wear wore; win won
withdraw withdrew; write wrote; overcome overcame; undergo underwent; overthrow overthrew
"""
_REGULAR = """
accept accuse achieve acquire act add admit adopt advance affect agree aim allow announce appeal appear apply appoint
approve argue arrest arrive ask attack attempt attend attract avoid await ban base bear beat believe belong bend
benefit block boast bomb boost bore breach breathe burn burst bury call cancel capture carry cause cease celebrate
challenge change charge chase circulate claim clash clear climb close coincide collapse collect combine commit compare
compete complain complete concede concern conclude condemn condone conduct confirm conflict connect consider consist
contain continue contribute control convict convince cope correspond cost cover crack crash crawl create criticise
criticize cross damage dance dare debate decide declare decline decrease deepen defeat defend deliver demand deny
depart depend deploy describe deserve destroy detain deteriorate determine develop die differ diminish dip disappear
discover discuss dismiss disrupt divide double drift drop drown dwarf earn ease echo edge elapse elect emerge employ
enable encourage end endorse enjoy ensure entail enter envisage erupt escape establish evacuate evolve exceed exchange
exclude exist expand expect expire explain explode explore export express extend face fade fail favor favour fear
feature file fill fine finish fire fix float flood flow follow force form fuel function gain gather generate glow
govern grant grapple guarantee guard hail halt hand happen harm hate haunt heat help hinder hire host hover identify
ignore impact imply import impose improve include increase indicate inform inherit injure insist install intend
intensify intervene introduce invade invest investigate invite invoke involve issue jail join joke jump kick kill lack
lag land last launch lay lift like limit link live locate look loom loot love lure maintain manage march mark marry
matter measure merge mirror miss mount mourn move name narrow need negotiate note number object observe obstruct
obtain occupy occur offer open operate oppose order organise organize oust overlook oversee overturn owe own
participate pass patrol pay peak perform persist persuade plan play pledge plunge point ponder portray position
possess postpone pour power praise predate predict prefer prepare present preserve press presume prevail prevent
proceed produce profit prohibit project promise promote prompt propose prosper protect protest prove provide publish
pull purchase pursue push question rage raise rally range rank ratify ravage reach react reappear rebel rebound recall
recapture receive reckon recognise recognize recommend record recover reduce refer reflect refrain refuse regain
register reign reinforce reject rejoin relate release relocate rely remain remember remove renew reopen repair repel
replace reply report represent request require rescue research resemble reside resign resist resolve resonate respond
rest restart restore restrict resume resurface retain retake retire retreat return reveal reverse review rocket roll
rotate ruin rule rush sack sacrifice sail save score screen search seem seize sentence serve settle share shelter
shift shine shout shrink sign signal slash slide slip slow slump smash smell smuggle soar solve span spark specialise
specialize specify split stage stall start state stay stem stop storm strengthen stress stretch struggle study submit
subside succeed sue suffer suggest suit supply support surge surprise surrender surround survive suspect suspend
sustain swell switch symbolise symbolize tackle target tempt tend test testify thank threaten thrive tie tighten top
total touch tour track trade trail train transfer translate travel treat trigger triple trust try tumble turn
underline undermine unfold unite unveil urge use vanish vary violate visit vote vow wait walk want warn warrant waste
watch weaken weigh welcome whisper widen wish withhold witness wonder work worry worsen wound yield
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
_AUXILIARIES = word_set("""
is are was were am be has have had do does did will would can could may might shall should must cannot isn't aren't
wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't
""")
_DETERMINERS = word_set("""
a an the this that these those its their his her our my your no any every each some all both of in on at by
for with from to into over under between against about without and or more most other such new first last
several many few two three
""")
_PLURAL_END = re.compile(r"(?:[^s’'u]s|men|women|people|children|police|they|we|you|i|who|which|that)$")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gov|Sen|Gen|Inc|Corp|St|Jr)\.|[\w’'-]+|[^\w\s]")
_CONTRACTED = re.compile(r"(?:he|she|it|that|there|they|we|you|i|who|what|here)'(?:s|re|ve|m|d|ll)$")
_MODIFIERS = word_set("also not never now still already again often only just then currently reportedly even both all")


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
    if word == "like":
        return before in {"they", "we", "you", "i", "who"}
    if word in PRESENT:
        return (not before.isdigit() and not _PLURAL_END.search(before)) or before in {"who", "which", "that"}
    return word in BASES and bool(_PLURAL_END.search(before))


_IN_RELATIVE = re.compile(
    r"\b(?:who|whom|which|that|whose|when|where|what|how|why|if|because|whether|while|as|after|before|until|since)\s"
    r"(?:[\w’'-]+\s){0,2}$|\b(?:after|before|when|while|because|until|since)\s(?:[\w’'-]+\s){3,5}$"
)


def main_verb(text: str) -> re.Match[str] | None:
    """The first finite verb that stands in no relative clause or other clause of its own; for telling a statement."""
    at = 0
    while verb := finite_verb(text, at):
        if verb.group() != "forces" and not _IN_RELATIVE.search(text, max(0, verb.start() - 60), verb.start()):
            return verb if verb.start() else None
        at = verb.end()
    return None


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
