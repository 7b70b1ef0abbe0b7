"""The portfolio is found by several processes: what one finds, whichever of them dies."""

import os
import signal
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import svc
from svc.project.asked import Asked
from svc.project.portfolio.gathering import gather
from svc.project.portfolio.summarising import Offers, summary
from svc.project.workers import Died, results
from tests.support.command_line import Svc, fixture_svc
from tests.support.portfolios import asked_of, fixture_many

__all__ = ["fixture_many", "fixture_svc"]


def test_the_number_of_processes_has_no_part_in_it(many: Path) -> None:
    asked = asked_of(many)
    one = gather(asked)
    assert len(one.portfolio.streams) == 41
    for jobs in (2, 5, 64):
        assert gather(asked, jobs=jobs) == one


def test_a_file_that_can_not_be_read_is_reported(many: Path) -> None:
    gone = Asked(str(many / "gone.vsc"), "gone.vsc")
    for jobs in (1, 3):
        found = gather([*asked_of(many), gone], jobs=jobs)
        assert found.unreadable == ["gone.vsc can't be read: No such file or directory"]
        assert len(found.portfolio.files) == 42


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, None])
def test_a_process_that_dies_costs_its_item_only_t07(how: signal.Signals | None) -> None:
    found = dict(results(partial(_dying, how), list(range(50)), 3))
    code = -how if how else 7
    assert {item: answer for item, answer in found.items() if item % 20 != 13} == {
        item: 2 * item for item in range(50) if item % 20 != 13
    }
    assert [found[13], found[33]] == [Died(code), Died(code)]


def test_what_the_work_raises_is_raised_and_no_process_is_left() -> None:
    with pytest.raises(ZeroDivisionError):
        list(results(_dividing, [3, 2, 1, 0], 2))
    assert _children() == []


def test_who_stops_asking_leaves_no_process() -> None:
    found = results(partial(_dying, None), list(range(10)), 2)
    assert next(found) is not None
    found.close()  # type: ignore[attr-defined]  # it is a generator
    assert _children() == []


def test_a_file_on_which_a_process_dies_is_reported_and_the_others_are_shown(
    many: Path, svc_: Svc, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysed = summary

    def deadly(analysis: svc.Analysis, offers: Offers) -> Any:
        if analysis.file.name.endswith("s07.vsc"):
            os.kill(os.getpid(), signal.SIGKILL)
        return analysed(analysis, offers)

    monkeypatch.setattr("svc.project.portfolio.gathering.summary", deadly)
    told = svc_("portfolio", str(many), "--jobs", "4", "--no-cache")
    assert told.code == 3
    assert "d1/s07.vsc: the process that analysed it ended unexpectedly, by signal 9" in told.err
    assert "40 streams in 41 files" in told.out


def _dying(how: signal.Signals | None) -> Callable[[int], int]:
    def work(item: int) -> int:
        if item % 20 == 13:
            os.kill(os.getpid(), how) if how else os._exit(7)
        return 2 * item

    return work


def _dividing() -> Callable[[int], int]:
    return lambda item: 6 // item


def _children() -> Sequence[Any]:
    import multiprocessing

    return multiprocessing.active_children()
