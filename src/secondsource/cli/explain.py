"""The chain from one verdict to the bytes it rests on."""

from collections.abc import Iterator

from secondsource.domain.evidence import Evidence
from secondsource.domain.report import Assessment, Finding, Report, Said
from secondsource.weighing import labels
from secondsource.weighing.reviewing import describe_change, name_moment, revisions_of
from secondsource.weighing.rules import method_of


def explain(report: Report, item: Assessment) -> Iterator[str]:
    """Line by line: claim, verdict, rule, arithmetic, evidence, bytes."""
    yield f"Claim      {item.claim.text}"
    yield f"  id       {item.claim.id}"
    yield f"  words    {item.claim.quote!r} at {item.claim.span.start}-{item.claim.span.end} of the article"
    yield f"  bytes    {report.article.address}, SHA-256 {report.article.snapshot}"
    if item.claim.attribution:
        said = item.said.value if item.said else "not looked up"
        yield f"  speaker  {item.claim.attribution.speaker} ({item.claim.attribution.cue}); said: {said}"
        if item.said is Said.NOT_FOUND and item.wording:
            yield f"  lead     {item.wording.quote!r}, our note on {item.wording.passage.url}; no proof"
    yield (
        f"Verdict    {item.verdict.value}"
        + (f" ({item.reason.value})" if item.reason else "")
        + f", as of {item.as_of}"
    )
    yield f"  {item.sentence}"
    yield from _rule(item.rule)
    yield from _then(item)
    for revision in revisions_of(report, item):
        yield f"Revision   {describe_change(revision)} by {revision.by}, {name_moment(revision.at)}: {revision.why}"
        yield from (f"  cites    {each}" for each in revision.cites)
    for finding in item.findings:
        yield from _finding(finding)
    for number, evidence in enumerate(item.evidence, start=1):
        yield from _evidence(number, evidence)
    yield f"Searches   {len(item.queries)}"
    yield from (f"Gap        {gap.what}: {gap.why}" for gap in item.gaps)
    yield f"Run        secondsource {report.run.version}, {', '.join(part.part for part in report.run.parts)}"


def _rule(name: str) -> Iterator[str]:
    yield f"Rule       {name}"
    yield from (f"  {line}" for line in method_of(name).splitlines())


def _then(item: Assessment) -> Iterator[str]:
    """The answer as known at publication, with the rule behind it where that is another."""
    then = item.at_publication
    if then is None:
        return
    because = f" ({then.reason.value})" if then.reason else ""
    yield f"Then       {then.verdict.value}{because}, as known on {then.day}"
    if then.rule != item.rule:
        yield f"  {then.sentence}"
        yield from _rule(then.rule)


def _finding(finding: Finding) -> Iterator[str]:
    yield f"Finding    {finding.check}: {finding.message}"
    if finding.arithmetic:
        yield f"  sum      {finding.arithmetic}"
    if finding.span:
        yield f"  words    {finding.quote!r} at {finding.span.start}-{finding.span.end}"


def _evidence(number: int, evidence: Evidence) -> Iterator[str]:
    passage = evidence.passage
    counts = "counts" if evidence.counts else f"does not count: {evidence.discounted}"
    yield f"Evidence {number} {evidence.stance.value} ({evidence.score:.2f}), {counts}"
    yield f"  id       {evidence.id}"
    words = labels.mark_words(passage) or "the words"
    yield f"  {words}: {evidence.quote!r} at {evidence.span.start}-{evidence.span.end} of the passage"
    yield f"  reading  {evidence.why}"
    yield f"  from     {passage.publisher or 'unknown publisher'}, {passage.published_at or 'no date'}, {passage.url}"
    declared = (("canonical", passage.canonical), ("source", passage.declared_source))
    yield from (f"  {label:<9}declared by the page: {given}" for label, given in declared if given)
    yield f"  tier     {evidence.tier.value}, camp {evidence.camp or 'unknown'}, origin {evidence.origin}"
    yield f"  bytes    passage {passage.id}, snapshot {passage.snapshot or 'none: a row of the reference tables'}"
