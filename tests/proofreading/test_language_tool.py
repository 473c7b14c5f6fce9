from __future__ import annotations

import json
import time

import pytest

from composer.proofreading.connection import Connection, NoAnswer
from composer.proofreading.language_tool import LanguageToolClient, annotated, sifted
from composer.proofreading.reading import read
from tests.proofreading.fake_server import FakeServer
from tests.proofreading.words import places

TEXT = "🎉 La boulangrie ouvre."


@pytest.fixture
def client(server: FakeServer):
    made = LanguageToolClient(Connection(server.address))
    yield made
    made.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_match_stands_on_its_word_whatever_stands_before_it(client, language) -> None:
    for text, start, end in places(language):
        assert [(m.start, m.end) for m in client.check(text, language)] == [(start, end)], text


@pytest.mark.parametrize(
    "mode", ["500", "html", "half", "cut", "huge", "list", "strange", "redirect", "busy"]
)
def test_a_bad_answer_is_none_and_the_next_good_one_is_taken(client, server, mode) -> None:
    server.mode = mode
    with pytest.raises(NoAnswer) as refused:
        client.check(TEXT, "fr")
    assert refused.value.reason.fr
    server.mode = "good"
    assert len(client.check(TEXT, "fr")) == 1


def test_a_redirect_is_not_followed(client, server) -> None:
    server.mode = "redirect"
    with pytest.raises(NoAnswer, match="another address"):
        client.check(TEXT, "fr")
    assert len(server.texts) == 1


def test_wrong_places_are_left_out_and_right_ones_kept(client, server) -> None:
    server.mode = "offsets"
    text = "🎉🎉 La boulangrie ouvre"
    assert [(m.start, m.end) for m in client.check(text, "fr")] == [(6, 16)]


@pytest.mark.parametrize("way", ["silence", "drip"])
def test_no_answer_takes_longer_than_it_may(server, way) -> None:
    client = LanguageToolClient(Connection(server.address))
    if way == "silence":
        server.hold()
    server.mode = "drip"
    began = time.monotonic()
    with pytest.raises(NoAnswer, match="in time"):
        client.check(TEXT, "fr", seconds=0.4)
    assert time.monotonic() - began < 1.5
    server.mode = "good"
    server.release()
    assert len(client.check(TEXT, "fr")) == 1
    client.close()


def test_a_server_that_is_gone_is_unreachable() -> None:
    with FakeServer() as server:
        address = server.address
    with pytest.raises(NoAnswer, match="reached"):
        LanguageToolClient(Connection(address))


@pytest.mark.parametrize("address", ["", "http://", "ftp://a.example", "http://a:b", "://"])
def test_what_is_no_address_is_refused_in_words(address: str) -> None:
    with pytest.raises(NoAnswer, match="address of a server"):
        Connection(address)


@pytest.mark.parametrize(
    ("given", "understood"),
    [
        ("lt.example:8081", "http://lt.example:8081/"),
        ("lt.example", "https://lt.example/"),
        ("localhost", "http://localhost/"),
        ("192.168.1.7", "http://192.168.1.7/"),
        ("https://lt.example/v2", "https://lt.example/"),
        ("https://lt.example/api/v2/check/", "https://lt.example/api/"),
    ],
)
def test_addresses_are_understood_as_people_write_them(given: str, understood: str) -> None:
    assert Connection(given).address == understood


def test_one_set_of_parameters_for_each_variant(client, server) -> None:
    for text in ("Un four", "Deux fours"):
        client.check(text, "fr")
    client.check("one oven", "en")
    client.check("one oven", "en-GB")
    client.check("un four", "fr-CH")
    assert {frozenset(asked) for asked in server.asked} == {frozenset({"language", "data"})}
    assert [asked["language"] for asked in server.asked] == ["fr", "fr", "en-US", "en-GB", "fr"]


def test_what_is_no_prose_is_sent_as_markup(client, server) -> None:
    text = "Merci @a.b.example, voir t.co/abc : les abonné·e·s 🎉"
    client.check(text, "fr")
    pieces = json.loads(server.asked[-1]["data"])["annotation"]
    assert pieces == annotated(read(text, "fr"))
    assert [(p["markup"], p["interpretAs"]) for p in pieces if "markup" in p] == [
        ("@a.b.example", "@abc"),
        ("t.co/abc", "https://a.fr/"),
        ("abonné·e·s", "abonnés"),
    ]
    assert server.texts[-1] == text


def test_only_mistakes_in_prose_are_kept(client, speller) -> None:
    text = "#boulangrie @boulangrie boulangrie.fr/boulangrie et la boulangrie"
    found = client.check(text, "fr")
    assert len(found) == 5
    kept = sifted(found, text, "fr", speller)
    assert [(m.start, m.end, m.family) for m in kept] == [(len(text) - 10, len(text), "spelling")]
    speller.know(["Boulangrie"])
    assert sifted(found, text, "fr", speller) == ()
    speller.know([])


def test_an_idle_connection_that_the_server_closed_is_opened_again(server) -> None:
    client = LanguageToolClient(Connection(server.address))
    assert len(client.check(TEXT, "fr")) == 1
    port = server.port
    server.__exit__()
    with FakeServer(port):
        assert len(client.check(TEXT, "fr")) == 1
        client.close()
