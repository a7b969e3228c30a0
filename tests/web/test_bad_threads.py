"""What nobody should send as comments is answered in one sentence, or examined whole; nothing of it is lost."""

import json

import pytest

ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{ENTITIES}]><disqus>&a8;</disqus>'


@pytest.mark.parametrize(
    "order, says",
    [
        ({}, "Give either an address or a text"),
        ({"text": " \n "}, "Give either an address or a text"),
        ({"text": "[]"}, "holds no comment with a text"),
        ({"text": "\0" * 1000}, "holds no comment with a text"),
        ({"text": BOMB}, "declares entities of its own"),
        ({"text": "<div>" * 40_000}, "nested too deep"),
        ({"text": "[" * 100_000, "format": "json"}, "nested too deep"),
        ({"text": "{}" * 9, "format": "json"}, "JSON"),
        ({"text": "One.", "format": "vbulletin"}, "there are coral, csv, disqus, isso, json, text, wordpress."),
        ({"text": "<html><body><article><p>...</p></article></body></html>"}, "No article was found"),
    ],
)
def test_it_is_one_sentence(client, order, says):
    answer = client.post("/threads", json=order)
    assert answer.status_code == 422, answer.text[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    detail = answer.json()["detail"]
    assert says in detail
    assert detail.endswith(".")
    assert "\n" not in detail


def comments(answer) -> list[str]:
    assert answer.status_code == 200, answer.text[:300]
    (told,) = answer.json()
    return [each["text"] for each in told["thread"]["comments"]]


def test_every_script_and_every_sign_comes_back_as_it_was(client):
    texts = ["שלום עולם \u202eabc\u202c", "مرحبا بالعالم 🎉", "👨‍👩‍👧‍👦" * 50, "e\u0301" * 300, "Z̸̢̛" * 99]
    assert comments(client.post("/threads", json={"text": json.dumps([{"text": text} for text in texts])})) == texts


def test_one_comment_of_five_megabytes_comes_back_whole(client):
    text = "word " * 1_000_000 + "end"
    assert comments(client.post("/threads", json={"text": json.dumps([{"text": text}])})) == [text]


def test_many_identical_lines_are_all_kept(client):
    kept = comments(client.post("/threads", json={"text": "The same line.\n" * 30_000, "format": "text"}))
    assert len(kept) == 30_000
