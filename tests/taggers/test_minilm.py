"""The trained tagger: what it reads, how it cuts long sentences, and what it does with files that are not its own."""

import json
import shutil
from hashlib import sha256

import pytest

from secondsource.checker import Checker
from secondsource.cli.doctor import State, examine
from secondsource.domain.syntax import ROOT, Entity
from secondsource.errors import ModelError
from secondsource.pipeline.tagging import SteadyTagger
from secondsource.settings import load_settings
from secondsource.taggers import minilm, rules
from secondsource.taggers._weights import SHIPPED
from secondsource.taggers._windows import WORDS


@pytest.fixture(scope="module")
def tagger():
    return minilm.Component(minilm.Options(threads=1))


@pytest.fixture
def copy(tmp_path):
    """The shipped files in a folder that a test may spoil."""
    for name in ("manifest.json", "pieces.txt", "tagger.onnx"):
        shutil.copy(SHIPPED / name, tmp_path / name)
    return tmp_path


def relations(tagged):
    return {
        (tagged.word(number), token.relation, tagged.word(token.head) if token.head != ROOT else "")
        for number, token in enumerate(tagged.tokens)
    }


def test_finds_subject_object_and_root(tagger):
    (tagged,) = tagger.tag(["The mayor opened a new bridge on Monday."])
    assert {
        ("mayor", "nsubj", "opened"),
        ("bridge", "obj", "opened"),
        ("opened", "root", ""),
        ("new", "amod", "bridge"),
    } <= relations(tagged)


def test_finds_what_is_said_and_who_says_it(tagger):
    (tagged,) = tagger.tag(["The minister said that the troops had left the town."])
    assert {("minister", "nsubj", "said"), ("left", "ccomp", "said"), ("troops", "nsubj", "left")} <= relations(tagged)


def test_finds_an_apposition_and_a_relative_clause(tagger):
    (tagged,) = tagger.tag(["Anna Field, the chair of the council, thanked the crews that repaired the dam."])
    assert {("chair", "appos", "Anna"), ("repaired", "acl:relcl", "crews")} <= relations(tagged)


def test_finds_names_and_their_sorts(tagger):
    (tagged,) = tagger.tag(["Anna Field of the Green Party spoke in Leeds."])
    found = {(name.span.of(tagged.text), name.entity) for name in tagged.names}
    assert {("Anna Field", Entity.PERSON), ("Leeds", Entity.PLACE)} <= found


def test_all_capitals_and_typographic_quotes_are_read_alike(tagger):
    plain, capitals, typographic = tagger.tag(
        ["The mayor didn't open the bridge.", "THE MAYOR DIDN'T OPEN THE BRIDGE.", "The mayor didn’t open the bridge."]
    )
    heads = [token.head for token in plain.tokens]
    assert [token.head for token in capitals.tokens] == heads
    assert [token.head for token in typographic.tokens] == heads


def test_a_long_sentence_is_read_in_windows_under_one_root(tagger):
    (tagged,) = tagger.tag(["The mayor opened the bridge and " * WORDS])
    hung = [token for token in tagged.tokens if token.relation == "parataxis" and token.head == tagged.root]
    assert len(tagged.tokens) == 6 * WORDS
    assert len(hung) >= 5
    assert sum(token.head == ROOT for token in tagged.tokens) == 1


def test_the_order_of_the_sentences_does_not_matter(tagger):
    sentences = [f"The council of {town} paid {n} pounds." for n, town in enumerate(("Harrow", "Leeds", "York") * 60)]
    assert tagger.tag(sentences[::-1]) == tagger.tag(sentences)[::-1]


def test_a_sentence_is_read_alike_alone_and_among_others_by_any_number_of_threads(tagger):
    sentences = [f"{'The old council of ' * n}Leeds, which met on Monday, paid {n} pounds." for n in range(1, 20)]
    alone = [tagged for each in sentences for tagged in tagger.tag([each])]
    assert tagger.tag(sentences) == alone
    assert minilm.Component(minilm.Options(threads=3)).tag(sentences) == alone


@pytest.mark.parametrize("name", ["manifest.json", "pieces.txt", "tagger.onnx"])
def test_a_missing_file_is_said_in_one_sentence(copy, name):
    (copy / name).unlink()
    with pytest.raises(ModelError, match=r"cannot be read"):
        minilm.Component(minilm.Options(weights=str(copy))).tag(["It rained."])


@pytest.mark.parametrize("name", ["pieces.txt", "tagger.onnx"])
def test_one_changed_byte_is_found(copy, name):
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(ModelError, match=r"is damaged"):
        minilm.Component(minilm.Options(weights=str(copy))).tag(["It rained."])


@pytest.mark.parametrize("manifest", [b"", b"[]", b'{"network": 1}', b"\xff"])
def test_a_manifest_that_is_none_is_said(copy, manifest):
    (copy / "manifest.json").write_bytes(manifest)
    with pytest.raises(ModelError, match=r"manifest"):
        minilm.Component(minilm.Options(weights=str(copy))).tag(["It rained."])


def test_a_file_with_the_right_digest_that_is_no_network_is_said(copy):
    (copy / "tagger.onnx").write_bytes(b"no network")
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["network"] = sha256(b"no network").hexdigest()
    (copy / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match=r"no network that"):
        minilm.Component(minilm.Options(weights=str(copy))).tag(["It rained."])


def test_the_stand_in_takes_over_and_a_gap_says_so(tmp_path):
    broken = minilm.Component(minilm.Options(weights=str(tmp_path / "nowhere")))
    stand_in = rules.Component(rules.Options())
    steady = SteadyTagger("minilm", broken, stand_in)
    assert steady.tag(["The mayor opened it."]) == stand_in.tag(["The mayor opened it."])
    assert [gap.what for gap in steady.gaps] == ["tagger: minilm"]
    assert "stands in" in steady.gaps[0].why
    assert len(steady.tag(["Twice."])) == 1
    assert len(steady.gaps) == 1


def test_the_doctor_says_that_the_stand_in_reads(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text(f'[taggers.minilm]\nweights = "{tmp_path}"\n')
    checker = Checker(load_settings({"SECONDSOURCE_HOME": str(tmp_path)}, file), offline=True)
    (line,) = (line for line in examine(checker) if line.what == "tagger")
    assert line.state is not State.GOOD
    assert "stands in" in line.says


def test_nothing_is_said_while_the_tagger_reads(tagger):
    steady = SteadyTagger("minilm", tagger, rules.Component(rules.Options()))
    steady.tag(["It rained."])
    assert steady.gaps == ()
