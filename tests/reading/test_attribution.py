import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.data.tables import load_tables
from secondsource.reading.sentences import find_sentences
from secondsource.reading.speech.attribution import find_attributions

TABLES = load_tables()


def read(text):
    return find_attributions(text, find_sentences(text, ()), TABLES)


def short(text):
    return [(each.speaker, each.cue, each.quoted, each.content_span.of(text)) for each in read(text) if each.speech]


def stances(text):
    return [(each.speaker, each.cue, each.content_span.of(text)) for each in read(text) if not each.speech]


@pytest.mark.parametrize(
    "text, speaker, cue, quoted, content",
    [
        ("“The bridge is closed,” Ana Petrova said.", "Ana Petrova", "said", True, "The bridge is closed"),
        ('"The bridge is closed," said Ana Petrova.', "Ana Petrova", "said", True, "The bridge is closed"),
        ("«The bridge is closed,» Ana Petrova said.", "Ana Petrova", "said", True, "The bridge is closed"),
        ("''The bridge is closed,'' Ana Petrova said.", "Ana Petrova", "said", True, "The bridge is closed"),
        ("‘The bridge is closed,’ said Ana Petrova.", "Ana Petrova", "said", True, "The bridge is closed"),
        ("Ana Petrova said: “The bridge is closed.”", "Ana Petrova", "said", True, "The bridge is closed."),
        (
            "The harbour office reported that two ferries had sunk.",
            "The harbour office",
            "reported",
            False,
            "two ferries had sunk",
        ),
        (
            "The minister told reporters on Monday that taxes would rise.",
            "The minister",
            "told",
            False,
            "taxes would rise",
        ),
        (
            "Two ferries have sunk, the harbour office said.",
            "the harbour office",
            "said",
            False,
            "Two ferries have sunk",
        ),
        (
            "Two ferries have sunk, according to the harbour office.",
            "the harbour office",
            "according to",
            False,
            "Two ferries have sunk",
        ),
        (
            "According to Ana Petrova, two ferries have sunk.",
            "Ana Petrova",
            "According to",
            False,
            "two ferries have sunk",
        ),
        (
            "A statement said the plant had been shut since May.",
            "A statement",
            "said",
            False,
            "the plant had been shut since May",
        ),
        (
            "Dutch officials insisted that the dikes were safe.",
            "Dutch officials",
            "insisted",
            False,
            "the dikes were safe",
        ),
        ("Critics claim the vote was rigged.", "Critics", "claim", False, "the vote was rigged"),
        (
            "The survey found that half of the wells were dry.",
            "The survey",
            "found",
            False,
            "half of the wells were dry",
        ),
    ],
)
def test_one_attribution(text, speaker, cue, quoted, content):
    assert short(text) == [(speaker, cue, quoted, content)]


@pytest.mark.parametrize(
    "text, speaker, role",
    [
        (
            "Ivo Banac, director of the Split museum, said the roof had leaked.",
            "Ivo Banac",
            "director of the Split museum",
        ),
        ("“It leaked,” said Ivo Banac, a curator at the museum.", "Ivo Banac", "a curator at the museum"),
        ("Finance Minister Mara Lind said the budget was balanced.", "Mara Lind", "Finance Minister"),
        ("Club spokesman Per Holm said the match was off.", "Per Holm", "Club spokesman"),
        ("The museum director, Per Holm, said the roof was safe.", "Per Holm", "museum director"),
        ("Mara Lind, however, said the road was open.", "Mara Lind", None),
        ("Mara Lind, 44, said the road was closed.", "Mara Lind", None),
    ],
)
def test_the_role_stands_beside_the_name(text, speaker, role):
    (found,) = read(text)
    assert (found.speaker, found.role) == (speaker, role)
    assert speaker in found.speaker_span.of(text)


def test_later_mentions_find_the_full_name_and_role():
    text = (
        "Ivo Banac, director of the museum, said the roof had leaked.\n“We called a plumber,” Banac said.\n"
        "“Nobody came,” he added. “We waited for a week.”"
    )
    found = read(text)
    assert [each.speaker for each in found] == ["Ivo Banac"] * 4
    assert {each.role for each in found} == {"director of the museum"}
    assert [each.content_span.of(text) for each in found][2:] == ["Nobody came", "We waited for a week."]


def test_a_quotation_over_sentences_gives_one_attribution_a_sentence():
    text = "“The river rose at night. We carried the piano upstairs. It was too late,” Lena Voss said."
    assert [each[3] for each in short(text)] == [
        "The river rose at night.",
        "We carried the piano upstairs.",
        "It was too late",
    ]
    assert {each.speaker for each in read(text)} == {"Lena Voss"}


