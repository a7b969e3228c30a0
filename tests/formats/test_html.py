"""The page for readers: what stands on it, and what may never stand on it."""

import re
from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest

from secondsource.domain.record import Span
from secondsource.domain.report import Verdict
from secondsource.formats.html import Component, Options
from secondsource.testing.harsh_reports import hostile, long
from secondsource.testing.reports import PARAGRAPHS, REVIEWED, assessments, empty, rich, unreviewed
from secondsource.weighing.reviewing import as_reviewed, revise


def render(report, **options):
    return Component(Options(**options)).render(report)


@pytest.fixture(scope="module")
def page():
    return lxml.html.document_fromstring(render(rich()))


@pytest.fixture(scope="module")
def text(page):
    body = page.find("body")
    return " ".join(body.text_content().split())


def near(page, name):
    return " ".join(page.get_element_by_id(name).text_content().split())


def test_the_box_answers_first(page):
    box = near(page, "check")
    assert "9 statements" in box
    for words in ("3 Supported", "1 Refuted", "1 Conflicting", "2 Not enough evidence", "2 Not checkable"):
        assert words in box
    assert (
        "2 of 9 statements reviewed by a person, last on 21 November 2025: 1 answer differs from the machine's." in box
    )
    assert "As of 20 November 2025." in box
    assert "a rise of 40 percent, not 20" in box
    assert "(4.2 − 3.0) ÷ 3.0 = 0.40 = 40 percent" in box
    assert "Headline and text differ." in box
    assert "published between 13 November 2025 and 15 November 2025. The text speaks of 12 November." in box


def test_without_a_review_the_box_says_so_and_counts_the_machines_answers():
    page = lxml.html.document_fromstring(render(unreviewed()))
    box = near(page, "check")
    assert "Checked by machine; no person has reviewed it. As of 20 November 2025." in box
    assert "2 Supported" in box
    assert not page.xpath("//*[@id='history']")


def test_a_persons_answer_heads_the_card_and_the_machines_stays_beside_it(page):
    card = page.get_element_by_id("c5")
    assert "card s" in card.get("class")
    assert card.find(".//h3").text_content().startswith("Supported")
    said = near(page, "c5")
    assert "Changed from not enough evidence to supported by Tove Lind, 21 November 2025, 16:05 UTC+02:00" in said
    assert "The yearbook of the port gives 4.2 million tonnes for 2024." in said
    assert "The machine's answer: not enough evidence. No source was found that gives the tonnage." in said
    assert "The machine: Not enough evidence: nothing that counts was found for or against it." in said
    assert card.xpath(".//a[@href='https://port-statistics.example/2024']")
    assert "Confirmed as refuted by Tove Lind" in near(page, "c6")
    assert "machine's answer" not in near(page, "c7")


def test_a_revision_that_cites_evidence_leads_to_it():
    report = unreviewed()
    item = report.assessments[2]
    revised = revise(report, item, Verdict.REFUTED, by="A", why="B", at=REVIEWED, cites=[item.evidence[0].id])
    page = lxml.html.document_fromstring(render(revised))
    (cited,) = page.xpath("//article[@id='c3']//ol[@class='review']//small/a/@href")
    assert "Lindholm Radio" in page.get_element_by_id(cited[1:]).text_content()


def test_every_revision_stands_in_the_log_in_order():
    report = rich()
    tonnes = report.assessments[4]
    back = revise(report, tonnes, Verdict.NOT_ENOUGH_EVIDENCE, by="Per Holm", why="It is a draft.", at=REVIEWED)
    page = lxml.html.document_fromstring(render(back))
    log = [" ".join(row.text_content().split()) for row in page.xpath("//section[@id='history']//li")]
    assert [row.partition(" by ")[0] for row in log] == [
        "S5 Changed from not enough evidence to supported",
        "S6 Confirmed as refuted",
        "S5 Changed from supported to not enough evidence",
    ]
    assert len(page.xpath("//article[@id='c5']//ol[@class='review']/li")) == 2
    assert page.get_element_by_id("c5").find(".//h3").text_content().startswith("Not enough evidence")


def test_a_rule_is_named_beside_each_answer_and_explained(page):
    for number in range(1, 10):
        (rule,) = page.xpath(f"//article[@id='c{number}']//a[starts-with(@href, '#r')]")
        assert page.get_element_by_id(rule.get("href")[1:]).text_content().lower().startswith(rule.text_content())


