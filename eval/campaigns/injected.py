"""Campaigns made by rule: exact copies, synonyms in slots, sentences in another order, the title echoed, and texts said
in other words. Every template is written here, by hand; the slots are filled by a seeded generator."""
# ruff: noqa: E501 (templates are easier to read whole)

import random
import re
from collections.abc import Callable

TITLE = "Council Votes to Close the Harbour Bridge for Eighteen Months"
SINGLE = (
    "The {new|latest|fresh} timetable {helps|serves|suits} nobody who {works|labours|toils} at night, and the {council|town "
    "hall|board} {knows|understands|sees} that.",
    "My {cousin|neighbour|brother} {bought|got|ordered} this {heater|stove|boiler} and {says|swears|reports} the bill fell by "
    "{half|a third|a quarter} within a {month|winter|season}.",
    "{Solid|Strong|Good} margins again, and the {board|management|team} keeps {debt|leverage|borrowing} low while {peers|rivals|"
    "competitors} struggle.",
    "If the {minister|secretary|mayor} had {read|studied|opened} the report, this {tunnel|bridge|road} would {never|not|hardly} "
    "have been {built|approved|funded}.",
    "{Honestly|Frankly|Really}, the {pilot|captain|skipper} deserves a {medal|prize|statue} for landing that {plane|ferry|"
    "balloon} in such {fog|wind|rain}.",
    "The vaccine {queue|line|wait} in our {village|district|parish} was {short|brief|quick}, and the {nurses|staff|"
    "volunteers} were {kind|patient|friendly} to everyone.",
    "Uranium {names|stocks|shares} keep {climbing|rising|gaining} because {supply|output|production} stays {tight|scarce|thin} "
    "into the next {year|decade|cycle}.",
    "Nobody {mentions|admits|says} that the {dam|reservoir|canal} was {planned|drawn|designed} before the {census|election|"
    "referendum} and paid by {farmers|taxpayers|growers}.",
)  # fmt: skip
LONG = (
    "The ferry used to leave at six. Now the first one goes at eight. Nurses from the island lose two shifts a week. "
    "Somebody in the ministry must explain this.",
    "I cancelled my subscription last winter. The weather maps were wrong three days in a row. My bees froze because I "
    "trusted them. Never again.",
    "Wheat prices fell again this harvest. Storage in our valley is full. Traders offer less than diesel costs. Young "
    "farmers will sell their land.",
    "Our choir lost its hall to a gym. The parish offered a cellar without windows. Forty singers moved to the next town. "
    "Culture ends when rents decide.",
    "Their new tram stops before the hospital. Patients walk the last kilometre uphill. The mayor cut a ribbon and left. "
    "Wheelchairs were not invited.",
)
FRAMES = (
    "Interesting update on {title}. Curious how the numbers trend next quarter.",
    "Thanks for covering {title}! Subscribed to the newsletter right away.",
    "Reading {title} changed my mind about the whole sector.",
    "Has anyone a second opinion on {title}? My broker has none.",
    "Bookmarked {title} for the weekend, great depth as always.",
)
PARAPHRASED = (
    ("The bridge was shut without asking the people who use it.", "Nobody who crosses that bridge was consulted before it closed.",
     "They closed the crossing and never spoke to its users.", "Users of the bridge had no say at all in its closing.",
     "Without a word to those who need it, the bridge was taken away."),
    ("Prices at the market doubled since spring and wages did not.", "Wages stand still while the stalls ask twice what they did in April.",
     "Everything costs double now, and my pay is what it was.", "Our pay never moved, yet food has gone up by a hundred percent.",
     "Since the snow melted the market takes twice as much from the same wallet."),
    ("The hospital needs nurses more than it needs a new lobby.", "Spend on nursing staff, not on an entrance hall.",
     "A prettier foyer heals nobody; hire more nurses.", "What patients lack is care at the bed, and you build a lobby.",
     "Marble in the entrance will not answer the night bell."),
)  # fmt: skip


def exact(size: int, draw: random.Random) -> list[str]:
    """One text, again and again."""
    return [_fill(draw.choice(SINGLE), draw)] * size


def synonyms(size: int, draw: random.Random) -> list[str]:
    """One template, each slot filled anew."""
    template = draw.choice(SINGLE)
    return [_fill(template, draw) for _ in range(size)]


def shuffled(size: int, draw: random.Random) -> list[str]:
    """The same sentences in another order."""
    sentences = re.split(r"(?<=\.) ", draw.choice(LONG))
    return [" ".join(draw.sample(sentences, len(sentences))) for _ in range(size)]


def echoed(size: int, draw: random.Random) -> list[str]:
    """The page's title in frames of other words."""
    return [draw.choice(FRAMES).format(title=TITLE) for _ in range(size)]


def paraphrased(size: int, draw: random.Random) -> list[str]:
    """One opinion in other words each time: written by hand and repeated by no rule, up to five to a campaign."""
    texts = draw.choice(PARAPHRASED)
    return draw.sample(texts, min(size, len(texts)))


KINDS: dict[str, Callable[[int, random.Random], list[str]]] = {
    "exact": exact, "synonyms": synonyms, "shuffled": shuffled, "title_echo": echoed,
}  # fmt: skip


def _fill(template: str, draw: random.Random) -> str:
    return re.sub(r"\{([^{}]*)\}", lambda slot: draw.choice(slot[1].split("|")), template)
