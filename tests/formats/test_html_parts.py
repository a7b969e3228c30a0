"""Parts of the page that are drawn and told in words: sides, days, places, history; and the form that is served."""

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date, timedelta

import lxml.html
import pytest

from secondsource import Checker
from secondsource.cli.explain import explain
from secondsource.data.tables import load_tables
from secondsource.domain.evidence import PassageKind, Stance
from secondsource.domain.report import Said, Verdict, Wording
from secondsource.formats import md as markdown
from secondsource.formats.html import Component, Link, Narration, Options, Past, Served, stylesheet
from secondsource.formats.html.cards import cut_drift, make_cards
from secondsource.formats.html.interface import load_interface
from secondsource.formats.html.places import find_places
from secondsource.formats.html.sides import MOST, SHOWN, find_sides, find_stands
from secondsource.formats.html.timeline import WIDTH, make_timeline
from secondsource.formats.html.words import Words
from secondsource.settings import load_settings
from secondsource.testing.harsh_reports import ATTACK, long
from secondsource.testing.reports import REVIEWED, empty, rich, unreviewed
from secondsource.weighing.history import compare
from secondsource.weighing.reviewing import as_reviewed, revise

ENGLISH = Words(load_interface("en"))


@pytest.fixture(scope="module")
def tables():
    return load_tables()


def cards_of(report, rows=8):
    return make_cards(report, as_reviewed(report), rows, 1000)


def with_camps(*camps, report=None):
    """A long report whose statements' evidence is of these camps in turn."""
    report = report or long(statements=6, rows=6)
    items = tuple(
        replace(item, evidence=tuple(
            replace(each, camp=camps[number % len(camps)]) for number, each in enumerate(item.evidence)
        ))
        for item in report.assessments
    )  # fmt: skip
    return replace(report, assessments=items)


def page_of(report, served=None, tables=None):
    part = Component(Options(), tables)
    return lxml.html.document_fromstring(part.render_served(report, served) if served else part.render(report))


def near(page, name):
    return " ".join(page.get_element_by_id(name).text_content().split())


def test_where_no_side_speaks_there_is_no_strip():
    assert find_sides(cards_of(with_camps("none", None)), ENGLISH) == ()
    page = page_of(with_camps("none"))
    assert not page.xpath("//*[@id='sides'] | //ul[@class='stands']")


def test_every_side_has_a_column_and_as_many_words():
    sides = find_sides(cards_of(with_camps("ukraine", "russia", "none")), ENGLISH)
    assert [side.camp for side in sides] == ["ukraine", "russia", None]
    assert {len(side.words) for side in sides} == {SHOWN}
    assert {side.more for side in sides} == {6 - SHOWN}


def test_the_order_of_the_sides_is_that_of_their_names_and_not_of_the_evidence():
    orders = (("russia", "ukraine"), ("ukraine", "russia"))
    one, other = (find_sides(cards_of(with_camps(*camps)), ENGLISH) for camps in orders)
    assert [side.camp for side in one] == [side.camp for side in other] == ["ukraine", "russia", None]


def test_any_camp_that_a_table_names_has_its_column():
    page = page_of(with_camps("hamas", "israel", "a_third_side"))
    assert [head.text for head in page.xpath("//section[@id='sides']//h3")] == [
        "Hamas's side says",
        "Israel's side says",
        "The side of A Third Side says",
        "Others say",
    ]


def test_a_side_alone_is_said_to_be_alone():
    assert "No words of another side were found." in near(page_of(with_camps("russia")), "sides")
    assert "Nothing was found from here." in near(page_of(with_camps("russia")), "sides")


def test_many_camps_are_bounded():
    sides = find_sides(cards_of(with_camps(*(f"camp{number}" for number in range(40)), report=long(30, 8))), ENGLISH)
    assert len(sides) == MOST + 1


def test_what_does_not_count_says_so_under_its_side():
    report = with_camps("russia")
    item = report.assessments[0]
    weak = tuple(replace(each, counts=False, discounted="It is hearsay.") for each in item.evidence)
    page = page_of(replace(report, assessments=(replace(item, evidence=weak),)))
    assert "Does not count. It is hearsay." in near(page, "sides")


