"""Closed lists for telling what a pronoun or `the city` can mean."""

import re

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
    r"(?:is|was|has been|[’']s)\s[^,.;]{2,60}?\s(?:that|who|when|where)\s|(?:is|was|has been|had been"
    r"|will be|would be|may be|[’']s)\s(?:\w+ly\s|not\s|also\s|the first\s|an?\s|so\s|very\s|been\s)*[\w-]+\s(?:that"
    r"|to|for|whether|if|how|when|what)\b|(?:takes|took|seems|seemed|appears|appeared|turns|turned|rained|snowed|is"
    r" raining|emerged)\b"
)
"""After `it`: nothing is meant by the pronoun."""
