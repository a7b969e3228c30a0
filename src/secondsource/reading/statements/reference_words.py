"""Closed lists for telling what a pronoun or `the city` can mean."""

import re
from collections.abc import Collection

_ARMED = frozenset(re.findall(r"\S+", "forces troops units soldiers fighters militants insurgents rebels mercenaries"))
"""Nouns for people in arms: of one group, a text says now one and now the other."""
GROUP_NOUNS = frozenset(
    re.findall(
        r"\S+",
        """
forces force troops units unit soldiers army armies militia militias rebels fighters insurgents militants
mercenaries enemy invaders
defenders officials police officers authorities government workers employees staff strikers protesters
demonstrators residents
villagers citizens voters people families children students pupils teachers parents patients doctors nurses
scientists researchers
engineers experts analysts players team teams squad side fans supporters members lawmakers senators deputies
ministers judges
prosecutors lawyers investigators detectives firefighters rescuers crews crew passengers migrants refugees
prisoners hostages
victims survivors witnesses farmers investors shareholders customers clients users companies company firms banks
airlines
countries states governments parties allies leaders diplomats negotiators women men girls boys americans russians
ukrainians
propagandists bloggers journalists reporters critics activists organisers organizers owners drivers pilots sailors
couple brothers sisters
""",
    )
)
"""Nouns for people who act together: what `they` most often means."""

PERSON_NOUNS = frozenset(
    re.findall(
        r"\S+",
        """
man woman boy girl person someone somebody everyone anyone nobody he she him her his who child baby teenager student
pupil player coach
manager captain president minister chancellor secretary director head chief chair chairman chairwoman leader commander
governor mayor
senator congressman congresswoman lawmaker judge attorney lawyer prosecutor professor analyst expert economist
historian researcher
scientist author founder co-founder executive officer ambassador adviser advisor aide official deputy member editor
correspondent reporter
journalist critic activist resident witness victim doctor physician nurse teacher engineer developer owner partner
suspect defendant driver
passenger patient soldier pilot actor actress singer rapper artist musician writer star celebrity model designer
comedian host guest
mother father parent son daughter brother sister wife husband widow friend boyfriend girlfriend uncle aunt cousin
grandmother grandfather
king queen prince princess duke duchess pope bishop priest pastor candidate nominee politician spokesman spokeswoman
spokesperson ceo
boss employee worker customer client user voter fan neighbor neighbour colleague rival opponent champion winner rookie
quarterback striker
goalkeeper defender midfielder pitcher sheriff detective inspector sergeant lieutenant general colonel major captain
gunman attacker killer
thief robber burglar inmate prisoner migrant refugee farmer businessman businesswoman entrepreneur billionaire
whistleblower veteran
mom dad mum lady gentleman youth adult counterpart predecessor successor assistant billionaire agent guard
""",
    )
)
"""Nouns for one person: what `he` or `she` may mean inside a statement."""

ORGANISATION_NOUNS = frozenset(
    re.findall(
        r"\S+",
        """
company firm group agency organisation organization bank airline club team band party union ministry department
university college
school hospital court council committee commission board newspaper magazine channel network studio retailer carmaker
startup
start-up chain brand manufacturer developer publisher charity foundation association institute museum church force
navy army parliament senate
congress league federation authority regulator watchdog administration bureau
""",
    )
)
"""Nouns for bodies: `the company` and `the ministry` mean the one that was named."""

BARE_NOUNS = (
    "company|firm|group|agency|organisation|organization|bank|airline|club|team|band|ministry|department|university"
    "|college|school|hospital|council|committee|commission|newspaper|magazine|retailer|carmaker|startup|start-up|chain"
    "|charity|foundation|association|institute|museum|regulator|watchdog|bureau|man|woman|boy|girl|couple|pair|duo"
    "|suspect|defendant|victim|officer|singer|actor|actress|rapper|player|striker|driver|pilot|author|artist"
    "|spokesman|spokeswoman|spokesperson|judge|minister|mayor|senator|governor|city|town|village|island|district"
    "|report|study|survey|poll|book|film|movie|show|series|album|song|game|match|device|app|car|vehicle|phone|bill"
    "|incident|confirmation|assumption|label|crowd|audience|house|home|building|answer|haze|conversation|meeting|hearing"
    "|increase|decrease|rise|drop|seats|experiment|crisis|plan|policy|proposal|measure|change|changes|technology|relationship|campaign"
    "|message|trial|case|truck|van|boat|plane|officers|players|firms|companies|studio|incident|announcement|statement|move|decision|deal|agreement|letter|video|post|tweet|document|documents|figures"
    "|findings|results|rule|ruling|investigation|attack|crash|victory|win|loss|defeat|project|program|programme"
    "|service|site|product|event|ad|photo|picture|image|clip"
)
"""Nouns that, with nothing but `the`, speak of one thing that was named before."""

ONLY_ONE = frozenset(
    re.findall(
        r"\S+",
        """
government president world country nation public economy weather war sun moon police media internet law state army
navy king queen pope sea sky earth environment market markets press web future past left right north south east west
rich poor dead military parliament senate congress house kremlin pentagon union dollar euro pound yen pandemic climate
bible constitution
""",
    )
)
"""Nouns that, with nothing but `the`, mean the one that everybody knows."""

PLACE_NOUNS = (
    "city|town|village|settlement|capital|port|hub|stronghold|island|region|province|district|suburb|municipality"
)

CITY_NOUNS = "city|town|village|settlement"
"""What one named town can be called; `the capital` is another place, and `the port` a part of it."""

FUNCTION_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
a an the and or but of in on at by for from to with without into over under between against about after before
during despite
while when where which who whom whose that this these those as than then if because although though is are was were
be been being
has have had do does did will would can could may might must should not no only also even still just its his her
their our my your
all both each every some any many most more several few other such same said says amid through across around near
inside outside
""",
    )
)

EXPLETIVE_IT = (
    r"(?:is|was|has been|[’']s)\s[^,.;]{2,60}?\s(?:that|who|when|where)\s|(?:is|was|has been|had been|will be|would be"
    r"|may be|can be|could be|might be|should be|must be|[’']s)\s(?:\w+ly\s|not\s|also\s|the first\s|an?\s|so\s|very\s"
    r"|been\s)*(?:[\w-]+\s(?:that|whether|if|how|when|what)|(?!\w+ed\b|(?:down|up|out|on|in|off|down|back"
    r"|due|able|likely|ready|set|open|subject|similar"
    r"|close|here|there|known|born|part|good|bad|great)\b)[\w-]+\s(?:to|for))\b"
    r"|(?:takes|took|rained|snowed|is raining|emerged|turns out|turned out)\b"
    r"|(?:sounds|sounded|looks|looked|feels|felt|seems|seemed)\s(?:like|as)\b(?!\sif\sit\b)"
    r"|(?:seems|seemed|appears|appeared)\s(?:\w+\s)?(?:that|to (?:me|us|him|her|them)|as if|as though|likely|unlikely"
    r"|clear|possible|all|some|the|there|(?!I\b)[A-Z]\w*)\b"
)
"""After `it`: nothing is meant by the pronoun."""


def is_armed_before(phrase: str, before: Collection[str]) -> bool:
    """Whether `those forces` means the `units` of which the words before speak: no other people in arms stand there."""
    pointer, _, noun = phrase.casefold().partition(" ")
    return pointer in {"these", "those"} and noun in _ARMED and len(_ARMED.intersection(before)) == 1
