"""The stance network: what it reads of long texts, what it quotes, when it is sure, and files that are not its own."""

from hashlib import sha256
from pathlib import Path

import pytest

from secondsource.checker import Checker
from secondsource.cli.doctor import State, examine
from secondsource.domain.evidence import Stance, StanceReading
from secondsource.domain.reference import Tables
from secondsource.errors import ModelError
from secondsource.models import minilm
from secondsource.models._weights import SHIPPED
from secondsource.settings import load_settings

SUPPORTS, REFUTES, SILENT, QUALIFIES = Stance.SUPPORTS, Stance.REFUTES, Stance.SILENT, Stance.QUALIFIES
FILES = ("manifest.json", "pieces.txt", "stance.onnx")


def model(folder: Path) -> minilm.Component:
    return minilm.Component(minilm.Options(threads=1, weights=str(folder)), Tables())


def read(folder: Path, text: str, claim: str = "word") -> StanceReading:
    (reading,) = model(folder).read([(claim, text)])
    return reading


@pytest.mark.parametrize("text, stance", [("yes", SUPPORTS), ("no", REFUTES), ("rain", SILENT), ("word", SILENT)])
def test_the_likeliest_class_is_the_stance(weights, text, stance):
    assert read(weights(), text).stance is stance


def test_the_classes_stand_in_the_order_that_the_manifest_gives(weights):
    assert read(weights(classes=["refutes", "silent", "supports"]), "yes").stance is REFUTES


def test_the_sentence_that_decides_is_quoted_with_its_exact_letters(weights):
    text = "A word came first. “Yes” it was,  indeed yes. Another word followed."
    reading = read(weights(), text)
    assert reading.stance is SUPPORTS
    assert reading.span.of(text) == "“Yes” it was,  indeed yes."


def test_two_sentences_are_quoted_where_neither_decides_alone(weights):
    text = "A word here. Perhaps, he said. Perhaps, said she. Another word."
    reading = read(weights(supported_from=0.3), text)
    assert reading.stance is SUPPORTS
    assert reading.span.of(text) == "Perhaps, he said. Perhaps, said she."


def test_of_a_reading_that_is_not_sure_the_whole_window_is_quoted(weights):
    text = "A word here. Perhaps, he said. Perhaps, said she. Another word."
    reading = read(weights(supported_from=0.999), text)
    assert (reading.stance, reading.span.of(text)) == (SUPPORTS, text)
    assert reading.doubt


def test_a_long_text_is_read_to_its_end(weights):
    text = "A word follows a word follows a word here. " * 200 + "Then yes, yes. " + "A word follows. " * 100
    reading = read(weights(), text)
    assert (reading.stance, reading.span.of(text)) == (SUPPORTS, "Then yes, yes.")


def test_a_text_that_says_both_qualifies(weights):
    filler = "A word follows a word follows a word here. " * 40
    reading = read(weights(), f"Yes, yes, yes. {filler} No, no, no.")
    assert reading.stance is QUALIFIES
    assert reading.supports == pytest.approx(reading.refutes, abs=0.05)


def test_a_score_below_its_bar_is_shown_with_a_doubt(weights):
    for bar, doubted in ((0.5, False), (0.999, True)):
        folder = weights(refuted_from=bar, supported_from=bar)
        assert [bool(read(folder, text).doubt) for text in ("yes", "no")] == [doubted, doubted]


def test_a_contradiction_is_as_sure_as_its_manifest_weighs_it(weights):
    far_from_support = {"start": -3.0, "over_supports": 1.0, "over_silent": 0.0}
    folder = weights(refuted_from=0.5, contradiction=far_from_support)
    assert [read(folder, text).doubt is None for text in ("no", "no no", "no no yes")] == [True, True, True]
    assert read(folder, "no perhaps perhaps").stance is REFUTES
    assert "not sure enough: 0.27, where 0.50 is asked" in (read(folder, "no perhaps perhaps").doubt or "")


def test_a_sentence_that_is_rather_silent_is_no_sure_contradiction_beside_support(weights):
    filler = "A word follows a word follows a word here. " * 40
    text = f"Yes, yes, yes. {filler} No, no, rain, rain."
    lead = {"start": 0.0, "over_supports": 1.0, "over_silent": 0.0}
    folder = weights(refuted_from=0.5, supported_from=0.5, contradiction=lead)
    assert read(folder, text).stance is SUPPORTS
    assert read(folder, text.replace("rain", "no")).stance is QUALIFIES


def test_longer_rows_have_their_own_temperature(weights):
    short, long = read(weights(), "yes"), read(weights(), "yes" + " word" * 90)
    assert short.supports > long.supports


