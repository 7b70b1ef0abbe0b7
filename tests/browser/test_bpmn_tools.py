"""BPMN before the programs that read it: the schema, bpmn-moddle, bpmnlint, and the bpmn-js modeler in Chromium.

The programs come from npm, in pinned versions.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import etree  # type: ignore[import-untyped]

import svc
from tests.support import ROOT
from tests.support.tables import every

pytestmark = pytest.mark.system

PACKAGES = ("bpmn-moddle@10.3.1", "bpmnlint@11.15.0", "bpmn-js@18.31.1", "bpmn-engine@25.0.1")
STREAMS = [*sorted((ROOT / "examples").glob("*.vsc")), *sorted((ROOT / "tests/pictures/streams").glob("*.vsc"))]
JUDGE = """
import { readFileSync } from "node:fs";
import { BpmnModdle } from "bpmn-moddle";
import { Linter } from "bpmnlint";
import NodeResolver from "bpmnlint/lib/resolver/node-resolver.js";

const rules = { "superfluous-label": "off", "fake-join": "off", "standard-size": "off" };
const found = {};
for (const file of process.argv.slice(2)) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(file, "utf8"));
  const config = { extends: "bpmnlint:recommended", rules };
  const reports = await new Linter({ config, resolver: new NodeResolver() }).lint(rootElement);
  found[file] = [...warnings.map(each => each.message), ...Object.entries(reports).map(each => each[0])];
}
console.log(JSON.stringify(found));
"""
"""Labels of flows are the point of a value stream, and several flows into a step mean what they say."""
RUN = """
import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { Engine } from "bpmn-engine";

const source = readFileSync(process.argv[2], "utf8").replace('isExecutable="false"', 'isExecutable="true"');
const [engine, listener, done] = [new Engine({ name: "run", source }), new EventEmitter(), []];
listener.on("activity.enter", ({ id }) => done.push(id));
await engine.execute({ listener });
console.log(JSON.stringify(done));
process.exit();
"""
KEPT = """
import { readFileSync } from "node:fs";
import { BpmnModdle } from "bpmn-moddle";

const moddle = new BpmnModdle();
const { rootElement, warnings } = await moddle.fromXML(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify([(await moddle.toXML(rootElement)).xml, warnings.length]));
"""
FORK = "step a in engage\nstep b in plan\nstep c in improve\nstep d in engage\n"
PAGE = '<div id="canvas" style="height: 900px"></div>'


def streams() -> dict[str, svc.Stream]:
    """The streams of the examples and of the pictures."""
    return {path.stem: each for path in STREAMS for each in svc.analyse(path.read_text("utf-8")).file.streams[:1]}


@pytest.fixture(scope="module", name="tools")
def fixture_tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    npm = shutil.which("npm")
    assert npm, "install npm for these tests: they fetch bpmn-js and others with it"
    folder = tmp_path_factory.mktemp("bpmn")
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
    subprocess.run([*command, *PACKAGES], check=True, capture_output=True)
    return folder


def ran(tools: Path, script: str, data: bytes) -> Any:
    """What a script prints of a file."""
    (tools / "script.mjs").write_text(script, "utf-8")
    (tools / "file.bpmn").write_bytes(data)
    command = ["node", "script.mjs", "file.bpmn"]
    return json.loads(subprocess.run(command, cwd=tools, check=True, capture_output=True, text=True).stdout)


@pytest.fixture(name="modeler")
def fixture_modeler(browser: Any, tools: Path) -> Any:
    page = browser.new_page()
    page.set_content(PAGE)
    page.add_script_tag(path=tools / "node_modules/bpmn-js/dist/bpmn-modeler.production.min.js")
    page.evaluate("() => { window.modeler = new BpmnJS({ container: '#canvas' }) }")
    return page


def opened(page: Any, text: str) -> None:
    assert page.evaluate("async xml => (await modeler.importXML(xml)).warnings.map(each => each.message)", text) == []


def saved(page: Any) -> bytes:
    return str(page.evaluate("async () => (await modeler.saveXML({ format: true })).xml")).encode()


def test_what_is_written_is_valid(tools: Path) -> None:
    schema = etree.XMLSchema(etree.parse(tools / "node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd"))
    for name, stream in streams().items():
        assert schema.validate(etree.fromstring(svc.export(stream, "bpmn").data)), (name, schema.error_log)


def test_moddle_and_the_linter_report_nothing(tools: Path) -> None:
    (tools / "judge.mjs").write_text(JUDGE, "utf-8")
    files = []
    for name, stream in streams().items():
        files.append(f"{name}.bpmn")
        (tools / files[-1]).write_bytes(svc.export(stream, "bpmn").data)
    judged = subprocess.run(["node", "judge.mjs", *files], cwd=tools, check=True, capture_output=True, text=True)
    assert json.loads(judged.stdout) == {file: [] for file in files}


@every("name", [*streams()])
def test_the_modeler_opens_it_and_what_it_saves_comes_back_equal(name: str, modeler: Any) -> None:
    stream = streams()[name]
    opened(modeler, svc.export(stream, "bpmn").data.decode())
    found = svc.import_(saved(modeler), "bpmn")
    assert found.stream == stream
    assert found.losses == ()


def test_what_is_changed_in_the_modeler_counts(modeler: Any) -> None:
    stream = streams()["software_request"]
    opened(modeler, svc.export(stream, "bpmn").data.decode())
    modeler.evaluate(
        """() => {
          const [modeling, registry] = ["modeling", "elementRegistry"].map(each => modeler.get(each));
          const named = name => registry.find(each => each.businessObject.name === name && each.type !== "label");
          modeling.updateLabel(named("Check the entitlement"), "Check it");
          const [lane, step] = [named("Improve"), named("Notify and ask")];
          modeling.moveElements([step], { x: 0, y: lane.y - step.y + 40 }, lane.parent);
          modeling.removeElements([named("Queue the standard change")]);
        }"""
    )
    found = svc.import_(saved(modeler), "bpmn")
    steps = {each.name: each for each in found.stream.steps}
    assert "Check it" in {each.title for each in steps.values()}
    assert len(steps) == len(stream.steps) - 1
    assert steps["notify"].activity == "improve"
    assert {each.code for each in found.losses} == {"VSC702", "VSC705"}


def test_an_engine_does_what_is_joined_once_and_takes_the_first_of_alternatives(tools: Path) -> None:
    joined = svc.analyse(f"{FORK}a -> b\na -> c\nb -> d\nc -> d\n").stream
    done = ran(tools, RUN, svc.export(joined, "bpmn").data)
    assert [done.count(f"task_{number}") for number in (1, 2, 3, 4)] == [1, 1, 1, 1]
    parted = svc.analyse(f'{FORK}a -> b when "x"\na -> c when "y"\na -> d when "z"\n').stream
    done = ran(tools, RUN, svc.export(parted, "bpmn").data)
    assert [done.count(f"task_{number}") for number in (1, 2, 3, 4)] == [1, 1, 0, 0]


def test_moddle_leaves_out_ids_beyond_ascii_and_loose_text(tools: Path) -> None:
    data = svc.export(streams()["software_request"], "bpmn").data.decode()
    text, warnings = ran(tools, KEPT, data.replace("task_2", "größe").encode())
    assert "größe" not in text
    assert warnings > 0
    loose = data.replace("<bpmn:extensionElements>", "<bpmn:extensionElements>loose text", 1)
    text, warnings = ran(tools, KEPT, loose.encode())
    assert ("loose text" in text, warnings) == (False, 1)
    assert text.count("<svc:row ") == data.count("<svc:row ")
