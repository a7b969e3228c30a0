"""Rules that leave a claim open, each with its reason: abstaining is an answer."""

import re

from secondsource.domain.claim import Kind, Reason
from secondsource.domain.evidence import Stance, Tier
from secondsource.domain.report import Verdict
from secondsource.weighing import phrases
from secondsource.weighing.deciding import evidence_refutes, ladder_supports, sides_disagree, sources_conflict
from secondsource.weighing.interest import claim_camp
from secondsource.weighing.ladder import is_capped
from secondsource.weighing.objections import NOT_LOCATED
from secondsource.weighing.own_story import own_story
from secondsource.weighing.places import ambiguous_place as find_ambiguous_place
from secondsource.weighing.ruling import Ruling, Weighing, camps_of, not_enough, of_tier, origins_of
from secondsource.weighing.testimony import find_admitting_camp
from secondsource.weighing.times import RECENT, find_window

_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|doubt\w*|disput\w+|reject\w*|refut\w+|dismiss\w*)\b", re.IGNORECASE)
_HARDLY = re.compile(r"(?:very )?few|no one|nobody|none|hardly any\w*|(?:few|no) \w+", re.IGNORECASE)


def not_checkable(weighing: Weighing) -> Ruling | None:
    """Opinions, forecasts, motives and vague words are not checked: no evidence could settle them."""
    claim = weighing.claim
    if claim.checkable:
        return None
    reason = claim.why_not or Reason.VAGUE
    sentence = phrases.NOT_CHECKABLE.get(reason, phrases.NOT_CHECKABLE[Reason.VAGUE])
    return Ruling(Verdict.NOT_CHECKABLE, reason, None, sentence)


def told_as_denied(weighing: Weighing) -> Ruling | None:
    """What the article gives as denied or doubted is not what its speaker says: it is left open."""
    said = weighing.claim.attribution
    if said is None or not (_DENIES.search(said.cue) or _HARDLY.fullmatch(said.speaker)):
        return None
    return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, Reason.AMBIGUOUS_CLAIM, None, phrases.DENIED)


def ambiguous_place(weighing: Weighing) -> Ruling | None:
    """A contested claim about a place of which there are several is left open where nothing in the article tells which
    is meant and no record states or contradicts it."""
    if weighing.conflict is None or of_tier((*weighing.support, *weighing.against), Tier.E1):
        return None
    name = find_ambiguous_place(weighing.claim.text, weighing.case.about, weighing.case.tables)
    if name is None:
        return None
    sentence = phrases.AMBIGUOUS_PLACE.format(name=name)
    return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, Reason.AMBIGUOUS_CLAIM, None, sentence)


def expired(weighing: Weighing) -> Ruling | None:
    """Who controls a place on an active front was decided for the days of the article; after seven days that says
    nothing of the day of the report. What was known at publication stands beside it."""
    if weighing.claim.kind is not Kind.CONTROL or weighing.conflict is None:
        return None
    window = find_window(weighing.claim, weighing.conflict, weighing.case)
    if window is None or not window.standing or weighing.case.as_of <= window.until:
        return None
    if find_admitting_camp(weighing.claim.text, None, weighing.case.tables):
        return None  # That somebody admitted a loss stays so.
    if of_tier((*weighing.support, *weighing.against), Tier.E1):
        return None
    once = (sources_conflict, evidence_refutes, ladder_supports, sides_disagree)
    decided = next((ruling for rule in once if (ruling := rule(weighing))), None)
    if decided is None:
        return None
    return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, Reason.TOO_OLD, None, phrases.EXPIRED, decided.cites)


def retrieval_failed(weighing: Weighing) -> Ruling | None:
    """Where nobody could be asked and nothing was found, that is said, and no verdict is given."""
    if weighing.items or weighing.case.searched:
        return None
    return not_enough(Reason.RETRIEVAL_FAILED)


def too_old(weighing: Weighing) -> Ruling | None:
    """All that outsiders say for or against the claim is older than a claim of this kind stays valid."""
    if weighing.support or weighing.against:
        return None
    outdated = [item for item in weighing.items if item.expired and item.evidence.camp == "none"]
    return not_enough(Reason.TOO_OLD, outdated) if outdated else None


def needs_visual_verification(weighing: Weighing) -> Ruling | None:
    """All that supports a contested claim are pictures or videos whose place and day nobody named has established."""
    loose = [
        item
        for item in weighing.items
        if item.evidence.stance is Stance.SUPPORTS and item.evidence.discounted == NOT_LOCATED
    ]
    if weighing.support or weighing.against or not loose:
        return None
    return not_enough(Reason.NEEDS_VISUAL_VERIFICATION, loose)


def only_one_side(weighing: Weighing) -> Ruling | None:
    """All that counts comes from one side of a conflict, or the article has it from a side and nothing else counts."""
    claim, tables = weighing.claim, weighing.case.tables
    camps = camps_of(weighing.support)
    speaker = claim_camp(claim, tables)
    if weighing.conflict and speaker and camps <= {"none", None, speaker.camp}:
        camps |= {speaker.camp}
    camps -= {None, "none"} if weighing.conflict else set()
    if not camps or camps & {None, "none"}:
        return None
    beyond_one = len(camps) > 1 or any(item.independent for item in weighing.support)
    if weighing.conflict and is_capped(claim) and beyond_one:
        return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, Reason.ONLY_PARTY_SOURCES, None, phrases.CAPPED, weighing.support)
    if len(camps) > 1:
        return None
    sentence = phrases.ONLY_ONE_SIDE.format(one=phrases.officials_of([camp for camp in camps if camp], tables))
    return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, Reason.ONLY_PARTY_SOURCES, None, sentence, weighing.support)


def one_origin(weighing: Weighing) -> Ruling | None:
    """All that supports the claim goes back to one origin, to the article's own story, or to publishers whom the
    registry does not know, so that nobody can tell whether they copy each other."""
    told = [item for item in weighing.items if item.evidence.stance is Stance.SUPPORTS]
    if len(origins_of(weighing.support)) > 1:
        unknown = not any(item.voice.publisher for item in weighing.support)
        sentence = phrases.UNKNOWN_HOUSES if unknown else phrases.NOT_ENOUGH[Reason.SINGLE_ORIGIN]
        return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, Reason.SINGLE_ORIGIN, None, sentence, weighing.support)
    if weighing.support:
        return not_enough(Reason.SINGLE_ORIGIN, weighing.support)
    own = tuple(item for item in told if own_story(item.passage, weighing.case))
    if not own:
        return None
    return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, Reason.SINGLE_ORIGIN, None, phrases.OWN_STORY, own)


def too_recent(weighing: Weighing) -> Ruling | None:
    """Nothing is held of a contested event, and less than 72 hours have gone since the article told of it."""
    told = weighing.case.article.published or weighing.case.article.dating.latest
    if weighing.conflict is None or told is None or weighing.case.as_of - told >= RECENT:
        return None
    return not_enough(Reason.TOO_RECENT)


def nothing_found(weighing: Weighing) -> Ruling | None:
    """Nothing that counts speaks for or against the claim."""
    del weighing
    return not_enough(Reason.NOTHING_FOUND)
