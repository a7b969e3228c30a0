"""A comment thread becomes a reading: its different texts, its clusters, its echoes of the page, known templates."""

from dataclasses import replace

from secondsource.domain.article import Article
from secondsource.domain.examination import Echo, ThreadReading
from secondsource.domain.reference import Tables
from secondsource.domain.thread import Thread, ThreadPage
from secondsource.reading.threads.bank import TemplateIndex, find_reuse
from secondsource.reading.threads.clusters import find_clusters, group_same
from secondsource.reading.threads.echoes import find_echoes
from secondsource.reading.threads.telling import tell_cluster

_PLACES = 5


def read_thread(thread: Thread, page: ThreadPage, bank: TemplateIndex | None = None) -> ThreadReading:
    """Everything that signals need. The order of the comments changes nothing but their places."""
    same = group_same(thread)
    texts, found = find_clusters(same, len(thread.comments))
    clusters = [tell_cluster(each, texts, same, thread, page) for each in found]
    clusters.sort(key=lambda each: (-len(each.members), each.id))
    return ThreadReading(
        thread=thread,
        page=page,
        same=same,
        clusters=tuple(clusters),
        echoes=_echoes(thread, page),
        reuse=find_reuse(same, bank) if bank else (),
        bank=bank is not None,
    )


def _echoes(thread: Thread, page: ThreadPage) -> tuple[Echo, ...]:
    """Of every comment, in the order of the thread; a text that stands there often is read once."""
    found = {text: find_echoes(text, page) for text in {each.text for each in thread.comments}}
    return tuple(
        replace(echo, position=at) for at, comment in enumerate(thread.comments) for echo in found[comment.text]
    )


def page_of(article: Article, tables: Tables) -> ThreadPage:
    """What a thread can echo of the page that it stands under."""
    places = [word.strip(".,:;") for word in article.title.split() if word[:1].isupper()]
    return ThreadPage(
        title=article.title,
        section=article.section or "",
        site=article.publisher or "",
        author=article.byline or "",
        places=tuple(dict.fromkeys(each for each in places if tables.places.find(each)))[:_PLACES],
        text=article.text,
        address="" if article.address == "-" else article.address,
    )
