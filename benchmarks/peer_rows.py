"""The same stream in the languages of others, whole processes: what svc takes against what they take."""

import json
from pathlib import Path

from benchmarks import languages
from benchmarks.bench import Bench
from benchmarks.row import SLOW, ratio
from benchmarks.streams import GIVES, USER, vsc
from benchmarks.timing import Command, Figure


def d2(bench: Bench) -> Figure:
    large = bench.sizes.large
    return _against(bench, large, bench.peers.d2(bench.input(languages.d2, large)), "d2")


def bpmnlint(bench: Bench) -> Figure:
    file = bench.input(languages.bpmn, bench.sizes.large)
    rules = file.with_name("rules.json")
    rules.write_text(languages.BPMNLINT_RULES, "utf-8")
    return _against(bench, bench.sizes.large, bench.peers.bpmnlint(file, rules), "bpmnlint")


def likec4(bench: Bench) -> Figure:
    medium = bench.sizes.medium
    folder = bench.input(languages.likec4, medium).parent
    return _against(bench._replace(runs=min(SLOW, bench.runs)), medium, bench.peers.likec4(folder), "likec4")


def pyparsing(bench: Bench) -> Figure:
    medium = bench.sizes.medium
    return _against(bench, medium, bench.peers.pyparsing(bench.input(vsc, medium)), "pyparsing")


def textx(bench: Bench) -> Figure:
    small = bench.sizes.small
    return _against(bench, small, bench.peers.textx(bench.input(vsc, small)), "textX")


def lark(bench: Bench) -> Figure:
    medium = bench.sizes.medium
    program = bench.python(Path(__file__).with_name("read_with_lark.py"), bench.input(vsc, medium))
    return _against(bench, medium, program, "lark")


def gc(bench: Bench) -> Figure:
    large = bench.sizes.large
    return _against(bench, large, bench.peers.gc(bench.input(languages.dot, large)), "gc")


def json_load(bench: Bench) -> Figure:
    """The check knows the flows of the benchmark stream: it looks up each as svc does."""
    large = bench.sizes.large
    listed = [*((*ends, artefact) for ends, artefact in GIVES.items()), (USER, "engage", "incidents")]
    listed.append(("deliver_support", USER, "delivered_services"))
    program = Path(__file__).with_name("check_json.py")
    command = bench.python(program, bench.input(languages.plain_json, large), json.dumps(listed))
    return _against(bench, large, command, "json")


def before(bench: Bench) -> Figure:
    file = bench.input(vsc, bench.sizes.large)
    return ratio(bench, bench.svc("check", file), bench.before("svc", "check", file), "before")


def _against(bench: Bench, arrows: int, peer: Command, name: str) -> Figure:
    return ratio(bench, bench.svc("check", bench.input(vsc, arrows)), peer, name)
