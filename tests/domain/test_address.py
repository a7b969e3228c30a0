"""Addresses are taken apart without complaint, and told without passwords."""

import pytest

from secondsource.domain.address import site_of, split_address, without_password


@pytest.mark.parametrize(
    "address, site",
    [
        ("https://www.news.example/a?b=1", "news.example"),
        ("http://NEWS.example:80/", "news.example"),
        ("article.html", ""),
        ("https://[broken", ""),
        ("", ""),
    ],
)
def test_the_site_of_an_address(address, site):
    assert site_of(address) == site


def test_an_address_that_cannot_be_read_has_no_parts():
    assert not any(split_address("https://[broken"))


def test_a_password_is_never_told():
    assert without_password("https://user:secret@news.example/@x") == "https://news.example/@x"
