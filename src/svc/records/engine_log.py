"""A log that an engine holds: what `shapes.Log` and `shapes.Visits` say is counted there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property

from svc.diagnostics.diagnostic import Diagnostic
from svc.project.files import Scratch
from svc.project.record_settings import Means, Records
from svc.records import figures
from svc.records.assumptions import assumed
from svc.records.engines import Engine, count_of
from svc.records.events import Window
from svc.records.hours import WorkingHours
from svc.records.reading_diagnostics import Ties, open_cases, rejected_rows, unordered_events
from svc.records.rejected import RejectedRows
from svc.records.shapes import Follow, Label, Meaning, Summary, Times, Way
from svc.records.visits import keep_visits, last_seconds

_VISITED = "spans AS s JOIN visits AS v ON v.case_id = s.case_id AND v.visit = 1"
"""The cases that visited any place: others have nothing to do with the stream."""


class EngineLog:
    """Records that were read. One thing at a time: the visits by other meanings that came before are gone."""

    def __init__(
        self, engine: Engine, scratch: Scratch, records: Records, means: Means, hours: WorkingHours, window: Window,
        rejected: RejectedRows, found: Iterable[Diagnostic],
    ) -> None:  # fmt: skip
        self._engine, self._scratch = engine, scratch
        self._records, self._means, self._hours, self._window = records, means, hours, window
        self._rejected, self._found = rejected, tuple(found)
        self._visited: tuple[Mapping[str, Meaning], frozenset[str]] | None = None
        self._places: Sequence[str] = ()

    def __enter__(self) -> "EngineLog":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Free the engine and its temporary files."""
        self._engine.close()
        self._scratch.close()

    @cached_property
    def summary(self) -> Summary:
        counted = self._engine.rows(
            "SELECT COUNT(*), COALESCE(SUM(1 - ended), 0), MIN(first_second), MAX(last_second) FROM "
            f"({self._spans()}) AS s"
        )[0]
        cases, still_open, first, last = (None if each is None else int(each) for each in counted)
        return Summary(self._events, cases or 0, still_open or 0, self._rejected.count, _instant(first), _instant(last))

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        rows = self._engine.rows(
            "SELECT l.name, COUNT(*) FROM events AS e JOIN labels AS l ON l.code = e.code "
            f"JOIN ({self._spans()}) AS s ON s.case_id = e.case_id GROUP BY l.name"
        )
        return tuple(sorted((Label(*row) for row in rows), key=lambda label: (-label.count, label.text)))

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        ties = Ties(*(self._ties.get(number, 0) for number in (1, 2)))
        since, begun = self._window.since, 0
        if since is not None:
            begun = count_of(self._engine, f"(SELECT * FROM ({self._spans()}) AS s WHERE first_second < {since})")
        day = str(_instant(since) or "")[:10]
        return (
            *rejected_rows(self._records, self._rejected.rows, self._rejected.count, self._rejected.examples),
            *unordered_events(self._records, self._events, ties),
            *self._found,
            *open_cases(self._records, self.summary.cases, self.summary.open, begun, day),
        )

    @cached_property
    def assumed(self) -> tuple[str, ...]:
        return tuple(assumed(self._engine, self._records, self._means, self._hours))

    def visits(
        self, meanings: Mapping[str, Meaning], again: Collection[str] = (), *, ends_with_last: bool = False
    ) -> "EngineVisits":
        visited = dict(meanings), frozenset(again)
        if visited != self._visited:
            codes = {name: int(code) for code, name in self._engine.rows("SELECT code, name FROM labels")}
            self._places = keep_visits(
                self._engine, codes, meanings, again, self._means, self._hours, self._window.since
            )
            self._visited = visited
        return EngineVisits(
            self._engine, self._places, self._hours, self._window, last_seconds(self._means) if ends_with_last else None
        )

    @cached_property
    def _ties(self) -> Mapping[int, int]:
        """How many events of the cases that count have each `tie`."""
        counting = f"events AS e JOIN ({self._spans()}) AS s ON s.case_id = e.case_id"
        rows = self._engine.rows(f"SELECT e.tie, COUNT(*) FROM {counting} GROUP BY e.tie")
        return {int(tie): int(count) for tie, count in rows}

    @property
    def _events(self) -> int:
        return sum(self._ties.values())

    def _spans(self) -> str:
        return _counting(self._window)


class EngineVisits:
    """Visits that an engine holds."""

    def __init__(
        self, engine: Engine, places: Sequence[str], hours: WorkingHours, window: Window, last: str | None
    ) -> None:
        self._engine, self._places, self._hours, self._window, self._last = engine, places, hours, window, last

    def ways(self) -> Sequence[Way]:
        figures.keep_ways(self._engine)
        return figures.ways(self._engine, self._places)

    def follows(self) -> Sequence[Follow]:
        figures.keep_ways(self._engine)
        return figures.follows(self._engine, self._places)

    def waits(self) -> Mapping[str, Times]:
        return self._times("waits")

    def works(self) -> Mapping[str, Times]:
        return self._times("works")

    def lead(self) -> Times | None:
        return figures.times(self._engine, self._leads()).get(0)

    def kept(self, limit: float) -> tuple[int, int]:
        query = f"SELECT COALESCE(SUM(CASE WHEN seconds <= {float(limit)!r} THEN 1 ELSE 0 END), 0), COUNT(*)"
        kept, every = self._engine.rows(f"{query} FROM ({self._leads()}) AS l")[0]
        return int(kept), int(every)

    def arrivals(self) -> float | None:
        since, until = self._window
        begun = f" WHERE s.first_second >= {since}" if since is not None else ""
        query = f"SELECT COUNT(*), MIN(s.first_second), MAX(s.first_second) FROM {_VISITED}{begun}"
        count, first, last = self._engine.rows(query)[0]
        if not count:
            return None
        begin, end = (first if since is None else since), (last if until is None else until)
        lasted = self._hours.worked(int(end)) - self._hours.worked(int(begin))
        return count / lasted if lasted > 0 else None

    def _times(self, column: str) -> Mapping[str, Times]:
        timed = f"visits AS v JOIN ({self._timed()}) AS s ON s.case_id = v.case_id"
        query = f"SELECT v.place AS key, v.{column} AS seconds FROM {timed}"
        return {self._places[place]: times for place, times in figures.times(self._engine, query).items()}

    def _leads(self) -> str:
        begin, end = (self._hours.sql(column) for column in ("first_second", "last_second"))
        return f"SELECT 0 AS key, {end} - {begin} AS seconds FROM ({self._ended()}) AS s"

    def _ended(self) -> str:
        """When the cases begin and end that count in times."""
        if self._last is None:
            return self._timed()
        return (
            "SELECT t.first_second, l.last_second "
            f"FROM ({self._timed()}) AS t JOIN ({self._last}) AS l ON l.case_id = t.case_id"
        )

    def _timed(self) -> str:
        """The cases that count in times: those that visited a place, ended, and began within the window."""
        since = "" if self._window.since is None else f" AND s.first_second >= {self._window.since}"
        return f"SELECT s.* FROM {_VISITED} WHERE s.ended = 1{since}"


def _counting(window: Window) -> str:
    """The cases that have an event within the window."""
    return "SELECT * FROM spans" + ("" if window.since is None else f" WHERE last_second >= {window.since}")


def _instant(second: int | None) -> datetime | None:
    return None if second is None else datetime.fromtimestamp(second, UTC)
