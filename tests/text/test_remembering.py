"""What is remembered is bounded by the length of the texts, not by their number."""

from __future__ import annotations

from composer.text.remembering import remembering


def counted(room: int, longest: int = 500):
    """Return a remembering function, and the list of what it was really asked."""
    asked: list[tuple[str, ...]] = []

    @remembering(room, longest)
    def length(text: str, *more: str) -> int:
        asked.append((text, *more))
        return len(text)

    return length, asked


def test_a_text_is_asked_once() -> None:
    length, asked = counted(1_000)
    assert [length("rye"), length("rye"), length("rye", "fr")] == [3, 3, 3]
    assert asked == [("rye",), ("rye", "fr")]


def test_what_is_too_long_is_asked_each_time() -> None:
    length, asked = counted(1_000)
    for _ in range(3):
        assert length("a" * 501) == 501
    assert len(asked) == 3


def test_the_latest_texts_stay_and_the_oldest_go() -> None:
    length, asked = counted(1_000)
    texts = [f"{number:0100}" for number in range(40)]
    for text in texts:
        length(text)
        length(texts[0])  # in use all the time: never forgotten
    assert asked == [(text,) for text in texts]
    length(texts[-1])
    length(texts[1])
    assert asked[40:] == [(texts[1],)]


def test_many_small_texts_are_bounded_too() -> None:
    length, asked = counted(1_000)
    for number in range(500):
        length(str(number))
    length("0")
    assert asked[-1] == ("0",)


def test_an_answer_of_none_is_an_answer() -> None:
    asked = []
    nothing = remembering(100)(lambda text: asked.append(text))
    assert nothing("a") is nothing("a") is None
    assert asked == ["a"]
