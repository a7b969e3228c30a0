"""Sentences that state nothing which could be wrong, and the plain words for why."""

import re

from secondsource.domain.record import Span
from secondsource.reading.vocabulary.verbs import finite_verb, is_auxiliary, main_verb

_GREETING = re.compile(
    r"(?:hello|hi|hey|dear|welcome|good (?:morning|afternoon|evening|night)|goodbye|bye|thanks|thank you"
    r"|congratulations|happy \w+|merry|cheers|sorry|please|yes|no|ok|okay|well|oh)"
    r"(?:\W+(?:\w+\W*){0,4})?$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:[•*-]\s*)?(?:please\s)?(?:read|click|sign up|subscribe|follow|share|watch|listen|download|join|visit|see"
    r"|check out|find out|learn|donate|support|contact|email|call"
    r"|tell us|send|scroll|swipe|tap|register|log in|get|buy|order|stay|keep reading|let us|don[’']t (?:miss|forget)"
    r"|vote|enter|try|save|skip|add|choose|pick|grab|explore|discover|browse|shop|bring|take|go|give|think|ask"
    r"|use|look|start|begin|stop|feel|wish|write|create|build|avoid|check|head|opt|invest|spend|know|hear|meet"
    r"|picture|remember|consider|imagine|note|make sure|come)"
    r"\b(?!\s(?:of|and|was|is|were|are|from|rose|fell)\b)",
    re.IGNORECASE,
)
_LETS = re.compile(r"(?:let[’']s|let us|let me)\b", re.IGNORECASE)
_TRANSITION = re.compile(
    r"(?:(?:and |but |so )?here(?:[’']s| is| are)|that(?:[’']s| is) (?:where|why|how|when|what|it|all)"
    r"|so far so good|but (?:first"
    r"|wait)|more on that|as follows|to be clear|in (?:short|other words|sum)"
    r"|now for|on to|next up|first things first|case in point|and then|not only that|enter)\b[^.]{0,60}[.:…]?$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photos?|image|picture|video|credit|source|by|reporting by|editing by|additional reporting|written by"
    r"|compiled by|illustration|read more|also read|related|advertisement|copyright|©|via)\b\s*[:|©]?"
    r"|.{0,60}(?:/|\bvia\b)\s?(?:Getty|AFP|AP|Reuters|EPA)\b|all rights reserved",
    re.IGNORECASE,
)
_BY_HAND = re.compile(
    r"(?:[^.]{0,200}\scontributed to (?:this|the) (?:report|story|article)\b|\(?(?:graphic|photo|video|image"
    r"|picture|file"
    r"|reporting|editing|writing)\s?(?:by|:|credit|courtesy|photo)\b|this (?:article|story|post|piece|report|page"
    r"|copy|site|website) (?:was|is|has been|originally|first|appeared|may|contains|uses)\b|we (?:use|may earn|may"
    r" receive|have included|independently)\b.{0,80}\b(?:cookies|commission|links|products)|(?:if you"
    r"|when you) (?:buy|click|purchase"
    r"|subscribe|use)\b.{0,80}\b(?:commission|links?|terms)\b|all (?:rights|prices) |copyright\b|©|last updated"
    r"|updated (?:at|on)"
    r"|published (?:at|on|in)\b[^.]{0,40}$|(?:[^|]{0,300}\|){2}|follow (?:us|him|her|them|me|@)"
    r"|.{0,60}\bmay (?:receive|earn|get) an? (?:\w+ )?commission\b|.{0,60}\b(?:may|can) be (?:reached|contacted) at\b"
    r"|.{0,60}\b[\w.+-]{1,40}@[\w-]{1,40}\.\w|.{0,40}\bmore where that came from\b"
    r"|.{0,80}\b(?:click|tap) (?:here|on|the link|below)\b|.{0,60}\bsign up (?:here|for|to)\b"
    r"|.{0,60}\bsubscribe (?:to|for|now|today)\b)",
    re.IGNORECASE,
)
"""What a newsroom or a shop writes around an article."""
_ASKS = re.compile(
    r"(?:(?:and|but|so|or)\s)?(?:how|why|what|who|where|which|whose|when)\s(?:\w+\s)?(?:can|could|do|does|did|is"
    r"|are|was|were|will|would"
    r"|should|has|have|am)\s(?:I|we|you|the|a|an|it|he|she|they|this|that|these|those|[A-Z]\w+)\b",
    re.IGNORECASE,
)
_ASKS_FIRST = re.compile(r"[^.;:]{3,200}\?\s?[”\"’]?\s?(?:and|or|but)?$")
_ASKED = re.compile(
    r"(?:the\s)?[\w’'-]+(?:\s[\w’'-]+)?\s(?:\w+ly\s)?(?:asked|wondered|replied|chimed in)(?:\.|\s(?:before|after"
    r"|while|when|as|in|on|during)\b|$)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?:why|how)\s(?!(?:ever|much|many|long|far)\b)[^,?]{3,100}$|[QA]:\s", re.IGNORECASE)
