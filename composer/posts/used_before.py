"""Hashtags and handles that were used before, to be offered again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from composer.text.folding import fold

# A library has thousands of texts: this is all that is asked of them, so they are not read whole.
# What stands before a sign is looked at after it: so the search leaps from sign to sign.
_TAG = re.compile(
    r"[#＃](?<![\w&/][#＃])(?=\w*[^\W\d_])\w{1,140}"
    r"|@(?<![\w/@.]@)[A-Za-z0-9_](?:[\w.-]{0,62}\w)?"
)


class UsedBefore:
    """The hashtags and handles of many texts, each as it was written most, the most used first."""

    def __init__(self, texts: Iterable[str]) -> None:
        found = Counter(tag for text in texts for tag in _TAG.findall(text))
        self._forms: dict[str, Counter[str]] = {}
        for form, times in found.items():
            plain = form.replace("＃", "#")
            self._forms.setdefault(fold(plain), Counter())[plain] += times

    def starting_with(self, begun: str, most: int = 6) -> tuple[str, ...]:
        """Return what begins as ``begun`` (its sign included), accents and case aside.

        What is already written in full is not offered.
        """
        wanted = fold(begun)
        if len(wanted) < 2:
            return ()
        found = [
            (-forms.total(), folded, forms.most_common(1)[0][0])
            for folded, forms in self._forms.items()
            if folded.startswith(wanted) and folded != wanted
        ]
        return tuple(form for _, _, form in sorted(found)[:most])


def begun_at(text: str, caret: int) -> str:
    """Return the hashtag or handle being typed that ends at ``caret``; empty where there is none.

    It starts with its sign after a space, a line break or an opening bracket, and the caret
    stands at its end, not inside it.
    """
    line = text[text.rfind("\n", 0, caret) + 1 : caret]
    after = text[caret : caret + 1]
    if after and (after.isalnum() or after == "_"):
        return ""
    start = max(line.rfind("#"), line.rfind("@"))
    if start < 0 or (start and not (line[start - 1].isspace() or line[start - 1] in "([{«“\"'’")):
        return ""
    body = line[start + 1 :]
    if not body or not all(part.isalnum() or part in "_.-" for part in body):
        return ""
    return line[start:]
