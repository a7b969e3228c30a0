"""Deeds that come one after the other: nobody dies before being born, nothing is torn down before it is built."""

import re
from functools import cache

ONCE: tuple[tuple[str, ...], ...] = (
    (
        "born",
        "died|killed|murdered|assassinated|executed|passed away|drowned",
        "buried|cremated|laid to rest|funeral|burial",
    ),
    ("born", "graduated|married|joined|moved|elected|appointed|enlisted|retired|won|studied|served|fought|published"),
    ("filmed|recorded", "released|premiered"),
    ("last seen", "found"),
    ("started school", "graduated"),
    ("married|graduated|retired|resigned", "died|passed away"),
    ("trial began|trial opened|trial started", "convicted|acquitted|sentenced|verdict"),
    ("work began|work on it began|work on it had begun|construction began|construction started", "finished|completed"),
    (
        "began|begun|started|kicked off|got under way|broke out|trial began|trial opened|trial started|work began"
        "|construction began|construction started",
        "ended|finished|concluded|stopped|completed|came to an end",
    ),
    ("designed", "launched|christened", "sailed|set sail", "sank|sunk|wrecked"),
    (
        "introduced|drafted",
        "passed|enacted|adopted|approved",
        "signed",
        "took effect|came into force|came into effect",
        "repealed|overturned|struck down|rescinded|revoked",
    ),
)
"""Courses that nobody goes through twice, each from its first stage to its last."""
COURSES: tuple[tuple[str, ...], ...] = (
    *ONCE,
    (
        "built|constructed|erected|completed|opened|inaugurated|unveiled",
        "torn down|demolished|razed|pulled down|closed|shut|shut down|shuttered|burned down|destroyed",
    ),
    (
        "founded|established|set up|formed|created|incorporated|launched",
        "went bankrupt|gone bankrupt|folded|dissolved|disbanded|collapsed|closed|wound up|liquidated|abolished|scrapped"
        "|discontinued",
    ),
    (
        "elected|appointed|named|nominated|chosen",
        "sworn in|took office|inaugurated",
        "resigned|stepped down|left office|ousted|impeached|deposed|dismissed|sacked|fired|retired",
    ),
    ("hired|joined|enlisted|recruited|signed up", "left|quit|departed|retired|fired|dismissed|sacked|discharged"),
    ("engaged", "married|wed", "divorced|separated|split up"),
    ("formed|got together|founded", "broke up|split up|disbanded"),
    ("enrolled|enrolling|entered", "graduated"),
    ("trial opened|trial began|trial started", "verdict|jury returned", "sentenced|convicted|acquitted"),
    ("opened|convened", "ended|adjourned|closed|concluded"),
    ("admitted|taken to hospital|hospitalized|hospitalised", "discharged|released"),
    (
        "arrested|detained",
        "charged|indicted",
        "tried|stood trial",
        "convicted|acquitted|found guilty",
        "sentenced|sent to prison|jailed|imprisoned",
        "released|freed|paroled",
    ),
    ("kidnapped|abducted|captured|taken hostage", "released|freed|rescued|liberated"),
    ("occupied|captured|seized|besieged", "liberated|retaken|recaptured|freed"),
    ("discovered|diagnosed", "cured"),
    ("bought|purchased|acquired", "sold|resold"),
)
"""Those and courses that may start anew: a mine closes in 2011 and opens in 2015."""
OF_A_DAY: tuple[tuple[str, ...], ...] = (
    *COURSES,
    ("took off|departed|set off", "landed|crashed|touched down|arrived"),
    ("called|alerted|dispatched", "arrived|reached|responded"),
)
"""Those and courses that are run through within hours."""


@cache
def deed_pattern() -> re.Pattern[str]:
    """Every deed of the courses, the longer first."""
    deeds = {deed for course in OF_A_DAY for stage in course for deed in stage.split("|")}
    return re.compile(rf"(?<!re-)\b(?:{'|'.join(sorted(deeds, key=lambda deed: (-len(deed), deed)))})\b", re.IGNORECASE)


def comes_after(one: str, other: str, courses: tuple[tuple[str, ...], ...] = COURSES) -> bool:
    """Whether one deed belongs to a later stage than the other of each course that has both in two, of one at least."""
    gaps = [here - there for here, there in _places(one, other, courses) if here != there]
    return bool(gaps) and min(gaps) > 0


@cache
def _places(one: str, other: str, courses: tuple[tuple[str, ...], ...]) -> tuple[tuple[int, int], ...]:
    """The stages of both in each course that holds both."""
    found: list[tuple[int, int]] = []
    for course in courses:
        stages = [set(stage.split("|")) for stage in course]
        here = [at for at, deeds in enumerate(stages) if one in deeds]
        there = [at for at, deeds in enumerate(stages) if other in deeds]
        found += [(a, b) for a in here for b in there]
    return tuple(found)
