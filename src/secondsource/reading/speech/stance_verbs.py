"""Verbs by which a text tells what somebody says, wants, thinks of a thing or decides on, each with all its forms."""

import re

from secondsource.reading.vocabulary.word_lists import word_set

_VERBS = """
accept accuse acknowledge address admire admit admonish advise advocate agree aim allege announce anticipate applaud
appoint appreciate approve argue articulate ask assail assert assess assume assure attack authorise authorize back
ban bash beg believe belittle bemoan berate blame blast boast boo brag brand call castigate caution celebrate
challenge champion chant characterise characterize charge cheer cherish chide cite claim commend compare compliment
concede conclude concur condemn condone confirm congratulate consider contemplate contend contest contradict counter
credit criticise criticize dare decide declare decline decry deem defend demand demonise demonize demonstrate
denounce deny depict deplore deride describe despise detail disavow disclose discuss dislike dismiss disparage
dispute distrust doubt downplay dread dub echo embrace emphasise emphasize encourage endorse envision espouse
estimate eviscerate exaggerate exclaim excoriate explain expose express extol fault favor favour fear feel find
flatter forbid foresee forget forgive gripe grumble hail hammer hate highlight hint honor honour hope identify
ignore illustrate imagine implore imply indicate insist insult intend invoke issue joke judge knock know label
lambast lambaste lament laud learn lecture liken list love malign mandate mention minimize misrepresent
misunderstand mock muse name nominate note observe offer oppose order outline overstate pan pillory pitch plan plead
pledge ponder portray posit post praise preach predict prefer prioritize proclaim promise promote propose protest
publish question quip quote rant rate ratify rave realise realize reassure rebuke rebut recall recite recognise
recognize recommend recount reference refuse refute regard regret reiterate reject relish remark remember remind
renounce repeal repeat reply report reprimand repudiate resent respect respond restate reveal ridicule rip
salute savage savor say scoff scold scorn scream see seek shout show sign signal skewer slam smear stipulate stress
suggest support suspect swear taunt tease tell thank theorize think threaten tout trash trivialize trumpet trust
tweet underplay underscore understand unveil upbraid urge value venture veto view vilify voice vouch vow want warn
weigh welcome whisper wish wonder worry write yell
"""
_PHRASES = """
advocate for; agree to; agree with; allude to; answer to; apologise for; apologise to; apologize for; apologize to;
approve of; argue against; argue for; argue in favor of; ask about; ask for; believe in; boast about; boast of; boo
at; brace for; brag about; bring up; bristle at; brush aside; brush off; call attention to; call for; call on; call
upon; campaign against; campaign for; care about; cast doubt on; caution against; cheer for; clamor for; clamour
for; come out against; come out for; come to the defense of; comment on; complain about; complain of; decide
against; decide on; deliberate over; disagree with; disapprove of; distance from; double down on; draw attention to;
draw up; dream of; dwell on; elaborate on; expand on; expand upon; express support for; fight for; fire back; focus
on; fret about; fret over; go after; gush about; heap praise on; hear about; hint at; hit back; hope for; insist on;
joke about; know about; lash out against; lash out at; laugh off; lay into; lay out; learn about; learn of; lie
about; lobby against; lobby for; lobby to; long for; look forward to; make a case for; make clear; make fun of; make
reference to; make the case for; make the case that; marvel at; mull over; muse about; object to; opine on; opt for;
opt to; pay tribute to; play down; plead for; point out; point to; poke fun at; pray for; preach about; press for;
push back against; push back on; push for; push to; put forward; rail against; rail at; raise concerns about; raise
doubts about; raise questions about; react to; refer to; reply to; report on; respond to; root for; rule out; scoff
at; seize on; shed light on; shoot back; shrug off; side with; single out; sound off on; speak about; speak against;
speak for; speak in favor of; speak of; speak out against; spell out; stand by; strike down; stump for; sue over;
swear off; sympathize with; take aim at; take credit for; take issue with; take to task; talk about; talk of; talk
up; tear into; testify about; testify against; testify that; think about; think of; think through; throw support
behind; tweet about; voice concern about; voice support for; vote against; vote for; vote in favor of; vote on; vote
to; vouch for; warn about; warn against; warn of; wax about; weigh in on; wish for; worry about; would like; write
about; write of; yearn for; zero in on
"""
_IRREGULAR = """
beat beat beaten; begin began begun; bet bet bet; bring brought brought; choose chose chosen; come came come
draw drew drawn; dream dreamed dreamed; feel felt felt; fight fought fought; find found found
forbid forbade forbidden; forecast forecast forecast
foresee foresaw foreseen; foretell foretold foretold; forget forgot forgotten; forgive forgave forgiven; go went gone
hear heard heard; hit hit hit; hold held held; keep kept kept; know knew known; lay laid laid; leave left left
lie lied lied; make made made; misunderstand misunderstood misunderstood; override overrode overridden; pay paid paid
put put put; overlook overlooked overlooked; say said said; see saw seen; seek sought sought; set set set
shoot shot shot
show showed shown; speak spoke spoken; stand stood stood; stick stuck stuck; strike struck struck; swear swore sworn
take took taken; teach taught taught; tear tore torn; tell told told; think thought thought; throw threw thrown
understand understood understood; uphold upheld upheld; write wrote written; shed shed shed; cast cast cast
spell spelled spelled
swing swung swung; deal dealt dealt; break broke broken; give gave given; have had had; send sent sent; get got gotten
"""
_DOUBLED = word_set("""
abhor admit ban bar beg brag commit confer deter dub flag hit permit pan plan plug plot quip rap refer rip slam snub
stop trim shun step tap regret rebut opt hum nod bet fret put set shoot sit swim chat
""") - word_set("shoot")
_ING_ONLY = {"lie": "lying", "see": "seeing", "foresee": "foreseeing", "dub": "dubbing"}


