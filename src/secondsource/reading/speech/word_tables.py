"""Closed classes of English words, and the endings by which open ones are told apart."""

import re

from secondsource.reading.vocabulary.word_lists import word_set

DETERMINERS = word_set("""
a an the this these those no any every each some all both either neither another such what whatever which many much
several few most more less enough various
""")
ALONE = word_set("some many most few several all both neither either each those these this")
"""Determiners that stand as a subject of their own."""
POSSESSIVES = word_set("my our your his her its their whose")
PRONOUNS = word_set("""
i you he she it we they me him us them himself herself itself themselves ourselves myself yourself someone somebody
anyone anybody everyone everybody nobody none something anything everything nothing others one
""")
RELATIVES = word_set("who which whom that")
ASKERS = word_set("how what whether why if where when who")
BE = word_set("is are was were be been being am 's 're 'm")
HAVE = word_set("has have had having 've")
DO = word_set("do does did")
MODALS = word_set("will would can could may might must shall should cannot 'll 'd")
NEGATIONS = word_set("not n't never")
PREPOSITIONS = word_set("""
of in on at by for with from to into over under between against about without during through across among amid around
as behind beyond despite inside near off onto outside per since than toward towards until upon via within like unlike
above below along up down out versus regarding concerning
""")
CLAUSE_OPENERS = word_set("""
because although though while whereas unless until after before since when where if whenever as than once lest
""")
CONJUNCTIONS = word_set("and or but nor yet")
ADVERBS = word_set("""
also now then still already again often just even once soon later earlier ever always sometimes only long far very so
too more most less quite rather almost perhaps maybe indeed instead however therefore thus together further here there
today yesterday tomorrow right repeatedly largely not never n't first back away ahead well yet ago meanwhile altogether
much
""")
NUMBERS = word_set("""
one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety
hundred thousand million billion trillion dozen half
""")
TIMES = word_set("""
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december today yesterday tomorrow morning afternoon evening night week month year
""")
NOT_GERUNDS = word_set("""
thing anything something nothing everything king spring string morning evening ceiling building wing ring sibling bring
sing sting swing pudding wedding during according including regarding concerning following
""")
NOT_PAST = word_set("hundred indeed speed need deed seed feed breed bed red wed shed sacred naked embed exceed proceed")
NOT_ADVERBS = word_set("""
family supply reply ally rally early only july assembly anomaly friendly likely unlikely daily weekly monthly yearly
elderly lovely deadly costly ugly holy italy sicily
""")
PARTICIPLES = word_set("""
been begun given taken known seen shown written spoken chosen driven broken stolen forgotten hidden drawn grown thrown
flown done gone begun run won become sworn torn worn risen fallen eaten beaten forbidden forgiven proven sung rung sunk
""")
ADJECTIVE = re.compile(
    r"(?:ous|ful|less|able|ible|ish|ive|ical|ional|eral|tual|rary|tory|tric|stic|tant|dent|ular|ncial|inal|onal)$"
)
ADJECTIVES = word_set("""
good bad new old big small large great high low strong weak long short clear sure ready able eager keen afraid aware
proud fond wary open hostile certain critical public private political national local federal foreign former same
other own last next recent major top key early late full free real true false right wrong hard easy quick slow likely
unlikely best worst better worse young black white red blue conservative liberal democratic republican republic
presidential social economic global military civil
""")
