"""The families by name: what is doubled, what is done with it, and how far it is doubled."""
# ruff: noqa: E501  # a row a family

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from tests.campaigns.growth import shapes, works
from tests.campaigns.growth.shapes import both, numbered, repeated

FAR = 1 << 16
ROUND = 1 << 9
"""Fixes of one round of `svc fix`, which applies 1,000 at most: beyond there are more rounds, until a budget ends them."""


class Family(NamedTuple):
    """An input of a size, what is done with it, and the size at which it ends: by a limit of svc, or as it is much.

    `prepare` makes of a text what the work takes, and is not counted.
    """

    text: shapes.Text
    work: Callable[[Any], object] = works.analysed
    largest: int = FAR
    prepare: Callable[[str], Any] = str
    smallest: int = 16
    """Where a limit of svc bounds the work, the size from which it does."""


_NAMES = numbered("step step_number_@ in engage\n")
_STEPS = numbered("step s@ in engage\n", "stream s\n")
_CATALOGUE = "catalogue acme extends itil4\n"
_TAILORED = _CATALOGUE + 'activity own "Own"\n'

FAMILIES: Mapping[str, Family] = {
    # the parser
    "arrows": Family(repeated("engage -> plan : requirements\n")),
    "one line of names": Family(repeated("a, ", "step s in engage by ")),
    "one line of artefacts": Family(repeated("requirements, ", "engage -> plan : ")),
    "clauses of one step": Family(repeated(" by service_desk waits 1h", "step s in engage")),
    "backslashes": Family(repeated("\\", 'owner: "', "\n"), largest=1 << 20),
    "quotes": Family(repeated('" ', "owner: ", "\n")),
    "texts side by side": Family(repeated('"a"\n  ', "owner: ", "\n")),
    "comments": Family(repeated("# a\n"), largest=1 << 18),
    "comments before a clause": Family(repeated("  # a\n", "step s in engage\n", "  by service_desk\n")),
    "comments before no clause": Family(repeated("  # a\n", "step s in engage\n", "  bye\n")),
    "empty lines": Family(repeated("\r\n\n\r"), largest=1 << 20),
    "statements that are none": Family(repeated("a -> -> b\n")),
    "signs that look alike": Family(repeated("engage → plan： requirements\n")),
    "control characters": Family(repeated("a\x00-> b\x1b\n")),
    "blanks that are none": Family(repeated("\u00a0", "a -> b", "\n")),
    "characters without width": Family(repeated("\u200b", "step a", " in engage\n")),
    "one long name": Family(repeated("a.b-", "step ", "c in engage\n"), largest=1 << 20, smallest=64),
    "digits": Family(repeated("9", "step s in engage waits ", "h\n")),
    "streams": Family(numbered("stream s@\nengage -> plan : requirements\n")),
    "broken words": Family(repeated("strm x\n")),
    # names
    "unknown activities": Family(numbered("step s@ in engag\n")),
    "unknown steps among many": Family(both(_NAMES, numbered("step_numbr_@ -> step_nunber_$ : requirements\n")), smallest=200),
    "unknown artefacts": Family(numbered("engage -> plan : requirement_@\n"), largest=1 << 14),
    "unknown artefacts among many": Family(
        both(numbered('artefact item_number_@ "N@"\n', _CATALOGUE), numbered("engage -> plan : item_numbr_@\n", "stream s follows acme\n")), smallest=200
    ),
    "unknown practices": Family(numbered("step s@ in engage by servce_desk_@\n"), largest=1 << 14),
    "one name again and again": Family(repeated("step s in engage\n")),
    "names that look alike": Family(numbered("step lo@g in engage\nstep lо@g in engage\n")),
    "names in two cases": Family(numbered("step log@ in engage\nstep LOG@ in engage\n")),
    "keys with slips": Family(repeated('ownr: "a"\n')),
    # the rules
    "a chain": Family(shapes.chain),
    "a ring": Family(shapes.ring),
    "a ladder": Family(shapes.ladder),
    "a fan": Family(shapes.fan),
    "a dense graph": Family(shapes.dense),
    "ways back": Family(shapes.backwards),
    "one arrow again and again": Family(repeated("engage -> plan : requirements\n", "stream s\n")),
    "steps that no arrow reaches": Family(_STEPS),
    "unused parties": Family(numbered("party p@ in customer\n", "stream s\n")),
    "streams that open the next": Family(numbered("stream s@\nstep a in engage opens s$\nuser -> a : incidents\n"), largest=1 << 13, smallest=300),
    "steps that open one stream": Family(both(numbered("step a@ in engage opens fan\nuser -> a@ : incidents\n", "stream s\n"), shapes.fan)),
    # catalogues
    "artefacts": Family(numbered('artefact own_@ "Own @"\n', _CATALOGUE)),
    "activities": Family(numbered('activity own_@ "Own @"\n', _CATALOGUE), largest=1 << 13),
    "lines of an activity": Family(numbered("  input requirements, own_@ from engage\n", _TAILORED)),
    "aliases": Family(numbered(" alias own_@", _CATALOGUE + 'artefact own "Own"')),
    "allowed arrows": Family(numbered("allow engage -> plan : own_@\n", numbered('artefact own_@ "O@"\n', _CATALOGUE)(500))),
    "forbidden arrows": Family(repeated("forbid engage -> plan : requirements\n", _CATALOGUE)),
    "all reports of a catalogue": Family(numbered('artefact own_@ "Own @"\n  alias a_@\n', _CATALOGUE), works.catalogued, 1 << 13, works.catalogue),
    "catalogues that differ": Family(numbered('artefact own_@ "Own @"\nallow engage -> plan : own_@\n', _CATALOGUE), works.catalogues_compared, 1 << 13, works.catalogue_pair),
    # comments that allow
    "allowances behind statements": Family(repeated("engage -> plan : requirements  # svc: allow VSC401 because x\n")),
    "allowances of a file": Family(repeated("# svc: allow-file VSC401 because x\n")),
    "codes of one allowance": Family(repeated("VSC401, ", "# svc: allow ", "VSC402 because x\n")),
    "an allowance that never ends": Family(repeated("VSC401 , ", "# svc: allow ", "\n")),
    "blanks in an allowance": Family(repeated(" ", "#  svc  :  allow VSC401", "until\n")),
    "dates that are none": Family(repeated("a -> b  # svc: allow VSC401 until 2027-02-31 because x\n")),
    "the register": Family(repeated("engage -> plan : requirements  # svc: allow VSC401 because x\n"), works.registered),
    # the formatter
    "a layout of arrows": Family(numbered("engage->plan  :requirements,own_@\n", "stream s\n"), works.laid_out, 1 << 14),
    "a layout of steps": Family(numbered('step  s@   "S @" in engage by service_desk\n', "stream s\n"), works.laid_out, 1 << 14),
    "a layout of one long list": Family(repeated("service_desk, ", "step s in engage by ", "service_desk\n"), works.laid_out, 1 << 14),
    "a layout of comments": Family(numbered("# one @\nengage -> plan : requirements   # two\n\n"), works.laid_out, 1 << 14),
    "a layout of a catalogue": Family(numbered('artefact own_@ "Own @"\n', _CATALOGUE), works.laid_out, 1 << 14),
    # fixes, in one round
    "fixes of signs": Family(repeated("engage → plan : requirements\n"), works.mended, ROUND),
    "fixes of doubles": Family(repeated("engage -> plan : requirements\n", "stream s\n"), works.mended, ROUND),
    "fixes of one line": Family(repeated("requirements， ", "engage -> plan : ", "requirements\n"), works.mended, ROUND),
    "fixes of names": Family(numbered("step s@ in engag\n"), works.mended, ROUND),
    "fixes of allowances": Family(repeated("engage -> plan : requirements  # svc: allow VSC401 because x\n"), works.mended, ROUND),
    # changes
    "changed steps": Family(shapes.chain, works.compared, 1 << 13, works.changed),
    "renamed steps": Family(shapes.chain, works.compared, 1 << 13, works.renamed),
    "streams without a likeness": Family(shapes.chain, works.compared, 1 << 13, works.strangers, 600),
    "arrows that went": Family(shapes.dense, works.compared, 1 << 14, works.without_half),
    # data
    "a stream as data": Family(shapes.chain, works.exported, 1 << 14, works.stream),
    "data as a stream": Family(shapes.chain, works.imported, 1 << 14, works.data),
    "keys of data that stand twice": Family(repeated('"a": 1, ', '{"name": "s", ', '"b": 2}'), works.read),
    "brackets of data": Family(repeated("["), works.read, 1 << 20),
    "a number of data": Family(repeated("9", '{"version": ', "}"), works.read, 1 << 20),
    "a text of data": Family(repeated("\\ud800", '{"name": "', '"}'), works.read, smallest=64),
    # words and pictures
    "a chain in words": Family(shapes.chain, works.described, 1 << 13, works.bound),
    "a ladder in words": Family(shapes.ladder, works.described, 1 << 13, works.bound),
    "a fan in words": Family(shapes.fan, works.described, 1 << 13, works.bound),
    "a chain as DOT": Family(shapes.chain, works.as_dot, 1 << 11, works.bound),
    "a dense graph as DOT": Family(shapes.dense, works.as_dot, 1 << 12, works.bound),
    "a ladder as DOT": Family(shapes.ladder, works.as_dot, 1 << 9, works.bound),
    "a chain as Mermaid": Family(shapes.chain, works.as_mermaid, 1 << 11, works.bound),
    "a chain on a ladder": Family(shapes.chain, works.view("ladder"), 1 << 10, works.bound),
    "a matrix": Family(shapes.dense, works.view("matrix"), 1 << 11, works.bound),
    "what an engine drew": Family(repeated('<g class="node"><title>a</title><g id="a_b"><a xlink:title="x"><text>y</text></a></g></g>'), works.finished, 1 << 14),
    # findings as words
    "findings on one line": Family(repeated("\u00a0a", "owner: "), works.told),
    "findings on many lines": Family(repeated("a -> b\n"), works.told),
    "findings for machines": Family(repeated("a -> b\n"), works.told_to_machines),
    "fingerprints of one statement": Family(repeated("requirements, requirements, ", "engage -> plan : "), works.told_to_machines),
    # what stands around
    "a configuration": Family(numbered("unknown_@ = 1\n"), works.configured, 1 << 12),
    "a configuration of tables": Family(numbered("[a@]\n"), works.configured, 1 << 12),
    "patterns of git": Family(repeated("*a", "", "b"), works.matched, 1 << 12),
    "folders of git": Family(repeated("**/a/", "", "b"), works.matched, 1 << 10),
    "text for a picture": Family(repeated('<&"\u202e\x1b\\'), works.escaped),
    "backticks": Family(repeated("`` ` "), works.escaped),
}  # fmt: skip
