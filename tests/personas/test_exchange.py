"""A persona goes out as JSON and comes back the same; a bad file is refused in words."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.networks.known import networks
from composer.personas.exchange import LARGEST, LONGEST, MOST, from_json, from_mapping, to_json
from composer.personas.persona import Item, ItemKind, Persona, Place
from composer.personas.samples import sample_personas
from composer.text.bilingual import ComposerError

HOSTILE = {
    "deep": "[" * 200_000,
    "deep object": '{"a":' * 100_000,
    "nan": '{"score": NaN}',
    "big integer": '{"n":' + "9" * 5_000 + "}",
    "duplicate": '{"id":1,"id":2}',
    "surrogate": '{"t":"\\ud800"}',
    "truncated": '{"personas":[{"name":"Ma',
    "trailing": "{}{}",
    "empty": "",
    "nothing": "null",
    "number": "12",
    "list": "[]",
    "html": "<!doctype html><title>Not found</title>",
    "another program": '{"name": "left-pad", "version": "1.0.0", "license": "MIT"}',
    "another kind": '{"post_composer": "post", "version": 1, "name": "Ruth"}',
}

text = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0\r\u2029\ufdd0\ufdd1"),
    max_size=40,
)
said = text.map(str.strip).filter(bool)
personas = st.builds(
    Persona,
    id=st.uuids().map(lambda one: one.hex),
    name=said,
    description=text,
    language=st.sampled_from(["fr", "en", None]),
    places=st.lists(
        st.builds(Place, st.sampled_from([one.id for one in networks()]), text), max_size=3
    ).map(tuple),
    places_evidence=text,
    items=st.lists(st.builds(Item, st.sampled_from(ItemKind), said, text), max_size=5).map(tuple),
)


def file(**changes):
    """Return the text of a good file with some of its keys changed."""
    good = {"post_composer": "persona", "version": 1, "name": "Ruth", "items": [], "places": []}
    return json.dumps(good | changes)


def refusal(data) -> ComposerError:
    with pytest.raises(ComposerError) as caught:
        from_json(data)
    message = caught.value.message
    assert "Nothing was imported" in message.en
    assert "Rien n’a été importé" in message.fr
    assert not re.search(r"(?<! )[:;!?»](?=\s|$)|\s$", message.fr.replace("\u00a0", " "))
    return caught.value


@given(personas)
def test_what_goes_out_comes_back(persona):
    text = to_json(persona)
    assert from_json(text) == persona
    assert from_json(text.encode()) == persona
    assert from_json(b"\xef\xbb\xbf" + text.encode()) == persona


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_sample_goes_out_as_an_ordinary_persona(language):
    for persona in sample_personas(language):
        back = from_json(to_json(persona))
        assert back.items == persona.items
        assert not back.sample


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name):
    refusal(HOSTILE[name])
    refusal(HOSTILE[name].encode())


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_anything_else_is_refused(data):
    refusal(data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "name", "items", "kind", "text", "places", "version", "language", "x"]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=12,
    )
)
def test_any_mapping_is_a_persona_or_refused(entry):
    try:
        persona = from_mapping(entry)
    except ComposerError:
        return
    assert persona.name


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"name": ""}, "name"),
        ({"name": " \n"}, "name"),
        ({"name": 3}, "name"),
        ({"name": "R" * (LONGEST + 1)}, "name"),
        ({"id": "twelve"}, "id"),
        ({"id": 12}, "id"),
        ({"language": "de"}, "language"),
        ({"language": []}, "language"),
        ({"version": 2}, "version"),
        ({"version": True}, "version"),
        ({"version": "1"}, "version"),
        ({"items": {}}, "items"),
        ({"items": [{}] * (MOST + 1)}, "items"),
        ({"items": ["bread"]}, "items[0]"),
        (
            {"items": [{"kind": "need", "text": "Bread"}, {"kind": "wish", "text": "x"}]},
            "items[1].kind",
        ),
        ({"items": [{"kind": ["need"], "text": "x"}]}, "items[0].kind"),
        ({"items": [{"kind": "need"}]}, "items[0].text"),
        ({"items": [{"kind": "need", "text": "x", "evidence": None}]}, "items[0].evidence"),
        ({"items": [{"kind": "need", "text": "x", "colour": "red"}]}, "items[0].colour"),
        ({"places": [{"network": "minitel"}]}, "places[0].network"),
        ({"places": [{}]}, "places[0].network"),
        ({"places": [{"network": "facebook", "when": 8}]}, "places[0].when"),
        ({"follower_count": 12}, "follower_count"),
    ],
)
def test_a_refusal_says_where(changes, where):
    problem = refusal(file(**changes))
    assert f"({where}:" in problem.message.en
    assert f"({where}\u00a0:" in problem.message.fr


def test_a_broken_file_is_refused_with_its_line():
    assert "line 2, column 10" in refusal('{\n  "name" "Ruth"}').message.en
    assert "line 3" in refusal(b'{\n"post_composer": "persona",\n"name": "Sol\xe8ne"}').message.en


def test_the_size_is_that_of_the_bytes():
    almost = file(description="é" * 100) + " " * (
        LARGEST - len(file(description="é" * 100).encode())
    )
    assert from_json(almost).name == "Ruth"
    assert "1 MB" in refusal(almost + " ").message.en
    assert "1 MB" in refusal("é" * (LARGEST // 2 + 1)).message.en


def test_a_missing_id_becomes_a_new_one():
    assert from_json(file()).id != from_json(file()).id
    given_id = "12345678-1234-5678-1234-567812345678"
    assert from_json(file(id=given_id)).id == given_id.replace("-", "")


def test_lone_surrogates_are_replaced_as_everywhere():
    persona = from_json(file(items=[{"kind": "words", "text": "proper \ud83c bread"}]))
    assert persona.items[0].text == "proper \ufffd bread"


def test_notes_without_words_stay_at_home():
    persona = Persona(
        "0" * 32, "Ruth", items=(Item(ItemKind.NEED, " "), Item(ItemKind.NEED, "Bread"))
    )
    assert from_json(to_json(persona)).items == (Item(ItemKind.NEED, "Bread"),)


@pytest.mark.parametrize(
    "persona",
    [Persona("0" * 32, ""), Persona("0" * 32, "Ruth", description="x" * (LONGEST + 1))],
)
def test_a_persona_that_could_not_come_back_does_not_go_out(persona):
    with pytest.raises(ComposerError):
        to_json(persona)
