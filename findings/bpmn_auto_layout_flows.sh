#!/usr/bin/env bash
# bpmn-auto-layout 1.3.0: a process that is valid by the schema of BPMN 2.0, and has no <incoming> and <outgoing> beside
# its sequence flows, gets a diagram with every element and without a single flow. Nothing is reported.
#
# Seen: a start event, a task and an end event, joined by two sequence flows: 3 shapes and 0 edges, the three one below the
# other in one column. With <incoming> and <outgoing>, which the schema lets a file leave out (minOccurs 0), the
# same process gets 3 shapes and 2 edges. bpmn-moddle, which reads both, reports no warning for either.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts bpmn-auto-layout@1.3.0 bpmn-moddle@10.3.1
cat >see.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { layoutProcess } from "bpmn-auto-layout";
import { BpmnModdle } from "bpmn-moddle";

const file = (start, task, end) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:example">
  <process id="p" isExecutable="false">
    <startEvent id="start">${start}</startEvent>
    <task id="log" name="Log the call">${task}</task>
    <endEvent id="end">${end}</endEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="log"/>
    <sequenceFlow id="f2" sourceRef="log" targetRef="end"/>
  </process>
</definitions>`;
const [into, out] = [id => `<incoming>${id}</incoming>`, id => `<outgoing>${id}</outgoing>`];
const seen = async xml => {
  const { warnings } = await new BpmnModdle().fromXML(xml);
  const drawn = await layoutProcess(xml);
  const places = [...drawn.matchAll(/<dc:Bounds x="([\d.]+)"/g)].map(each => Number(each[1]));
  return {
    warnings: warnings.length,
    flows: drawn.match(/<sequenceFlow /g).length,
    shapes: drawn.match(/<bpmndi:BPMNShape /g).length,
    edges: (drawn.match(/<bpmndi:BPMNEdge /g) || []).length,
    left: places,
  };
};
const bare = await seen(file("", "", ""));
const full = await seen(file(out("f1"), into("f1") + out("f2"), into("f2")));
console.log("without incoming and outgoing:", JSON.stringify(bare));
console.log("with incoming and outgoing:   ", JSON.stringify(full));
assert.deepEqual([bare.warnings, bare.flows, bare.shapes, bare.edges], [0, 2, 3, 0], "flows are drawn now");
assert.deepEqual([full.warnings, full.flows, full.shapes, full.edges], [0, 2, 3, 2]);
JAVASCRIPT
node see.mjs
