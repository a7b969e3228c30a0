"""What a page or its feed declares of where its story comes from: a canonical address, an RSS source."""

from dataclasses import replace

import pytest

from secondsource.domain.claim import Kind
from secondsource.domain.report import Flag
from secondsource.reading.speech.credits import find_declared
from secondsource.weighing.own_story import find_canonical_upstream

FIRST = "Our reporter counted four lanes on the old bridge over the river this week."
AGAIN = "Drivers in the valley can pick one of four lanes when they cross."
LINE = "https://world-wire.example/bridge/lanes"


@pytest.fixture
def told(scene):
    """A claim told by an agency and by one more page, which declares something."""

    def made(**declared):
        story = scene("The bridge of Midtown has four lanes.", Kind.QUANTITY)
        story.page("World Wire", FIRST, day=-1, url=LINE)
        story.page("Meridian Post", AGAIN)
        passage, reading = story.read[-1]
        story.read[-1] = (replace(passage, **declared), reading)
        return story.assess()

    return made


def reasons(assessment):
    return [edge.reason for origin in assessment.origins for edge in origin.tree]


def test_two_pages_that_declare_nothing_are_two_origins(told):
    assert len(told().origins) == 2


@pytest.mark.parametrize("address", [LINE, "http://www.world-wire.example/bridge/lanes/", f"{LINE}#top"])
def test_a_canonical_address_makes_two_pages_one_origin_and_says_so(told, address):
    found = told(canonical=address)
    assert len(found.origins) == 1
    assert reasons(found) == ["Meridian Post gives the address of World Wire as its own."]
    assert found.rule == "one_origin"


@pytest.mark.parametrize("source", ["World Wire", "https://world-wire.example/feed.xml"])
def test_the_source_of_a_feed_entry_makes_two_pages_one_origin_and_says_so(told, source):
    found = told(declared_source=source)
    assert len(found.origins) == 1
    assert reasons(found) == ["Meridian Post declares World Wire as its source."]


@pytest.mark.parametrize("source", ["Meridian Post", "https://meridian-post.example/rss", " ", "Quiet Gazette"])
def test_a_page_that_declares_itself_or_another_joins_nothing(told, source):
    assert len(told(declared_source=source).origins) == 2


@pytest.mark.parametrize("address", ["https://world-wire.example/", "https://meridian-post.example/other", "not one"])
def test_a_front_page_or_another_page_is_no_tie(told, address):
    assert len(told(canonical=address).origins) == 2


def test_who_declares_a_source_is_the_copy_whatever_the_dates(scene):
    story = scene("The bridge of Midtown has four lanes.", Kind.QUANTITY)
    story.page("World Wire", FIRST, day=0, url=LINE)
    early = story.page("Meridian Post", AGAIN, day=-1)
    story.read[-1] = (replace(early, canonical=LINE), story.read[-1][1])
    (origin,) = story.assess().origins
    assert origin.root == story.read[0][0].id


def test_a_source_that_the_registry_lacks_is_named_as_given(scene):
    story = scene("The bridge of Midtown has four lanes.", Kind.QUANTITY)
    passage = replace(story.page("Meridian Post", AGAIN), declared_source="The Valley Courier")
    assert find_declared(passage, story.tables) == "The Valley Courier"
    address = replace(passage, declared_source="https://www.valley.example/rss")
    assert find_declared(address, story.tables) == "valley.example"


def test_a_page_under_the_articles_own_address_never_corroborates_it(scene):
    story = scene("The bridge of Midtown has four lanes.", Kind.QUANTITY)
    story.page("World Wire", FIRST, day=-1)
    passage, reading = story.read[-1]
    story.read[-1] = (replace(passage, canonical=story.article.address), reading)
    (evidence,) = story.assess().evidence
    assert evidence.discounted == "It is another address of the article."


def test_a_page_that_gives_another_sites_address_as_its_own_hides_its_upstream(scene):
    article = scene("The bridge of Midtown has four lanes.").article
    (finding,) = find_canonical_upstream(replace(article, canonical=LINE))
    assert finding.flag is Flag.HIDDEN_UPSTREAM_SOURCE
    assert "world-wire.example" in finding.message


@pytest.mark.parametrize("address", [None, "https://story.example/2", "https://amp.story.example/1"])
def test_an_address_on_its_own_site_hides_nothing(scene, address):
    article = scene("The bridge of Midtown has four lanes.").article
    assert find_canonical_upstream(replace(article, canonical=address)) == ()


@pytest.mark.parametrize("address", ["-", "article.html"])
def test_a_page_from_a_file_hides_nothing(scene, address):
    article = scene("The bridge of Midtown has four lanes.").article
    assert find_canonical_upstream(replace(article, address=address, canonical=LINE)) == ()


def test_a_site_that_the_article_names_is_not_hidden(scene):
    article = scene("The bridge of Midtown has four lanes, world-wire.example writes.").article
    assert find_canonical_upstream(replace(article, canonical=LINE)) == ()
