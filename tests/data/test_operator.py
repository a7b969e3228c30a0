"""An operator's own folder of tables: rows that add to ours or take their place, and what is wrong with a folder."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from secondsource import Checker
from secondsource.checks.traits import Options
from secondsource.data.tables import NAMES, load_tables
from secondsource.domain.article import Article
from secondsource.domain.evidence import Stance
from secondsource.domain.reference import Tables
from secondsource.errors import SettingsError
from secondsource.plugins import find_part
from secondsource.reading.comparing.scopes import other_unit
from secondsource.reading.sentences import find_sentences
from secondsource.reading.speech.attribution import find_attributions
from secondsource.reading.statements.claims import find_claims
from secondsource.serial import dumps
from secondsource.settings import load_settings
from secondsource.testing.fakes import make_article

EVENT = {
    "id": "north-bridge-opened",
    "name": "Opening of the North Bridge",
    "phrases": ["north bridge opening"],
    "needs": ["bridge"],
    "kind": "opening",
    "start": "1932-05-02",
    "end": None,
    "place": None,
    "text": "The North Bridge was opened on 2 May 1932.",
    "source": "https://council.example/bridge",
    "checked": "2026-11-01",
}


def write(folder: Path, name: str, *rows: object) -> Path:
    (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


def test_a_new_row_is_added_and_a_known_one_takes_our_place(tmp_path: Path) -> None:
    ours = load_tables().events
    changed = {"id": ours[0].id, "name": "Ours, corrected"}
    events = load_tables(write(tmp_path, "events.jsonl", EVENT, EVENT | changed)).events
    assert len(events) == len(ours) + 1
    assert {"Opening of the North Bridge", "Ours, corrected"} <= {event.name for event in events}
    assert ours[0].name not in {event.name for event in events}


def test_every_table_but_the_places_can_be_added_to() -> None:
    assert {field.name for field in fields(Tables)} - {"places"} == set(NAMES)


@pytest.mark.parametrize(
    "name, content, says",
    [
        ("event.jsonl", b"", "did you mean events.jsonl"),
        ("qqq.jsonl", b"", "they are called events, roles"),
        ("events.jsonl", b'{"id": "a"}\n', "Line 1 of events.jsonl"),
        ("events.jsonl", b"\nnonsense\n", "Line 2 of events.jsonl"),
        ("events.jsonl", b"\xff\xfe\xff", "cannot be read"),
    ],
)
def test_a_folder_that_holds_something_else_is_one_sentence(
    name: str, content: bytes, says: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SettingsError, match=says) as caught:
        load_tables(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"There is no folder .*tables\.folder"):
        load_tables(tmp_path / "none")


def test_other_files_in_the_folder_are_let_be(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Our tables.", encoding="utf-8")
    assert dumps(load_tables(tmp_path)) == dumps(load_tables())


def test_an_operators_opposites_reach_the_model(tmp_path: Path) -> None:
    claim, text = "The council widened the harbour of Exeter.", "The council dredged the harbour of Exeter."
    assert stance(tmp_path, claim, text, "overlap") is not Stance.REFUTES
    assert stance(tmp_path, claim, text, "minilm") is Stance.SUPPORTS
    write(tmp_path, "opposites.jsonl", {"a": ["widen", "widened"], "b": ["dredge", "dredged"], "kind": "verb"})
    assert stance(tmp_path, claim, text, "overlap") is Stance.REFUTES
    assert stance(tmp_path, text, claim, "overlap") is Stance.REFUTES
    assert stance(tmp_path, claim, text, "minilm") is Stance.SILENT  # the network is sure of the contrary


def stance(folder: Path, claim: str, text: str, model: str) -> Stance:
    settings = folder / "settings.toml"
    tables = f"[tables]\nfolder = {json.dumps(str(folder))}\n"
    settings.write_text(f'[check]\nmodel = "{model}"\n{tables}', encoding="utf-8")
    checker = Checker(load_settings({"SECONDSOURCE_HOME": str(folder)}, settings), offline=True)
    return checker.stance([(claim, text)])[0].stance


def test_an_operators_title_reaches_the_speakers(tmp_path: Path) -> None:
    text = "“The bridge is shut,” said Harbourmaster Jane Roe."
    assert speaker(text, load_tables()) == ("Harbourmaster Jane Roe", None)
    title = {"title": "harbourmaster", "forms": ["harbourmaster"], "sort": "work", "source": "https://a.example/"}
    assert speaker(text, load_tables(write(tmp_path, "titles.jsonl", title))) == ("Jane Roe", "Harbourmaster")


def speaker(text: str, tables: Tables) -> tuple[str, str | None]:
    (said,) = find_attributions(text, find_sentences(text, ()), tables)
    return said.speaker, said.role


def test_an_operators_unit_of_place_reaches_the_comparison(tmp_path: Path) -> None:
    claim, text = "Exeter took in 900 refugees.", "The Exeter parish took in 900 refugees."
    assert other_unit(claim, text, load_tables()) is None
    parish = {
        "unit": "parish",
        "forms": ["parish"],
        "scope": "community",
        "country": None,
        "text": "A parish is small.",
    }
    tables = load_tables(write(tmp_path, "place_units.jsonl", parish | {"source": "https://a.example/"}))
    assert other_unit(claim, text, tables) == ("city", "community")


def test_an_operators_trait_reaches_the_check(tmp_path: Path) -> None:
    article = make_article("The town of Atbara is home to an oil refinery.")
    assert traits(article, load_tables()) == []
    row = {
        "place": "Atbara", "names": [], "kind": "refinery", "of": [], "region": None, "country": "SD", "start": None,
        "end": None, "text": "Atbara, in Sudan, has an oil refinery.", "source": "https://a.example/",
        "checked": "2026-11",
    }  # fmt: skip
    assert traits(article, load_tables(write(tmp_path, "traits.jsonl", row))) == [Stance.SUPPORTS]


def traits(article: Article, tables: Tables) -> list[Stance | None]:
    part = find_part("checks", "traits").component(Options())
    return [finding.stance for finding in part.find(article, find_claims(article, tables), tables)]


def test_tables_of_ours_are_the_same_for_everyone_and_an_operators_are_read_anew(tmp_path):
    """What is derived from them is remembered by the object: a second one would make it all again."""
    assert load_tables() is load_tables()
    assert load_tables(tmp_path) is not load_tables(tmp_path)
    assert load_tables(tmp_path).places.text is load_tables().places.text