def test_what_may_be_about_something_else_is_no_word_of_a_side_and_on_no_line_of_time():
    report = with_camps("russia")
    doubted = [
        replace(item, evidence=tuple(replace(each, counts=False, doubted=True) for each in item.evidence))
        for item in report.assessments
    ]
    cards = cards_of(replace(report, assessments=tuple(doubted)))
    assert all(card.rows for card in cards)
    assert find_sides(cards, ENGLISH) == find_stands(cards[0]) == ()
    assert make_timeline(report, cards_of(report)) is not None
    assert make_timeline(report, cards) is None


def test_a_card_says_how_each_side_stands_to_it():
    (card, *_) = cards_of(with_camps("ukraine", "russia", "none"))
    assert [(stand.camp, [stance for stance, _ in stand.by_stance]) for stand in find_stands(card)] == [
        ("russia", [Stance.REFUTES]),
        ("ukraine", [Stance.SUPPORTS]),
        (None, [Stance.QUALIFIES]),
    ]
    page = page_of(with_camps("ukraine", "russia", "none"))
    (stands,) = page.get_element_by_id("c1").find_class("stands")
    said = [" ".join(each.text_content().split()) for each in stands]
    assert re.fullmatch(r"Russia: contradicts E\d+ E\d+", said[0])
    assert re.fullmatch(r"Ukraine: supports E\d+ E\d+", said[1])


def test_the_days_are_drawn_and_told_in_words():
    report = rich()
    line = make_timeline(report, cards_of(report))
    assert line.first == date(2025, 11, 13)
    assert line.last == report.as_of
    assert all((line.above, line.below, line.across))
    told = near(page_of(report), "timeline")
    assert "14 November 2025: 6 support, 1 contradicts, 1 other" in told
    assert "Band: no date given; published between 13 November 2025 and 15 November 2025." in told
    assert "Dashed line: as of 20 November 2025." in told


def test_without_a_dated_passage_there_are_no_days():
    assert make_timeline(empty(), cards_of(empty())) is None
    assert not page_of(empty()).xpath("//*[@id='timeline']")


def dated(*days, as_of=None):
    """A report whose passages have these days in turn."""
    report = long(statements=4, rows=6)
    items = tuple(
        replace(item, evidence=tuple(
            replace(each, passage=replace(each.passage, published_at=days[number % len(days)]))
            for number, each in enumerate(item.evidence)
        ))
        for item in report.assessments
    )  # fmt: skip
    return replace(report, assessments=items, as_of=as_of or report.as_of)


@pytest.mark.parametrize(
    "days", [(date.min,), (date.max,), (date.min, date.max, None), (date(2025, 11, 20),), (date(2024, 2, 29), None)]
)
@pytest.mark.parametrize("as_of", [date.min, date(2025, 11, 20), date.max])
def test_any_days_fit_on_the_line(days, as_of):
    report = dated(*days, as_of=as_of)
    line = make_timeline(report, cards_of(report))
    starts = [int(x) for x in re.findall(r"M(-?\d+)", line.above + line.below + line.across)]
    shown = [day for day in days if day and day >= line.first]
    assert all(0 <= x <= WIDTH for x in [*starts, line.as_of, *(line.published or ())])
    assert bool(starts) == bool(shown)
    assert page_of(report).get_element_by_id("timeline") is not None


def test_what_is_very_old_is_counted_and_does_not_squeeze_the_rest():
    report = dated(date(2025, 11, 14), date(2001, 1, 1), None)
    line = make_timeline(report, cards_of(report))
    assert line.first >= date(2025, 11, 13)
    assert line.earlier == line.undated > 0
    assert "older" in near(page_of(report), "timeline")


def test_a_long_time_without_evidence_is_cut_out():
    told = date(2025, 11, 14)
    near_by, later = (dated(told, as_of=told + timedelta(days)) for days in (20, 300))
    assert not make_timeline(near_by, cards_of(near_by)).cut
    line = make_timeline(later, cards_of(later))
    assert line.cut
    assert line.last == later.article.dating.latest == told + timedelta(1)
    assert "The line is cut before the day of this report." in near(page_of(later), "timeline")


def places_of(tables, claim, *quotes):
    report = long(statements=1, rows=len(quotes) or 1)
    (item,) = report.assessments
    told = tuple(
        replace(each, quote=quote, stance=Stance.SUPPORTS) for each, quote in zip(item.evidence, quotes, strict=False)
    )
    item = replace(item, claim=replace(item.claim, text=claim), evidence=told)
    return find_places(cards_of(replace(report, assessments=(item,))), tables)


