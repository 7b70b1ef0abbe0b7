"""Streams that practitioners would write and that break no rule: none may get an error or a warning.

The judge is the description of the language, not the checker: a stream that warns is mended only if it is wrong.
"""

from pathlib import Path

import svc
from svc.diagnostics.diagnostic import Level
from tests.support import ROOT
from tests.support.tables import every

STREAMS = sorted((ROOT / "tests" / "false_alarms").glob("*.vsc"))


@every("path", STREAMS)
def test_a_sound_stream_gets_no_error_and_no_warning(path: Path) -> None:
    analysis = svc.analyse(path.read_bytes().decode("utf-8"), name=path.name)
    assert [(each.code, each.message) for each in analysis.diagnostics if each.level is not Level.NOTE] == []
    assert analysis.streams
    assert all(stream.flows for stream in analysis.streams)


def test_there_are_enough_streams_and_each_says_something_of_its_own() -> None:
    texts = {path.read_bytes() for path in STREAMS}
    assert len(texts) == len(STREAMS) >= 25
