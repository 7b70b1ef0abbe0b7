"""Mermaid's own parser beside ours: equal vertices, links and subgraphs. It comes from npm, in a pinned version."""

import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterable
from typing import Any

import pytest

from svc.diagnostics.errors import Error
from svc.formats.exchange.balance import Balance
from svc.formats.exchange.losses import Loss
from svc.formats.exchange.mermaid.labels import words
from svc.formats.exchange.mermaid.reading import chart
from tests.support import ROOT
from tests.support.flowcharts import flowcharts

pytestmark = pytest.mark.system

VERSION = "11.17.2"
COUNT = 300
PARSED = """async texts => {
  const found = [];
  for (const text of texts) {
    try {
      const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
      found.push({
        vertices: [...db.getVertices().values()].map(each => [each.id, each.text ?? "", each.labelType ?? ""]),
        links: db.getEdges().map(each => [each.start, each.end, each.text, each.type, each.stroke]),
        groups: db.getSubGraphs().map(each => [each.id, each.title, each.nodes]),
      });
    } catch (error) {
      found.push(null);
    }
  }
  return found;
}"""
SAMPLES = (
    "graph TD;A-->B;B-->C;",
    "flowchart LR\nA[Start] --> B{Is it OK?}\nB -- yes --> C([Done]) & D[(DB)]\nB -->|no| E((x)) --- F\n",
    "flowchart LR\nA-- text -->B\nC---|This is the text|D\nE-- This is the text! ---F\n",
    "flowchart LR\nA-.->B; C-. text .-> D\nE ==> F; G == text ==> H\nA ~~~ B\n",
    "flowchart LR\nA --o B\nB --x C\nA o--o B\nB <--> C\nC x--x D\nD <-.-> E\nE <==> F\n",
    'flowchart LR\nid1["This is the (text) in the box"]\nA["quote:#quot;"] --> B["dec:#9829; &amp; <br/> x"]\n',
    "flowchart TB\nc1-->a2\nsubgraph one\na1-->a2\nend\nsubgraph two\nb1-->b2\nend\nsubgraph three\nc1-->c2\nend\n",
    "flowchart TB\nsubgraph ide1 [one two]\na1-->a2\nend\none --> two\nsubgraph plain words here\nw1\nend\n",
    "flowchart LR\nsubgraph TOP\ndirection TB\nsubgraph B1\ni1 -->f1\nend\nsubgraph B2\ni2\nend\nend\nA --> TOP\n",
    "flowchart TD\n%% this is a comment A -- text --> B{node}\nA -- text --> B -- text2 --> C\n",
    "---\ntitle: Node\n---\nflowchart LR\nid\n",
    '%%{init: {"theme": "dark"}}%%\nflowchart LR\nA:::someclass --> B\nclassDef someclass fill:#f96\n',
    'flowchart RL\nA@{ shape: manual-file, label: "File Handling"}\nB@{ shape: diam }\nA --> B\n',
    "flowchart LR\nA e1@==> B\ne1@{ animate: true }\n",
    "flowchart TD\nA[/a/] --> B[\\x\\] --> C[/y\\] --> D[\\z/] --> E>odd] --> F{{h}} --> G[[s]]\nH(((d))) --> I(-e-)\n",
    'flowchart LR\nA --> B\nclick A "https://example.org"\nstyle A fill:#f9f\nlinkStyle 0 stroke:#ff3\nclass A foo\n',
    "flowchart LR\na-->ops\nb---oops\nx --> o\no --> x\nv --> V\n",
    'flowchart LR\nA -- "quoted text" --> B\nC -- "with -- dashes" --> D\nE -->|"piped (text)"| F\n',
    "flowchart LR\nÜbung --> 日本 --> ключ\nA-B --> C_D\nE.F --> G1\n1 --> 2\n",
    "flowchart TD\nA -->\nB\nC\n--> D\nE[first\nsecond] --> F\n",
    "flowchart LR\nend1 --> endpoint\ndefault --> x\nA----B\nC-----D\n",
    "flowchart LR\nA -- no-->B\nC -- box-->D\nclick --> b\n",
    "flowchart LR\naccTitle: My title\naccDescr {\n several\n lines -->\n}\nA-->B\n",
    "flowchart LR\nA[[a]] --> B[(b)] --> C[|x:y|z]\nsubgraph S\nend\nA --> S\n",
)
REFUSED = (
    "flowchart LR\nA --x--- B\n", "flowchart LR\nA --> B %% trailing\n", "flowchart LR\nA [spaced] --> B\n",
    'flowchart LR\nA[text with "quotes" in] --> B\n', "flowchart LR\nstyle --> b\n",
)  # fmt: skip
"""What Mermaid does not draw at all; svc takes what it can, and reports the rest."""


