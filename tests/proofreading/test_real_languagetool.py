"""Against a real LanguageTool, as packaging/test lays it."""

from __future__ import annotations

import io
import json
import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from composer.command_line import OK, run
from composer.proofreading.batch import Batch
from composer.proofreading.language_tool import sifted
from composer.proofreading.mistakes import Mistake
from composer.proofreading.proofreader import Answer, Condition, Proofreader, State
from composer.proofreading.speller import MESSAGE
from tests.proofreading.test_proofreader import OWNER, ROOT
from tests.proofreading.words import places

SECONDS = 120
pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def batch(real_folder: Path) -> Iterator[Batch]:
    with Batch(real_folder) as made:
        yield made


@pytest.fixture
def kept(batch: Batch, speller):
    def check(text: str, variant: str, *, typography: bool = False) -> tuple[Mistake, ...]:
        found = batch.check(text, variant)
        return sifted(found, text, variant, speller, typography=typography)

    return check


def found(kept, text: str, variant: str) -> list[tuple[str, str]]:
    return [(m.rule, text[m.start : m.end]) for m in kept(text, variant)]


def test_both_languages_are_proofread(kept) -> None:
    assert found(kept, "Les petit chats mange une boulangrie.", "fr") == [
        ("J_N2", "petit chats"),
        ("FR_SPELLING_RULE", "boulangrie"),
    ]
    assert found(kept, "He go to the bakerry.", "en") == [
        ("HE_VERB_AGR", "go"),
        ("MORFOLOGIK_RULE_EN_US", "bakerry"),
    ]


@pytest.mark.parametrize(
    ("text", "variant", "words"),
    [
        ("Its to late for the bread.", "en", "Its"),
        ("They went over with there kids.", "en", "there"),
        ("I am loosing my keys again.", "en", "loosing"),
        ("You should of seen the oven.", "en", "should of"),
        ("Parmis les clients, deux sont venus.", "fr", "Parmis"),
        ("Sa a été une belle journée.", "fr", "Sa"),
    ],
)
def test_words_that_exist_are_marked_where_another_was_meant(kept, text, variant, words) -> None:
    meant = [m for m in kept(text, variant) if words in text[m.start : m.end]]
    assert [m.family for m in meant] == ["grammar"]
    assert meant[0].message != MESSAGE


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("On a vendu 4 vélos. Le samedi on ouvre à 8 h et moi j'ai hâte.", "fr"),
        ("Avec Zbigniew et Delacourt, on part en Vélib vers Akureyri hahaha merciii", "fr"),
        ("Gonna be honest, y'all: Siobhan and Aoife ran to Todmorden, tbh.", "en"),
        ("Heute haben wir zwei neue Räder bekommen, die wir gern zeigen möchten.", "en"),
    ],
)
def test_what_people_write_in_posts_is_no_mistake(kept, text, variant) -> None:
    assert found(kept, text, variant) == []


def test_suggestions_mend_the_words(kept) -> None:
    text = "🎉 He go to the bakerry."
    for mistake in reversed(kept(text, "en")):
        text = text[: mistake.start] + mistake.suggestions[0] + text[mistake.end :]
    assert text == "🎉 He goes to the bakery."


@pytest.mark.parametrize("language", ["fr", "en"])
def test_marks_are_exact_after_emoji_and_combining_marks(kept, language) -> None:
    exact = 0
    for text, start, end in places(language):
        spelling = [m for m in kept(text, language) if m.family == "spelling"]
        exact += [(m.start, m.end) for m in spelling] == [(start, end)]
    assert exact == 50


@pytest.mark.parametrize(
    "text",
    [
        "Chers abonné·e·s, merci à toutes et tous.",
        "Les boulanger·ère·s sont prêt·e·s, les lecteur·rice·s aussi.",
        "Tous·tes les adhérent·e·s sont venu·e·s.",
        "Les client(e)s et les adhérent.e.s sont là, iels ont faim.",
        "Merci à @fournil.du.port.bsky.social pour le pain 🥖 et à t.co/abc #PainDeSeigle",
        "On ouvre à 7h ! Il reste du pain ? Oui : trois - ou quatre.",
    ],
)
def test_nothing_is_wrong_with_good_french(kept, text) -> None:
    assert found(kept, text, "fr") == []


