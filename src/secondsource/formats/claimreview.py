"""ClaimReview (schema.org, JSON-LD) for the statements that a person reviewed, and for no others.

One review a statement: what was claimed, by whom and where; the last person's verdict in words, with their name, their
reason and what they cite; and who edited the statement, if anybody did. There is no number: the five verdicts are no
steps of one scale, and half a truth is not the middle between *supported* and *not enough evidence*. Without a review
the feed is empty and says why.
"""

import json
from dataclasses import dataclass
from typing import Any

from secondsource.domain.article import Article
from secondsource.domain.claim import Attribution
from secondsource.domain.evidence import Evidence
from secondsource.domain.report import Assessment, Report, Revision
from secondsource.reading.vocabulary.given_names import MEN, WOMEN
from secondsource.weighing.edits import KINDS, edits_of
from secondsource.weighing.labels import VERDICTS, answer, safe_address
from secondsource.weighing.reviewing import revisions_of
from secondsource.weighing.wording import count

NONE = "No person has reviewed a statement of this report; ClaimReview is published for reviewed statements only."


@dataclass(frozen=True, slots=True)
class Options:
    """Where the reviews will stand."""

    address: str = ""
    """Address at which the HTML report is published; search engines take no review without one."""


class Component:
    suffix = ".claimreview"
    media_type = "application/ld+json"

    def __init__(self, options: Options) -> None:
        self.options = options

    def render(self, report: Report) -> str:
        people = _find_people(report)
        reviews = [
            self._review(report, item, revisions[-1], number, people)
            for number, item in enumerate(report.assessments, start=1)
            if (revisions := revisions_of(report, item))
        ]
        feed = {
            "@context": "https://schema.org",
            "@type": "DataFeed",
            "name": f"Reviewed statements: {report.article.title}",
            "identifier": report.id,
            "description": f"{count(len(reviews), 'statement')} reviewed by a person." if reviews else NONE,
            "dataFeedElement": reviews,
        }
        return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"

    def _review(
        self, report: Report, item: Assessment, last: Revision, number: int, people: frozenset[str]
    ) -> dict[str, Any]:
        verdict = VERDICTS[last.verdict.after]
        return _known(
            {
                "@type": "ClaimReview",
                "identifier": last.id,
                "url": f"{self.options.address}#c{number}" if self.options.address else None,
                "datePublished": last.at.isoformat(),
                "author": {"@type": "Person", "name": last.by},
                "claimReviewed": item.claim.text,
                "itemReviewed": _claim(report.article, item, people),
                "reviewRating": {"@type": "Rating", "alternateName": verdict, "ratingExplanation": last.why},
                "reviewBody": f"{verdict}. {last.why} The machine's answer: {answer(item)}{_edited(report, item)}",
                "citation": [_citation(name, item) for name in last.cites] or None,
            }
        )


def _edited(report: Report, item: Assessment) -> str:
    """Who made the statement what was reviewed, where a person did: it differs from what a machine would find."""
    edits = edits_of(report.edited, item.claim)
    return "".join(f" {KINDS[each.kind]} by {each.signed.by}: {each.signed.why}" for each in edits)


def _claim(article: Article, item: Assessment, people: frozenset[str]) -> dict[str, Any]:
    """The statement, who made it where the article says so, and where it stands."""
    published = article.published.isoformat() if article.published else None
    by = item.claim.attribution
    return _known(
        {
            "@type": "Claim",
            "text": item.claim.quote,
            "author": _speaker(by, people) if by else None,
            "datePublished": published,
            "appearance": _known(
                {
                    "@type": "NewsArticle",
                    "headline": article.title,
                    "url": safe_address(article.address),
                    "datePublished": published,
                    "inLanguage": article.language,
                    "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
                }
            ),
        }
    )


def _speaker(by: Attribution, people: frozenset[str]) -> dict[str, Any]:
    """Somebody with a given name, a role, or the surname of such a speaker is a person; all others are a body."""
    kind = "Person" if _surname(by) in people else "Organization"
    return _known({"@type": kind, "name": by.speaker, "description": by.role})


def _find_people(report: Report) -> frozenset[str]:
    """Surnames of the speakers whom the article gives a role or a given name."""
    said = [item.claim.attribution for item in report.assessments if item.claim.attribution]
    return frozenset(_surname(by) for by in said if by.role or by.speaker.partition(" ")[0].casefold() in MEN | WOMEN)


def _surname(by: Attribution) -> str:
    return by.speaker.rpartition(" ")[2].casefold()


def _citation(name: str, item: Assessment) -> dict[str, Any]:
    """Evidence of the statement as the page it stands on; an address as it is."""
    cited = next((each for each in item.evidence if each.id == name), None)
    if cited:
        return _known({"@type": "CreativeWork", **_page(cited)})
    return {"@type": "CreativeWork", ("url" if safe_address(name) else "name"): name}


def _page(evidence: Evidence) -> dict[str, Any]:
    passage = evidence.passage
    return {"name": passage.title, "url": safe_address(passage.url), "text": evidence.quote}


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that are known: what is unknown is left out, never guessed."""
    return {name: value for name, value in fields.items() if value is not None}
