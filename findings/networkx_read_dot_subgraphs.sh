#!/usr/bin/env bash
# networkx 3.6.1 with pydot 4.0.1: `nx_pydot.read_dot` reads a valid DOT file and leaves out, without a word, every
# node and edge that is written in a subgraph, even in a cluster.
#
# Seen: of four nodes and two edges, a graph of two nodes and one edge; a file whose nodes are all in clusters, as layered
# drawings have them, is a graph of 0 nodes. Graphviz itself counts four nodes and two edges in the first one.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check networkx==3.6.1 pydot==4.0.1
cat >"$work/chain.dot" <<'DOT'
digraph chain {
  log -> diagnose
  subgraph cluster_supplier { order -> deliver }
}
DOT
cat >"$work/clusters.dot" <<'DOT'
digraph chain {
  subgraph cluster_engage { log }
  subgraph cluster_support { diagnose }
}
DOT
"$work/venv/bin/python" - "$work" <<'PYTHON'
import sys
import warnings
from pathlib import Path

import networkx
import pydot

warnings.simplefilter("ignore", DeprecationWarning)
folder = Path(sys.argv[1])
graph = networkx.nx_pydot.read_dot(folder / "chain.dot")
print("networkx", networkx.__version__, "pydot", pydot.__version__)
print("chain.dot:", sorted(graph.nodes), sorted(graph.edges()))
assert sorted(graph.nodes) == ["diagnose", "log"], "nodes of subgraphs are read now"
assert [edge[:2] for edge in graph.edges()] == [("log", "diagnose")], "edges of subgraphs are read now"
clusters = networkx.nx_pydot.read_dot(folder / "clusters.dot")
print("clusters.dot:", sorted(clusters.nodes))
assert not clusters.nodes, "nodes of clusters are read now"
PYTHON