def test_colour_and_color_are_right_until_a_variant_is_chosen(kept) -> None:
    text = "The colour of the color."
    assert found(kept, text, "en") == []
    assert [words for _, words in found(kept, text, "en-US")] == ["colour"]


def test_typography_speaks_only_when_asked(kept) -> None:
    text = "Bonjour  à tous !Le pain est prêt."
    assert found(kept, text, "fr") == []
    assert kept(text, "fr", typography=True)


def test_the_command_proofreads_a_batch_over_one_server(capsys, monkeypatch, real_folder) -> None:
    monkeypatch.setenv("POST_COMPOSER_LANGUAGETOOL", str(real_folder))
    said = {"fr": "🎉 Les petit chats dorment. Page {}.", "en": "🎉 He go to the oven. Page {}."}
    texts = [
        {"id": n, "language": language, "text": said[language].format(n)}
        for n in range(250)
        for language in ("fr", "en")
    ]
    lines = "\n".join(map(json.dumps, texts)).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    command = ["check", "--format", "jsonl", "--proofreading", "languagetool", "-"]
    assert run(command) == OK
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(answers) == 500
    for answer in answers:
        words = [f["text"] for f in answer["findings"] if f["family"] == "grammar"]
        assert words == (["petit chats"] if answer["language"] == "fr" else ["go"])
    assert len(psutil.Process().children()) == 1  # that of the other tests alone


# --- the worker ----------------------------------------------------------------------------------


def javas() -> list[psutil.Process]:
    return [p for p in psutil.Process().children(recursive=True) if p.name() == "java"]


def test_a_server_of_ours_from_its_start_to_its_end(real_folder) -> None:
    """Said in one test, because each start of a server loads the machine for seconds."""
    others = javas()
    answers: queue.Queue[Answer] = queue.Queue()
    conditions: queue.Queue[Condition] = queue.Queue()
    proofreader = Proofreader(answers.put, conditions.put)

    def ask(text: str, variant: str = "fr") -> Answer:
        proofreader.ask(text, variant)
        answer = answers.get(timeout=SECONDS)
        assert answer.question.text == text
        return answer

    def ours() -> psutil.Process:
        (found,) = [one for one in javas() if one not in others]
        return found

    try:
        proofreader.use(real_folder, ("fr", "en"))
        states = [conditions.get(timeout=SECONDS).state for _ in range(2)]
        assert states == [State.STARTING, State.READY]
        assert len(ask("La boulangrie ouvre.").mistakes) == 1

        ours().send_signal(signal.SIGKILL)
        assert len(ask("La boulangrie ferme.").mistakes) == 1

        # A server that still loads a language is given more time: both are asked once before.
        assert len(ask("The oven are warm.", "en").mistakes) == 1
        hung = ours()
        hung.send_signal(signal.SIGSTOP)
        proofreader.ask("La boulangrie dort.", "fr")
        assert psutil.wait_procs([hung], 30)[1] == []
        assert len(answers.get(timeout=SECONDS).mistakes) == 1

        for number in range(30):
            ask(f"Le four numéro {number} est froid et la pâte lève lentement.", "fr")
            ask(f"Oven number {number} is cold and the dough rises slowly.", "en")
        assert ours().memory_info().rss < 600e6

        last = ours()
        proofreader.ask("Le pain lève. " * 600, "fr")
        began = time.monotonic()
        proofreader.close()
        assert time.monotonic() - began < 3  # 1 s where nothing else runs
        assert psutil.wait_procs([last], 5)[1] == []
    finally:
        proofreader.close()


def test_no_java_survives_a_killed_owner(real_folder) -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(real_folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with owner:
        assert owner.stdout.readline().startswith(b"http://")
        left = psutil.Process(owner.pid).children(recursive=True)
        assert "java" in [process.name() for process in left]
        os.kill(owner.pid, signal.SIGKILL)
        assert psutil.wait_procs(left, 5)[1] == []
