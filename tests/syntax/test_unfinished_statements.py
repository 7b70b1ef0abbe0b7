"""Statements that end too early: each says what is expected behind its last word."""

from collections.abc import Sequence

from svc.syntax.parser import parse
from svc.text.source import Source
from tests.support.tables import every

UNFINISHED = {
    "a team": [f"step a in plan {word}" for word in ("responsible", "accountable", "consulted", "informed")],
    "a tool": ["step a in plan uses"],
    "a duration": ["step a in plan waits", "step a in plan every"],
    "a whole number": ["step a in plan batch", "team t size"],
    "a number": ["step a in plan costs"],
    "a rate": ["a -> b arrives"],
    "a measure": ["promise"],
    "a value": ["promise lead within", "promise lead above"],
    "a step or a team": ["promise work within 2h of"],
    "an activity or a party": ["promise lead within 2h to", "step a in", "activity a output b to"],
    "the hours of a day": ["calendar", "team t calendar"],
    "a group": ["practice a in"],
    "another name": ["practice a alias"],
    "an artefact": ["activity a output"],
    "a step, a party or an activity": ["allow", "forbid"],
    **{f"the name of the {word}": [word] for word in ("party", "team", "tool", "activity", "artefact", "practice")},
}
"""What is expected behind the last word of a statement."""


@every("words, statements", UNFINISHED.items())
def test_what_an_unfinished_statement_lacks_is_named(words: str, statements: Sequence[str]) -> None:
    for statement in statements:
        (finding,) = parse(Source("case.vsc", statement))[1]
        assert finding.message == f"expected {words} after `{statement.split()[-1]}`"
