"""The counters under the text: how long the post is on each chosen network."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QToolButton, QWidget

from composer.networks.counting import Count, arithmetic, refusal
from composer.networks.known import network, networks
from composer.networks.thread import counts
from composer.posts.post import Post
from composer.ui.components import IconButton
from composer.ui.theme import Theme, chrome_font

_BETWEEN = 24
_COUNTER = 112  # pixels of the narrowest counter


class CounterStrip(QWidget):
    """A counter for each chosen network, and a plus to choose them."""

    network_chosen = Signal(str)
    networks_changed = Signal(object)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._names: tuple[str, ...] = ()
        self._counters: dict[str, _Counter] = {}
        self._shown: tuple[Post, str | None] | None = None
        self._with_limits = True
        self.setFixedHeight(56)
        inside = QWidget()
        inside.setObjectName("panel_inside")
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_BETWEEN)
        self._row.addStretch(1)
        self._sideways = _Sideways(inside)
        self._sideways.resized.connect(self._fit_again)
        self.plus = IconButton(theme, "plus", self.tr("Choose the networks"))
        self.plus.clicked.connect(self._show_menu)
        self._whole = QHBoxLayout(self)
        self._whole.setSpacing(16)
        self._whole.addWidget(self._sideways, 1)
        self._whole.addWidget(self.plus)

    def set_gutter(self, gutter: int) -> None:
        """Line up with the text of the desk."""
        self._whole.setContentsMargins(gutter, 0, gutter - 8, 0)

    def show_counts(self, post: Post, current: str | None) -> None:
        """Count what each network of a post gets; ``current`` is the one shown in bold."""
        if post.networks != self._names:
            self._names = post.networks
            self._set_limits(True)
            self._rebuild()
        before, self._shown = self._shown, (post, current)
        if before is None or (before[0].id, before[1]) != (post.id, current):
            self._set_limits(True)
        self._count()
        if self._with_limits and not self._fits():
            self._set_limits(False)
            self._count()
        if before is None or before[1] != current:
            self._show_current(current)

    def _count(self) -> None:
        if self._shown is None:
            return
        post, current = self._shown
        for name, counter in self._counters.items():
            counter.show_counts(
                counts(network(name), post.text_for(name), post.warning),
                current=name == current,
                own=post.has_variant(name),
                with_limit=self._with_limits,
            )

    def _fits(self) -> bool:
        """Whether all counters stand beside each other in the room there is."""
        widths = [counter.sizeHint().width() + _BETWEEN for counter in self._counters.values()]
        return sum(widths) - _BETWEEN <= self._sideways.width()

    def _set_limits(self, with_limits: bool) -> None:
        self._with_limits = with_limits
        self._row.setSpacing(_BETWEEN if with_limits else _BETWEEN - 8)

    def _show_current(self, name: str | None) -> None:
        """Bring the counter of a network into view, where they do not fit."""
        counter = self._counters.get(name or "")
        if counter is not None:
            self._row.activate()
            self._sideways.ensureWidgetVisible(counter, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._whole.activate()
        self._fit_again()

    @Slot()
    def _fit_again(self) -> None:
        if self._shown is not None:
            self._set_limits(True)
            self.show_counts(*self._shown)

    def _rebuild(self) -> None:
        for counter in self._counters.values():
            counter.deleteLater()
        self._counters = {}
        for position, name in enumerate(self._names):
            title = network(name).name.in_language(self._language)
            counter = _Counter(title, self._language, self._theme)
            counter.chosen.connect(lambda name=name: self.network_chosen.emit(name))
            self._row.insertWidget(position, counter)
            self._counters[name] = counter

    @Slot()
    def _show_menu(self) -> None:
        menu = QMenu(self)
        for one in networks():
            action = menu.addAction(one.name.in_language(self._language))
            action.setCheckable(True)
            action.setChecked(one.id in self._names)
            action.setData(one.id)
        chosen = menu.exec(self.plus.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        if chosen is None:
            return
        name = str(chosen.data())
        names = tuple(n for n in self._names if n != name)
        self.networks_changed.emit(names if name in self._names else (*self._names, name))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        for counter in self._counters.values():
            counter.set_theme(theme)


class _Sideways(QScrollArea):
    """What does not fit beside each other is reached by the wheel and by Tab."""

    resized = Signal()

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (turned.y() or turned.x()))
        event.accept()

    def minimumSizeHint(self) -> QSize:
        return QSize(_COUNTER, 0)


class _Counter(QToolButton):
    """Name, count and limit, and a two-pixel line that fills."""

    chosen = Signal()

    def __init__(self, title: str, language: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = title
        self._language = language
        self._counts: tuple[Count, ...] = ()
        self._own = False
        self._said = ""
        self._with_limit = True
        self._hinted = 0
        self._share = 0.0
        self._over = False
        self._current = False
        self.setObjectName("counter")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # It fills its own background: else every key repaints the desk behind it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.clicked.connect(self.chosen)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_counts(
        self, found: tuple[Count, ...], *, current: bool, own: bool, with_limit: bool
    ) -> None:
        """Show the count of a text; of a thread, that of its fullest post."""
        self._counts = found
        self._own = own
        self._with_limit = with_limit
        counted = max(found, key=lambda one: (refusal(one) is not None, one.length))
        length, limit = counted.length, counted.limit
        locale = QLocale()
        self._over = refusal(counted) is not None
        if self._over and not counted.over:
            self._said = self.tr("too much")
        elif self._over:
            self._said = self.tr("%1 over").replace("%1", locale.toString(counted.over))
        elif len(found) > 1:
            self._said = self.tr("%n post(s)", "", len(found))
        else:
            self._said = locale.toString(length)
        heard = self._said
        if limit is not None and not self._over and len(found) == 1:
            heard = f"{self._said} / {locale.toString(limit)}"
            self._said = heard if with_limit else self._said
        self._share = min(1.0, length / limit) if limit else 0.0
        self._current = current
        own_words = self.tr("own text")
        self.setAccessibleName(", ".join((self._title, *([own_words] if own else ()), heard)))
        if self.sizeHint().width() != self._hinted:
            # Laying the strip out again costs more than all checks: only when the width changed.
            self._hinted = self.sizeHint().width()
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        name = QFontMetrics(chrome_font(13, 600 if self._current else 400))
        said = QFontMetrics(chrome_font(13, 500 if self._over else 400))
        width = (
            name.horizontalAdvance(self._title)
            + (12 if self._own else 0)
            + (16 if self._with_limit else 8)
            + said.horizontalAdvance(self._said)
        )
        return QSize(max(_COUNTER, width) if self._with_limit else width, 40)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        # Made when somebody points at it: at every key it would cost more than the counting.
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.explanation())
        return super().event(event)

    def explanation(self) -> str:
        """Return what is left, in the network's own unit, and how it counts."""
        counted = max(self._counts, key=lambda one: one.length)
        one = network(counted.network)
        said = [self._left(counted)]
        if counted.size_limit is not None and counted.size is not None:
            left = QLocale().toString(counted.size_limit - counted.size)
            said.append(self.tr("%1 bytes left.").replace("%1", left))
        why = refusal(counted)
        if why is not None:
            said.append(why.in_language(self._language))
        said.extend(sentence.in_language(self._language) for sentence in arithmetic(one))
        return "\n".join(filter(None, said))

    def _left(self, counted: Count) -> str:
        if counted.limit is None:
            return self.tr("Its limit is not known.")
        left = counted.limit - counted.length
        if left < 0:
            return self.tr("May be too long.") if counted.doubtful else ""
        unit = self.tr("%1 bytes left.") if counted.unit == "bytes" else self.tr("%1 left.")
        return unit.replace("%1", QLocale().toString(left))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, area = self._theme, self.rect()
        painter = QPainter(self)
        painter.fillRect(area, theme.paper)
        painter.setFont(chrome_font(13, 600 if self._current else 400))
        painter.setPen(theme.text)
        upper = area.adjusted(0, 0, 0, -10)
        low_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(upper, int(low_left), self._title)
        if self._own:
            dot = painter.fontMetrics().horizontalAdvance(self._title) + 5
            middle = upper.bottom() - painter.fontMetrics().xHeight() // 2 - 2
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme.muted)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(dot, middle - 1, 4, 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setFont(chrome_font(13, 500 if self._over else 400))
        painter.setPen(theme.severe if self._over else theme.muted)
        low_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(upper, int(low_right), self._said)
        line = area.adjusted(0, area.height() - 6, 0, -4)
        painter.fillRect(line, theme.hairline)
        filled = line.adjusted(0, 0, 0, 0)
        filled.setWidth(max(1, round(line.width() * self._share)))
        painter.fillRect(filled, theme.severe if self._over else theme.muted)
        if self.hasFocus():
            painter.setPen(theme.accent)
            painter.drawRect(area.adjusted(0, 0, -1, -1))
