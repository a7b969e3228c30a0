"""What is alike becomes a cluster, what is not stays out, and the order of the comments changes nothing."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.domain.examination import ClusterKind
from secondsource.domain.thread import Comment, ThreadPage
from secondsource.reading.pages.comments import make_thread
from secondsource.reading.threads import nearness
from secondsource.reading.threads.thread import read_thread
from secondsource.reading.threads.words import bits, tokens_of, words_of

TALK = (
    "The eastern quay was open on Friday, I walked past it.",
    "My cousin drives a crane and earns less than a waiter.",
    "Why does nobody ask the passengers of the night ferry?",
    "Thank you for this report, I learned a lot.",
    "Ships from the north avoid us since the fees doubled.",
    "In 1987 they promised a railway to the terminal.",
    "So sad. Rest in peace.",
    "First!",
)
FILLED = tuple(
    f"Honestly, the {who} deserves a medal for landing that {what} in such terrible {weather}."
    for who, what, weather in (("pilot", "plane", "fog"), ("captain", "balloon", "rain"), ("skipper", "glider", "wind"),
                               ("pilot", "balloon", "hail"))
)  # fmt: skip
SENTENCES = (
    "The first ferry leaves at eight.",
    "Nurses from the island lose two shifts.",
    "Somebody must explain this.",
)


def clusters(*texts: str, page: ThreadPage | None = None):
    return read_thread(make_thread(Comment(text) for text in texts), page or ThreadPage()).clusters


def test_talk_makes_no_cluster():
    assert clusters(*TALK) == ()


def test_the_same_rare_words_are_one_cluster_whatever_their_marks():
    texts = [
        "Watching costs and grades closely now.",
        "watching costs and grades closely now",
        "WATCHING costs & grades closely now!",
    ]
    (found,) = clusters(*TALK, texts[0], texts[1], texts[0])
    assert (found.kind, len(found.members)) == (ClusterKind.EXACT, 3)


@pytest.mark.parametrize(
    "words",
    [
        "Rest in peace, our thoughts and prayers are with the family.",
        "First!",
        "Great article, thanks!",
        "🙏🙏🙏",
        "lol",
    ],
)
def test_what_everyone_says_is_no_cluster(words: str):
    assert clusters(*TALK, *[words] * 3) == ()


def test_a_template_shows_its_constants_plain_and_its_slots_marked():
    (found,) = clusters(*TALK, *FILLED)
    assert found.kind is ClusterKind.TEMPLATE
    assert [piece.slot for piece in found.pieces] == [None, "free", None, "free", None, "free"]
    assert found.pieces[2].text == "deserves a medal for landing that"
    assert {member.fillers[0] for member in found.members} == {"pilot", "captain", "skipper"}
    assert found.saving > 0


def test_sentences_in_another_order_are_near_copies():
    one, two, three = SENTENCES
    (found,) = clusters(*TALK, f"{one} {two} {three}", f"{three} {one} {two}", f"{two} {three} {one}")
    assert found.kind is ClusterKind.NEAR
    assert len(found.members) == 3


def test_the_pages_title_in_a_template_is_a_slot():
    title = "Lindholm Port Strike Collapses as Dockers Return"
    texts = [
        f"Interesting update on {title}. Curious how it {verb} next quarter." for verb in ("ends", "goes", "plays")
    ]
    (found,) = clusters(*TALK, *texts, page=ThreadPage(title=title))
    assert ("title", title) in {(piece.slot, piece.text) for piece in found.pieces}


def test_two_of_a_template_are_no_cluster_and_pingbacks_never_are():
    assert clusters(*TALK, *FILLED[:2]) == ()
    assert clusters(*TALK, *["Pingback: Amazon Liable for Products Rules a Court | Harbour Courier"] * 4) == ()


def test_the_action_folds_all_but_one_and_can_be_undone():
    (found,) = clusters(*FILLED, *TALK)
    assert found.action.positions == (1, 2, 3)
    assert found.action.undo


@settings(max_examples=40)
@given(st.lists(st.sampled_from([*TALK, *FILLED, *SENTENCES]), min_size=1, max_size=30), st.randoms())
def test_order_changes_nothing(texts: list[str], draw: random.Random):
    shuffled = draw.sample(texts, len(texts))
    one, other = clusters(*texts), clusters(*shuffled)
    assert [(c.id, c.kind, c.pieces, c.bits, c.saving) for c in one] == [
        (c.id, c.kind, c.pieces, c.bits, c.saving) for c in other
    ]
    for first, second in zip(one, other, strict=True):
        assert sorted(texts[place] for place in first.positions) == sorted(
            shuffled[place] for place in second.positions
        )


@settings(max_examples=60)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_texts_are_read(texts: list[str]):
    for cluster in clusters(*texts):
        assert len(cluster.members) >= (2 if cluster.kind is ClusterKind.EXACT else 3)


@given(st.text(max_size=200))
def test_words_stand_where_they_say(text: str):
    tokens = tokens_of(text)
    assert tuple(token.word for token in tokens) == words_of(text)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(bits(token.word) > 0 for token in tokens)


def test_by_hashes_the_same_is_found_as_by_comparing_all(monkeypatch: pytest.MonkeyPatch):
    draw = random.Random(4)
    many = [" ".join(draw.sample([word for text in TALK for word in text.split()], 9)) for _ in range(300)]
    exact = clusters(*many, *FILLED, *TALK)
    monkeypatch.setattr(nearness, "EXACT_UP_TO", 0)
    assert [each.id for each in clusters(*many, *FILLED, *TALK)] == [each.id for each in exact]


def test_identical_lines_cost_one_comparison(count_calls):
    few, many = (count_calls(lambda n=n: clusters(*["The same line."] * n)) for n in (1_000, 2_000))
    assert many <= 3 * few


@pytest.mark.parametrize("up_to", [nearness.EXACT_UP_TO, 0])
def test_copies_of_one_template_cost_work_as_they_are_many(count_calls, monkeypatch: pytest.MonkeyPatch, up_to: int):
    """Every pair of them is alike; once both hang together, nobody looks at it again."""
    monkeypatch.setattr(nearness, "EXACT_UP_TO", up_to)
    sizes = (100, 400)
    few, many = (
        count_calls(lambda n=n: clusters(*[f"Comment {at} about the bridge over the river Aare." for at in range(n)]))
        for n in sizes
    )
    assert many <= 6 * few
