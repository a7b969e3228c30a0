"""The work of a check grows no faster than the article: twice the text makes about twice the calls."""

from collections.abc import Callable

import pytest

from secondsource.plugins import part_names

Text = Callable[[int], str]


def repeated(unit: str) -> Text:
    return lambda times: unit * times


def numbered(unit: str) -> Text:
    return lambda times: "".join(unit.format(n) for n in range(times))


HARD: dict[str, tuple[Text, ...]] = {
    "ages": (repeated("Ada Bell was born in 1962 in Leeds. The 63-year-old left.\n"),),
    "conversions": (repeated("It lies 10 miles (16 km) away.\n"),),
    "counted_lists": (repeated("There are three reasons: cost, speed and noise.\n"), repeated("all three reasons, ")),
    "headline_names": (repeated("Russian troops retreated in Leeds. "),),
    "headline_numbers": (numbered("Acme cut {} jobs. "),),
    "namesakes": (numbered("He came to Name{:04d}xa in Ukraine. "),),
    "old_story": (repeated("It will open on 4 March 2021 in May 2020. "),),
    "places": (lambda times: "Kupiansk " * times + "in the Donetsk region. " * times,),
    "quote_drift": (numbered("“We will never give up this town {} to anyone.”\n"),),
    "roles": (repeated("Mayor Ada Bell spoke.\nGovernor Ada Bell left in 2014.\n"),),
    "sequence": (repeated("He was born in 1958 and born in 1959 and died in 1962.\n"),),
    "spellings": (
        lambda times: "".join(f"Ada Merkel{chr(97 + n % 26)}x said so in {n} words.\n" for n in range(times)),
    ),
    "told_twice": (repeated("12 people were killed in a fire in Leeds.\n"),),
    "wording": (repeated("“His henchmen left,” said Ada Bell. His henchmen stayed.\n"),),
}
"""What each check would find hard, beside the text below that all are given."""
ANY = numbered("Ada Bell said on 5 March 2022 that {} troops had left Leeds. “The town is ours,” she said.\n")
TITLES = {"headline_names": "Ukrainian troops retreat in Bristol", "headline_numbers": "Acme to cut 9,999,999 jobs"}


@pytest.mark.parametrize(
    "check, text", [(check, text) for check in part_names("checks") for text in (ANY, *HARD.get(check, ()))]
)
def test_work_grows_no_faster_than_the_article(find, count_calls, check: str, text: Text):
    def read(times: int) -> None:
        find(check, text(times), title=TITLES.get(check, "Troops leave Leeds"))

    read(5)  # what is made at first use is not counted
    few, many = (count_calls(lambda times=times: read(times)) for times in (40, 80))
    assert many <= 3 * few, (few, many)
