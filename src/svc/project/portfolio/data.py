"""Summaries and offers as JSON, and back: what is kept for the next run. Other JSON raises ValueError."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from attrs import astuple

from svc.project.portfolio.summary import Counts, FileSummary, Flow, Offer, StreamFigures, StreamSummary
from svc.text.frozenmap import FrozenMap

Made = TypeVar("Made")


def dumps(made: FileSummary | Offer) -> str:
    """A summary or an offer as a text."""
    return json.dumps(_file(made) if isinstance(made, FileSummary) else _offer(made))


def summary_of(text: str) -> FileSummary:
    """The summary of a text that was made of one."""
    return _read(text, _file_of)


def offer_of(text: str) -> Offer:
    """The offer of a text that was made of one."""
    return _read(text, lambda data: Offer(
        _text(data["name"]), _text(data["title"]), _map(data["activities"], str), _map(data["parties"], str),
        _map(data["practices"], str), _map(data["artefacts"], str), _flows(data["flows"]), _text(data["extends"]),
    ))  # fmt: skip


def _read(text: str, made: Callable[[Any], Made]) -> Made:
    try:
        return made(json.loads(text))
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"not what was written: {error}") from error


def _file(summary: FileSummary) -> dict[str, Any]:
    return {
        "file": summary.file,
        "streams": [_stream(each) for each in summary.streams],
        "findings": _counts(summary.findings),
    }


def _stream(stream: StreamSummary) -> dict[str, Any]:
    return {
        "name": stream.name, "title": stream.title, "catalogue": stream.catalogue, "steps": stream.steps,
        "hand_overs": stream.hand_overs, "visits": dict(stream.visits), "practices": dict(stream.practices),
        "flows": stream.flows, "takes": stream.takes, "gives": stream.gives, "opens": stream.opens,
        "findings": _counts(stream.findings), "teams": dict(stream.teams), "tools": dict(stream.tools),
        "figures": astuple(stream.figures), "dimensions": stream.dimensions,
    }  # fmt: skip


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "name": offer.name, "title": offer.title, "activities": dict(offer.activities), "parties": dict(offer.parties),
        "practices": dict(offer.practices), "artefacts": dict(offer.artefacts), "flows": offer.flows,
        "extends": offer.extends,
    }  # fmt: skip


def _counts(counts: Counts) -> list[int]:
    return [counts.errors, counts.warnings, counts.notes]


def _file_of(data: Any) -> FileSummary:
    file = _text(data["file"])
    return FileSummary(file, [_stream_of(file, each) for each in data["streams"]], _counts_of(data["findings"]))


def _stream_of(file: str, data: Any) -> StreamSummary:
    return StreamSummary(
        file, _text(data["name"]), _text(data["title"]), _text(data["catalogue"]), _number(data["steps"]),
        _number(data["hand_overs"]), _map(data["visits"], int), _map(data["practices"], int), _flows(data["flows"]),
        _flows(data["takes"]), _flows(data["gives"]), tuple(_text(each) for each in data["opens"]),
        _counts_of(data["findings"]), _map(data["teams"], int), _map(data["tools"], int),
        _figures_of(data["figures"]), [tuple(map(_text, each)) for each in data["dimensions"]],
    )  # fmt: skip


def _counts_of(data: Any) -> Counts:
    errors, warnings, notes = map(_number, data)
    return Counts(errors, warnings, notes)


def _figures_of(data: Any) -> StreamFigures:
    lead, words, efficiency, *promises = data
    kept, broken, unproven = map(_number, promises)
    return StreamFigures(_real(lead), _text(words), _real(efficiency), kept, broken, unproven)


def _real(value: object) -> float | None:
    if value is not None and type(value) is not float:
        raise TypeError(f"expected a number, got {value!r:.100}")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {value!r:.100}")
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError(f"expected a number, got {value!r:.100}")
    return value


def _map(value: Mapping[str, Any], kind: type[Made]) -> FrozenMap[Made]:
    if not isinstance(value, dict) or not all(type(each) is kind for each in value.values()):
        raise TypeError(f"expected names with values, got {value!r:.100}")
    return FrozenMap(value)


def _flows(value: Iterable[Any]) -> tuple[Flow, ...]:
    return tuple((_text(source), _text(target), _text(artefact)) for source, target, artefact in value)