def test_a_floating_quotation_belongs_to_who_spoke_before():
    text = "Lena Voss said the cellar was flooded. “We lost the piano.”\n“And the books are gone.”"
    assert [(each.speaker, each.quoted) for each in read(text)] == [
        ("Lena Voss", False),
        ("Lena Voss", True),
        ("Lena Voss", True),
    ]


def test_a_new_speaker_in_the_next_paragraph_is_not_the_last_one():
    text = "“The plan works,” Lena Voss said.\n“It does not,” said Omar Haddad."
    assert [each.speaker for each in read(text)] == ["Lena Voss", "Omar Haddad"]


def test_a_colon_announces_the_speaker():
    text = "Omar Haddad was blunt: “The plan failed.”"
    assert short(text) == [("Omar Haddad", "was blunt", True, "The plan failed.")]


def test_a_speaker_in_the_middle_of_a_sentence():
    text = "The bill, two aides said on Friday, has failed in the upper house."
    assert short(text) == [("two aides", "said", False, "has failed in the upper house")]


def test_verbs_that_share_a_subject():
    text = "Omar Haddad left the talks and said that no date was set."
    assert short(text) == [("Omar Haddad", "said", False, "no date was set")]


def test_what_is_added_is_still_the_speakers():
    text = "The bank said it would close six branches, adding that no jobs were at risk."
    assert [each[3] for each in short(text)] == ["it would close six branches", "no jobs were at risk"]


@pytest.mark.parametrize(
    "who", ["Analysts", "Experts", "Sources close to the talks", "Some people", "Officials", "Military experts"]
)
def test_nobody_could_ring_them_up(who):
    (found,) = read(f"{who} say that the truce has failed.")
    assert not found.named


@pytest.mark.parametrize(
    "who", ["Polish officials", "Analysts at Rabobank", "The interior ministry", "Police", "Jane Roe"]
)
def test_these_could_be_rung_up(who):
    (found,) = read(f"{who} said that the truce had failed.")
    assert found.named


@pytest.mark.parametrize(
    "text",
    [
        "The company reported a loss of nine million euros.",
        "Her claims were rejected by the court.",
        "He declined to say whether the dam would hold.",
        "They call the old harbour “the hub”.",
        "The answers she gave were short.",
    ],
)
def test_no_one_is_quoted(text):
    assert short(text) == []


@pytest.mark.parametrize(
    "text, speaker, cue, about",
    [
        ("They call the old harbour “the hub”.", "They", "call", "the old harbour “the hub”"),
        ("Omar Haddad plans to close the port.", "Omar Haddad", "plans", "to close the port"),
        ("Omar Haddad declined to comment.", "Omar Haddad", "declined", "to comment"),
        ("Dutch farmers are critical of the levy.", "Dutch farmers", "critical of", "the levy"),
        ("Omar Haddad has long opposed the levy.", "Omar Haddad", "opposed", "the levy"),
        ("Omar Haddad left the hall, calling the vote a farce.", "Omar Haddad", "calling", "the vote a farce"),
        ("The levy, backed by Dutch farmers, passed in May.", "Dutch farmers", "backed by", "The levy"),
        ("The union denied the charge.", "The union", "denied", "the charge"),
    ],
)
def test_a_stance_is_told_apart_from_speech(text, speaker, cue, about):
    assert (speaker, cue, about) in stances(text)
    assert short(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The plan was criticised.",
        "The attacks on the port went on.",
        "A boat called Ana sank.",
        "Farmers could support the levy.",
        "Do you support the levy?",
    ],
)
def test_nobody_takes_a_stance(text):
    assert stances(text) == []


def test_stances_inside_what_somebody_says_are_theirs_to_tell():
    assert stances("Lena Voss said the union opposed the levy.") == []


@pytest.mark.parametrize(
    "text, speaker, content",
    [
        ("Mara Lind (D-Va.) said the budget was balanced.", "Mara Lind", "the budget was balanced"),
        ("Mara Lind, who led the party in May, said the road was open.", "Mara Lind", "the road was open"),
        ("Mara Lind, for example, said the road was open.", "Mara Lind", "the road was open"),
        ("Because old farmers say the road was open.", "old farmers", "the road was open"),
        ("Kelly said the road was open.", "Kelly", "the road was open"),
        ("“Is it open?” Mara Lind asked.", "Mara Lind", "Is it open?"),
        ("Mara Lind says she respects the rule.", "Mara Lind", "she respects the rule"),
    ],
)
def test_speakers_with_company(text, speaker, content):
    assert [(each[0], each[3]) for each in short(text)] == [(speaker, content)]


