"""Which point stands under which, and the path of numbers that leads to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.data import Block
from pipeline.nlp.numbering import Number, follows, parent_path
from pipeline.nlp.objectives.drafts import Draft
from pipeline.nlp.objectives.leads import Lead

_HEADINGS = 100
"""Levels of headings are counted below those of lists."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A point, heading or lead-in that others may stand under. `path` is its number with those above it, `leads` who
    is to do what stands under a lead-in or heading that only names them."""

    level: int
    style: str
    path: str | None
    draft: Draft | None
    number: Number | None = None
    leads: tuple[Lead, ...] = ()


class Nesting:
    """The points that are open at a place of the release, outermost first."""

    def __init__(self) -> None:
        self._frames: list[Frame] = []

    @property
    def top(self) -> Frame | None:
        """The point that what follows would stand under."""
        return self._frames[-1] if self._frames else None

    @property
    def nearest(self) -> Draft | None:
        """The innermost open frame that is an objective, priority or action."""
        return next((frame.draft for frame in reversed(self._frames) if frame.draft), None)

    def open_heading(self, level: int, path: str | None, draft: Draft | None, leads: Sequence[Lead] = ()) -> None:
        """A heading closes all lists and the headings of its rank or below."""
        self.end_lists()
        while self._frames and self._frames[-1].level >= level - _HEADINGS:
            self._frames.pop()
        self._frames.append(Frame(level - _HEADINGS, "heading", path, draft, leads=tuple(leads)))

    def parent_of_heading(self) -> Draft | None:
        """The nearest point among the headings above the one just opened."""
        return next((frame.draft for frame in reversed(self._frames[:-1]) if frame.draft), None)

    def end_lists(self) -> None:
        """Closes every list."""
        while self._frames and self._frames[-1].level > 0:
            self._frames.pop()

    def place(self, block: Block, number: Number | None, *, inline: bool = False) -> Frame | None:
        """The frame a point stands under; what it ends is closed."""
        style = number.style if number else "bullet"
        level = (block.level or 1) + (_HEADINGS if inline else 0)
        if number and number.style == "path":
            self._close_paths(number.core)
        elif (at := self._predecessor(level, number)) is not None or (at := self._sibling(level, style)) is not None:
            del self._frames[at:]
        return self.top

    def push(
        self, block: Block, number: Number | None, draft: Draft | None, *, inline: bool = False, worded: bool = False
    ) -> None:
        """Opens a point under those that are open."""
        level = (block.level or 1) + (_HEADINGS if inline else 0)
        self._frames.append(
            Frame(level, number.style if number else "bullet", self.path(number, worded=worded), draft, number)
        )

    def push_lead_in(self, block: Block, number: Number | None, leads: Sequence[Lead] = ()) -> None:
        """Opens a lead-in; its number, if it has one that counts, leads the paths of what it announces ("2.1.a")."""
        path = self.path(number) or (self.top.path if self.top else None)
        style = number.style if number else "lead-in"
        self._frames.append(Frame(block.level or 1, style, path, None, number, tuple(leads)))

    def path(self, number: Number | None, *, worded: bool = False) -> str | None:
        """The number of a point under the open frames, as printed, with those above it joined by ".".

        `worded`: a word tells its kind ("Milestone 3"), so that its number counts within that kind.
        """
        if number is None:
            return None
        above = self.top.path if self.top else None
        if number.style == "path" or above is None or worded:
            return number.core
        return f"{above}.{number.core}"

    def _predecessor(self, level: int, number: Number | None) -> int | None:
        """The innermost open list frame whose number this one comes right after, one of its level before any other."""
        before = [
            at
            for at, frame in enumerate(self._frames)
            if number and frame.number and frame.level > 0 and follows(number, frame.number)
        ]
        return max(before, key=lambda at: (self._frames[at].level == level, at), default=None)

    def _sibling(self, level: int, style: str) -> int | None:
        """The outermost open list frame that a point of this level and style ends."""
        for at, frame in enumerate(self._frames):
            if frame.level <= 0 or frame.style == "lead-in":
                continue
            if frame.level > level or (frame.level == level and frame.style == style):
                return at
            if frame.level == level and style == "integer":
                return at
        return None

    def _close_paths(self, core: str) -> None:
        parent = parent_path(core)
        for at, frame in reversed(list(enumerate(self._frames))):
            if frame.path == parent and frame.path:
                del self._frames[at + 1 :]
                return
        self._frames[:] = [frame for frame in self._frames if frame.level <= 0]
