"""Nouns and adjectives by which a text tells what somebody says, wants or thinks, with the words that lead to what."""

from secondsource.reading.vocabulary.word_lists import word_set

_NOUNS = """
of: criticism denunciation condemnation endorsement rejection approval acceptance embrace support defense defence
description depiction portrayal characterization account assessment evaluation analysis understanding knowledge
awareness memory recollection dream fear denial mention vision view opinion interpretation praise mockery
disapproval dislike hatred admiration appreciation distrust mistrust suspicion advocacy promotion announcement
declaration disclosure recognition acknowledgment acknowledgement admission accusation allegation warning prediction
promise pledge threat refusal mockery dismissal repudiation renunciation critique review reading choice notion
consideration coverage discussion treatment expectation hope sense idea impression image picture perception opposition
supporter supporters backer backers critic critics opponent opponents advocate advocates proponent proponents champion
defender defenders skeptic fan fans
for: support call calls plan plans proposal proposals argument case enthusiasm sympathy respect contempt disdain desire
demand demands request requests appeal hope hopes preference need affection love passion admiration apology praise
blueprint vision advocacy concern regard push bid campaign vote votes appetite explanation reason backing
against: argument case campaign attack attacks charge charges vote crusade rhetoric warning threats outburst tirade rant
lawsuit suit complaint accusations allegations
on: attack attacks assault ban stance position view views opinion opinions focus emphasis decision ruling report
comment comments remarks speech thoughts statement crackdown perspective take bet stand
about: concern concerns worry worries fear fears doubt doubts question questions comment comments remark remarks
complaint complaints statement statements claim claims warning warnings speech speeches joke jokes view views opinion
opinions attitude attitudes idea ideas feelings enthusiasm optimism pessimism skepticism scepticism reservations
misgivings anxiety anger story stories rumors rumours report reports tweet tweets message messages talk lie lies
assumptions beliefs rhetoric anxieties
to: opposition objection objections plan plans pledge pledges promise promises vow vows refusal decision intention
desire wish commitment threat threats effort efforts attempt attempts bid offer proposal proposals call calls
willingness
reluctance eagerness unwillingness determination hope hopes agreement request requests demand demands reference
references response reaction objection aversion hostility devotion dedication loyalty resistance approach vote push
goal ambition inclination invitation order orders need
in: interest belief faith confidence trust
with: disagreement agreement disappointment frustration dissatisfaction satisfaction displeasure
over: concern concerns worry worries anger outrage fear fears frustration alarm
that: claim claims argument arguments belief beliefs view contention assertion assertions allegation allegations charge
charges accusation accusations suggestion suggestions statement statements announcement announcements conclusion
conclusions admission fear fears hope hopes concern concerns worry worries idea notion opinion prediction predictions
promise promises pledge pledges warning warnings doubt doubts suspicion suspicions evidence sign signs report reports
rumor rumors rumours impression sense conviction confidence expectation expectations assumption assumptions
acknowledgment acknowledgement declaration insistence proof testimony complaint complaints case theory point demand
demands finding findings ruling decision realization recognition remark remarks perception reminder understanding
"""
_ADJECTIVES = """
of: critical supportive dismissive skeptical sceptical wary proud afraid aware mindful fearful hopeful tired
confident fond
enamored certain sure convinced leery suspicious weary ashamed tolerant contemptuous respectful scornful envious unaware
in: confident interested involved uninterested disappointed
about: concerned worried uneasy excited enthusiastic optimistic pessimistic angry furious upset happy unhappy nervous
anxious
clear adamant sanguine vocal passionate serious right wrong skeptical sceptical confident certain sure curious bitter
cynical ambivalent hopeful honest candid realistic cautious apprehensive coy defensive frank undecided unsure outspoken
skittish bullish bearish lukewarm upbeat mum evasive dubious conflicted
with: frustrated disappointed satisfied pleased unhappy happy comfortable uncomfortable familiar impressed upset angry
content dissatisfied disenchanted fed enthralled obsessed preoccupied
by: outraged angered alarmed frustrated disgusted impressed disappointed encouraged appalled shocked surprised amused
offended dismayed inspired horrified troubled heartened
at: angry furious upset outraged shocked surprised
to: opposed committed sympathetic hostile open devoted dedicated receptive averse loyal indifferent attuned resistant
grateful partial resigned
on: keen bent intent insistent adamant focused bullish undecided silent dependent
for: grateful thankful responsible ready enthusiastic nostalgic
against: dead
that: concerned worried angry furious happy unhappy confident certain sure convinced hopeful optimistic pessimistic
clear
adamant proud afraid aware glad disappointed surprised insistent skeptical sceptical fearful unsure incensed relieved
shocked thrilled outraged alarmed pleased upset
to verb: eager determined willing unwilling reluctant prepared keen hesitant loath inclined content happy glad
"""


def _table(listing: str) -> dict[str, frozenset[str]]:
    """Each word with the words that may follow it."""
    following: dict[str, set[str]] = {}
    words, lead = "", ""
    for row in listing.strip().splitlines():
        head, colon, rest = row.partition(":")
        lead, words = (head.strip(), rest) if colon else (lead, row)
        for word in word_set(words):
            following.setdefault(word, set()).add(lead)
    return {word: frozenset(leads) for word, leads in following.items()}


STANCE_NOUNS = _table(_NOUNS)
STANCE_ADJECTIVES = _table(_ADJECTIVES)
