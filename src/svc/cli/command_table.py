"""The commands of `svc`: one row each, for the help; the module of a command is imported only when it is run."""

from keyword import iskeyword
from typing import NamedTuple

SUMMARY = "Value streams as text, checked against the ITIL 4 service value chain."
OPTIONS = {
    "--version": "Show the version and exit.",
    "--verbose": "With --version: also show the environment and the custom rules.",
    "-h, --help": "Show this message and exit.",
}
"""The options of `svc` itself."""


class Row(NamedTuple):
    """What the help says of a command. Its module `svc.cli.commands.NAME` holds it as `command`."""

    name: str
    summary: str
    example: str

    @property
    def module(self) -> str:
        """Where the command is; a word of Python, which no module is called by, has `_` behind it."""
        name = self.name.replace("-", "_")
        return f"svc.cli.commands.{name}_" if iskeyword(name) else f"svc.cli.commands.{name}"


ROWS = (
    Row("check", "Report what is wrong in value streams.", "svc check ."),
    Row("allowances", "List the allowances, with their reasons and last days.", "svc allowances ."),
    Row("fmt", "Format files in the canonical layout.", "svc fmt ."),
    Row("fix", "Apply the fixes of findings.", "svc fix . --diff"),
    Row("portfolio", "Summarise all streams of a project.", "svc portfolio ."),
    Row("measure", "Measure streams: lead time, cost, rework, promises.", "svc measure restore.vsc"),
    Row("observe", "Hold a stream against records of what really happened.", "svc observe restore.vsc --log itsm"),
    Row("simulate", "Simulate streams with queues: lead time, waits, utilisation.", "svc simulate restore.vsc"),
    Row("diff", "Report what changed in meaning.", "svc diff restore.vsc --against main"),
    Row("explain", "Explain a finding.", "svc explain VSC301"),
    Row("catalogue", "Show a catalogue: who may give what to whom.", "svc catalogue --activity engage"),
    Row("render", "Draw a stream as a picture.", "svc render restore.vsc"),
    Row("site", "Write all streams as a static site.", "svc site . -o public"),
    Row("watch", "Preview a stream in the browser while you edit it.", "svc watch restore.vsc"),
    Row("lsp", "Serve an editor with the Language Server Protocol.", "svc lsp"),
    Row("describe", "Describe a stream in words.", "svc describe restore.vsc"),
    Row("why", "Explain why a flow is or is not in a catalogue.", "svc why 'engage -> plan : change_requests'"),
    Row("new", "Create a file from a template.", "svc new restore_mail --from restore_service"),
    Row(
        "export",
        "Export a stream as data, a table, a diagram or a graph for other programs.",
        "svc export restore.vsc -o restore.json",
    ),
    Row(
        "import",
        "Create a stream from data, a table, a diagram or a model.",
        "svc import restore.json -o restore.vsc",
    ),
    Row("schema", "Print the JSON Schema of an output.", "svc schema stream"),
    Row("completion", "Print the completion script of a shell.", "svc completion bash"),
)
