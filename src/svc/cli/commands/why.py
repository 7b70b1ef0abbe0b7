"""`svc why`: whether a flow is in a catalogue, and the lines that say so."""

from typing import TYPE_CHECKING

import click

from svc.cli.inputs.catalogue import Target

if TYPE_CHECKING:
    from svc.formats.why import Answer
    from svc.model import File
    from svc.semantics.catalogue import Catalogue

FLOW = "flow"
"""What messages call the text."""
LEGAL, NOT_LEGAL, NOT_UNDERSTOOD = 0, 1, 2


@click.command(
    epilog="\b\nExamples:\n  svc why 'engage -> plan : change_requests'\n"
    "  svc why 'user -> engage : incidents' --catalogue acme.vsc --format json"
)
@click.argument("flow", nargs=-1, required=True)
@click.option("--catalogue", default="itil4", metavar="NAME|FILE", help="The catalogue to search.")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", help="The format of the answer.")
def command(flow: tuple[str, ...], catalogue: str, format: str) -> int:
    """Explain why a flow is or is not in a catalogue.

    FLOW is one flow between activities or parties, as in a stream; put it in quotes. If it is in the catalogue, the
    answer cites the lines that list it; else it says which flows are possible instead.

    Exits with 0 if the flow is in the catalogue, 1 if it is not, 2 if it can't be understood.
    """
    from svc.cli.printing.output import coloured, hand_over
    from svc.formats import why

    try:
        followed = Target(catalogue).catalogue()
    except click.exceptions.Exit:
        return NOT_UNDERSTOOD
    answer = _answer(" ".join(flow).strip(), followed)
    hand_over(why.report(answer) if format == "json" else why.text(answer, coloured()))
    return LEGAL if answer.legal else NOT_LEGAL if answer.understood else NOT_UNDERSTOOD


def _answer(text: str, catalogue: "Catalogue") -> "Answer":
    """The flow as a stream of its own, checked by the rules that check flows in `svc check`."""
    from svc.checker.rules import FLOW_RULES
    from svc.checker.sorting import in_order
    from svc.formats.why import Answer
    from svc.semantics.binder import bind_stream
    from svc.syntax.parser import parse
    from svc.text.source import Source

    source = Source(FLOW, text)
    file, syntax = parse(source)
    if not syntax and not _is_one_flow(file):
        raise click.UsageError(f"`{text}` is not one flow; put it in quotes: svc why 'user -> engage : incidents'")
    if syntax:
        return Answer(source, None, tuple(in_order(syntax)))
    bound, naming = bind_stream(file.streams[0], catalogue)
    findings = [finding for rule in FLOW_RULES for finding in rule(bound)]
    return Answer(source, bound, tuple(in_order([*naming, *findings])))


def _is_one_flow(file: "File") -> bool:
    if file.uses or file.catalogues or len(file.streams) != 1:
        return False
    (stream,) = file.streams
    return len(stream.flows) == 1 and not (stream.steps or stream.parties or stream.keys)