def test_who_repeats_whom_is_drawn_with_the_reason_of_every_edge(page):
    (tree,) = page.get_element_by_id("c1").find_class("tree")
    drawn = [(each.get("class"), each.text_content().strip()) for each in tree.iter("li")]
    assert [(depth, words.partition(" ")[2]) for depth, words in drawn] == [
        ("d0", "Wire reader 0, 14 November 2025"),
        ("d1", "Wire reader 1, 14 November 2025: credits Wire reader 0"),
        ("d2", "Wire reader 2, 14 November 2025: links Wire reader 1 as its source"),
        ("d1", "Wire reader 3, 14 November 2025: has the same words within 48 hours"),
    ]
    assert all(words.startswith("E") for _, words in drawn)


def test_the_strip_shows_every_statement_in_the_order_of_the_article():
    page = render(rich())
    (strip,) = re.findall(r'<p class="strip" aria-hidden="true">(.*?)</p>', page)
    marks = re.findall(r"<i class=(.)>", strip)
    assert marks == re.findall(r'<article class="card (.)"', page)


def test_a_report_does_not_tell_in_which_folder_a_file_lay():
    report = rich()
    for address in ("/srv/editor/desk/page one.html", r"C:\Users\editor\desk\page one.html"):
        page = render(replace(report, article=replace(report.article, address=address)))
        assert "editor" not in page
        assert "secondsource listen &#39;page one.html&#39; -o" in page
    assert "desk/page.html" in render(replace(report, article=replace(report.article, address="desk/page.html")))


def test_there_is_no_score_and_no_word_we_do_not_use(text):
    assert not re.search(r"\b(fake|debunked|bots?|unsure|truth score|rating)\b", text, re.IGNORECASE)
    assert not re.search(r"\d+ ?% (true|reliable|accurate)", text)


def test_the_four_parts_of_the_page_stand(page):
    for part in ("check", "article", "listen", "comments"):
        assert near(page, part)
    assert "secondsource listen https://harbour-courier.example/news/strike-collapses -o" in near(page, "listen")


def test_the_article_keeps_every_word():
    page = lxml.html.document_fromstring(render(rich()))
    shown = page.get_element_by_id("article").find_class("text")[0]
    for mark in shown.iter("sup"):
        tail, before = mark.tail or "", mark.getprevious()
        before.tail = (before.tail or "") + tail
        mark.getparent().remove(mark)
    paragraphs = [each.text_content().strip() for each in shown.iter("p")]
    assert paragraphs == list(PARAGRAPHS)


def test_every_statement_is_marked_and_linked_both_ways(page):
    for number in range(1, 10):
        assert page.get_element_by_id(f"m{number}").get("href") == f"#c{number}"
        assert page.get_element_by_id(f"c{number}").xpath(f".//a[@href='#m{number}']")


def test_a_statement_inside_a_statement_has_its_own_mark(page):
    marks = page.xpath("//mark[contains(@class, 'm9')]")
    assert [mark.text_content() for mark in marks] == ["the dispute, now in its third month"]
    around = page.xpath("//mark[contains(@class, 'm8')]")
    assert len(around) == 2


def test_a_statement_that_ends_between_paragraphs_is_marked_and_one_outside_is_not():
    first, second, *_ = assessments()
    over = replace(first, claim=replace(first.claim, span=Span(10, len(PARAGRAPHS[0]) + 1)))
    outside = replace(second, claim=replace(second.claim, span=Span(len(PARAGRAPHS[0]), len(PARAGRAPHS[0]) + 1)))
    page = lxml.html.document_fromstring(render(replace(rich(), assessments=(over, outside))))
    assert page.get_element_by_id("m1") is not None
    assert page.get_element_by_id("c2").xpath(".//a[@class='no'][@href='#article']")


def test_every_link_inside_the_page_leads_somewhere(page):
    ids = set(page.xpath("//@id"))
    assert {href[1:] for href in page.xpath("//@href[starts-with(., '#')]")} <= ids
    assert len(ids) == len(page.xpath("//@id"))


def test_both_slots_stand_on_every_card(page):
    for card in page.find_class("card"):
        heads = [head.text_content() for head in card.iter("h4")]
        assert heads == ["Best evidence for", "Best evidence against"]
    assert "None found after 2 searches." in near(page, "c5")
    assert "The arithmetic above." in near(page, "c6")


def test_copies_are_counted_as_one_origin(page):
    assert "1 origin (3 copies)" in near(page, "c1")


def test_a_reason_is_a_plain_sentence_with_what_would_change_it(page):
    card = near(page, "c2")
    assert "Not enough evidence: only the sides involved say so (claimed by the port authority)." in card
    assert "What would change this: an account from outside the sides involved" in card


def test_what_was_checked_is_said_where_the_words_do_not_stand_alone(page):
    assert "Checked as: Lindholm is a town of about 31,000 people." in near(page, "c7")
    assert "Checked as" not in near(page, "c5")


