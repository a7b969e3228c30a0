import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.claim import Kind, Reason, Worth
from secondsource.domain.reference import Gazetteer, Tables
from secondsource.reading.statements.claims import find_claims
from secondsource.testing.fakes import make_article

TABLES = Tables()


def read(text, tables=TABLES):
    return find_claims(make_article(text), tables)


def texts(text):
    return [claim.text for claim in read(text).claims]


def holds(reading, text):
    covered = {claim.sentence for claim in reading.claims} | {none.span for none in reading.unclaimed}
    assert covered == set(reading.sentences)
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    for claim in reading.claims:
        assert claim.quote == claim.span.of(text)
        assert claim.quote.strip()
        assert claim.sentence.contains(claim.span)
        assert claim.checkable is (claim.why_not is None)
        assert claim.text.strip()
    for none in reading.unclaimed:
        assert none.quote == none.span.of(text)
        assert none.reason


WORDS = st.lists(
    st.sampled_from(
        [
            "The city ",
            "has ",
            "fell ",
            "They ",
            "with ",
            "With a ",
            "While ",
            ", ",
            "and the ",
            "after two years of war ",
            "“",
            "”",
            '"',
            ". ",
            "? ",
            "\n",
            "he said",
            "Ana Roe, ",
            "director of ",
            "which ",
            "that ",
            "according to ",
            "12 ",
            "May ",
            "will ",
            "🙂",
            "مدينة ",
            "adding that ",
            "; ",
        ]
    ),
    max_size=50,
).map("".join)


@given(st.one_of(st.text(max_size=250), WORDS))
def test_every_sentence_ends_as_claims_or_as_none_with_a_reason(text):
    reading = read(text)
    holds(reading, text)
    assert find_claims(make_article(text), TABLES) == reading


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "With a population of about 9,000, Ribe serves as the market town of the marshes.",
            ["Ribe has a population of about 9,000.", "Ribe serves as the market town of the marshes."],
        ),
        (
            "While the strike goes on at the port, ferries have returned to the islands.",
            ["The strike goes on at the port.", "Ferries have returned to the islands."],
        ),
        (
            "The mill closed in March, but the owner paid every worker.",
            ["The mill closed in March.", "The owner paid every worker."],
        ),
        ("The mill closed; its owner left the country.", ["The mill closed.", "The mill’s owner left the country."]),
        (
            "The boat sank off Malta, with forty sailors missing after the storm.",
            ["The boat sank off Malta.", "Forty sailors were missing after the storm."],
        ),
        (
            "The museum reopened despite nearly two years of strikes.",
            ["The museum reopened despite nearly two years of strikes.", "The strikes have lasted nearly two years."],
        ),
        ("What makes the finding odd is that the river flows north.", ["The river flows north."]),
        ("The court fined the bank, highlighting the risks of weak controls.", ["The court fined the bank."]),
        ("Ukraine and Poland have signed a treaty.", ["Ukraine and Poland have signed a treaty."]),
        ("Talks between the banks and the state have failed.", ["Talks between the banks and the state have failed."]),
    ],
)
def test_compound_sentences_come_apart(text, expected):
    assert texts(text) == expected


def test_a_length_of_time_keeps_its_exact_words():
    claim = read("The museum reopened amid more than six months of protests.").claims[-1]
    assert (claim.quote, claim.kind) == ("more than six months of protests", Kind.DATE_OR_DURATION)


def test_a_role_told_in_passing_is_a_claim():
    claims = read("Ivo Banac, director of the Split museum, said that the roof had leaked.").claims
    assert [(c.text, c.kind) for c in claims] == [
        ("Ivo Banac is director of the Split museum.", Kind.ROLE_OR_IDENTITY),
        ("The roof had leaked.", Kind.EVENT),
    ]
    assert [c.attribution and c.attribution.speaker for c in claims] == [None, "Ivo Banac"]


def test_quoted_words_are_the_speakers_and_lie_inside_the_marks():
    (claim,) = read("“The dam has burst,” Lena Voss said.").claims
    assert (claim.quote, claim.text) == ("The dam has burst", "The dam has burst.")
    assert claim.attribution is not None
    assert claim.attribution.quoted


