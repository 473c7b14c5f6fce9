"""Our count for X against twitter-text itself, where Node and npm are."""

from __future__ import annotations

import pytest

from tests.networks.twitter_text import answers, differences, installed, texts


def test_five_thousand_texts_are_counted_as_twitter_text_counts_them() -> None:
    folder = installed()
    if folder is None:
        pytest.skip("SKIPPED: twitter-text as oracle. It needs node, and npm with its registry.")
    given = texts(5_000)
    assert differences(given, answers(folder, given)) == []