def test_a_reading_does_not_depend_on_what_is_read_beside_it(weights):
    reader = model(weights())
    pairs = [("word", "yes " * size) for size in (1, 30, 3, 90)] + [("no", "rain"), ("word", "no")]
    assert [reader.read([pair])[0] for pair in pairs] == list(reader.read(pairs))


@pytest.mark.parametrize("text", ["", " \n\u2028", "1,1," * 50, "Міст через Оскіл зруйновано.", "漢字" * 40])
def test_a_text_without_latin_words_is_not_read(weights, text):
    reading = read(weights(), text)
    assert (reading.stance, reading.span.of(text)) == (SILENT, "")
    assert read(weights(), "yes", claim=text).stance is SILENT


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_said_in_one_sentence(weights, name):
    folder = weights()
    (folder / name).unlink()
    with pytest.raises(ModelError, match=r"cannot be read"):
        read(folder, "yes")


@pytest.mark.parametrize("name", ["pieces.txt", "stance.onnx"])
def test_one_changed_byte_is_found(weights, name):
    folder = weights()
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match=r"is damaged"):
        read(folder, "yes")


@pytest.mark.parametrize(
    "changes",
    [
        {"classes": ["supports", "refutes"]},
        {"classes": ["yes", "no", "perhaps"]},
        {"temperatures": []},
        {"temperatures": [{"up_to": 64, "value": 0}]},
        {"longest": 3},
        {"unheard_of": 1},
    ],
)
def test_a_manifest_that_tells_no_sense_is_refused(weights, changes):
    with pytest.raises(ModelError, match=r"manifest"):
        read(weights(**changes), "yes")


def test_a_file_with_the_right_digest_that_is_no_network_is_said(weights):
    folder = weights(network=sha256(b"no network").hexdigest())
    (folder / "stance.onnx").write_bytes(b"no network")
    with pytest.raises(ModelError, match=r"no network that"):
        read(folder, "yes")


def test_a_network_that_takes_other_arrays_or_gives_other_scores_is_said(weights, tiny_network):
    for content, said in (
        (tiny_network([(0.0, 0.0, 0.0)] * 8, ("words", "sides")), r"cannot read what it is given"),
        (tiny_network([(0.0, 0.0)] * 8, ("pieces", "sides")), r"2 scores for 3 classes"),
        (tiny_network([(float("nan"),) * 3] * 8, ("pieces", "sides")), r"no number"),
    ):
        folder = weights(network=sha256(content).hexdigest())
        (folder / "stance.onnx").write_bytes(content)
        with pytest.raises(ModelError, match=said):
            read(folder, "yes")


def test_a_vocabulary_without_its_marks_is_said(weights):
    folder = weights(pieces=sha256(b"yes\n").hexdigest())
    (folder / "pieces.txt").write_bytes(b"yes\n")
    with pytest.raises(ModelError, match=r"lacks its marks"):
        read(folder, "yes")


def settings(home: Path, weights: Path) -> Checker:
    file = home / "settings.toml"
    file.write_text(f'[check]\nmodel = "minilm"\n[models.minilm]\nweights = "{weights}"\n')
    return Checker(load_settings({"SECONDSOURCE_HOME": str(home)}, file), offline=True)


def test_the_doctor_says_whether_the_model_or_the_rules_read(weights, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    for folder, state, says in (
        (weights(), State.GOOD, "minilm reads"),
        (home / "nowhere", State.BETTER, "stands in"),
    ):
        (line,) = (line for line in examine(settings(home, folder)) if line.what == "model")
        assert line.state is state
        assert says in line.says


@pytest.mark.skipif(not (SHIPPED / "manifest.json").is_file(), reason="the stance weights are not in this checkout")
class TestShipped:
    """The network that comes with Second Source, on pairs of our own."""

    @pytest.fixture(scope="class")
    def reader(self) -> minilm.Component:
        return minilm.Component(minilm.Options(threads=1), Tables())

    @pytest.mark.parametrize(
        "claim, text, stance",
        [
            ("The bridge was closed in May.", "The bridge was closed in May.", SUPPORTS),
            ("The dam is the tallest in Europe.", "The dam is not the tallest in Europe.", REFUTES),
            ("The mayor resigned on Monday.", "A bakery in the old town sells rye bread.", SILENT),
        ],
    )
    def test_plain_cases_are_read_right(self, reader, claim, text, stance):
        (reading,) = reader.read([(claim, text)])
        assert reading.stance is stance

    def test_it_is_small_and_its_card_and_licence_stand_beside_it(self):
        names = {file.name for file in SHIPPED.iterdir()}
        assert {*FILES, "CARD.md", "LICENSE.md"} <= names
        assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 40_000_000
