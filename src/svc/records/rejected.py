"""The rows that can't be read: how many, the first few with their lines, and whether they are too many."""

from collections.abc import Sequence

from attrs import frozen

from svc.diagnostics import codes
from svc.project.record_settings import Means, Records
from svc.records.engines import Engine, count_of
from svc.records.reading_diagnostics import SHOWN, Rejected, missing_name, unreadable_records
from svc.records.sources import Staged
from svc.records.time_formats import fitting
from svc.records.time_texts import TimeTexts

SAMPLE = 1_000
"""How many different times are looked at to say how they are written."""
MANY = 20
"""If more than one in so many rows can't be read, nothing is: the settings do not fit, or the file is broken."""


@frozen
class RejectedRows:
    """How many rows there were, how many of them can't be read, and the first ones."""

    rows: int
    count: int = 0
    examples: tuple[Rejected, ...] = ()


def found_rejected(engine: Engine, records: Records, staged: Staged, timed: str, texts: TimeTexts) -> RejectedRows:
    """The rows that are not in the query `timed`. Raises UnreadableError if there are too many, or no rows at all."""
    rows = count_of(engine, "staged")
    if not rows + staged.broken:
        raise unreadable_records(records, "path", "it holds no events")
    count = rows - count_of(engine, f"({timed})") + staged.broken
    if not count:
        return RejectedRows(rows)
    texts_of = "c, l, t, e" if staged.means is Means.SPANS else "c, l, t, t AS e"
    found = engine.rows(
        f"SELECT line, {texts_of} FROM staged WHERE line NOT IN (SELECT line FROM ({timed}) AS r) "
        f"ORDER BY line LIMIT {SHOWN}"
    )
    nothing = empty_label(records)
    wrong = [(int(line), _why(case, label == nothing, times, texts)) for line, case, label, *times in found]
    examples = tuple(staged.explain(wrong)[:SHOWN])
    if count * MANY > rows + staged.broken:
        _refuse_empty(engine, records, staged, rows)
        why = f"{count:,} of its {rows + staged.broken:,} rows are invalid: {'; '.join(map(str, examples))}"
        if any("is not a time" in each.why for each in examples):
            raise unreadable_records(records, "time", why, help=_time_help(engine))
        raise unreadable_records(records, "path", why)
    return RejectedRows(rows + staged.broken, count, examples)


def _refuse_empty(engine: Engine, records: Records, staged: Staged, rows: int) -> None:
    """Raises UnreadableError if no row at all has a case, a label or a time."""
    for setting, column, nothing in (("case", "c", ""), ("label", "l", empty_label(records)), ("time", "t", "")):
        if rows and not count_of(engine, f"(SELECT line FROM staged WHERE {column} <> '{nothing}')"):
            why = f"none of its rows has a {setting}"
            names = getattr(records, setting) or ()
            raise missing_name(
                records, setting, why, [names] if isinstance(names, str) else names, staged.known(setting)
            )


def _time_help(engine: Engine) -> str:
    """Which formats would read the times."""
    code = codes.BY_NAME["unreadable-records"]
    texts = [text for (text,) in engine.rows(f"SELECT DISTINCT t FROM staged WHERE t <> '' LIMIT {SAMPLE}")]
    first, second, *_ = [*fitting(texts), "", ""]
    form = "either" if second else "fitting" if first else "time"
    return code.advice(form, first=first, second=second)


def empty_label(records: Records) -> str:
    """The label of a row whose columns of labels are all empty; fields that are followed make no such label."""
    return "/" * (len(records.label) - 1)


def _why(case: str, unlabelled: bool, times: Sequence[str], texts: TimeTexts) -> str:
    if not case:
        return "no case"
    if unlabelled:
        return "no label"
    if "" in times:
        return "no time"
    unread = next((text for text in times if not texts.is_time(text)), None)
    return "its end is before its beginning" if unread is None else f"{unread[:40]} is not a time"
