"""Statements that are matched in one go, as a whole: the most frequent ones, where they have nothing unusual.

These patterns take only what the grammar takes too: all else is read word by word, with the same result. A test holds
both against lark itself, on any text.
"""

from svc.diagnostics import limits
from svc.syntax.tables import Tables

BLANK = r"[ \t]*+"
_COMMENT = r"(?:(?=#[^\r\n]*+[\r\n])#[^\r\n]*+)?"
BREAKS = rf"{_COMMENT}(?:(?:\r\n?|\n){BLANK}{_COMMENT})++"
"""All breaks that there are, with their comments. A repetition fails at its first sign or not at all: where one fails
later, early Pythons 3.11 leave a possessive one (`*+`) behind its last inner match."""
_GAP = rf"{BLANK}\r?\n?{BLANK}"
"""What may be before a clause: spaces, one line break."""
_NAME = rf"[A-Za-z_][A-Za-z0-9_]{{0,{limits.NAME - 1}}}+"
"""A name that is not over the limit, if no further letter follows."""
_THING = rf"(?:{_NAME}\b|\?)"
"""A name, or a hole."""
_THINGS = rf"{_THING}(?:{BLANK},{BLANK}{_THING})*"
_TEXT = r'"([^"\\\r\n]*+)"'
_VALUE = r"([0-9][0-9A-Za-z.]*+%?)(?=[ \t\r\n#])"
"""A duration or a percentage. What is neither is of no value to the function that gets the match."""


def plain_line_pattern(tables: Tables) -> str:
    """A line with a flow of plain names and holes, or with a step that has nothing but its activity; no clause follows.

    Its groups are the source, the target and the artefacts, or the step and its activity. No name is over its limit.
    """
    flow = rf"({_THING}){BLANK}->{BLANK}({_THING})(?:{BLANK}:{BLANK}({_THINGS}))?"
    step = rf"step[ \t]++({_NAME})[ \t]++in[ \t]++({_THING})"
    return rf"(?:{flow}|{step}){_end_of_statement(tables)}"


def detailed_pattern(tables: Tables) -> str:
    """A step or a flow that says more, each of its clauses optional and in the usual order; or a key.

    The groups of a step are its word, name, title, activity, practices and the values of `waits`, `takes` and
    `accurate`; those of a flow its source, target, artefacts and the values of `as`, `when` and `share`. Those of a key
    are its name, where a flow has its source, and its text: a hole there is none.
    """
    values = [rf"(?:{_GAP}{word}[ \t]++{_VALUE})?" for word in ("waits", "takes", "accurate")]
    step = (
        rf"(step)[ \t]++({_NAME})\b(?:{BLANK}{_TEXT}{BLANK}|[ \t]++)in[ \t]++({_THING})"
        rf"(?:{_GAP}by[ \t]++({_THINGS}))?{''.join(values)}"
    )
    flow = (
        rf"->{BLANK}({_THING})(?:{BLANK}:{BLANK}({_THINGS}))?(?:{_GAP}as[ \t]++{_TEXT})?"
        rf"(?:{_GAP}when[ \t]++{_TEXT})?(?:{_GAP}share[ \t]++{_VALUE})?"
    )
    key = rf":{BLANK}{_TEXT}"
    return rf"{BLANK}(?:{step}|({_THING}){BLANK}(?:{flow}|{key})){_end_of_statement(tables)}"


def _end_of_statement(tables: Tables) -> str:
    clause = rf'["“]|(?:{"|".join(tables.clause_words)})(?![A-Za-z0-9_])'
    return rf"{BLANK}{BREAKS}(?!{clause})"