def test_a_statement_with_its_speaker_in_the_middle_is_one_claim():
    (claim,) = read("The bill, two aides said on Friday, has failed in the upper house.").claims
    assert claim.text == "The bill has failed in the upper house."


def test_the_articles_own_words_beside_a_speaker_are_a_claim_without_one():
    claims = read("While fires burn in the hills, officials insist the reservoir is full.").claims
    assert [(c.text, c.attribution and c.attribution.speaker) for c in claims] == [
        ("Fires burn in the hills.", None),
        ("The reservoir is full.", "officials"),
    ]


def test_a_broken_quotation_is_one_claim():
    (claim,) = read("“The old dam above the town,” Lena Voss said, “has burst.”").claims
    assert claim.text == "The old dam above the town has burst."
    assert claim.quote == "The old dam above the town"


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "The rebel fighters held the pass for a week. “They are leaving now,” Lena Voss said.",
            "The rebel fighters are leaving now.",
        ),
        ("Lena Voss won the race in June. She trained on the beach.", "Lena Voss trained on the beach."),
        ("The hospital opened in 1911. It burned down a year later.", "The hospital burned down a year later."),
        ("Omar Haddad said he had sold the shop.", "Omar Haddad had sold the shop."),
        ("The storm hit the town of Ystad. The city’s harbour was closed.", "Ystad’s harbour was closed."),
    ],
)
def test_words_that_point_back_are_resolved_where_one_antecedent_fits(text, expected):
    assert texts(text)[-1] == expected


def test_what_points_nowhere_is_ambiguous():
    (claim,) = read("“They have taken the bread from the shelf,” Lena Voss said.").claims
    assert claim.why_not is Reason.AMBIGUOUS_CLAIM


def test_the_city_is_the_place_that_the_text_names_most():
    line = "\t".join(["Ystad", "city", "Sweden", "Skåne", "55.4", "13.8", "18000", "|ystad|"]) + "\n"
    reading = read(
        "Trams run in Ystad again. Buses run in Ystad too. The city bought both.", Tables(places=Gazetteer(line))
    )
    assert reading.claims[-1].text == "Ystad bought both."


@pytest.mark.parametrize(
    "text, kind, why_not",
    [
        ("The fund lost 4.2 million euros.", Kind.QUANTITY, None),
        ("The treaty was signed in October 1987.", Kind.DATE_OR_DURATION, None),
        ("Rebels captured the border post at dawn.", Kind.CONTROL, None),
        ("The valley is under the control of the army.", Kind.CONTROL, None),
        ("The photograph captured the mood of the crowd.", Kind.EVENT, None),
        ("Mara Lind is the mayor of Ystad.", Kind.ROLE_OR_IDENTITY, None),
        ("Ystad lies on the Baltic coast.", Kind.RELATION, None),
        ("The talks have failed.", Kind.EVENT, None),
        ("The reactor will restart next week.", Kind.PREDICTION, Reason.PREDICTION),
        ("The deal could give farmers better prices.", Kind.PREDICTION, Reason.PREDICTION),
        ("The bank is expected to cut rates.", Kind.PREDICTION, Reason.PREDICTION),
        ("The verdict came as a shock to the family.", Kind.MOTIVE, Reason.MOTIVE),
        ("The general hopes to surprise his rivals.", Kind.MOTIVE, Reason.MOTIVE),
        ("The value of the harbour cannot be overstated.", Kind.OPINION, Reason.OPINION),
        ("The new opera is brilliant.", Kind.OPINION, Reason.OPINION),
        ("Parliament met in May 2019.", Kind.DATE_OR_DURATION, None),
        ("The council should resign.", Kind.OPINION, Reason.OPINION),
    ],
)
def test_kinds(text, kind, why_not):
    (claim,) = read(text).claims
    assert (claim.kind, claim.why_not) == (kind, why_not)


