"""A stream as a graph for other programs: networkx reads both formats, and finds the same in them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import lxml.etree  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import given

import svc
from svc.strategies import streams
from tests.abuse.test_renderer import HOSTILE, everywhere
from tests.formats.test_schemas import EXAMPLES, wrong
from tests.support.command_line import Svc, fixture_svc
from tests.support.tables import every

if TYPE_CHECKING:
    import networkx  # it takes a second: imported where it is used

__all__ = ["fixture_svc"]

TEXT = """
stream restore "Restore <it>"
  step log "Log the call" in engage by service_desk, incident_management waits 5m..1h accurate 87.5%
  step diagnose in deliver_support takes 1d

  user -> log : incidents
  log -> diagnose : user_support_tasks
  diagnose -> diagnose when "not yet"
  diagnose -> user : delivered_services share 80%
  diagnose -> user : delivered_services, change_requests share 20%
"""
STREAM = svc.analyse(TEXT).stream
Reader = Callable[[svc.Stream], "networkx.MultiDiGraph"]


def read_node_link(stream: svc.Stream) -> "networkx.MultiDiGraph":
    """The graph that networkx makes of the data, once it was text."""
    import networkx

    return networkx.node_link_graph(json.loads(json.dumps(svc.to_graph(stream))), edges="edges")


def read_graphml(stream: svc.Stream) -> "networkx.MultiDiGraph":
    """The graph that networkx makes of the GraphML."""
    import networkx

    return networkx.parse_graphml(svc.to_graph(stream, format="graphml"), force_multigraph=True)


def same(one: "networkx.MultiDiGraph", other: "networkx.MultiDiGraph") -> bool:
    """Whether two graphs have the same nodes and edges, with the same attributes of the same types."""
    return _listed(one) == _listed(other) and one.is_directed() == other.is_directed()


def _listed(graph: "networkx.MultiDiGraph") -> list[str]:
    return sorted(map(repr, [*graph.nodes(data=True), *graph.edges(keys=True, data=True)]))


@pytest.mark.parametrize("read", [read_node_link, read_graphml])
class TestNetworkx:
    def test_it_reads_nodes_and_edges_with_their_attributes(self, read: Reader) -> None:
        graph = read(STREAM)
        assert graph.nodes["log"] == {
            "kind": "step", "title": "Log the call", "role": "engage", "number": 1,
            "practices": "service_desk, incident_management", "waits": "5m..1h", "waits_least": 300.0,
            "waits_most": 3600.0, "accurate": 87.5, "line": 3,
        }  # fmt: skip
        assert graph.nodes["user"] == {"kind": "party", "title": "User", "role": "user"}
        assert list(graph.edges(keys=True)) == [
            ("log", "diagnose", "log.diagnose"), ("diagnose", "diagnose", "diagnose.diagnose"),
            ("diagnose", "user", "diagnose.user"), ("diagnose", "user", "diagnose.user.2"), ("user", "log", "user.log"),
        ]  # fmt: skip
        assert graph.edges["diagnose", "diagnose", "diagnose.diagnose"] == {
            "number": 3, "when": "not yet", "inside": True, "backward": True, "line": 8,
        }  # fmt: skip
        assert graph.edges["diagnose", "user", "diagnose.user.2"] == {
            "number": 5, "artefacts": "delivered_services, change_requests", "outcomes": "listed, unlisted",
            "share": 20.0, "inside": False, "backward": False, "line": 10,
        }  # fmt: skip

    def test_it_reads_what_the_graph_is_about(self, read: Reader) -> None:
        about = read(STREAM).graph
        assert {key: about[key] for key in ("name", "title", "catalogue")} == {
            "name": "restore",
            "title": "Restore <it>",
            "catalogue": "itil4",
        }

    def test_its_algorithms_find_what_the_bound_graph_knows(self, read: Reader) -> None:
        graph = read(STREAM)
        import networkx

        assert networkx.shortest_path(graph, "user", "diagnose") == ["user", "log", "diagnose"]
        assert set(graph.predecessors("log")) == {node.name for node in svc.bind(STREAM).predecessors("log")}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_both_formats_of_an_example_are_one_graph(path: Path) -> None:
    for stream in svc.load(path).streams:
        assert same(read_node_link(stream), read_graphml(stream))
        bound = svc.bind(stream)
        graph = read_graphml(stream)
        assert (len(graph), graph.number_of_edges()) == (len(bound.nodes), len(bound.flows))


@given(streams())
def test_both_formats_of_any_stream_are_one_graph_that_is_as_its_schema_says(stream: svc.Stream) -> None:
    assert same(read_node_link(stream), read_graphml(stream))
    assert wrong("graph", svc.to_graph(stream)) == []


@every("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    written = svc.to_graph(everywhere(text), format="graphml")
    assert written.isascii()
    for root in (ElementTree.fromstring(written), lxml.etree.fromstring(written.encode())):
        assert {each.tag.partition("}")[2] for each in root.iter()} <= {
            "graphml",
            "key",
            "graph",
            "node",
            "edge",
            "data",
        }
    graph = read_graphml(everywhere(text))
    assert len(graph) == len(svc.bind(everywhere(text)).nodes)
    assert read_node_link(everywhere(text)).nodes["a"]["title"] == svc.bind(everywhere(text))["a"].title


def test_each_attribute_is_declared_with_its_type() -> None:
    root = ElementTree.fromstring(svc.to_graph(STREAM, format="graphml"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {each.get("id"): each.get("attr.type") for each in root.iter(f"{space}key")}
    assert {each.get("key") for each in root.iter(f"{space}data")} <= keys.keys()
    assert (keys["edge_share"], keys["edge_backward"], keys["node_number"]) == ("double", "boolean", "int")


def test_ids_of_edges_stay_when_others_are_added() -> None:
    more = svc.analyse(TEXT.replace("  user -> log", "  customer -> log : requests\n  user -> log")).stream
    assert set(read_graphml(STREAM).edges(keys=True)) < set(read_graphml(more).edges(keys=True))


def test_another_catalogue_may_be_given() -> None:
    catalogue = svc.analyse("catalogue c\n  activity engage\n  party user").catalogues[0]
    assert svc.to_graph(STREAM, catalogue=catalogue)["graph"]["catalogue"] == "c"


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="'gml' is not a format of graphs: choose node-link or graphml"):
        svc.to_graph(STREAM, format="gml")
    with pytest.raises(TypeError, match="expected a stream"):
        svc.to_graph(TEXT)  # type: ignore[call-overload]


class TestExport:
    @pytest.mark.parametrize("format", ["node-link", "graphml"])
    def test_the_command_writes_what_the_library_makes(self, svc_: Svc, format: str) -> None:
        Path("restore.vsc").write_text(TEXT, "utf-8")
        told = svc_("export", "restore.vsc", "--format", format)
        made = svc.to_graph(STREAM, format)
        assert (told.code, told.err) == (0, "")
        assert (json.loads(told.out) if format == "node-link" else told.out) == made
        assert svc_("export", "restore.vsc", "--format", format, "-o", "out") == (0, "wrote out\n", "")
        assert Path("out").read_text("ascii") == told.out

    def test_the_catalogue_of_the_file_counts(self, svc_: Svc) -> None:
        catalogue = "catalogue acme extends itil4\n  artefact tickets\n  allow engage -> plan : tickets\n"
        Path("s.vsc").write_text(f"{catalogue}stream s follows acme\n  engage -> plan : tickets\n", "utf-8")
        (edge,) = json.loads(svc_("export", "s.vsc", "--format", "node-link").out)["edges"]
        assert edge["outcomes"] == "listed"
