"""The elements of BPMN 2.0, by what they are to a stream."""

from collections.abc import Mapping

from svc.formats.exchange.diagrams.foreign import Kind

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
BOUNDS = "http://www.omg.org/spec/DD/20100524/DC"
WAYPOINTS = "http://www.omg.org/spec/DD/20100524/DI"
TASKS = {
    "task": "task", "userTask": "user task", "serviceTask": "service task", "sendTask": "send task",
    "receiveTask": "receive task", "manualTask": "manual task", "businessRuleTask": "business rule task",
    "scriptTask": "script task", "callActivity": "call activity",
}  # fmt: skip
GATEWAYS = {
    "exclusiveGateway": "exclusive gateway", "inclusiveGateway": "inclusive gateway",
    "complexGateway": "complex gateway", "parallelGateway": "parallel gateway",
    "eventBasedGateway": "event-based gateway",
}  # fmt: skip
CHOICES = ("exclusiveGateway", "inclusiveGateway", "complexGateway")
"""Gateways of which not all ways out are taken."""
EVENTS = {
    "startEvent": "start event", "endEvent": "end event", "intermediateCatchEvent": "catch event",
    "intermediateThrowEvent": "throw event", "implicitThrowEvent": "throw event", "boundaryEvent": "boundary event",
}  # fmt: skip
SUBPROCESSES = {"subProcess": "subprocess", "transaction": "transaction", "adHocSubProcess": "ad hoc subprocess"}
THINGS = {"dataObjectReference": "data object"}
OTHERS = {
    "dataStoreReference": "data store", "textAnnotation": "annotation", "group": "group", "dataInput": "data input",
    "dataOutput": "data output", "choreography": "choreography", "globalChoreographyTask": "choreography task",
    "conversationNode": "conversation", "conversation": "conversation", "subConversation": "conversation",
    "callConversation": "conversation", "choreographyTask": "choreography task", "globalTask": "global task",
    "subChoreography": "choreography", "callChoreography": "choreography",
}  # fmt: skip
HOLDERS = (
    "definitions", "collaboration", "extensionElements", "laneSet", "childLaneSet", "ioSpecification", "text",
    "association", "process", "participant",
)  # fmt: skip
"""Elements that only hold or join others: they mean nothing themselves unless they have a name or text."""
TECHNICAL = (
    "message", "error", "signal", "escalation", "resource", "interface", "dataStore", "ioSpecification", "inputSet",
    "outputSet", "dataInput", "dataOutput", "dataState", "dataObject", "property", "itemDefinition", "ioBinding",
    "operation", "endPoint", "import", "relationship", "resourceParameter", "correlationKey", "correlationProperty",
    "correlationSubscription", "correlationPropertyBinding", "correlationPropertyRetrievalExpression", "auditing",
    "monitoring", "script", "formalExpression", "assignment", "from", "to", "transformation", "dataPath", "messagePath",
    "resourceParameterBinding", "rendering", "resourceAssignmentExpression", "messageEventDefinition",
    "signalEventDefinition", "linkEventDefinition", "participantMultiplicity", "partnerEntity", "partnerRole",
    "participantAssociation", "messageFlowAssociation", "dataInputAssociation", "dataOutputAssociation",
    "loopCardinality", "inputDataItem", "outputDataItem",
)  # fmt: skip
"""Elements that only a program that runs or draws processes reads."""
PERFORMERS = ("performer", "humanPerformer", "potentialOwner", "resourceRole")
"""Who does a task, by names that no diagram shows."""
KINDS: Mapping[str, tuple[Kind, str]] = {
    name: (kind, what)
    for kind, known in (
        (Kind.TASK, TASKS), (Kind.GATEWAY, GATEWAYS), (Kind.EVENT, EVENTS), (Kind.THING, THINGS), (Kind.OTHER, OTHERS),
    )
    for name, what in known.items()
}  # fmt: skip
"""The kind of each element, and what it is called."""