def test_our_notes_are_marked_and_never_quoted(page):
    for listed in page.xpath("//ol[@class='passages']/li[contains(., 'Union bulletin')]"):
        assert "our note on this page, not its words" in listed.text_content()
        assert not list(listed.iter("q"))
    quoted = " ".join(each.text_content() for each in page.iter("q"))
    assert "The bulletin says in Arabic" not in quoted
    assert "Population of Lindholm" not in quoted, "a row of our tables is no quotation either"


def test_words_of_other_languages_say_which(page):
    assert page.xpath("//q[@lang='ar'][@dir='auto']")
    assert page.xpath("//q[@lang='de']")


def test_what_does_not_count_says_why(page):
    assert "Does not count. It repeats another report." in near(page, "c1")


def test_a_passage_is_told_once_and_linked(page):
    passages = page.xpath("//ol[@class='passages']/li")
    assert len(passages) == 8
    assert page.get_element_by_id("c1").xpath(".//a[starts-with(@href, '#e')]")


def test_gaps_sentences_without_a_statement_and_the_run_are_shown(page, text):
    gaps = near(page, "gaps")
    assert "The feed did not answer in time. (Statements 1, 2.)" in gaps
    assert "What happens next is anybody's guess." in gaps
    assert "rpt-0123456789abcdef" in text
    assert "checks.sums 0.1.0" in text


def test_nothing_missed_is_said_too():
    whole = replace(rich(), gaps=(), assessments=tuple(replace(item, gaps=()) for item in assessments()))
    assert "Nothing was missed" in render(whole)


def test_copies_of_a_comment_are_counted_and_unknown_stays_unknown(page):
    comments = near(page, "comments")
    assert "3 of 4 comments repeat the words of another. " in comments
    assert "3 of 4 comments have the same words" not in comments
    assert "The page announces 5." in comments
    assert comments.count("Good point. Watching freight rates closely.") == 1
    assert "author unknown, time unknown" in comments
    assert "Ola, 16 November 2025" in comments


def test_headings_go_down_one_step_at_a_time(page):
    levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_skip_link_and_table_heads(page):
    assert page.get("lang") == "en"
    assert page.xpath("//a[@class='skip'][@href='#article']")
    assert len(page.xpath("//main")) == 1
    assert page.xpath("//nav[@aria-label]")
    assert all(head.get("scope") in ("row", "col") for head in page.iter("th"))


def test_the_page_asks_for_nothing(page):
    assert not page.xpath("//script | //link | //img | //iframe | //form | //*[@style] | //@src")
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")


def test_links_out_give_nothing_away(page):
    """No page is told where its reader comes from, none opens in a window of ours, and none gains by the link."""
    assert page.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]
    assert page.xpath("//a[starts-with(@href, 'http')]")
    for link in page.xpath("//a[starts-with(@href, 'http')]"):
        assert link.get("rel") == "nofollow"
        assert link.get("target") is None


def test_hostile_texts_stay_text():
    page = lxml.html.document_fromstring(render(hostile()))
    assert not page.xpath("//script | //img | //*[@onerror or @onclick or @onmouseover]")
    assert all(re.match(r"https?://|#", href) for href in page.xpath("//@href"))
    assert "<script>alert(1)</script>" in page.text_content()
    assert len(page.xpath("//style")) == 1
    assert all(re.fullmatch(r"[A-Za-z-]*", code) for code in page.xpath("//@lang"))
    assert "49" not in page.get_element_by_id("article").text_content(), "a template inside a text is not run"


def test_a_long_report_stays_under_155_kilobytes():
    whole = render(long(statements=35, rows=8))
    assert len(whole.encode()) < 155_000  # five of them for the examination of the comments


def test_a_reader_sees_every_verdict_with_a_symbol_and_a_word(page):
    for number, item in enumerate(as_reviewed(rich()).assessments, start=1):
        head = page.get_element_by_id(f"c{number}").find(".//h3")
        assert head.xpath(".//use")
        assert item.verdict.value.replace("_", " ") in head.text_content().lower()
    assert {item.verdict for item in assessments()} == set(Verdict)


def test_options_bound_what_is_shown():
    few = lxml.html.document_fromstring(render(rich(), evidence=2))
    assert len(few.get_element_by_id("c1").xpath(".//tbody/tr")) == 2
    assert "4 more in the record." in near(few, "c1")


def test_an_article_of_nothing_is_a_page():
    page = lxml.html.document_fromstring(render(empty()))
    assert "No statement was found" in page.text_content()
    assert "no comments that could be read" in page.text_content()