def inflected(base: str) -> dict[str, str]:
    """Every form of a verb, with its kind: base, third, past or ing."""
    pasts = _PASTS.get(base) or (_regular_past(base),)
    forms = {base: "base", _third(base): "third", _gerund(base): "ing"}
    return {**{past: "past" for past in pasts if past not in forms}, **forms}


def _third(base: str) -> str:
    if base == "have":
        return "has"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", base) else "s")


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + (base[-1] if base in _DOUBLED else "") + "ed"


def _gerund(base: str) -> str:
    if base in _ING_ONLY:
        return _ING_ONLY[base]
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + (base[-1] if base in _DOUBLED else "") + "ing"


_PASTS = {row.split()[0]: tuple(row.split()[1:]) for row in re.split(r"[;\n]", _IRREGULAR) if row.strip()}
STANCE_VERBS = word_set(_VERBS)
"""Verbs whose object or clause is what somebody says, wants or judges."""
LIGHT_VERBS = word_set("""
make have give express issue offer voice take show hold launch raise win draw get receive send deliver earn face lose
share reach renew repeat dismiss mount level hurl direct unleash deliver present sign float reiterate keep find
feel harbor enjoy
""")
"""Verbs that lend a noun its subject: `made a promise to`."""
CATENATIVES = word_set("""
try seem appear begin start continue go want need refuse decline hesitate attempt threaten promise vow plan hope
happen come use fail manage rush prefer choose decide seek offer struggle tend get hasten stop keep help work aim
intend expect dare agree have
""")
"""Verbs after which `to` and another verb keep the subject."""
PHRASES: dict[str, list[tuple[str, ...]]] = {}
"""The words that must follow a verb, longest first."""
for _phrase in _PHRASES.split(";"):
    _verb, *_rest = _phrase.split()
    PHRASES.setdefault(_verb, []).append(tuple(_rest))
for _rests in PHRASES.values():
    _rests.sort(key=len, reverse=True)
LEMMAS = {
    form: base
    for base in sorted(CATENATIVES | LIGHT_VERBS | PHRASES.keys() - {"would"}) + sorted(STANCE_VERBS)
    for form in inflected(base)
}
"""Every form of every verb here, with its base."""
KINDS = {
    form: kind
    for base in sorted(CATENATIVES | LIGHT_VERBS | PHRASES.keys() - {"would"} | STANCE_VERBS)
    for form, kind in inflected(base).items()
}