QUOTED_TEXT = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "''",
            "‘",
            "’",
            "«",
            "»",
            "We left. ",
            "Jane Roe said ",
            "he said, ",
            "according to ",
            "that ",
            ", ",
            "\n",
            "The bank reported that ",
            ": ",
            "🙂",
            "; ",
            "adding that ",
            "called the bill a ",
            ", who opposed ",
            "is critical of ",
        ]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(st.text(max_size=200), QUOTED_TEXT))
def test_spans_are_exact_in_any_text(text):
    for each in read(text):
        assert each.cue == each.cue_span.of(text)
        for span in (each.speaker_span, each.cue_span, each.content_span):
            assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "“a b c.” " * 5_000,
        "said " * 20_000,
        '"A b," ' * 10_000,
        "according to " * 10_000,
        ", who says " * 10_000,
        "of the mayor and " * 10_000,
        "he plans to plan to " * 5_000,
        "Ana Lind, a nurse, " * 5_000,
        "his " * 20_000,
    ],
)
def test_repeats_end_soon(text):
    read(text)


@pytest.mark.parametrize(
    "text, content",
    [
        ("When Ana Lind said the levy was unfair, forty farmers left the hall.", "the levy was unfair"),
        ("Ana Lind, who says the levy is unfair, left Aarhus in 2021.", "the levy is unfair"),
        ("The minister said the bridge was safe, but inspectors had seen forty cracks.", "the bridge was safe"),
        (
            "The minister said she liked apples, pears and plums, and grapes.",
            "she liked apples, pears and plums, and grapes",
        ),
        ("As the Harbour Gazette reported on Monday, two ferries have sunk.", "two ferries have sunk"),
        ("A notice posted on the harbour's website said two ferries had sunk.", "two ferries had sunk"),
        ("Some 74 percent said they would stay at home.", "they would stay at home"),
        ("Ana Lind, 51, told the Harbour Gazette that two ferries had sunk.", "two ferries had sunk"),
    ],
)
def test_what_is_said_ends_where_the_article_goes_on(text, content):
    assert [each[3] for each in short(text)] == [content]


@pytest.mark.parametrize(
    "text, speaker, cue, about",
    [
        ("Farmers have repeatedly tried to defend the levy.", "Farmers", "defend", "the levy"),
        ("Danish papers have begun publicly acknowledging the loss.", "Danish papers", "acknowledging", "the loss"),
        ("Farmers were quick to point out the loss.", "Farmers", "point out", "the loss"),
        ("The levy was criticised by two farmers.", "two farmers", "criticised by", "The levy"),
        ("The court made no mention of the levy.", "The court", "made no mention of", "the levy"),
        ("The mayor's plan to close the port is old.", "The mayor", "plan", "to close the port"),
        ("His belief that the port is lost.", "His", "belief that", "the port is lost"),
        ("Polls showing a close race came out.", "Polls", "showing", "a close race"),
        ("Two of the farmers who oppose the levy left.", "who", "oppose", "the levy"),
        ("Mara Lind: The Levy Must Go", "Mara Lind", ":", "The Levy Must Go"),
        ("Farmers who left early criticised the levy.", "Farmers", "criticised", "the levy"),
        ("Mara Lind (D-Va.) praised the levy in a speech on Monday.", "Mara Lind", "praised", "the levy"),
        ("The farmers — all of them Danes — support the levy.", "The farmers", "support", "the levy"),
    ],
)
def test_stances_in_many_shapes(text, speaker, cue, about):
    assert (speaker, cue, about) in stances(text)


def test_a_plan_inside_a_promise_is_not_a_second_stance():
    assert [each[1] for each in stances("Omar Haddad vowed to support the plan to close the port.")] == ["vowed"]


def test_nested_speech_keeps_both_speakers():
    text = "Lena Voss said that the mayor admitted that the cellar was flooded."
    assert [(each[0], each[3]) for each in short(text)] == [
        ("Lena Voss", "the mayor admitted that the cellar was flooded"),
        ("the mayor", "the cellar was flooded"),
    ]


FAR = "The ferry runs twice a day.\nIt is blue.\n"


@given(st.integers(min_value=0, max_value=4), st.integers(min_value=0, max_value=4))
def test_paragraphs_without_a_speaker_change_nothing(before, after):
    middle = "Ivo Banac, a curator, said the roof had leaked. “We called a plumber,” he said.\n"
    plain = [(each.speaker, each.cue, each.content_span.of(middle)) for each in read(middle)]
    text = FAR * before + middle + FAR * after
    assert [(each.speaker, each.cue, each.content_span.of(text)) for each in read(text)] == plain
