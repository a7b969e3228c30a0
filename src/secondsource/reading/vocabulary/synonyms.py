"""Words that news and reference texts use for one another, as groups; a word may stand in several."""

from functools import lru_cache

from secondsource.reading.vocabulary.words import word_form

_GROUPS = """
film movie picture
actor actress act star performer role appear cast
singer song sing vocalist vocals
song single track
music musical musician
album record release
release publish issue premiere debut come-out
author writer write wrote novelist book novel
direct director directed helmed filmmaker
produce producer production
die death dead deceased late
kill slay murder assassinate
born birth native
marry marriage wife husband spouse wed
child children son daughter kid
father mother parent
begin start commence launch open found establish
end finish conclude cease stop
found establish create form founder set-up
company firm corporation business
win victory winner won defeat beat
award prize honour honor
lose loss defeat
region oblast province
district raion rayon
town city
country nation state
war conflict invasion hostilities
invasion invade
soldier troop serviceman servicemen forces fighter personnel
army military forces troops
forces units troops
attack assault strike offensive raid
attack assault storm
capture seize take conquer occupy overrun
occupy occupation occupier
recapture retake liberate regain reclaim recover
liberate liberation free freed
withdraw retreat pull-back
surrender capitulate give-up
hold control maintain
control held controlled
encircle surround trap besiege cut-off
junction hub node crossroads
rail railway railroad train
road highway route
river waterway
bridge crossing
village settlement
population inhabitants residents people
inhabitant resident
official spokesperson spokesman spokeswoman spokesmen speaker
spokesman spokesperson spokeswoman
head chief leader lead director chair
boss head chief
minister secretary
president head-of-state
election vote elect elected
law legislation act bill
fire blaze
flood flooding
earthquake quake
kill casualty dead death fatality
wound injure injury hurt
drone uav
missile rocket
shell shelling bombard bombardment artillery
bomb bombing explosion blast
destroy destruction demolish ruin
damage harm
repel repulse beat-back
fail failure collapse unsuccessful
succeed success successful
increase rise grow growth climb
decrease fall decline drop
earn gross revenue
cost price
buy purchase acquire
sell sale
sign contract
play player
football soccer
team club side squad
league division
match game
season series
episode show program programme series
television tv
channel network broadcaster
character role
school university college
study graduate educate attend
live reside residence
move relocate
travel journey trip
doctor physician
illness disease
case infection
confirm confirmed positive
patient case
recover recovery
scientist researcher
discover discovery
invent inventor invention
mountain peak
sea ocean
island isle
ship vessel boat
plane aircraft jet airplane
car vehicle automobile
tank armour
weapon arms
fight battle combat
fighting battle clash
defend defence defense
agree agreement accord deal treaty pact
negotiate negotiation talks
mercenary mercenaries
foreign foreigner
prison jail imprison
arrest detain detention
sentence convict conviction
accuse charge allege
lawyer attorney
police officer
critic review reviewer
rate rating score
average mean
percent percentage
approve approval
receive obtain get
worldwide international global
american united-states
english british
supply resupply logistics
air airborne
building block tower
northern north
southern south
eastern east
western west
acknowledge admit concede
setback loss defeat
blogger milblogger
propagandist propaganda
counteroffensive counterattack
reinforce reinforcement
communication press
grouping group
"""


@lru_cache(maxsize=1 << 15)
def groups_of(root: str) -> frozenset[int]:
    """Numbers of the groups that hold a word of this root."""
    return _BY_ROOT.get(root, frozenset())


def _by_root() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS.strip().splitlines()):
        for word in line.split():
            form = word_form(word.replace("-", ""))
            for key in {form.stem, form.root}:
                found.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


_BY_ROOT = _by_root()
