"""Pictures from outside: what is taken, what is refused, and what never leaves with them."""

from __future__ import annotations

import io
import os
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from composer.networks.known import MediaLimits
from composer.posts import pictures
from composer.posts.media_check import refusals, reminders
from composer.posts.pictures import PictureRefused, examine, for_export, read_file, thumbnail
from composer.posts.post import Picture
from composer.text.bilingual import Bilingual
from tests.picture_files import FILM, HEIC, SIZE, SVG, bomb, drawing, saved

KINDS = ("jpeg", "png", "gif", "webp")
HOSTILE_PATHS = (
    "../x.png",
    "..\\..\\x.png",
    "/etc/passwd",
    "C:\\Windows\\x.png",
    "CON.png",
    "a\0.png",
    "x.png/",
    "....//x.png",
    "%2e%2e%2fx.png",
    "\u202egnp.exe",
    "~/.ssh/id_rsa",
    "file:///etc/passwd",
    "\\\\server\\share\\x.png",
    "a" * 300,
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_known_by_what_it_is_not_by_its_name(kind: str) -> None:
    picture = examine(saved(kind), "holidays.pdf")
    assert (picture.format, picture.width, picture.height) == (kind, *SIZE)
    assert picture.name == "holidays.pdf"
    assert picture.tells == ()
    assert picture.animated is (kind == "gif")


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_what_a_file_tells_is_said(kind: str) -> None:
    assert set(examine(saved(kind, telling=True), "a").tells) >= {"place", "device", "date"}


def test_a_comment_is_a_note() -> None:
    assert examine(saved("gif", telling=True), "a").tells == ("notes",)


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_export_leaves_the_pixels_and_the_way_up_and_nothing_else(
    kind: str, orientation: int
) -> None:
    before = saved(kind, orientation=orientation, telling=True) + b"trailing secrets 48.85,2.35"
    after = for_export(before, examine(before, "a"))
    for word in (b"Objectif", b"Bo\xc3\xaetier", b"2026:11:20", b"xmpmeta", b"secrets"):
        assert word not in after
    with Image.open(io.BytesIO(before)) as old, Image.open(io.BytesIO(after)) as new:
        assert new.tobytes() == old.tobytes()
        assert pictures.orientation(new) == orientation
        assert set(new.getexif()) <= {0x0112}
    assert examine(after, "a").tells == ()


def test_export_leaves_every_frame() -> None:
    before = saved("gif", telling=True)
    after = for_export(before, examine(before, "a"))
    assert b"made at home" in before
    assert b"made at home" not in after
    with Image.open(io.BytesIO(before)) as old, Image.open(io.BytesIO(after)) as new:
        assert new.n_frames == old.n_frames == 2
        assert new.info["loop"] == old.info["loop"] == 0
        for number in range(2):
            old.seek(number)
            new.seek(number)
            assert new.convert("RGB").tobytes() == old.convert("RGB").tobytes()


def test_colours_are_kept_with_their_profile() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("JPEG", "PNG", "WEBP"):
        stream = io.BytesIO()
        drawing().save(stream, kind, icc_profile=profile)
        before = stream.getvalue()
        with Image.open(io.BytesIO(for_export(before, examine(before, "a")))) as new:
            assert new.info["icc_profile"] == profile


def test_progressive_and_grey_pictures_are_cut_right() -> None:
    for image, options in ((drawing(), {"progressive": True}), (drawing().convert("L"), {})):
        stream = io.BytesIO()
        image.save(stream, "JPEG", comment=b"secret", **options)
        before = stream.getvalue()
        after = for_export(before, examine(before, "a"))
        assert b"secret" not in after
        with Image.open(io.BytesIO(before)) as old, Image.open(io.BytesIO(after)) as new:
            assert new.tobytes() == old.tobytes()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (SVG, "SVG"),
        (HEIC, "HEIC"),
        (FILM, "film"),
        (b"", "damaged"),
        (b"%PDF-1.7 hello", "damaged"),
        (b"PK\x03\x04../../x.png", "damaged"),
        (bomb(), "million pixels"),
        (bomb(11_000), "million pixels"),
        (saved("png")[:-40], "damaged"),
        (saved("jpeg")[:400], "damaged"),
        (saved("webp")[:60], "damaged"),
        (saved("gif")[:200], "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_picture_is_refused_in_words_and_at_once(data: bytes, word: str) -> None:
    began = time.process_time()
    with pytest.raises(PictureRefused) as refusal:
        examine(data, "a.png")
    assert word in refusal.value.message.en
    assert refusal.value.message.fr != refusal.value.message.en
    assert time.process_time() - began < 1


def test_a_file_that_is_too_large_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(PictureRefused, match="32 MB"):
        examine(b"\0" * (pictures.MAX_BYTES + 1), "a.png")


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([saved(kind, telling=True) for kind in KINDS]),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), min_size=1, max_size=12),
    st.integers(0, 3000),
)
def test_a_mutated_picture_is_taken_whole_or_refused_in_words(
    data: bytes, changes: list[tuple[int, int]], cut: int
) -> None:
    mutated = bytearray(data)
    for place, value in changes:
        mutated[place % len(mutated)] = value
    given_bytes = bytes(mutated)[: len(mutated) - cut % 20]
    try:
        picture = examine(given_bytes, "a")
    except PictureRefused:
        return
    for_export(given_bytes, picture)
    thumbnail(given_bytes, 16)


