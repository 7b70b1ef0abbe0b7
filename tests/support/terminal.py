"""A program in a terminal of its own: keys are pressed, and its screen is read and drawn as SVG."""

import os
import pty
import select
import struct
import time
from collections.abc import Iterator, Mapping, Sequence
from fcntl import ioctl
from itertools import groupby
from pathlib import Path
from signal import SIGKILL
from termios import TIOCSWINSZ
from types import TracebackType
from xml.sax.saxutils import escape, quoteattr

import pyte
from pyte.screens import Char

SECONDS = 30
"""How long something may take to appear on the screen of a machine that does other things too."""
TRUE_COLOURS = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
CELL = (8.4, 17)
"""Width and height of a character in a picture."""
FOREGROUND, BACKGROUND = "e0e2ea", "14161b"


class Terminal:
    """A running program and its screen."""

    def __init__(
        self, command: Sequence[str], folder: Path, environment: Mapping[str, str], size: tuple[int, int]
    ) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._process, self._end = pty.fork()
        if self._process == 0:
            os.chdir(folder)
            os.execvpe(command[0], [*command], {**environment, **TRUE_COLOURS})
        ioctl(self._end, TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.kill(self._process, SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._end)

    @property
    def lines(self) -> list[str]:
        """What is on the screen."""
        return [line.rstrip() for line in self._screen.display]

    def press(self, keys: str) -> None:
        """Press keys one after the other, as fast as a quick typist."""
        for key in keys:
            os.write(self._end, key.encode())
            self._read(0.03)

    def see(self, *texts: str) -> None:
        """Wait until texts are on the screen, and it has come to rest."""
        end = time.monotonic() + SECONDS
        while not all(text in "\n".join(self.lines) for text in texts):
            assert time.monotonic() < end, "\n".join([f"not on the screen: {texts}", *self.lines])
            self._read(0.1)
        self._read(0.5)

    def svg(self, title: str) -> str:
        """The screen as a picture."""
        width, height = self._screen.columns * CELL[0], self._screen.lines * CELL[1]
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height}" width="{width:.1f}" '
                f'height="{height}" font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" '
                f'font-size="14" role="img" aria-label={quoteattr(title)}>',
                f'<rect width="100%" height="100%" fill="#{BACKGROUND}"/>',
                *(part for row in range(self._screen.lines) for part in self._row(row)),
                "</svg>\n",
            ]
        )

    def _row(self, row: int) -> Iterator[str]:
        cells = [self._screen.buffer[row][column] for column in range(self._screen.columns)]
        column = 0
        for style, run in groupby(cells, _style):
            text = "".join(cell.data for cell in run)
            yield from _drawn(text, style, column * CELL[0], row * CELL[1])
            column += len(text)

    def _read(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (rest := end - time.monotonic()) > 0:
            if select.select([self._end], [], [], rest)[0]:
                try:
                    self._stream.feed(os.read(self._end, 1 << 16))
                except OSError:  # the program has ended
                    return


Style = tuple[str, str, bool, bool, bool]
"""The colours of a text and of what is behind it, and whether it is bold, italic and underlined."""


def _style(cell: Char) -> Style:
    colours = _colour(cell.fg, FOREGROUND), _colour(cell.bg, BACKGROUND)
    return (*(reversed(colours) if cell.reverse else colours), cell.bold, cell.italics, cell.underscore)


def _colour(name: str, default: str) -> str:
    return name if len(name) == 6 and all(each in "0123456789abcdef" for each in name) else default


def _drawn(text: str, style: Style, x: float, y: float) -> Iterator[str]:
    colour, behind, bold, italic, underlined = style
    width = len(text) * CELL[0]
    if behind != BACKGROUND:
        yield f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{CELL[1]}" fill="#{behind}"/>'
    if text.strip():
        looks = [' font-weight="bold"'] * bold + [' font-style="italic"'] * italic
        looks += [' text-decoration="underline"'] * underlined
        yield (
            f'<text x="{x:.1f}" y="{y + 13}" fill="#{colour}" textLength="{width:.1f}" xml:space="preserve"'
            f"{''.join(looks)}>{escape(text)}</text>"
        )
