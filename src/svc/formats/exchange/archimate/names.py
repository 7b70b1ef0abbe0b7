"""The elements and relations of ArchiMate 3.1, by what they are to a stream, and how svc's own data are called."""

from collections.abc import Mapping

from svc.formats.exchange.diagrams.foreign import Kind

NAMESPACE = "http://www.opengroup.org/xsd/archimate/3.0/"
"""That of all versions of the format from 3.0 on."""
SCHEMA = "http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd"
OWN = "svc."
"""How the properties begin that svc puts along."""
ROWS = "svc.stream"
"""The property with the rows of the stream itself."""
STREAM = "ValueStream"
PROCESS, ACTOR, OBJECT, CAPABILITY = "BusinessProcess", "BusinessActor", "BusinessObject", "Capability"
FLOW, ACCESS, REALIZATION, ASSIGNMENT = "Flow", "Access", "Realization", "Assignment"
ONWARD = (FLOW, "Triggering")
"""The relations by which work goes on."""
WHOLES = ("Composition", "Aggregation")
"""The relations of a whole to its parts."""

_BEHAVIOUR = {
    "BusinessProcess": "business process", "BusinessFunction": "business function",
    "BusinessInteraction": "business interaction", "ApplicationProcess": "application process",
    "ApplicationFunction": "application function", "ApplicationInteraction": "application interaction",
    "TechnologyProcess": "technology process", "TechnologyFunction": "technology function",
    "TechnologyInteraction": "technology interaction", "ValueStream": "value stream",
}  # fmt: skip
_ACTIVE = {
    "BusinessActor": "business actor", "BusinessRole": "business role",
    "BusinessCollaboration": "business collaboration", "Stakeholder": "stakeholder",
    "ApplicationComponent": "application component", "ApplicationCollaboration": "application collaboration",
    "Node": "node", "Device": "device", "SystemSoftware": "system software",
}  # fmt: skip
_PASSIVE = {
    "BusinessObject": "business object", "DataObject": "data object", "Contract": "contract",
    "Representation": "representation", "Artifact": "artefact", "Material": "material",
}  # fmt: skip
_EVENTS = {
    "BusinessEvent": "business event", "ApplicationEvent": "application event", "TechnologyEvent": "technology event",
    "ImplementationEvent": "implementation event",
}  # fmt: skip
_JUNCTIONS = {"AndJunction": "junction", "OrJunction": "or-junction", "Junction": "junction"}
KINDS: Mapping[str, tuple[Kind, str]] = {
    name: (kind, what)
    for kind, known in (
        (Kind.TASK, _BEHAVIOUR), (Kind.PARTY, _ACTIVE), (Kind.EVENT, _EVENTS), (Kind.GATEWAY, _JUNCTIONS),
        (Kind.OTHER, _PASSIVE),
    )
    for name, what in known.items()
}  # fmt: skip
"""The kind of each element, and what it is called. One that only does the work of others is not a party."""
CHOICES = ("OrJunction",)
"""Junctions of which not all ways out are taken."""


def kind_of(type: str) -> Kind:
    """What an element of a type is to a stream."""
    return KINDS[type][0] if type in KINDS else Kind.OTHER
