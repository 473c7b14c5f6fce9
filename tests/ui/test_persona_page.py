"""A persona's page says every edit at once, and beside it stands what to ask next."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QStackedWidget, QToolButton

from composer.personas.persona import Item, ItemKind, Persona, Place
from composer.ui.persona_page import PersonaFacts, PersonaPage
from composer.ui.theme import install, load_theme

# What the screen of the tests cannot do is not the page's fault.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

RUTH = Persona(
    "a" * 32,
    "Ruth",
    "Buys on Tuesday.",
    "en",
    (Place("facebook", "evenings"), Place("instagram")),
    "Ruth, 17 Nov",
    (
        Item(ItemKind.NEED, "Bread until Friday", "Ruth, 17 Nov"),
        Item(ItemKind.NEED, "No heel thrown away", "Ruth, 9 Nov"),
        Item(ItemKind.DESIRE, "A breakfast they finish"),
        Item(ItemKind.QUESTION, "Which loaf keeps best?", "Ruth, 17 Nov"),
        Item(ItemKind.WORDS, "proper bread", "Ruth, 9 Nov"),
        Item(ItemKind.WORDS, "the heel", "Ruth, 9 Nov"),
    ),
)


@pytest.fixture
def page(qtbot, qapp, theme):
    QLocale.setDefault(QLocale("en_GB"))
    install(qapp, theme)
    made = PersonaPage(theme, "en")
    qtbot.addWidget(made)
    made.resize(688, 800)
    made.show_persona(RUTH)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def heard(page):
    """Every persona that the page has said."""
    said: list[Persona] = []
    page.persona_changed.connect(said.append)
    return said


def line(page: PersonaPage, text: str, nth: int = 0) -> QLineEdit:
    """Return the shown line with this text."""
    return [one for one in page.findChildren(QLineEdit) if one.isVisible() and one.text() == text][
        nth
    ]


def caret_in(page: PersonaPage) -> QLineEdit:
    focus = page.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.hasFocus()
    return focus


def texts(persona: Persona, kind: ItemKind) -> list[str]:
    return [item.text for item in persona.of_kind(kind)]


def add(qtbot, page: PersonaPage, text: str) -> QLineEdit:
    """Press a link and return the line that has the caret then."""
    link = next(
        one
        for one in page.findChildren(type(page.rows[ItemKind.NEED].add_link))
        if one.text() == text
    )
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    return caret_in(page)


# --- name and description ----------------------------------------------------------------------


def test_every_letter_of_the_name_is_said_and_stands_on_the_button(qtbot, page, heard):
    page.focus_name()
    qtbot.keyClicks(page.name, "Tom & Ann")
    assert [one.name for one in heard][:3] == ["T", "To", "Tom"]
    assert heard[-1] == page.persona
    assert page.write.text() == "Write to Tom && Ann"


def test_enter_goes_from_the_name_to_the_description(qtbot, page, heard):
    page.focus_name()
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert page.description.hasFocus()
    page.description.selectAll()
    qtbot.keyClicks(page.description, "Two children.")
    assert heard[-1].description == "Two children."


def test_the_button_asks_to_write(qtbot, page):
    with qtbot.waitSignal(page.write_requested):
        qtbot.mouseClick(page.write, Qt.MouseButton.LeftButton)


# --- items -------------------------------------------------------------------------------------


def test_showing_a_persona_says_nothing(page, heard):
    page.show_persona(Persona("b" * 32, "Karim"))
    assert page.name.text() == "Karim"
    assert heard == []


def test_an_edit_in_place_changes_that_item_and_no_other(qtbot, page, heard):
    needed = line(page, "No heel thrown away")
    needed.end(False)
    qtbot.keyClicks(needed, "!")
    assert texts(heard[-1], ItemKind.NEED) == ["Bread until Friday", "No heel thrown away!"]
    assert heard[-1].of_kind(ItemKind.NEED)[1].evidence == "Ruth, 9 Nov"
    assert heard[-1].of_kind(ItemKind.DESIRE) == RUTH.of_kind(ItemKind.DESIRE)


def test_control_z_takes_an_edit_back(qtbot, page, heard):
    needed = line(page, "Bread until Friday")
    needed.setFocus()
    needed.selectAll()
    qtbot.keyClicks(needed, "Rye")
    qtbot.keyClick(needed, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert needed.text() == "Bread until Friday"
    assert heard[-1] == RUTH


def test_enter_adds_the_next_one_and_empty_lines_are_not_kept(qtbot, page, heard):
    qtbot.keyClick(line(page, "Bread until Friday"), Qt.Key.Key_Return)
    new = caret_in(page)
    assert new.text() == ""
    assert page.persona == RUTH
    qtbot.keyClick(new, Qt.Key.Key_Return)
    assert caret_in(page) is new
    qtbot.keyClicks(new, "Sliced")
    assert texts(heard[-1], ItemKind.NEED) == [
        "Bread until Friday",
        "Sliced",
        "No heel thrown away",
    ]


def test_backspace_in_an_empty_line_removes_it(qtbot, page, heard):
    needed = line(page, "No heel thrown away")
    needed.clear()
    qtbot.keyClick(needed, Qt.Key.Key_Backspace)
    assert texts(heard[-1], ItemKind.NEED) == ["Bread until Friday"]
    assert caret_in(page).text() == "Bread until Friday"


def test_alt_and_arrows_move_an_item(qtbot, page, heard):
    needed = line(page, "No heel thrown away")
    needed.setFocus()
    qtbot.keyClick(needed, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(heard[-1], ItemKind.NEED) == ["No heel thrown away", "Bread until Friday"]
    assert caret_in(page).text() == "No heel thrown away"
    qtbot.keyClick(caret_in(page), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(page.persona, ItemKind.NEED) == ["No heel thrown away", "Bread until Friday"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Add a need", ItemKind.NEED),
        ("Add a problem", ItemKind.PROBLEM),
        ("Add words they use", ItemKind.WORDS),
        ("Add a way you help", ItemKind.HELP),
    ],
)
def test_a_link_adds_an_item_of_its_kind(qtbot, page, heard, text, kind):
    qtbot.keyClicks(add(qtbot, page, text), "Slices it")
    assert heard[-1].of_kind(kind)[-1] == Item(kind, "Slices it")


def test_a_link_is_pressed_by_keys(qtbot, page, heard):
    link = page.rows[ItemKind.HABIT].add_link
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    qtbot.keyClicks(caret_in(page), "Slices it")
    assert texts(heard[-1], ItemKind.HABIT) == ["Slices it"]


# --- evidence ----------------------------------------------------------------------------------


def test_a_guess_asks_who_said_it_in_the_colour_of_warning(qtbot, page, heard, theme):
    asked = [
        one
        for one in page.rows[ItemKind.DESIRE].findChildren(QLineEdit)
        if one.placeholderText() == "A guess. Who said it?"
    ]
    assert len(asked) == 1
    assert asked[0].palette().color(QPalette.ColorRole.PlaceholderText) == theme.warning
    qtbot.keyClicks(asked[0], "Ruth, today")
    assert heard[-1].of_kind(ItemKind.DESIRE)[0].evidence == "Ruth, today"


def test_evidence_without_words_is_kept(qtbot, page, heard):
    add(qtbot, page, "Add a habit")
    row = page.rows[ItemKind.HABIT]
    evidence = next(one for one in row.findChildren(QLineEdit) if one.placeholderText())
    qtbot.keyClicks(evidence, "Karim")
    assert heard[-1].of_kind(ItemKind.HABIT) == (Item(ItemKind.HABIT, "", "Karim"),)


def test_words_said_together_share_their_evidence(qtbot, page, heard):
    row = page.rows[ItemKind.WORDS]
    shown = [one for one in row.findChildren(QLineEdit) if one.text() == "Ruth, 9 Nov"]
    assert len(shown) == 1
    shown[0].setText("")
    qtbot.keyClicks(shown[0], "Karim")
    assert [item.evidence for item in heard[-1].of_kind(ItemKind.WORDS)] == ["Karim", "Karim"]


def test_questions_and_words_stand_in_quotation_marks(page):
    marks = [one.text() for one in page.rows[ItemKind.WORDS].findChildren(QLabel)]
    assert marks.count("“") == marks.count("”") == 2
    marks = [one.text() for one in page.rows[ItemKind.QUESTION].findChildren(QLabel)]
    assert "“" in marks
    assert "“" not in [one.text() for one in page.rows[ItemKind.NEED].findChildren(QLabel)]


# --- places ------------------------------------------------------------------------------------


def choose(qtbot, button: QToolButton, text: str) -> None:
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    menu.setActiveAction(next(one for one in menu.actions() if one.text() == text))
    QTest.keyClick(menu, Qt.Key.Key_Return)


def network_button(page: PersonaPage, name: str) -> QToolButton:
    buttons = page.places.findChildren(QToolButton)
    return next(one for one in buttons if one.text() == name and one.isVisible())


def test_a_place_says_when(qtbot, page, heard):
    when = line(page, "evenings")
    when.end(False)
    qtbot.keyClicks(when, ", late")
    assert heard[-1].places == (Place("facebook", "evenings, late"), Place("instagram"))


def test_a_place_changes_its_network_and_keeps_the_rest(qtbot, page, heard):
    choose(qtbot, network_button(page, "Facebook"), "LinkedIn")
    assert heard[-1].places == (Place("linkedin", "evenings"), Place("instagram"))
    assert network_button(page, "LinkedIn")


def test_a_place_is_removed_by_its_menu_and_by_backspace(qtbot, page, heard):
    choose(qtbot, network_button(page, "Facebook"), "Remove this place")
    assert heard[-1].places == (Place("instagram"),)
    qtbot.keyClick(caret_in(page), Qt.Key.Key_Backspace)
    assert heard[-1].places == ()
    assert page.places.add_link.hasFocus()


def test_a_new_place_is_a_network_not_named_yet(qtbot, page, heard):
    qtbot.keyClicks(add(qtbot, page, "Add a place"), "noon")
    added = heard[-1].places[-1]
    assert added.when == "noon"
    assert added.network not in ("facebook", "instagram")


def test_places_have_their_evidence(qtbot, page, heard):
    said = next(one for one in page.places.findChildren(QLineEdit) if one.text() == "Ruth, 17 Nov")
    said.end(False)
    qtbot.keyClicks(said, "?")
    assert heard[-1].places_evidence == "Ruth, 17 Nov?"
    assert heard[-1].places == RUTH.places


# --- keys and look -----------------------------------------------------------------------------


def test_tab_reaches_every_line_and_link(qtbot, page):
    page.focus_name()
    reached = set()
    for _ in range(80):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    lines = {one for one in page.findChildren(QLineEdit) if one.isVisible()}
    links = {row.add_link for row in (page.places, *page.rows.values())}
    assert lines | links <= reached


def test_an_edited_line_has_a_ring(qtbot, page, theme):
    def accented(one: QLineEdit) -> bool:
        image = one.parentWidget().grab().toImage()
        return image.pixelColor(image.width() // 2, 0) == theme.accent

    needed = line(page, "Bread until Friday")
    page.focus_name()
    assert not accented(needed)
    needed.setFocus()
    assert accented(needed)


@pytest.mark.parametrize(("width", "below"), [(688, False), (420, True)])
def test_evidence_goes_below_where_both_do_not_fit(qtbot, page, width, below):
    page.resize(width, 800)
    needed = line(page, "No heel thrown away")
    said = line(page, "Ruth, 9 Nov")
    qtbot.waitUntil(lambda: (top(said) > top(needed) + 16) is below)
    assert needed.fontMetrics().horizontalAdvance(needed.text()) <= needed.width()


def top(one: QLineEdit) -> int:
    return one.mapToGlobal(one.rect().topLeft()).y()


def test_a_line_that_is_cut_tells_the_whole_of_it(qtbot, page):
    long = "Buys on Tuesday for the whole week, and on Friday when the children are there. " * 2
    page.show_persona(replace(RUTH, description=long))
    assert page.description.toolTip() == long
    assert page.description.cursorPosition() == 0
    page.description.clear()
    assert page.description.toolTip() == ""


def test_a_page_that_opens_takes_the_keys_without_a_ring(qtbot, theme):
    stack, text, page = QStackedWidget(), QLineEdit(), PersonaPage(theme, "en")
    stack.addWidget(text)
    stack.addWidget(page)
    qtbot.addWidget(stack)
    with qtbot.waitActive(stack):
        stack.show()
        stack.activateWindow()
    text.setFocus()
    stack.setCurrentWidget(page)
    assert page.hasFocus()
    qtbot.keyClick(page, Qt.Key.Key_Tab)
    assert page.library_button.hasFocus()


def test_every_line_says_what_it_is(page):
    assert all(one.accessibleName() for one in page.findChildren(QLineEdit))


def test_another_theme_keeps_what_is_typed(qtbot, page, heard):
    qtbot.keyClick(line(page, "Bread until Friday"), Qt.Key.Key_Return)
    dark = load_theme("dark")
    install(QApplication.instance(), dark)
    page.set_theme(dark)
    qtbot.keyClicks(caret_in(page), "Sliced")
    assert "Sliced" in texts(heard[-1], ItemKind.NEED)


# --- what to ask next --------------------------------------------------------------------------


@pytest.fixture
def facts(qtbot, qapp):
    QLocale.setDefault(QLocale("en_GB"))
    made = PersonaFacts()
    qtbot.addWidget(made)
    return made


def words(facts: PersonaFacts) -> list[str]:
    return [one.text() for one in facts.findChildren(QLabel) if not one.isHidden()]


def test_guesses_stand_apart_with_their_kind(facts):
    facts.show_facts(RUTH, ())
    said = words(facts)
    at = said.index("Guesses to check")
    assert said[at + 1 : at + 3] == ["A breakfast they finish", "Desires"]
    assert "Bread until Friday" not in said


def test_what_nobody_said_yet_is_asked(facts):
    facts.show_facts(Persona("b" * 32, "Karim"), ())
    said = words(facts)
    assert "Nothing yet. One real question is enough to begin." in said
    assert "“What do you ask yourself before you buy?”" in said
    facts.show_facts(RUTH, ())
    assert "“What do you ask yourself before you buy?”" not in words(facts)


def test_a_persona_all_heard_has_nothing_to_ask(facts):
    items = tuple(Item(kind, "Something", "Ruth, 9 Nov") for kind in ItemKind)
    facts.show_facts(Persona("b" * 32, "Karim", items=items), ())
    assert "Ask next time" not in words(facts)
    assert "Guesses to check" not in words(facts)


def test_what_was_written_to_them_is_listed(facts):
    facts.show_facts(RUTH, (("The rye lasts", "Drafts"), ("Why smaller", "Approved")))
    said = words(facts)
    at = said.index("Written to Ruth")
    assert said[at + 1 : at + 5] == ["The rye lasts", "Drafts", "Why smaller", "Approved"]
    facts.show_facts(RUTH, ())
    assert "Written to Ruth" not in words(facts)


def test_the_page_says_that_nothing_leaves_the_computer(facts):
    facts.show_facts(RUTH, ())
    assert "Names and words stay on this computer." in words(facts)