_RECIPE = re.compile(
    r"(?:to the \w+, add|(?:boil|cook|bake|stir|mix|spoon|cube|peel|simmer|turn|let|pour|cut|place|remove"
    r"|heat|slice|chop|whisk|press"
    r"|type|select|open|close|drag|plug|unplug|hold|wait|repeat|rinse|dry|fold|sprinkle|season|cover"
    r"|drain)\b(?:\s(?:and|or)\s\w+)?"
    r"\s(?:the|an?|two|three|four|half|one|\d+|your|until|it|them|for|jam|up|on|off|in|out)\b)",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"top stories\b|next up\b|originally (?:published|posted|appeared)\b|below (?:are|is)\b|all (?:that"
    r"|this) and more\b"
    r"|(?:prices?|quantities|quantity|offers?|terms|availability|supplies)\b[^.]{0,40}"
    r"\b(?:subject to|limited|may (?:change|vary)|apply)\b"
    r"|partner news\b|.*\w \| \w"
    r"|the following (?:chart|table|graph|list)\b|an error (?:has )?occurred\b|for non-personal use\b|.*\|\W*$",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(r"\s?…$|\s\.\.\.$|^(?:but |and )?yikes\b|^more (?:on|about)\b", re.IGNORECASE)
_NO_SUBJECT = re.compile(r"(?:[A-Z][a-z]+ly\s)?(?P<first>[A-Za-z’']+)\s")
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z]")


def reason_for_none(text: str, *, english: bool = True) -> str | None:
    """Why `text` states nothing, in plain words; None where it states something."""
    bare = text.strip(" \t“”„«»\"‘’'–—-•*()[]")
    if not _LETTERS.search(bare):
        return "holds no words"
    if re.search(r"[?؟？][”’»\"')\]]*(?:\s\S*(?:://|\.com/)\S*)?$", text.strip()):
        return "a question"
    if re.search(r":[”\"’]?$", text.strip()) and len(text) < 200:
        return "a transition"
    if not english:
        return None if len(bare.split()) >= 4 or len(bare) >= 16 else "a fragment"
    if _GREETING.match(bare):
        return "a greeting or an exclamation"
    if _RECIPE.match(bare):
        return "a call to the reader"
    if _LETS.match(bare) or (_CALL.match(bare) and not _has_subject_first(bare)):
        return "a call to the reader"
    if re.match(r"because\b(?!.*,\s)", bare, re.IGNORECASE):
        return "a fragment without a main clause"
    if re.match(r"not (?:just|only|even|to|that)\b", bare, re.IGNORECASE) and not main_verb(bare):
        return "a fragment without a verb"
    if _FURNITURE.match(bare):
        return "a credit or a label"
    if _HEADING.match(bare) or _is_entry(bare):
        return "a heading or a caption"
    if _ASKED.match(bare):
        return "announces a speaker only"
    if _TRANSITION.match(bare) or _LEFT_OPEN.search(bare):
        return "a transition"
    if _BY_HAND.match(bare):
        return "a credit or a label"
    if _ASKS.match(bare) and "," not in bare:
        return "a question"
    if _ASKS_FIRST.match(bare):
        return "a question"
    if _CREDIT.match(bare) and (len(bare.split()) < 14 and not finite_verb(bare)):
        return "a credit or a label"
    if not _reads_as_sentence(bare) or _lacks_subject(bare):
        return "a fragment without a verb"
    return None


def _has_subject_first(text: str) -> bool:
    """`Support for the party fell`, `Contact sports are …`: the first word is a noun after all."""
    verb = finite_verb(text)
    return (
        verb is not None
        and not re.search(r"[,;]", text[: verb.start()])
        and len(text[: verb.start()].split()) < 7
        and not re.search(
            r"\b(?:you|your|this|these|our|us|what|how|if|who|that)\b", text[: verb.start()], re.IGNORECASE
        )
    )


def _reads_as_sentence(text: str) -> bool:
    """A finite verb, or a past form with a subject; text in other scripts counts from four words on."""
    words = text.split()
    if finite_verb(text):
        return True
    latin = len(_LATIN.findall(text))
    if latin * 2 < len(_LETTERS.findall(text)):
        return len(words) >= 4 or len(text) >= 12
    if re.search(r"\b(?:it|he|she|that|there|they|we|you|I|who|what)[’'](?:s|re|ve|m|d|ll)\b", text, re.IGNORECASE):
        return True
    return len(words) >= 5 and bool(
        re.search(
            r"\s[a-z]{3,}(?:ed|es)\b|\s[a-z]{3,}s\s(?:the|a|an|to|in|on|of|its|his|her|their|that|as|for|into|with)\b",
            text,
        )
    )


