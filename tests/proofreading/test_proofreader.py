from __future__ import annotations

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

from composer.proofreading.connection import LATE, UNREACHABLE
from composer.proofreading.engine import RESTARTS
from composer.proofreading.local_server import NO_FOLDER, NO_JAVA, NO_START, find_jar
from composer.proofreading.proofreader import Answer, Condition, Proofreader, State
from tests.proofreading import fake_server
from tests.proofreading.fake_server import FakeServer

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 20


class Desk:
    """Somebody who asks, and gets the answers and conditions in order."""

    def __init__(self) -> None:
        self.answers: queue.Queue[Answer] = queue.Queue()
        self.conditions: queue.Queue[Condition] = queue.Queue()
        self.proofreader = Proofreader(self.answers.put, self.conditions.put)

    def answer(self) -> Answer:
        return self.answers.get(timeout=SECONDS)

    def until(self, state: State) -> Condition:
        while True:
            condition = self.conditions.get(timeout=SECONDS)
            if condition.state is state:
                return condition


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.proofreader.close()


def server_processes() -> list[psutil.Process]:
    """Return the guard that this test started, and what it guards."""
    return psutil.Process().children(recursive=True)


# --- asking --------------------------------------------------------------------------------------


def test_a_text_is_answered_with_itself(desk, server) -> None:
    desk.proofreader.use(server.address)
    desk.proofreader.ask("la boulangrie", "fr")
    answer = desk.answer()
    assert answer.question.text == "la boulangrie"
    assert [(m.start, m.end) for m in answer.mistakes] == [(3, 13)]
    assert desk.until(State.READY).reason is None


def test_one_request_at_a_time_and_the_newest_text_wins(desk, server) -> None:
    server.hold()
    desk.proofreader.use(server.address)
    desk.proofreader.ask("first", "en")
    assert server.arrived.acquire(timeout=SECONDS)
    for number in range(50):
        desk.proofreader.ask(f"text {number}", "en")
    server.release()
    assert [desk.answer().question.text for _ in range(2)] == ["first", "text 49"]
    assert server.texts == ["first", "text 49"]
    assert server.most_running == 1


def test_nothing_runs_before_it_is_used(desk) -> None:
    desk.proofreader.ask("text", "en")
    desk.proofreader.use(None)
    desk.proofreader.close()
    assert desk.answers.empty()
    assert desk.conditions.empty()


@pytest.mark.parametrize("mode", ["500", "html", "half", "cut", "huge", "redirect", "endless"])
def test_it_comes_back_by_itself_once_the_server_does(desk, server, mode) -> None:
    server.mode = mode
    desk.proofreader.use(server.address)
    desk.proofreader.ask("la boulangrie", "fr")
    assert desk.until(State.WAITING).reason is not None
    server.mode = "good"
    began = time.monotonic()
    assert len(desk.answer().mistakes) == 1
    assert time.monotonic() - began < 10
    assert desk.until(State.READY).reason is None


def test_a_server_that_hangs_is_noticed_within_three_seconds(desk, server) -> None:
    desk.proofreader.use(server.address)
    desk.until(State.READY)
    server.hold()
    began = time.monotonic()
    desk.proofreader.ask("la boulangrie", "fr")
    assert desk.until(State.WAITING).reason == LATE
    assert time.monotonic() - began < 4
    server.release()
    assert desk.answer().question.text == "la boulangrie"


def test_another_server_can_be_chosen_during_a_request(desk, server) -> None:
    server.hold()
    desk.proofreader.use(server.address)
    desk.proofreader.ask("old", "en")
    assert server.arrived.acquire(timeout=SECONDS)
    with FakeServer() as other:
        desk.proofreader.use(other.address)
        desk.proofreader.ask("new", "en")
        assert desk.answer().question.text == "new"
        desk.proofreader.use(None)
        assert desk.until(State.OFF).reason is None
    server.release()


def test_closing_during_a_request_takes_no_second(desk, server) -> None:
    server.hold()
    desk.proofreader.use(server.address)
    desk.proofreader.ask("text", "en")
    assert server.arrived.acquire(timeout=SECONDS)
    began = time.monotonic()
    desk.proofreader.close()
    assert time.monotonic() - began < 1
    server.release()
    assert desk.answers.empty()


# --- a server of ours ----------------------------------------------------------------------------


def test_a_server_of_ours_is_started_used_and_ended(desk, java, folder) -> None:
    java()
    desk.proofreader.use(folder, ("fr", "en"))
    desk.proofreader.ask("la boulangrie", "fr")
    assert len(desk.answer().mistakes) == 1
    assert len(server_processes()) == 2
    desk.proofreader.close()
    assert server_processes() == []


@pytest.mark.parametrize(
    ("version", "reason"), [(None, NO_JAVA), ("1.8.0_402", NO_JAVA), ("11.0.2", NO_JAVA)]
)
def test_without_a_good_java_it_stops_with_one_reason(
    desk, java, folder, monkeypatch, version, reason
) -> None:
    if version is None:
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.delenv("JAVA_HOME", raising=False)
    else:
        java(version)
    desk.proofreader.use(folder, ("fr",))
    assert desk.until(State.STOPPED).reason == reason
    assert desk.conditions.empty()
    assert server_processes() == []