@pytest.fixture(scope="module", name="parsed")
def fixture_parsed(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Asks Mermaid what it sees in texts: None where it refuses one."""
    npm = shutil.which("npm")
    assert npm, "install npm for these tests: they fetch Mermaid with it"
    folder = tmp_path_factory.mktemp("mermaid")
    subprocess.run([npm, "pack", "--silent", f"mermaid@{VERSION}"], cwd=folder, check=True, capture_output=True)
    with tarfile.open(next(folder.glob("*.tgz"))) as package:
        script = package.extractfile("package/dist/mermaid.min.js")
        assert script
        (folder / "mermaid.min.js").write_bytes(script.read())
    page = browser.new_page()
    page.set_content("<p>")
    page.add_script_tag(path=folder / "mermaid.min.js")
    page.evaluate("mermaid.initialize({ startOnLoad: false })")
    yield lambda texts: page.evaluate(PARSED, [*texts])
    page.close()


def theirs(found: Any) -> tuple[Any, ...]:
    """What Mermaid sees, its placeholders for entities and its markup of strings as words."""
    groups = {id for id, _, _ in found["groups"]}
    vertices = {(id, said(f"`{text}`" if kind == "markdown" else text)) for id, text, kind in found["vertices"]}
    links = sorted(
        (start, end, said(text), kind.startswith("double"), stroke == "invisible")
        for start, end, text, kind, stroke in found["links"]
    )
    members = sorted((id, said(title), sorted(nodes)) for id, title, nodes in found["groups"])
    return {each for each in vertices if each[0] not in groups}, links, members


def said(text: str) -> str:
    return words(re.sub("\ufb02\xb0\xb0?", "#", text).replace("\xb6\xdf", ";"))


def ours(text: str) -> tuple[Any, ...]:
    found = chart(text, Balance([]))
    groups = {each.id for each in found.groups}
    vertices = {(each.id, each.words) for each in found.vertices.values() if each.id not in groups}
    links = sorted((each.source, each.target, each.label, each.both, each.invisible) for each in found.links)
    return vertices, links, sorted((each.id, each.title, sorted(each.members)) for each in found.groups)


def differing(texts: Iterable[str], found: Iterable[Any]) -> list[str]:
    return [text for text, each in zip(texts, found, strict=True) if each is None or theirs(each) != ours(text)]


def test_samples(parsed: Any) -> None:
    assert differing(SAMPLES, parsed(SAMPLES)) == []


def test_generated_ones(parsed: Any) -> None:
    texts = [*flowcharts(COUNT)]
    assert differing(texts, parsed(texts)) == []


def test_what_mermaid_refuses_is_reported(parsed: Any) -> None:
    assert parsed(REFUSED) == [None] * len(REFUSED)
    for text in REFUSED:
        losses: list[Loss] = []
        chart(text, Balance(losses))
        assert losses, text


def test_a_word_that_ends_like_an_arrow_loses_its_end(parsed: Any) -> None:
    """`-- no-->` is the word `n` and an arrow that begins with a circle, without an error. So it is for us."""
    (found,) = parsed(["flowchart LR\nA -- no-->B\n"])
    assert [each[2] for each in found["links"]] == ["n"]
    assert [each.label for each in chart("flowchart LR\nA -- no-->B\n", Balance([])).links] == ["n"]


def test_what_the_page_says_of_it(parsed: Any) -> None:
    vanished, refused, found = parsed([
        "flowchart LR\nclick --> b\n", "flowchart LR\nstyle --> b\n", 'flowchart LR\nA["a #35; b<br/>c"]\n'
    ])  # fmt: skip
    assert vanished["vertices"] == []
    assert refused is None
    assert [said(text) for _, text, _ in found["vertices"]] == ["a # b\nc"]
    assert f"\n| Mermaid {VERSION} | " in (ROOT / "docs/how-to/exchange.md").read_text("utf-8")


def test_other_charts_are_refused(parsed: Any) -> None:
    with pytest.raises(Error):
        chart("sequenceDiagram\nA->>B: x\n", Balance([]))
