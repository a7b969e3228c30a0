"""What every tagger must do. Subclass `TaggerSuite` and set `module`; pytest runs it."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

from itertools import pairwise
from typing import Any

from secondsource.domain.syntax import ROOT, Tagged
from secondsource.errors import ModelError
from secondsource.testing.parts import PartSuite, no_connections

_UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
UPOS = frozenset(_UPOS.split())
SENTENCES = (
    "The council of Harrow didn't open the bridge, said Anna Field, its chair.",
    "",
    "   ",
    "Stop!",
    "THE MINISTRY SAID 1,200 PEOPLE LEFT.",
    "“We can’t,” he said…",
    "Міст через Оскіл зруйновано 🙂 \u0000\u2028 \ud7ff مرحبا 漢字",
    "word " * 700,
    "x" * 5_000,
    "!?" * 300 + "-" * 300,
)


class TaggerSuite(PartSuite):
    """Set `module` to the part's module."""

    def tagger(self) -> Any:
        return self.module.Component(self.module.Options())

    def tag(self, sentences: tuple[str, ...] = SENTENCES) -> list[Tagged]:
        """The records, without a way to the network; none where the tagger's files are not on this machine."""
        with no_connections():
            try:
                return list(self.tagger().tag(sentences))
            except ModelError:
                return []

    def test_gives_one_record_for_each_sentence(self) -> None:
        assert [tagged.text for tagged in self.tag()] in ([], list(SENTENCES))
        assert self.tag(()) == []

    def test_tokens_stand_in_the_text_in_order_and_leave_nothing_out(self) -> None:
        for tagged in self.tag():
            spans = [token.span for token in tagged.tokens]
            assert all(left.end <= right.start for left, right in pairwise(spans))
            assert all(span.of(tagged.text).strip() == span.of(tagged.text) != "" for span in spans)
            assert "".join(span.of(tagged.text) for span in spans) == "".join(tagged.text.split())

    def test_the_heads_are_a_tree_with_one_root(self) -> None:
        for tagged in self.tag():
            roots = [token for token in tagged.tokens if token.head == ROOT]
            assert len(roots) == (1 if tagged.tokens else 0)
            assert all(token.relation == "root" for token in roots)
            assert len(tagged.subtree(tagged.root)) == len(tagged.tokens) if tagged.tokens else tagged.root == ROOT

    def test_only_the_root_is_called_root(self) -> None:
        for tagged in self.tag():
            assert all(token.relation != "root" for token in tagged.tokens if token.head != ROOT)

    def test_parts_of_speech_are_universal(self) -> None:
        assert {token.upos for tagged in self.tag() for token in tagged.tokens} <= UPOS

    def test_names_are_well_formed(self) -> None:
        for tagged in self.tag():
            for left, right in pairwise(["O", *(token.entity for token in tagged.tokens)]):
                assert right == "O" or right[:2] in {"B-", "I-"}
                assert not right.startswith("I-") or left[2:] == right[2:]
            assert all(name.span.of(tagged.text) for name in tagged.names)

    def test_reads_alike_at_any_place_and_time(self) -> None:
        assert self.tag() == self.tag()
        assert self.tag(SENTENCES[::-1]) == self.tag()[::-1]
