"""The targets by name: what the campaign searches, and what the tests replay."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.campaigns.fuzz import data, sinks, surroundings, texts

CORPUS = Path(__file__).parent / "corpus"
"""A folder for each target, an input in each file."""

TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "bytes": texts.any_bytes,
    "text": texts.any_text,
    "reader": texts.read_as_by_lark,
    "format": texts.laid_out,
    "fix": texts.mended,
    "allowances": texts.allowed,
    "catalogue": texts.catalogued,
    "import": data.imported,
    "diff": data.compared,
    "measure": data.measured,
    "quantities": data.quantities,
    "why": data.asked_why,
    "picture": data.drawn,
    "reports": data.reported,
    "configuration": surroundings.configured,
    "use": surroundings.used,
    "page": surroundings.paged,
    "mermaid": surroundings.as_mermaid,
    "xml": sinks.as_xml,
    "csv": sinks.as_csv,
    "markdown": sinks.as_markdown,
    "terminal": sinks.on_a_terminal,
    "dot": sinks.as_dot,
    "uri": sinks.as_uri,
}
