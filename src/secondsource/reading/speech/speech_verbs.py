"""Verbs and phrases by which a text gives words to a speaker."""

import re

from secondsource.reading.vocabulary.word_lists import word_set

_SAYING = """
say says said; tell tells told; add adds added; state states stated; note notes noted; explain explains explained
claim claims claimed; report reports reported; announce announces announced; insist insists insisted
argue argues argued; warn warns warned; stress stresses stressed; emphasize emphasizes emphasized
emphasise emphasises emphasised; clarify clarifies clarified; confirm confirms confirmed; deny denies denied
admit admits admitted; acknowledge acknowledges acknowledged; concede concedes conceded; assert asserts asserted
allege alleges alleged; maintain maintains maintained; suggest suggests suggested; estimate estimates estimated
declare declares declared; reveal reveals revealed; disclose discloses disclosed; reply replies replied
respond responds responded; answer answers answered; ask asks asked; observe observes observed
remark remarks remarked; recall recalls recalled; comment comments commented; conclude concludes concluded
caution cautions cautioned; contend contends contended; complain complains complained; testify testifies testified
tweet tweets tweeted; write writes wrote; joke jokes joked; quip quips quipped; boast boasts boasted
predict predicts predicted; promise promises promised; vow vows vowed; pledge pledges pledged
swear swears swore; exclaim exclaims exclaimed; shout shouts shouted; whisper whispers whispered
lament laments lamented
point out points out pointed out; go on goes on went on; find finds found; show shows showed
indicate indicates indicated
believe believes believed; think thinks thought; hope hopes hoped; fear fears feared; expect expects expected
agree agrees agreed; reiterate reiterates reiterated; repeat repeats repeated; continue continues continued
urge urges urged; propose proposes proposed; recount recounts recounted; posit posits posited; opine opines opined
tout touts touted; rule rules ruled; feel feels felt; know knows knew; counter counters countered
hint hints hinted; imply implies implied; speculate speculates speculated; theorize theorizes theorized
signal signals signaled signalled; guess guesses guessed; muse muses mused; accuse; gripe griped; rant ranted
advise advises advised; inform informs informed; remind reminds reminded; assure assures assured
convey conveyed; relate related; surmise surmised; venture ventured; interject interjected; chime chimed
realize realizes realized; realise realised; decide; worry worries worried; suspect suspects suspected
"""
_TRAILING = """
saying adding noting claiming arguing warning stressing emphasizing emphasising insisting explaining telling asserting
declaring alleging suggesting acknowledging admitting writing tweeting conceding
"""

NEEDS_THAT = word_set("""
find finds found show shows showed rule rules ruled expect expects expected continue continues continued repeat
repeats repeated go goes went tout touts touted answer answers answered ask asks asked urge urges urged propose
proposes proposed agree agrees agreed observe observes observed recall recalls recalled promise promises promised note
notes report reports state states estimate estimates claim claims hint hints hinted imply implies implied signal
signals signaled signalled decide accuse relate related conveyed suspect suspects worry inform informs informed advise
advises advised assure assures assured remind reminds reminded feel know maintain maintains write writes wrote comment
comments confirm respond responds responded reply replies deny denies denied counter counters countered declare
declares declared joke jokes shout shouts
""")
"""Verbs that take plain objects too: without quotation marks, only `that` (or a clause) shows that somebody speaks."""


def _forms(table: str) -> tuple[str, ...]:
    two_words = ("point out", "points out", "pointed out", "go on", "goes on", "went on")
    single = re.findall(r"[a-z]+", table)
    skip = {"out", "on", "point", "points", "pointed", "go", "goes", "went"}
    return (*two_words, *(word for word in single if word not in skip))


SPEECH_VERB = "|".join(sorted(_forms(_SAYING), key=len, reverse=True))
"""Finite forms, longest first, for use inside a pattern."""
TRAILING_VERB = "|".join(_TRAILING.split())
"""`…, adding that …`: the subject of the sentence goes on speaking."""