def _lacks_subject(text: str) -> bool:
    """`Sharing my letter on …`, `Thought I did my part`: a verb in front, and nobody who does it."""
    first = _NO_SUBJECT.match(text)
    if first is None:
        return False
    word = first["first"].casefold()
    if word.endswith("ing") and word not in _NOUNS_IN_ING:
        comma = text.find(", ")
        return not (comma > 0 and finite_verb(text, comma + 2)) and _is_no_gerund(text)
    return word in _BARE_PAST


def _is_no_gerund(text: str) -> bool:
    """`Sharing my letter` has no verb; `Banning rallies has closed …` has one behind it."""
    verb = finite_verb(text)
    if verb is None:
        return True
    return bool(
        re.search(
            r"\b(?:who|which|that|whose|what|if|when|how|where|because|and|I|we|he|she|they)\s(?:\w+\s)?$",
            text[: verb.start()],
        )
    )


_NOUNS_IN_ING = frozenset(
    [
        "nothing",
        "something",
        "anything",
        "everything",
        "king",
        "spring",
        "string",
        "thing",
        "wing",
        "ring",
        "morning",
        "evening",
        "beijing",
        "boeing",
        "during",
        "according",
        "regarding",
        "including",
        "sterling",
        "banking",
        "housing",
        "building",
        "meeting",
        "hearing",
        "parking",
        "shopping",
    ]
)
_BARE_PAST = frozenset(
    [
        "thought",
        "went",
        "got",
        "was",
        "were",
        "is",
        "are",
        "had",
        "has",
        "have",
        "felt",
        "said",
        "says",
        "told",
        "loved",
        "made",
        "did",
        "does",
        "wants",
    ]
)


def says_something(content: str) -> bool:
    """Whether reported words are a statement with a subject and a verb of its own, and not `a tour, which …`."""
    bare = content.strip(" \t“”„«»\"‘’'–—-•*()[],")
    if (
        _lacks_subject(bare)
        or is_auxiliary(bare.split(" ")[0])
        or re.match(r"(?:out|up|off|down|back|away)\s(?!of\b|to\b)", bare)
        or (re.match(r"(?:to|that the|by|for|from|with)\b(?!\s\w+ing\b)", bare) and not finite_verb(bare))
    ):
        return False
    if re.match(
        r"(?:like|as|when|because|after|before|while|although|though|if|who|which|whose)\b", bare, re.IGNORECASE
    ):
        return ", " in bare and main_verb(bare) is not None
    if re.match(
        r"(?:[Pp]ublished|[Ww]ritten|[Ll]ed|[Cc]onducted|[Bb]ased|[Rr]eleased|[Cc]arried|[Mm]ade|[Kk]nown)\b", bare
    ):
        return False
    return main_verb(bare) is not None


_ENDED = re.compile(r"[.!?…:;,][”’»\"')\]]*$")


def has_headings(text: str) -> bool:
    """Whether a third of a text's lines end like sentences, so that a short line which does not is a heading."""
    lines = [line for line in text[:200_000].split("\n") if line.strip()]
    return len(lines) >= 4 and 3 * sum(bool(_ENDED.search(line.strip()[-4:])) for line in lines) > len(lines)


def is_heading(text: str, sentence: Span) -> bool:
    """Whether a sentence is a short line of its own without an end, or a line in capitals."""
    alone = sentence.start == 0 or text[sentence.start - 1] == "\n"
    ends = sentence.end >= len(text) or text[sentence.end] == "\n"
    words = sentence.of(text)
    if not (alone and ends) or len(words) > 140:
        return False
    return not _ENDED.search(words) or words.isupper()


def _is_entry(text: str) -> bool:
    """An entry of a list: `Jane Roe: Fishing without …`, `Three sizes of soft, tapered tips for a snug fit`."""
    head, colon, rest = text.partition(": ")
    if (
        colon
        and len(head.split()) <= 5
        and finite_verb(head) is None
        and re.match(r"[A-Z][a-z]+(?:ing|ed|ion)\b", rest)
    ):
        return True
    verb = main_verb(text)
    if verb is None or is_auxiliary(verb.group()) or (verb.group() not in _MADE and not verb.group().endswith("ed")):
        return False
    before, after = text[: verb.start()].rstrip(), text[verb.end() :]
    if re.search(r"(?:,|\bwith|\bof|\band)$", before) and re.match(
        r"\s(?!(?:the|an?|to|in|on|at|by|his|her|its|their|that)\b)[a-zA-Z]", after
    ):
        return finite_verb(after) is None
    return bool(
        re.search(r"\bwith\s[^,]*$", before)
        and re.match(r"\s(?:for|in|by|with|from)\b", after)
        and finite_verb(after) is None
    )


_MADE = frozenset(("made", "built", "set", "found", "held", "born", "designed"))
