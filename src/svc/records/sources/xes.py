"""XES (IEEE 1849): a trace is a case, and its events have attributes. It is read as a stream."""

from collections.abc import Iterator, Sequence
from xml.parsers import expat

from attrs import evolve

from svc.project.files import Scratch
from svc.project.record_settings import Means, Records
from svc.records.engines import Engine
from svc.records.reading_diagnostics import unreadable_records
from svc.records.record_files import RecordFile
from svc.records.sources import Staged
from svc.records.sources.made import Row, stage_rows
from svc.records.sources.unpacking import TooLargeError, unpacked

AT_ONCE = 1 << 16
NAME, TIME = "concept:name", "time:timestamp"


class _RefusedError(Exception):
    """XML that declares a document type: its entities could read other files, or grow without limit."""


def stage(engine: Engine, scratch: Scratch, records: Records, files: Sequence[RecordFile], means: Means) -> Staged:
    """The events of XES files. Raises UnreadableError."""
    usual = evolve(records, label=records.label or (NAME,), time=records.time or TIME)

    def rows() -> Iterator[tuple[str, Row]]:
        reader = _Reader(usual)
        for file in files:
            yield from ((file.called, row) for row in _events(reader, records, file))

    def known(setting: str) -> Sequence[str]:
        reader = _Names(usual)
        next((row for file in files for row in _events(reader, records, file)), None)
        return sorted(reader.of_trace if setting == "case" else reader.of_event)

    return stage_rows(engine, scratch, rows, means, len(records.order), known)


def _events(reader: "_Reader", records: Records, file: RecordFile) -> Iterator[Row]:
    reader.begin()
    try:
        with unpacked(file) as source:
            while data := source.read(AT_ONCE):
                reader.parser.Parse(data, False)
                yield from reader.taken()
            reader.parser.Parse(b"", True)
            yield from reader.taken()
    except expat.ExpatError as error:
        why = f"{file.called}:{error.lineno}: it is not XML: {expat.ErrorString(error.code)}"
        raise unreadable_records(records, "path", why) from None
    except _RefusedError:
        why = f"{file.called} declares a document type, which is not followed"
        raise unreadable_records(records, "path", why, help="export it without <!DOCTYPE>") from None
    except TooLargeError:
        why = f"{file.called} unpacks to far more than a log of its size would"
        raise unreadable_records(records, "path", why) from None
    except (OSError, EOFError) as error:
        raise unreadable_records(records, "path", f"{file.called} can't be unpacked: {error}") from None
    if not reader.is_log:
        raise unreadable_records(records, "path", f"{file.called} is not XES: its first element is not a log")


class _Reader:
    """What the parser meets: the attributes of a trace and of its events, but none of what these hold themselves."""

    def __init__(self, records: Records) -> None:
        self._case, self._label, self._order = records.case or NAME, records.label, records.order
        self._time, self._end = records.time, records.end
        self._wanted = {*self._label, self._time, *self._order, *([self._end] if self._end else [])}
        self._unnamed = "" if records.case else "trace {}"
        self._number = 0
        self.begin()

    def begin(self) -> None:
        """Begin a file. A trace without a name is a case too: it goes by its number over all files."""
        self._depth = 0
        self._trace, self._event = "", dict[str, str]()
        self._pending, self._rows = list[tuple[str, str, str, int, tuple[str, ...]]](), list[Row]()
        self._in_event = False
        self.is_log = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._finish
        self.parser.StartDoctypeDeclHandler = _refuse

    def taken(self) -> list[Row]:
        """The events of the traces that have ended."""
        rows, self._rows = self._rows, []
        return rows

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        depth = self._depth
        self._depth = depth + 1
        if depth == 3 and self._in_event:
            key = attributes.get("key")
            if key in self._wanted and "value" in attributes:
                self._event[key] = attributes["value"]
        elif depth == 2:
            if tag == "event":
                self._event, self._in_event = {}, True
            elif attributes.get("key") == self._case:
                self._trace = attributes.get("value", "")
        elif depth == 1 and tag == "trace":
            self._number += 1
            self._trace, self._pending = "", []
        elif depth == 0:
            self.is_log = tag == "log"

    def _finish(self, tag: str) -> None:
        depth = self._depth = self._depth - 1
        if depth > 2:
            return
        if depth == 2 and self._in_event:
            self._in_event = False
            get = self._event.get
            label = "/".join([get(key, "") for key in self._label])
            end = get(self._end, "") if self._end else ""
            order = tuple([get(key, "") for key in self._order]) if self._order else ()
            self._pending.append((label, get(self._time, ""), end, self.parser.CurrentLineNumber, order))
        elif depth == 1 and tag == "trace":
            trace = self._trace or self._unnamed.format(self._number)
            self._rows += [Row(trace, *event) for event in self._pending]


class _Names(_Reader):
    """A reader that also keeps the keys of the attributes of the last trace and of events."""

    def begin(self) -> None:
        super().begin()
        self.of_trace, self.of_event = set[str](), set[str]()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        in_event, depth = self._in_event, self._depth
        super()._start(tag, attributes)
        if depth == 1:
            self.of_trace.clear()
        elif depth in (2, 3) and "key" in attributes:
            (self.of_event if in_event else self.of_trace).add(attributes["key"])


def _refuse(*declared: object) -> None:
    raise _RefusedError
