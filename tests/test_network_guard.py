"""The guard in conftest.py holds: no test leaves the machine, and nobody can swallow the attempt."""

import socket

import pytest


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 443, 0, 0)])
def test_a_connection_outwards_is_refused_by_name(address: tuple, network_attempts: list[str]):
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as sock, pytest.raises(Exception, match=address[0]):
        sock.connect(address)
    assert network_attempts.pop()


def test_a_look_up_of_a_name_is_refused(network_attempts: list[str]):
    with pytest.raises(Exception, match=r"news\.example"):
        socket.create_connection(("news.example", 443))
    assert network_attempts.pop()


def test_numeric_spellings_need_no_name_server():
    assert socket.getaddrinfo("2130706433", 80)[0][4][0] == "127.0.0.1"


def test_loopback_answers():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_no_sockets_refuses_loopback_too(no_sockets: None, network_attempts: list[str]):
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        pytest.raises(Exception, match=r"127\.0\.0\.1"),
    ):
        socket.create_connection(server.getsockname())
    assert network_attempts.pop()