@pytest.mark.parametrize(
    "text, reason",
    [
        ("Will the dam hold?", "a question"),
        ("Good morning!", "a greeting or an exclamation"),
        ("Sign up for our newsletter.", "a call to the reader"),
        ("A long night.", "a fragment without a verb"),
        ("…", "holds no words"),
        ("Here is what we know so far.", "a transition"),
        ("Photo: Jane Roe/Reuters", "a credit or a label"),
        ("Jane Roe may be reached at jroe@example.org.", "a credit or a label"),
        ("The Harrow Post may receive a commission on orders.", "a credit or a label"),
    ],
)
def test_sentences_without_a_claim_say_why(text, reason):
    reading = read(text)
    assert not reading.claims
    assert [none.reason for none in reading.unclaimed] == [reason]


def test_other_languages_are_not_dropped():
    reading = find_claims(make_article("Der Damm ist in der Nacht gebrochen.", language="de"), TABLES)
    assert len(reading.claims) == 1


def test_unnamed_analysts_who_predict():
    (claim,) = read("Market analysts suggest the merger could raise prices.").claims
    assert claim.why_not is Reason.PREDICTION
    assert claim.attribution is not None
    assert not claim.attribution.named


@pytest.mark.parametrize(
    "unit",
    [
        "The harbour was closed on Friday, Lena Voss said. It opened again. ",
        "WITH A POPULATION OF 9, THE TOWN IS OLD. ",
        '"',
        "word ",
        "الميناء مغلق. ",
        "🙂 ",
        "after nearly three years of war and ",
    ],
)
def test_long_and_odd_text_takes_linear_work(unit, assert_linear):
    assert_linear(lambda text: holds(read(text), text), unit, 100, 100_000)


@pytest.fixture(scope="module")
def golden(shared):
    lines = (shared / "seed" / "article.txt").read_text(encoding="utf-8").splitlines()
    body = "\n".join(lines[lines.index("Listen to the article") + 2 : lines.index("Fact Checker")])
    return body, find_claims(make_article(body), TABLES)


GOLDEN = {
    "S1": (Kind.QUANTITY, None, None),
    "S2": (Kind.EVENT, None, "Viktor Trehubov"),
    "S3": (Kind.EVENT, None, "Viktor Trehubov"),
    "S4": (Kind.EVENT, None, None),
    "S5": (Kind.QUANTITY, None, None),
    "S6": (Kind.RELATION, None, None),
    "S7": (Kind.CONTROL, None, "Ukrainian officials"),
    "S8": (Kind.CONTROL, None, None),
    "S9": (Kind.EVENT, None, None),
    "S10": (Kind.CONTROL, None, None),
    "S11": (Kind.QUANTITY, None, "General Staff"),
    "S12": (Kind.MOTIVE, Reason.MOTIVE, "Viktor Trehubov"),
    "S14": (Kind.DATE_OR_DURATION, None, None),
    "S15": (Kind.PREDICTION, Reason.PREDICTION, "analysts"),
    "S16": (Kind.ROLE_OR_IDENTITY, None, None),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_the_golden_statements_are_read(golden, shared, name):
    kind, why_not, speaker = GOLDEN[name]
    (row,) = [row for row in json.loads((shared / "seed" / "expected.json").read_text())["claims"] if row["id"] == name]
    body, reading = golden
    start = body.index(row["starts"])
    there = [
        claim
        for claim in reading.claims
        if claim.sentence.start <= start < claim.sentence.end and (claim.kind, claim.why_not) == (kind, why_not)
    ]
    assert there
    if speaker:
        assert any(claim.attribution and speaker in claim.attribution.speaker for claim in there)
    if row.get("direct_quote"):
        assert any(claim.attribution and claim.attribution.quoted for claim in there)


def test_the_golden_duration_is_exactly_its_words(golden):
    body, reading = golden
    (claim,) = [claim for claim in reading.claims if claim.kind is Kind.DATE_OR_DURATION and "lasted" in claim.text]
    assert claim.quote == body[body.index("nearly three") :].partition(" and ")[0]
    holds(reading, body)


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "The firm closed its mill in May and sold the land to the city.",
            ["The firm closed its mill in May.", "The firm sold the land to the city."],
        ),
        (
            "The clerk was arrested in March and sentenced to two years in prison.",
            ["The clerk was arrested in March.", "The clerk was sentenced to two years in prison."],
        ),
        (
            "Mara Lind was born in Ystad and joined the navy in 1990.",
            ["Mara Lind was born in Ystad.", "Mara Lind joined the navy in 1990."],
        ),
        (
            "Acme, which is based in Ribe, sold its mills.",
            ["Acme is based in Ribe.", "Acme sold its mills."],
        ),
        (
            "Brightwater, a maker of pumps, has opened a plant.",
            ["Brightwater has opened a plant.", "Brightwater is a maker of pumps."],
        ),
        (
            "Police arrested two men in Leeds and three in York.",
            ["Police arrested two men in Leeds.", "Police arrested three men in York."],
        ),
        (
            "The settlers are living on dried fish, a habit that doctors say harms children.",
            [
                "The settlers are living on dried fish.",
                "Living on dried fish is a habit that doctors say harms children.",
            ],
        ),
    ],
)
def test_second_verbs_asides_and_counts_are_claims_of_their_own(text, expected):
    assert sorted(texts(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "The firm did not close its mill and sold no land.",
        "The firm may close its mill and could sell the land.",
        "The firm will close its mill if the bank calls its loan and the city refuses help.",
        "The bill is so long that the council rejected it and the mayor left.",
        "A man arrested in May and charged with theft died in his cell.",
        "The critics doubt that the dam is safe and the river is clean.",
    ],
)
def test_what_a_not_an_if_or_a_may_weighs_on_stays_in_one_piece(text):
    assert texts(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roe never said that the dam had burst.",
        "Ana Roe denied that she had sold the shop.",
        "If Ana Roe says that the dam has burst, the town is in danger.",
    ],
)
def test_what_nobody_says_is_never_told_as_said(text):
    for claim in read(text).claims:
        assert claim.attribution is None
        assert claim.text == text