@pytest.mark.parametrize("name", HOSTILE_PATHS)
def test_a_hostile_path_is_refused_and_shown_as_a_plain_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PictureRefused):
        examine(read_file(Path(name)), name)
    shown = pictures.shown_name(name)
    assert shown
    assert not set(shown) & set("/\\\0\u202e\n")
    assert len(shown) <= 120


def test_pipes_devices_and_folders_are_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), tmp_path, tmp_path / "none.png"):
        done = threading.Event()

        def read(path: Path = path, done: threading.Event = done) -> None:
            with pytest.raises(PictureRefused):
                read_file(path)
            done.set()

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        assert done.wait(1), path
        reader.join()


def test_a_chosen_link_to_a_picture_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(saved("png"))
    (tmp_path / "link.png").symlink_to(tmp_path / "a.png")
    assert read_file(tmp_path / "link.png") == saved("png")


def test_a_thumbnail_is_square_and_upright() -> None:
    for orientation in (1, 6):
        data = thumbnail(saved("jpeg", orientation=orientation), 12)
        with Image.open(io.BytesIO(data)) as image:
            assert image.size == (12, 12)
            red = [
                image.convert("RGB").getpixel(at)[0] for at in ((1, 6), (10, 6), (6, 1), (6, 10))
            ]
        grows_right, grows_down = red[1] - red[0], red[3] - red[2]
        assert (grows_right if orientation == 1 else grows_down) > 20


# --- what networks take --------------------------------------------------------------------------

PICTURE = Picture("0" * 64, "mill.png", "png", 40, 24, 1_950_001, alt="A mill at dusk")
ORCHARD = Bilingual("Orchard", "Verger")


def said(*media: Picture, **limits: object) -> list[str]:
    asked = MediaLimits(**limits)  # type: ignore[arg-type]
    return [one.en for ask in (refusals, reminders) for one in ask(media, asked, ORCHARD)]


def test_a_network_that_takes_them_says_nothing() -> None:
    assert said(PICTURE) == []
    assert said(PICTURE, most=1, size=2_000_000, formats=("png",), alt=20, needed=True) == []


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ({"most": 0}, "Orchard takes 0 pictures in a post; there are 1."),
        ({"formats": ("jpeg",)}, "“mill.png” is a PNG file; Orchard takes JPEG."),
        ({"size": 1_900_000}, "“mill.png” has 2 MB; Orchard takes 1.9 MB at most."),
        ({"alt": 9}, "The alt text of “mill.png” has 14 characters; Orchard keeps 9."),
    ],
)
def test_each_limit_is_said_in_one_sentence(limits: dict[str, object], sentence: str) -> None:
    assert said(PICTURE, **limits) == [sentence]


def test_a_network_of_pictures_asks_for_one() -> None:
    assert said(needed=True) == ["Orchard takes no text alone: add a picture."]