def test_places_have_their_kind(tables):
    found = places_of(
        tables,
        "Fighting went on in Kupiansk and in the Kupiansk district.",
        "Officials of the Kharkiv region named the Kupiansk sector.",
        "The Poltava Oblast was quiet.",
    )
    kinds = {(each.name, each.kind): (each.statements, each.evidence) for each in found}
    assert kinds["Kupiansk", "sector"] == ((), (1,))
    assert kinds["Kharkiv", "region"] == ((), (1,))
    assert kinds["Poltava", "region"] == ((), (1,))
    assert ("Kupyansk", "city") in kinds or ("Kupiansk", "district") in kinds


def test_a_side_is_no_place(tables):
    assert places_of(tables, "Moscow said that Kyiv had refused.") == ()


def test_the_places_are_told_in_words_beside_the_drawing(tables):
    report = unreviewed()
    item = report.assessments[0]
    item = replace(item, claim=replace(item.claim, text="A strike in Lviv and in Dnipro is over."))
    page = page_of(replace(report, assessments=(item,)), tables=tables)
    said = near(page, "places")
    assert "Dnipro settlement" in said
    assert "in 1" in said
    assert all(svg.get("aria-hidden") == "true" for svg in page.xpath("//section[@id='places']//svg"))


def test_without_tables_there_is_no_place_strip():
    assert not page_of(rich()).xpath("//*[@id='places']")


def test_a_checker_gives_its_tables_to_the_page_alone(tmp_path):
    checker = Checker(load_settings({"SECONDSOURCE_HOME": str(tmp_path)}), offline=True)
    assert checker.format("html").tables is checker.tables
    assert not hasattr(checker.format("md"), "tables")


def test_held_words_show_what_the_article_changed():
    drift = "They are [-slowly-] going back to {+their+} work"
    assert [(piece.kind, piece.text) for piece in cut_drift(drift)] == [
        ("same", "They are "), ("del", "slowly"), ("same", " going back to "), ("ins", "their"), ("same", " work"),
    ]  # fmt: skip
    report = unreviewed()
    item = report.assessments[2]
    held = Wording(item.evidence[0].passage, item.evidence[0].span, "They are slowly going back", "Marit Sund", drift)
    page = page_of(replace(report, assessments=(replace(item, wording=held),)))
    assert [each.text for each in page.xpath("//del")] == ["slowly"]
    assert [each.text for each in page.xpath("//ins")] == ["their"]
    assert [piece.text for piece in cut_drift(ATTACK)] == [ATTACK]


def test_a_note_is_never_quoted_as_held_words():
    report = unreviewed()
    item = report.assessments[2]
    note = replace(item.evidence[0].passage, kind=PassageKind.NOTE)
    held = Wording(note, item.evidence[0].span, "The bulletin says so.", None, "The {+loud+} bulletin")
    page = page_of(replace(report, assessments=(replace(item, wording=held),)))
    assert "Our note on this page, not its words: The bulletin says so." in near(page, "c1")
    assert not page.xpath("//ins | //article[@id='c1']//dl//q")


def test_a_note_that_leads_to_words_not_found_proves_nothing_in_any_format():
    report = unreviewed()
    item = report.assessments[2]
    note = replace(item.evidence[0].passage, kind=PassageKind.NOTE, publisher="Harbour *News*")
    lead = Wording(note, item.evidence[0].span, "The page carries the quotation.", None, None)
    shown = replace(report, assessments=(replace(item, said=Said.NOT_FOUND, wording=lead),))
    assert "A lead, no proof: Harbour *News*" in near(page_of(shown), "c1")
    told = "our note on Harbour \\*News\\*: The page carries the quotation."
    assert f"The speaker's own words were not found. A lead, no proof: {told}" in markdown.Component(
        markdown.Options()
    ).render(shown)
    assert any(line.startswith("  lead     'The page carries") for line in explain(shown, shown.assessments[0]))
    held = replace(shown, assessments=(replace(shown.assessments[0], said=Said.PARAPHRASE_OK),))
    assert "A lead" not in near(page_of(held), "c1") + markdown.Component(markdown.Options()).render(held)