def test_java_is_taken_from_java_home_too(desk, java, folder, monkeypatch) -> None:
    bin_folder = java("21")
    monkeypatch.setenv("JAVA_HOME", str(bin_folder.parent))
    monkeypatch.setenv("PATH", "/nowhere")
    desk.proofreader.use(folder)
    desk.until(State.READY)


def test_a_folder_without_languagetool_is_told_at_once(desk, java, tmp_path) -> None:
    java()
    desk.proofreader.use(tmp_path)
    assert desk.until(State.STOPPED).reason == NO_FOLDER


def test_a_jar_that_does_not_start_is_tried_three_times_more(desk, java, folder) -> None:
    java(body=f'echo x >>"{folder}/starts"; exit 1')
    desk.proofreader.use(folder, ("fr",))
    assert desk.until(State.STOPPED).reason == NO_START
    assert (folder / "starts").read_text().count("x") == 1 + RESTARTS


def test_a_server_that_dies_is_started_three_times_then_off_until_asked(desk, java, folder) -> None:
    java()
    desk.proofreader.use(folder, ("fr",))
    for number in range(RESTARTS + 1):
        desk.proofreader.ask(f"boulangrie {number}", "fr")
        assert desk.answer().question.text == f"boulangrie {number}"
        guard, guarded = server_processes()
        guarded.kill()
        psutil.wait_procs([guard], 5)
        desk.proofreader.ask(f"after {number}", "fr")
        if number < RESTARTS:
            assert desk.answer().question.text == f"after {number}"
    assert desk.until(State.STOPPED).reason == UNREACHABLE
    assert server_processes() == []
    desk.proofreader.start_again()
    desk.proofreader.ask("once more", "fr")
    assert desk.answer().question.text in ("once more", f"after {RESTARTS}")


def test_a_hung_server_of_ours_is_replaced(desk, java, folder) -> None:
    java()
    desk.proofreader.use(folder, ("fr",))
    desk.proofreader.ask("boulangrie", "fr")
    desk.answer()
    hung = server_processes()[-1]
    hung.suspend()
    began = time.monotonic()
    desk.proofreader.ask("la boulangrie", "fr")
    desk.until(State.STARTING)
    assert desk.until(State.STARTING)
    assert time.monotonic() - began < 5
    assert desk.answer().question.text == "la boulangrie"
    assert not hung.is_running()


def test_a_server_of_ours_that_is_at_work_is_waited_for(desk, java, folder) -> None:
    java()
    desk.proofreader.use(folder, ("fr",))
    desk.proofreader.ask("boulangrie", "fr")
    desk.answer()
    working = server_processes()
    desk.proofreader.ask(f"{fake_server.HARD_WORK}, la boulangrie", "fr")
    desk.until(State.SLOW)
    assert len(desk.answer().mistakes) == 1
    assert desk.until(State.READY).reason is None
    assert server_processes() == working


def test_a_text_that_ends_the_server_twice_is_not_asked_about_again(desk, java, folder) -> None:
    java()
    desk.proofreader.use(folder, ("fr",))
    desk.proofreader.ask("boulangrie", "fr")
    desk.answer()
    desk.until(State.READY)
    desk.proofreader.ask(fake_server.POISON, "fr")
    for _ in range(2):
        desk.until(State.STARTING)
        desk.until(State.READY)
    living = server_processes()
    desk.proofreader.ask(fake_server.POISON, "fr")
    desk.proofreader.ask("la boulangrie", "fr")
    assert desk.answer().question.text == "la boulangrie"
    assert server_processes() == living


OWNER = """
import sys
from pathlib import Path
from composer.proofreading.local_server import LocalServer
server = LocalServer(Path(sys.argv[1]))
print(server.start(), flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("how", ["owner", "guard", "both", "quietly"])
def test_no_server_survives_its_owner(java, folder, how) -> None:
    java()
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with owner:
        assert owner.stdout.readline().startswith(b"http://127.0.0.1:")
        left = psutil.Process(owner.pid).children(recursive=True)
        assert len(left) == 2
        if how in ("guard", "both"):
            left[0].send_signal(signal.SIGSTOP)
            os.kill(left[0].pid, signal.SIGKILL)
        if how in ("owner", "both"):
            owner.kill()
        if how == "quietly":
            owner.stdin.close()
        if how == "guard":
            psutil.wait_procs(left[1:], 5)
            owner.kill()
        _, alive = psutil.wait_procs(left, 5)
        assert alive == []


def test_the_newest_languagetool_of_a_folder_is_found(tmp_path) -> None:
    assert find_jar(tmp_path / "nothing") is None
    for version in ("6.6", "6.10", "6.8"):
        (tmp_path / f"LanguageTool-{version}").mkdir()
        (tmp_path / f"LanguageTool-{version}" / "languagetool-server.jar").touch()
    assert find_jar(tmp_path).parent.name == "LanguageTool-6.10"
    assert find_jar(tmp_path / "LanguageTool-6.6").parent.name == "LanguageTool-6.6"
