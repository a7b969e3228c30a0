"""One name spelled two ways."""

import pytest

from secondsource.domain.report import Flag

WRONG = [
    ("President Volodymyr Zelensky left. Then Volodymyr Zelenskyy said no.", "“Volodymyr Zelenskyy”: 1"),
    ("The law is old, said Ada Merkel. It is good. Ada Merkel left. Ada Merkle came.", "“Ada Merkel”: 2"),
    ("Ada Johnson, 48, came. She left. Ada Jonson was there.", "“Ada Jonson”: 1"),
    ("Mayor John Smith came.\nSmyth later said yes.", "“Smyth”: 1"),
    ("General Oleksandr Syrskyi came.\nGeneral Syrsky left.", "“Syrsky”: 1"),
    ("Mayor John Smith came.\nJon Smith left.", "“Jon Smith”: 1"),
    ("Andriy Kovalenko, who leads the centre, said no.\nAndrii Kovalenko later left.", "“Andrii Kovalenko”: 1"),
    ("Ukraine holds Kupiansk.\nShells fell in Kupyansk at night. Kupiansk was dark.", "“Kupiansk”: 2; “Kupyansk”: 1"),
]
WRONG += [
    ("He left the United States. The law of the United Stattes is old.", "“Stattes”: 1"),
    ("The Space Telescope saw it. A Space Telsecope saw more.", "“Telsecope”: 1"),
    ("He came to Nevada. In Nevada it was hot. Nevda is dry.", "“Nevada”: 2; “Nevda”: 1"),
]
RIGHT = [
    "He read it there. There it was. Then he read on. Three left.",
    "The Real Madrid team and the Real Madird team left.",
    "He came to North Carolina. The North Caroline line is old.",
    "Ada Danced. The Ada Dance is old.",
    "President Volodymyr Zelensky left. Then Volodymyr Zelensky’s wife said no.",
    "Ada Merkel and Ada Merkle said so.",
    "Ada Merkel said so. Tom Merkle left.",
    "Ada Lee said so. Ada Leo left.",
    "He flew to South Korea, who won. The South Korean team left.",
    "Ada Johnson, 48, came. Ada Johnstone was there.",
    "Ada Merkel, 48, came. The Merkels left. The Merkel house is old.",
    "Mayor Tom Smith came. Tim Smith left.",
    "Mayor Tom Franco came. France won.",
    "Ukraine holds Bakhmut. It was called Artemivsk.",
    "Ada Merkel, 48, came. Tom Merkle left. Merkle said no.",
]


@pytest.mark.parametrize("text, arithmetic", WRONG)
def test_a_name_spelled_two_ways_is_pointed_out(find, text, arithmetic):
    (finding,) = find("spellings", text)
    assert (finding.flag, finding.stance) == (Flag.IMPRECISE, None)
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("text", RIGHT)
def test_two_people_and_things_are_left_alone(find, text):
    assert find("spellings", text) == ()
