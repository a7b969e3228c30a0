"""What sort of statement a claim is, and whether evidence could ever decide it."""

import re

from secondsource.domain.claim import Kind, Reason
from secondsource.reading.vocabulary.verbs import finite_verb

_MOTIVE = re.compile(
    r"\b(?:came as an? (?:\w+ )?(?:surprise|shock|relief|blow)|(?:took|caught) [\w\s’'-]{1,40}\bby surprise"
    r"|(?:surprised|shocked|stunned"
    r"|delighted|horrified|frightened|thrilled) (?:by|at|to|that|the|him|her|them|everyone|many)|(?:was|were|is|are"
    r"|am|feel|felt"
    r"|feels) (?:\w+ly |very |so |deeply )?(?:surprised|shocked|proud|sad|happy|glad|sorry|afraid|angry|worried"
    r"|concerned|confident|hopeful|pleased"
    r"|disappointed|thrilled|excited|grateful|convinced|determined|keen|eager|reluctant|honou?red|delighted|sure"
    r"|frustrated)"
    r"|(?:in order|so as) to (?:surprise|deceive|mislead|impress|intimidate|provoke|distract|please|punish|humiliate)"
    r"|(?:I|he|she|they|we|[A-Z]\w+) (?:really |just |only |simply |do not |don[’']t |did not |didn[’']t )?(?:wants?"
    r"|wanted|hopes?|hoped"
    r"|intends?|intended|believes?|believed|thinks?|thought|fears?|feared|wish(?:es|ed)?|loves?|hates?|feels?|felt"
    r"|likes?|regrets?|dreams?)\b"
    r"|(?:officials|people|forces|troops|leaders|voters|fans|residents|workers|parents) (?:want|hope|hoped|wanted"
    r"|intend|believe|fear|think|feel)\b"
    r"|(?:is|are|was|were|am) (?:\w+ly )?(?:hoping|wishing|longing|eager|keen)\b|(?:seeks?|sought|aims?|aimed|tries"
    r"|trying|hoping|wanting|wishing|desperate) to (?:surprise|deceive|mislead|impress|intimidate|provoke)"
    r"|(?:motivated|driven) by|out of (?:fear|spite|revenge|love|desperation|frustration|anger)|(?<!you )(?:wants?"
    r"|wanted|intends?|hopes?|hoped) to\b"
    r"|(?:the|his|her|their) (?:motives?|intentions?|real aim) (?:is|was|are|were))"
)
_PREDICTION = re.compile(
    r"\b(?:will|[’']ll|won[’']t|shall)\b(?! (?:testament|power))|\bgoing to (?!the\b|a\b|[A-Z])|\b(?:could|may|might"
    r"|would)(?:n[’']t| not)?\b"
    r"(?! have\b)(?! (?:be )?(?:used to|often|always)\b)|\b(?:is|are|was|were) (?:\w+ )?(?:expected|likely|unlikely"
    r"|set|poised|due|projected|forecast|bound|slated|scheduled) to\b"
    r"|\b(?:is|are) (?:un)?likely\b|\bexpected to\b|\bin the (?:coming|next) (?:days|weeks|months|years|decade)\b"
)
_NOT_MAY = re.compile(
    r"\b(?:in|of|on|since|until|by|from|late|early|last|this|next|\d) May\b|\bMay (?:\d|,)|\b(?:Theresa|Brian) May\b"
)
_HYPOTHETICAL_NOW = re.compile(r"^(?:If|Should|Were|Had)\b")
_MAYBE_PAST = re.compile(r"\b(?:may|might|could|would) have \w+(?:ed|en|n|t)\b")