def test_what_is_put_for_words_is_told_with_their_place():
    text = "The storm hit the town of Ystad. The city’s harbour was closed."
    claim = read(text).claims[-1]
    (put,) = claim.resolved
    assert (put.words, put.meaning) == ("The city’s", "Ystad")
    assert put.words == put.span.of(text)


def test_the_verb_goes_with_the_name_that_is_put_in():
    (*_, claim) = read("The enemy holds the hill. “Now they lack fuel,” Lena Voss said.").claims
    assert claim.text == "Now the enemy lacks fuel."
    (claim,) = read("“I sell my boats in June,” Lena Voss said.").claims
    assert claim.text == "Lena Voss sells Voss’s boats in June."


@pytest.mark.parametrize(
    "text, unclear",
    [
        ("Lena Voss met Ana Roe in June. She won.", "She"),
        ("The judges met in June. This has ended the strike.", "This"),
        ("Ribe is old. Ferries sail there.", "there"),
        ("Ribe has two harbours. The two harbours were built by monks.", "The two harbours"),
        ("Ribe has a ferry. It’s also a place where storks nest.", "It’s also a place where"),
        ("Ribe lost its ferry. The mayor gave no further details.", "further details"),
        ("The range is 590 km. The maker estimates that could be 300 miles.", "estimates that could"),
        ("Ribe is old. There were also more modest towns.", "There were also"),
    ],
)
def test_words_with_no_sure_meaning_are_named_and_the_claim_is_ambiguous(text, unclear):
    claim = read(text).claims[-1]
    assert any(word.startswith(unclear) for word in claim.unclear)
    assert claim.why_not is Reason.AMBIGUOUS_CLAIM


def test_the_other_person_is_not_meant_when_the_pronoun_tells():
    (*_, claim) = read("Maria Lind met Peter Roe in June. She won the vote.").claims
    assert claim.text == "Maria Lind won the vote."


def test_facets_say_what_can_be_looked_up():
    (claim,) = read("Lena Voss was arrested on 3 May 2019 with 4,000 euros.").claims
    facets = claim.facets
    assert (facets.person, facets.number, facets.time, facets.central) == (True, True, True, True)
    assert {Worth.NUMBER, Worth.HARM, Worth.DATED} <= set(facets.worth)