def later(report):
    """The same page checked again: one answer changed, one statement gone, one new."""
    first, second, *rest = report.assessments
    new = replace(second, claim=replace(second.claim, id="clm-new", text="A new one.", quote="A new one."))
    return replace(report, assessments=(replace(first, verdict=Verdict.SUPPORTED), *rest, new))


def test_two_reports_are_compared_by_the_words_of_their_statements():
    before = unreviewed()
    found = {each.quote: (each.before, each.after) for each in compare(before, later(before))}
    assert found == {
        before.assessments[0].claim.quote: (Verdict.CONFLICTING, Verdict.SUPPORTED),
        "A new one.": (None, Verdict.NOT_ENOUGH_EVIDENCE),
        before.assessments[1].claim.quote: (Verdict.NOT_ENOUGH_EVIDENCE, None),
    }
    assert compare(before, before) == ()


def test_a_persons_answer_is_what_stands_in_a_comparison():
    before = unreviewed()
    item = before.assessments[4]
    after = revise(before, item, Verdict.SUPPORTED, by="A", why="B", at=REVIEWED)
    (change,) = compare(before, after)
    assert (change.before, change.after) == (item.verdict, Verdict.SUPPORTED)


def test_the_history_shows_each_report_against_the_one_before_it():
    before = unreviewed()
    served = Served(history=(Past("/reports/1", before), Past("/reports/2", before)))
    page = page_of(later(before), served)
    said = near(page, "history")
    assert "This report, as of 20 November 2025 3 answers changed." in said
    assert "No answer changed." in said
    assert "Conflicting → Supported S1" in said
    assert [each.text for each in page.xpath("//section[@id='history']//del")] == ["Conflicting", "Not enough evidence"]
    assert page.xpath("//section[@id='history']//h4/a/@href") == ["/reports/2", "/reports/1"]


SERVED = Served(
    language="uk",
    theme="dark",
    home="/",
    scripts=("/static/page.js", "/static/listen.js"),
    narration=Narration("/n.opus", "/n.vtt", voice="espeak"),
    formats=(Link("JSON", "/r.json"),),
    languages=(Link("en", "?l=en"), Link("uk", "?l=uk")),
    themes=(Link("auto", "?t=auto"), Link("dark", "?t=dark")),
    desk="/desk/1",
)


def test_the_served_page_leaves_its_policy_to_the_service():
    page = page_of(rich(), SERVED)
    assert not page.xpath("//meta[@http-equiv]")
    assert page.xpath("//script/@src") == list(SERVED.scripts)
    assert set(page.xpath("//script/@type")) == {"module"}
    assert not "".join(page.xpath("//script/text()")).strip()
    assert not page.xpath("//*[@style] | //@*[starts-with(name(), 'on')]")


def test_the_hash_for_the_policy_is_that_of_the_style_sheet_in_the_page():
    for report in (rich(), long(), empty()):
        (css,) = page_of(report, Served()).xpath("//style/text()")
        hashed = b64encode(hashlib.sha256(css.encode()).digest()).decode()
        assert Component(Options()).style_source(report) == f"sha256-{hashed}"


def test_a_linked_style_sheet_is_one_for_all_reports():
    page = page_of(rich(), replace(SERVED, stylesheet="/static/report.css"))
    assert page.xpath("//link[@rel='stylesheet']/@href") == ["/static/report.css"]
    assert not page.xpath("//style")
    assert ":has(#c9:target) .m9" in stylesheet()


def test_the_served_page_offers_its_choices():
    page = page_of(rich(), SERVED)
    choices = page.find_class("choices")[0]
    assert page.get("data-theme") == "dark"
    assert [link.get("href") for link in choices.iter("a")] == ["?l=en", "?t=auto", "/desk/1"]
    assert [now.text for now in choices.find_class("now")] == ["Українська", "Темна"]
    assert page.xpath("//audio/source/@src") == ["/n.opus"]
    assert page.xpath("//audio//track/@src") == ["/n.vtt"]
    assert page.xpath("//section[@id='method']//a[@href='/r.json']")


def test_a_page_without_choices_has_none():
    page = page_of(rich(), Served())
    assert not page.find_class("choices")
    assert not page.xpath("//audio | //script")


def test_the_file_stays_as_it_was_whatever_the_service_adds():
    page = page_of(rich())
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']")
    assert not page.find_class("choices")
    assert not page.xpath("//*[@data-theme]")
