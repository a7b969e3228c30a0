"""Verbs by which a text tells what somebody wants, thinks of a thing or does about it in words."""

import re

_IRREGULAR = """
admit admits admitted admitting; beg begs begged begging; decry decries decried decrying
deny denies denied denying; draw up draws up drew up drawing up; dub dubs dubbed dubbing
feel feels felt feeling; find finds found finding; forbid forbids forbade forbidding
foresee foresees foresaw foreseeing; knock knocks knocked knocking; know knows knew knowing
label labels labeled labeling; label labels labelled labelling; pan pans panned panning
plan plans planned planning; portray portrays portrayed portraying; prefer prefers preferred preferring
put forward puts forward put forward putting forward; rebut rebuts rebutted rebutting
repeat repeats repeated repeating; rip rips ripped ripping; say says said saying; see sees saw seeing
seek seeks sought seeking; show shows showed showing; signal signals signaled signaling
slam slams slammed slamming; swear swears swore swearing; tell tells told telling
think thinks thought thinking; tout touts touted touting; trash trashes trashed trashing
tweet tweets tweeted tweeting; understand understands understood understanding; worry worries worried worrying
write writes wrote writing
"""
_REGULAR = """
accept accuse acknowledge address admire admonish adopt advise advocate agree aim allege announce answer
anticipate applaud appoint appreciate approve argue ask assail assert assess assume assure attack authorise
authorize back ban bash believe belittle bemoan bemused berate blame blast boast boo brag brand call castigate
caution challenge champion chant characterise characterize charge cheer cherish chide cite claim commend
compare compliment concede conclude concur condemn condone confirm congratulate consider contemplate contend
contest contradict counter credit criticise criticize dare decide declare decline deem defend demand demonise
demonize demonstrate denounce depict deplore deride describe despise detail disavow disclose discuss dislike
dismiss disparage dispute distrust doubt downplay dread echo embrace emphasise emphasize encourage endorse
envision espouse estimate exaggerate exclaim excoriate explain express fault favor favour fear flatter forget
forgive gripe grumble hail hammer hate highlight hint honor honour hope ignore illustrate imagine implore
imply indicate insist insult intend invoke issue joke judge lambast lambaste lament laud learn lecture liken
list love maintain malign mention minimize misrepresent misunderstand mock muse name nominate note observe
offer oppose order outline overstate pillory pitch plead pledge ponder posit post praise preach predict
present prioritize proclaim promise promote propose protest publish question quip quote rant rate ratify rave
realise realize reassure rebuke recall recite recognise recognize recommend recount reference refuse refute
regard regret reiterate reject release relish remark remember remind renounce reply report repudiate request
resent resist respect respond reveal ridicule salute savor scold scorn scream shout sign skewer smear
speculate stipulate stress suggest support suspect taunt tease thank theorize threaten trivialize trumpet
trust underplay underscore unveil upbraid urge value venture veto view vilify voice vouch vow want warn weigh
welcome whisper wish wonder yell
"""
_PHRASES = """
advocate for; agree to; agree with; allude to; answer to; apologise for; apologize for; approve of
argue against; argue for; ask about; ask for; believe in; boast about; boast of; brag about; bring up
brush off; call attention to; call for; call on; call upon; campaign against; campaign for; care about
cast doubt on; clamor for; clamour for; come out against; come out for; come to the defense of; comment on
complain about; complain of; decide on; disagree with; disapprove of; double down on; draw attention to
dream of; dwell on; elaborate on; expand on; express support for; fire back; focus on; fret about; fret over
go after; gush about; heap praise on; hear about; hint at; hit back; hope for; insist on; joke about
know about; lash out against; lash out at; lay into; lay out; learn about; learn of; lie about; lobby against
lobby for; long for; look forward to; make a case for; make clear; make fun of; make reference to
make the case for; make the case that; move to; muse about; object to; opt for; opt to; pay tribute to
play down; point out; point to; poke fun at; pray for; preach about; press for; push back against
push back on; push for; rail against; raise concerns about; raise doubts about; raise questions about
react to; refer to; reply to; respond to; root for; rule out; seize on; settle on; shed light on; shoot back
shrug off; side with; speak about; speak against; speak for; speak of; speak out against; speak to; spell out
stand by; sue over; swear off; sympathize with; take aim at; take credit for; take issue with; take to task
talk about; talk of; tear into; testify about; testify against; testify that; think about; think of
throw support behind; tweet about; voice concern about; voice support for; vote against; vote for; vote to
warn about; warn against; warn of; wax about; weigh in on; wish for; worry about; would like; write about
write of; yearn for; zero in on
"""


_ALSO_PAST = {
    "speak": "spoke",
    "stand": "stood",
    "think": "thought",
    "take": "took",
    "lay": "laid",
    "lie": "lied",
    "make": "made",
    "come": "came",
    "hear": "heard",
    "go": "went",
    "tear": "tore",
    "shoot": "shot",
    "hit": "hit",
    "cast": "cast",
    "shed": "shed",
    "pay": "paid",
    "throw": "threw",
    "draw": "drew",
    "bring": "brought",
    "refer": "referred",
    "opt": "opted",
    "settle": "settled",
    "pray": "prayed",
    "write": "wrote",
    "spell": "spelled",
    "swear": "swore",
    "dwell": "dwelled",
    "rule": "ruled",
    "know": "knew",
}


def _regular(base: str) -> tuple[str, str, str]:
    """Third person, past and `ing` form."""
    if base in {"refer", "commit", "opt", "brag", "hit", "quip", "admit"}:
        return base + "s", base + base[-1] + "ed", base + base[-1] + "ing"
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    return base + ("es" if re.search(r"(?:s|sh|ch|x)$", base) else "s"), base + "ed", base + "ing"


_OFTEN_NOUNS = frozenset(
    {"find", "back", "attacks", "offer", "report", "question", "questions", "view", "name", "label"}
)


def _table() -> dict[str, str]:
    forms: dict[str, str] = {}

    def add(*four: str) -> None:
        for form, kind in zip(four, ("base", "third", "past", "ing"), strict=True):
            forms.setdefault(form, kind)

    for row in re.split(r"[;\n]", _IRREGULAR):
        words = row.split()
        size = len(words) // 4
        if words:
            add(*(" ".join(words[n * size : (n + 1) * size]) for n in range(4)))
    for base in _REGULAR.split():
        add(base, *_regular(base))
    for phrase in filter(str.strip, re.split(r"[;\n]", _PHRASES)):
        verb, _, rest = phrase.strip().partition(" ")
        third, past, gerund = _regular(verb)
        if verb == "would":
            forms[phrase.strip()] = "modal"
        else:
            add(*(f"{form} {rest}" for form in (verb, third, _ALSO_PAST.get(verb, past), gerund)))
    return {form: kind for form, kind in forms.items() if form not in _OFTEN_NOUNS}


FORMS = _table()
"""Every form, with its kind: base, third, past, ing or modal."""


def _alternation(*kinds: str) -> str:
    return "|".join(sorted((form for form in FORMS if FORMS[form] in kinds), key=lambda form: (-len(form), form)))


STANCE_VERB = _alternation("base", "third", "past", "ing", "modal")
STANCE_PAST = _alternation("past")
STANCE_GERUND = _alternation("ing")
