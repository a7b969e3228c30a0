"""Which IP addresses and spellings are public."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.dialling.guard import is_public, names_this_machine, read_literal, vet_server
from secondsource.errors import RefusedAddress


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"]
)
def test_the_open_web_is_public(address: str):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "198.18.0.1",
        "192.0.2.1", "203.0.113.1", "not an address", "",
        "::", "::1", "::7f00:1", "fe80::1", "fc00::1", "fec0::1",
        "ff02::1", "2001:db8::1", "2002:7f00:1::", "2001::1", "64:ff9b::7f00:1", "64:ff9b:1::1",
        "::ffff:10.0.0.1", "100::1", "fe80::1%eth0",
    ],
)  # fmt: skip
def test_everything_else_is_not(address: str):
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_ipv4_inside_ipv6_is_judged_as_ipv4(inner: ipaddress.IPv4Address):
    mapped = ipaddress.IPv6Address(0xFFFF << 32 | int(inner))
    nat64 = ipaddress.IPv6Address(0x64FF9B << 96 | int(inner))
    assert is_public(str(mapped)) == is_public(str(nat64)) == is_public(str(inner))


@given(st.ip_addresses(v=4), st.sampled_from(["{0}", "0x{0:x}", "0{0:o}", "0x{0:X}."]))
def test_one_number_is_no_spelling_of_an_address(inner: ipaddress.IPv4Address, form: str):
    with pytest.raises(RefusedAddress, match="odd spelling"):
        read_literal(form.format(int(inner)))


@pytest.mark.parametrize(
    "host", ["127.1", "0x7f.0.0.1", "0177.0.0.1", "1.2.3.4.", "1.2.3.4.5", "256.1.1.1", "09.1.1.1"]
)
def test_short_and_odd_spellings_are_refused(host: str):
    with pytest.raises(RefusedAddress):
        read_literal(host)


@pytest.mark.parametrize(
    "host", ["news.example", "3com.example", "1.2.3.4.example", "xn--80ak6aa92e.example", "0x.example"]
)
def test_names_are_no_addresses(host: str):
    assert read_literal(host) is None


@pytest.mark.parametrize(
    "host, address, private, allowed",
    [
        ("localhost", "127.0.0.1", False, True),
        ("localhost", "::1", False, True),
        ("127.0.0.1", "", False, True),
        ("localhost", "10.0.0.7", True, False),
        ("localhost", "93.184.216.34", True, False),
        ("models.example", "93.184.216.34", False, True),
        ("models.example", "127.0.0.1", True, False),
        ("models.example", "10.0.0.7", False, False),
        ("models.example", "10.0.0.7", True, True),
        ("models.example", "fd00::7", True, True),
        ("models.example", "169.254.169.254", True, False),
        ("models.example", "fe80::1", True, False),
        ("models.example", "::ffff:169.254.169.254", True, False),
        ("models.example", "::ffff:127.0.0.1", True, False),
        ("models.example", "2002:7f00:1::", True, False),
        ("localhost", "::ffff:10.0.0.7", True, False),
        ("models.example", "0.0.0.0", True, False),
        ("models.example", "224.0.0.1", True, False),
    ],
)
def test_a_server_that_settings_name_may_be_here_or_public_and_near_where_they_say_so(host, address, private, allowed):
    def vetted() -> object:
        return vet_server(host, 8000, lambda *_: [address], private=private)

    if allowed:
        assert vetted()
    else:
        with pytest.raises(RefusedAddress):
            vetted()


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]"])
def test_this_machine_is_known_by_its_names(host):
    assert names_this_machine(host)


@pytest.mark.parametrize("host", ["models.example", "localhost.example", "10.0.0.7", "", "0.0.0.0"])
def test_other_names_are_not_this_machine(host):
    assert not names_this_machine(host)
