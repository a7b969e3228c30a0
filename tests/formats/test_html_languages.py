"""The page's words: every language says everything, and no template says anything by itself."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter

import lxml.html
import pytest
from markupsafe import Markup

from secondsource import web
from secondsource.data.tables import load_tables
from secondsource.domain.claim import Reason
from secondsource.domain.evidence import PassageKind, Stance, Tier
from secondsource.domain.examination import ClusterKind, ThreadVerdict
from secondsource.domain.report import Confidence, Flag, Said, Verdict
from secondsource.errors import SettingsError
from secondsource.formats.html import Component, Options, Served
from secondsource.formats.html.interface import PLURALS, languages, load_interface, read_texts
from secondsource.formats.html.styling import FOLDER
from secondsource.formats.html.telling import Telling
from secondsource.formats.html.words import Words
from secondsource.plugins import part_names
from secondsource.testing.harsh_reports import hostile, long
from secondsource.testing.reports import empty, rich, unreviewed
from secondsource.weighing import labels, moderating, objections, overview, phrases, remedies, reviewing, threads
from secondsource.weighing.rules import METHODS
from secondsource.weighing.threads import ABOUT_TEXTS

OTHERS = [code for code in languages() if code != "en"]
ENGLISH = read_texts("en")
REPORTS = (rich(), unreviewed(), long(), hostile(), empty())


def words(code="en"):
    return Words(load_interface(code))


def holes(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def ukrainian(report, **served):
    return lxml.html.document_fromstring(Component(Options()).render_served(report, Served(language="uk", **served)))


def test_english_and_ukrainian_are_there():
    assert languages()[0] == "en"
    assert "uk" in languages()


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("part", ["texts", "counts", "sentences"])
def test_every_language_says_everything_that_english_says(code, part):
    assert read_texts(code)[part].keys() == ENGLISH[part].keys()


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_has_the_same_places_for_values(code):
    held = read_texts(code)
    for part in ("texts", "sentences"):
        assert {key: holes(text) for key, text in held[part].items()} == {
            key: holes(text) for key, text in ENGLISH[part].items()
        }
    for key, forms in held["counts"].items():
        for text in forms.values():
            assert holes(text) == holes(ENGLISH["counts"][key]["other"]), key


@pytest.mark.parametrize("code", languages())
def test_every_count_has_every_form(code):
    held = read_texts(code)
    forms = {PLURALS[held["plural"]](number) for number in range(200)}
    assert all(set(texts) == forms for texts in held["counts"].values())
    assert len(held["months"]) == 12


@pytest.mark.parametrize("code", OTHERS)
def test_no_text_was_left_in_english(code):
    held = read_texts(code)
    same = {key for key in held["texts"] if held["texts"][key] == ENGLISH["texts"][key]}
    assert all(not re.search(r"[a-z]{3}", re.sub(r"\{\w+\}", "", ENGLISH["texts"][key])) for key in same)
    assert not [key for key, text in held["sentences"].items() if text == ENGLISH["sentences"][key]]


@pytest.mark.parametrize(
    "prefix, names",
    [
        ("verdict", Verdict), ("reason", Reason), ("flag", Flag), ("said", Said), ("stance", Stance), ("tier", Tier),
        ("confidence", Confidence), ("thread", ThreadVerdict), ("cluster", ClusterKind),
        ("passage", set(PassageKind) - {PassageKind.PAGE}), ("level", ["C0", "C1", "C2", "C3", "C4", "C5"]),
        ("language", labels.LANGUAGES), ("slot", moderating.SLOTS), ("part", METHODS), ("part", part_names("checks")),
        ("part", part_names("signals")),
    ],
)  # fmt: skip
def test_every_value_that_a_report_can_hold_has_a_word(prefix, names):
    assert {f"{prefix}.{name}" for name in names} <= ENGLISH["texts"].keys()


def test_every_camp_of_our_tables_has_a_name():
    tables = load_tables()
    assert {f"camp.name.{row.camp}" for row in tables.camps} <= ENGLISH["texts"].keys()
    assert {f"camp.says.{row.camp}" for row in tables.camps} <= ENGLISH["texts"].keys()


def test_both_sides_of_a_conflict_are_headed_alike():
    heads = {words().camp_says(camp).replace("Kyiv", "X").replace("Moscow", "X") for camp in ("ukraine", "russia")}
    assert {head.unescape() for head in heads} == {"X's side says"}
    assert words("uk").camp_says("a_new_camp") == Markup("Сторона «A New Camp»")


def test_english_says_what_the_other_formats_say():
    for said, table in (
        (words().verdict, labels.VERDICTS),
        (words().reason, labels.REASONS),
        (words().flag, labels.FLAGS),
        (words().said, labels.SAID),
        (words().stance, labels.STANCES),
        (words().tier, labels.TIERS),
        (words().language, labels.LANGUAGES),
        (words().thread_verdict, threads.WORDS),
    ):
        assert {key: said(key).unescape() for key in table} == table
    for name in (*METHODS, *part_names("checks"), *part_names("signals")):
        assert words().part(name) == labels.name_part(name)


@pytest.mark.parametrize("report", REPORTS, ids=["rich", "unreviewed", "long", "hostile", "empty"])
def test_english_sentences_are_those_of_the_other_formats(report):
    told = Telling(load_interface("en"), words())
    assert told.carrier(report).unescape() == overview.describe_carrier(report)
    assert told.comments(report.thread).unescape() == overview.describe_thread(report.thread)
    assert told.state(report).unescape() == reviewing.describe_state(report)
    assert words().dated(report.article).unescape() == labels.date_article(report.article)
    for item in report.assessments:
        assert words().answer(item).unescape() == labels.answer(item)
        assert (words().answer_then(item) or Markup()).unescape() == (labels.answer_then(item) or "")
        assert told.searches(item).unescape() == overview.describe_searches(item)
        assert told.origins(item, Stance.SUPPORTS).unescape() == overview.describe_origins(item, Stance.SUPPORTS)
        for each in item.evidence:
            assert words().counting(each).unescape() == labels.describe_counting(each)
    for revision in report.revisions:
        assert words().change(revision).unescape() == reviewing.describe_change(revision)


def test_the_fixed_sentences_of_the_rules_are_known():
    known = set(ENGLISH["sentences"].values())
    fixed = [text for name, text in vars(phrases).items() if name.isupper() and isinstance(text, str)]
    assert {holeless(text) for text in fixed} <= {holeless(text) for text in known}
    assert {*phrases.LADDER.values(), *phrases.NOT_CHECKABLE.values(), *phrases.NOT_ENOUGH.values()} <= known
    assert {*remedies.BY_REASON.values(), objections.NOTE, objections.EXPIRED, objections.NOT_LOCATED} <= known
    assert {" ".join(method.split()) for method in METHODS.values()} <= known


def test_every_subject_of_our_tables_is_translated():
    told = load_interface("uk").told
    assert all(re.fullmatch(r"[а-яєіїґ ]+", told(row.topic)) for row in load_tables().topics)


def holeless(text):
    return re.sub(r"\{\w+\}", "{}", text)


def test_plural_forms_of_ukrainian():
    many = load_interface("uk").many
    said = {number: many("origins", number).replace("\u00a0", " ") for number in (1, 2, 5, 11, 12, 21, 22, 111, 1004)}
    assert said == {
        1: "1 першоджерело",
        2: "2 першоджерела",
        5: "5 першоджерел",
        11: "11 першоджерел",
        12: "12 першоджерел",
        21: "21 першоджерело",
        22: "22 першоджерела",
        111: "111 першоджерел",
        1004: "1 004 першоджерела",
    }
    assert words("uk").day(date(2025, 11, 5)) == "5 листопада 2025"


def test_a_sentence_is_translated_with_what_stands_in_it():
    told = load_interface("uk").told
    only = "Only {} say this in what was found; no source that was found outside that side confirms it."
    sides = {"Ukrainian officials and media": "українські посадовці й медіа", "Border guards": "Border guards"}
    for who, said in sides.items():
        assert told(only.format(who)).startswith(f"У знайденому це кажуть лише {said};")
    assert told("All that supports this goes back to one origin. It is known here through second-hand notes.") == (
        "Усе, що це підтверджує, походить з одного першоджерела. Тут це відомо з нотаток із других рук."
    )


def test_where_a_number_belongs_only_a_number_is_taken():
    told = load_interface("uk").told
    assert told("18 of 1,023 comments") == "18 із 1,023 коментарів"
    assert told("Some of these comments") == Markup('<span lang="en">Some of these comments</span>')


def test_the_line_about_a_thread_is_told_signal_by_signal():
    thread = rich()
    seen = replace(
        thread.examination,
        sentence="Strong signs of templated comments: 3 of 4 comments repeat the words of another; more. "
        + ABOUT_TEXTS,
        signals=tuple(
            replace(each, message="3 of 4 comments repeat the words of another.") for each in thread.examination.signals
        ),
    )
    page = ukrainian(replace(thread, examination=seen))
    assert (
        "Виразні ознаки шаблонних коментарів. Слова іншого повторюють 3 із 4 коментарів. Це про тексти й нічого не каже"
        in " ".join(page.get_element_by_id("comments").text_content().split())
    )


def test_a_sentence_that_is_not_translated_says_that_it_is_english():
    assert load_interface("uk").told("Six & <b>seven") == Markup('<span lang="en">Six &amp; &lt;b&gt;seven</span>')
    assert load_interface("en").told("Six & <b>seven") == Markup("Six &amp; &lt;b&gt;seven")


def test_a_long_hostile_sentence_is_not_searched_for_patterns(count_calls):
    told = load_interface("uk").told
    assert count_calls(lambda: told(" and " * 20_000)) < 200
    assert count_calls(lambda: told("a and b " * 70)) < 2000
    assert told("{by.__class__}, who reviewed it: {0}") == "{by.__class__}, за переглядом: {0}"


def test_a_ukrainian_page_has_no_english_but_what_says_so():
    page = ukrainian(rich())
    assert page.get("lang") == "uk"
    quoted = " or ".join(f"ancestor::{each}" for each in ("bdi", "code", "q", "a[@rel]", "*[@hidden]"))
    said = " ".join(page.xpath(f"//body//text()[ancestor::*[@lang][1]/@lang='uk' and not({quoted})]"))
    names = ("Second Source", "Marit Sund", "spokeswoman of the port authority", "The port authority", "Observers")
    for name in (
        *names,
        "the port authority",
        "Authority",
        "Union",
        "SHA-256",
        "JSON",
        "UTC",
        "secondsource/report/5",
        "docs/methods",
        "weekday",
        "feeds",
    ):
        said = said.replace(name, "")
    assert re.findall(r"[A-Za-z]{2,}", said) == []


def test_the_article_keeps_its_own_language():
    page = ukrainian(rich())
    (text,) = page.get_element_by_id("article").find_class("text")
    assert text.get("lang") == "en"
    assert all(mark.get("lang") == "uk" for mark in text.iter("sup"))


@pytest.mark.parametrize("code", OTHERS)
def test_hostile_texts_stay_text_in_every_language(code):
    page = lxml.html.document_fromstring(Component(Options()).render_served(hostile(), Served(language=code)))
    assert not page.xpath("//script | //img | //*[@onerror or @onclick or @onmouseover or @style]")
    assert all(re.match(r"https?://|#|/reports/", href) for href in page.xpath("//@href"))
    assert "49" not in page.get_element_by_id("article").text_content()


def test_a_language_that_is_not_there_is_refused_by_name():
    with pytest.raises(SettingsError, match="its languages are en, uk"):
        Component(Options()).render_served(rich(), Served(language="../../etc"))


TEMPLATES = sorted([*FOLDER.glob("*.j2"), *(Path(web.__file__).parent / "templates").glob("*.j2")])


@pytest.mark.parametrize("template", TEMPLATES, ids=[file.stem for file in TEMPLATES])
def test_no_template_says_anything_by_itself(template):
    text = template.read_text(encoding="utf-8")
    bare = re.sub(r"<dt>[a-z]+-(?=\{)", "<dt>", text)  # the names of words that a script looks up
    bare = re.sub(r"\{[{%#].*?[}%#]\}", "", bare, flags=re.DOTALL)
    bare = re.sub(r"<code\b.*?</code>", "", bare, flags=re.DOTALL)
    assert [
        each
        for each in re.findall(r">([^<]*[A-Za-z]{2}[^<]*)(?=<)", bare)
        if each.replace("Second Source", "").replace("Atom", "").strip(" ,.\n")
    ] == []
    assert re.findall(r'(?:title|aria-label|alt|placeholder)="(?!https:)[^"{]+"', text) == []
    literals = re.findall(r'"([^"\n]*)"', " ".join(re.findall(r"\{[{%](.*?)[%}]\}", text, flags=re.DOTALL)))
    assert [each for each in literals if re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", each)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=[file.stem for file in TEMPLATES])
def test_every_key_that_a_template_names_is_there(template):
    text = template.read_text(encoding="utf-8")
    assert set(re.findall(r'\bsay\("([\w.]+)"[,)]', text)) <= ENGLISH["texts"].keys()
    assert set(re.findall(r'\bmany\("([\w.]+)"[,)]', text)) <= ENGLISH["counts"].keys()


def test_every_language_renders_every_report():
    for code in languages():
        for report in REPORTS:
            assert Component(Options()).render_served(report, Served(language=code)).startswith("<!doctype html>")
        revised = replace(rich(), examination=None)
        assert Component(Options()).render_served(revised, Served(language=code))