_EVALUATIVE = (
    r"crucial|critical|vital|significant|important|essential|remarkable|incredible|amazing|wonderful|terrible"
    r"|horrible|great|good|bad|better|best"
    r"|worse|worst|beautiful|ugly|fantastic|awful|disgraceful|shameful|outrageous|unacceptable|impressive"
    r"|disappointing|unfair|fair|ridiculous|absurd"
    r"|brilliant|excellent|perfect|superb|stunning|tragic|fascinating|interesting|exciting|boring|smart|stupid"
    r"|foolish|wise|brave|heroic|cowardly"
    r"|strange|odd|weird|silly|lovely|nice|fun|funny|sad|ironic|obvious|unthinkable|inexcusable|reckless"
    r"|irresponsible|dangerous|difficult|easy|tough|hard"
    r"|inspiring|iconic|special|unique|priceless|pointless|meaningless|dreadful|appalling|troubling|worrying"
    r"|alarming|promising|vague|insane|crazy|evil|wrong|right"
)
_OPINION = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|seems?|seemed|looks?|looked|feels?|felt|remains?|[’']s|[’']re) (?:(?:an?"
    rf"|the|also|still|not|so|very|too|more|most|as|such an?|quite"
    rf"|rather|really|truly|particularly|especially|increasingly|absolutely|completely|simply|just|pretty|all|\w+ly"
    rf"|one of the|his|her|their|our|my) )*"
    rf"(?:{_EVALUATIVE})\b(?! (?:of|for) the \d)"
    r"|\bcannot be (?:over|under)(?:stated|estimated)|\b(?:must|should|ought to|need to|needs to|has to|have to)(?!"
    r" have)\b(?! be (?:paid|filed|submitted))"
    r"|\b(?:in my (?:view|opinion)|I (?:think|believe|guess|suppose|feel|reckon|agree|disagree|prefer)|it seems to"
    r" me|to my mind|frankly|arguably|unfortunately|sadly|hopefully)\b"
    rf"|\b(?:provides?|provided|offers?|offered|plays?|played|has|have|holds?|carr(?:y|ies)|gives?|marks?|marked)"
    rf" (?:an? |the )?(?:\w+ly )?(?:{_EVALUATIVE}|key|major|big|notable|huge|powerful|profound)"
    r" (?:[\w-]+ )?(?:role|roles|advantages?|importance|impact|influence|challenges?|benefits?|value|significance"
    r"|shift|moment|step|message|signal|opportunit\w+)\b"
    r"|\b(?:deserves?|deserved|disgrace|a shame|a joke|masterpiece|nonsense)\b"
)
_CONTROL = re.compile(
    r"(?<!^)\b(?:(?:effective |full |complete |partial |firm |re-?established |regain(?:ed|s)? |seized? |took |take "
    r"|taken |lost |loses? |under )?control (?:of|over)\b"
    r"|under (?:\w+ ){0,3}?(?:control|occupation)\b|(?:in|into) [\w’'-]+(?:\s[\w’'-]+)? (?:hands|control)\b"
    r"|(?:captured?|captures|recaptured?|retake[sn]?|retook|occup(?:y|ies|ied)|reoccupied|liberated?|seized?"
    r"|overr[au]n|conquered|besieged|encircled)"
    r"(?! (?:on|in a) (?:camera|film|video|photo))\b)",
    re.IGNORECASE,
)
_NO_PLACE_CONTROL = re.compile(
    r"\b(?:gun|birth|traffic|quality|pest|crowd|remote|air traffic|arms|rent|price|cost|cruise|disease|infection"
    r"|export|border|passport|ball|damage) control"
    r"|control (?:of|over) (?:the |his |her |their |its )?(?:game|match|ball|car|vehicle|state|legislature|(?:state"
    r" )?[Ll]egislature|[Ss]enate|House|Congress|[Pp]arliament|[Cc]hamber|governor[’']s|White House|company"
    r"|board|budget|emotions|narrative|weight|party|diabetes)"
    r"|(?:captured?|captures) (?:the |a |an |his |her )?(?:attention|imagination|gold|silver|bronze|title|mood"
    r"|spirit|image|footage|essence|data|carbon|market|share|moment|\w+ award)"
    r"|(?:seized?|occup\w+) (?:the |a |an |on |upon )?(?:opportunity|chance|moment|drugs|cocaine|heroin|assets"
    r"|computers|documents|weapons|phones|seat|office|beds?|apartment|house|\d)"
    r"|suspect (?:was |is )?captured|occup(?:ies|ied|y) (?:a |the )?(?:role|position|post|place in|spot)"
)
_ROLE = re.compile(
    r"^(?:[^,]{2,60}?) (?:is|was|became|serves as|served as|has been|had been|works as|worked as) (?:an? |the |now "
    r"|also |currently |its |their |her |his )*(?:\w[\w-]* ){0,4}?"
    r"(?:spokes\w+|minister|president|chancellor|secretary|director|head|chief|chair\w*|leader|commander|governor"
    r"|mayor|senator|judge|lawyer|professor"
    r"|founder|co-founder|executive|officer|manager|coach|captain|ambassador|advis[eo]r|deputy|editor|member|owner"
    r"|professor|economist|analyst|CEO|author)\b"
)
_NUMBER = re.compile(
    r"(?<![\w-])(?:[$€£¥]\s?)?\d[\d,.]*\s?(?:%|percent|per cent|bn|billion|million|trillion|thousand|k\b|m\b)?"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|double[ds]?|tripled?"
    r"|twice|dozen)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\."
    r"|Sept\.|Oct\.|Nov\.|Dec\.)(?:\s\d{1,4})?|\bMay \d{1,4}\b"
    r"|\b(?:1[5-9]|20)\d\d\b|(?<!Black )(?<!Good )(?<!Cyber )\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:yesterday|today|tomorrow)\b"
    r"|\b(?:last|this) (?:week|month|year|spring|summer|autumn|winter)\b"
)
_DURATION = re.compile(
    r"\b(?:lasted|lasts|for|took|takes|spent|over|within|after) (?:\w+ ){0,3}?(?:hours?|days?|weeks?|months?|years?"
    r"|decades?|centur\w+)\b"
)
_RELATION = re.compile(
    r"\b(?:is|are|was|were|serves? as|lies?|stands?|belongs? to|consists? of|contains?|includes?|is located|is part"
    r" of|means|comes? amid|connects?|borders?|depends? on|provides?)\b"
)
_VAGUE = re.compile(
    r"^(?:You|Your|Yours)\b|^(?:(?:It|That|This|There|Things|Everything|Something|Nothing|Everyone|Nobody)(?: \w+)?"
    r" )(?:is|was|happens|happened|works|worked|matters|changed|changes)\W*(?:\w+\W*){0,3}$"
)

_FRAME = re.compile(r"(?:[A-Z][a-z]+, )?I (?:\w+ )?(?:think|believe|feel|guess|suppose|know|reckon) (?:that )?(?=\w)")
_ABOUT_OURSELVES = re.compile(r"(?:[A-Z][a-z]+, )?(?:I|We|You|My|Our|Your|i|we|you|my|our|your)\b")
_SPECIFIC = re.compile(r"(?<![.!?] )(?<!^)\b(?!I\b|I[’'])[A-Z][\w-]|\d")
"""A name or a number: something to look up."""


def names_number(text: str) -> bool:
    """Whether a number is told that is no date."""
    return _NUMBER.search(_DATE.sub(" ", text)) is not None


def names_time(text: str) -> bool:
    """Whether a date, a day or a length of time is told."""
    return bool(_DATE.search(text) or _DURATION.search(text))


def classify(text: str) -> tuple[Kind, Reason | None]:
    """The kind of a statement that stands alone, and why nothing could decide it; None where evidence could."""
    framed = _FRAME.match(text)
    if framed and _NUMBER.search(text, framed.end()):
        text = text[framed.end() :]
    if _is_opinion_or_motive(_MOTIVE, text):
        return Kind.MOTIVE, Reason.MOTIVE
    if _predicts(text):
        return Kind.PREDICTION, Reason.PREDICTION
    kind = _factual_kind(text)
    if _OPINION.search(text) and not (
        kind in {Kind.CONTROL, Kind.QUANTITY, Kind.ROLE_OR_IDENTITY} and not _says_should(text)
    ):
        return Kind.OPINION, Reason.OPINION
    if _VAGUE.match(text) or (
        kind is not Kind.CONTROL and _ABOUT_OURSELVES.match(text) and not _SPECIFIC.search(text, 2)
    ):
        return kind, Reason.VAGUE
    return kind, None


def _is_opinion_or_motive(pattern: re.Pattern[str], text: str) -> bool:
    return bool(pattern.search(text)) and not _NUMBER.search(text[:40])


def _says_should(text: str) -> bool:
    return bool(re.search(r"\b(?:should|must|ought to)\b", text))


def _predicts(text: str) -> bool:
    """A word of the future in the main clause; `would` inside a reported past and the month May do not count."""
    cleared = _NOT_MAY.sub("", text)
    found = _PREDICTION.search(_MAYBE_PAST.sub("", cleared))
    if not found:
        return False
    if _HYPOTHETICAL_NOW.match(cleared):
        return True
    head = re.split(
        r",?\s(?:that|which|who|where|because|although|though|after|before|when|if|unless|until|so that|as)\s",
        cleared,
        maxsplit=1,
    )[0]
    verb = finite_verb(head)
    return bool(_PREDICTION.search(head)) and (verb is None or found.start() <= verb.end() + 40)


def _factual_kind(text: str) -> Kind:
    if _CONTROL.search(text) and not _NO_PLACE_CONTROL.search(text):
        return Kind.CONTROL
    if _ROLE.match(text):
        return Kind.ROLE_OR_IDENTITY
    dated = _DATE.sub(" ", text)
    if _DURATION.search(text) and not _NUMBER.search(_DURATION.sub(" ", dated)):
        return Kind.DATE_OR_DURATION
    if _NUMBER.search(dated):
        return Kind.QUANTITY
    if _DATE.search(text):
        return Kind.DATE_OR_DURATION
    verb = finite_verb(text)
    if (
        verb
        and _RELATION.match(text, verb.start())
        and not re.match(r"\w+\s(?:\w+ly\s|being\s|been\s|not\s)*\w+(?:ed|en|ing)\b", text[verb.start() :])
    ):
        return Kind.RELATION
    return Kind.EVENT
