"""Steps, parties and headings as people write them: without a name, without "in", with other words for clauses."""

from collections.abc import Iterator, Sequence

from svc.syntax.drafts import times
from svc.syntax.drafts.words import NEGATIONS, Word, bare, is_text, listed, named, quoted, titled
from svc.text.near_names import name_for
from svc.text.pattern import Pattern

_CLAUSES = {
    "by": "by", "practice": "by", "practices": "by", "using": "by", "uses": "uses", "with": "by", "who": "by",
    "takes": "takes", "take": "takes", "lasts": "takes", "duration": "takes", "needs": "takes", "time": "takes",
    "waits": "waits", "wait": "waits", "waiting": "waits", "accurate": "accurate", "accuracy": "accurate",
    "every": "every", "batch": "batch", "costs": "costs", "cost": "costs", "responsible": "responsible",
    "accountable": "accountable", "consulted": "consulted", "informed": "informed", "tool": "uses", "tools": "uses",
    "opens": "opens", "open": "opens", "in": "in", "at": "in", "follows": "follows", "extends": "extends",
}  # fmt: skip
_NUMBER = Pattern(r"\d{1,3}(?:\.\d+)?")
_SIGNS = (":", "=", "-", "–", "—", ",", ";", "(", ")", "[", "]")
_OF = {
    "step": {
        "in", "by", "takes", "waits", "accurate", "opens", "every", "batch", "costs", "responsible", "accountable",
        "consulted", "informed", "uses",
    },
    "team": {"in"}, "tool": {"in"}, "party": {"in"}, "stream": {"follows"},
    "catalogue": {"extends"}, "artefact": {""}, "practice": {"in"}, "activity": {""},
}  # fmt: skip
STATEMENTS = _OF.keys()
"""The words that declare something."""
_LISTS = ("by", "responsible", "consulted", "informed", "uses")
"""The clauses that name several things."""
_NEEDS = {"step": "in", "party": "in"}
"""The clause that a statement can't be without."""


def declared(word: str, rest: Sequence[Word]) -> Iterator[str]:
    """The declaration that begins with a word."""
    head, clauses = _taken_apart(word, rest)
    if any(each.lower() in NEGATIONS for each in rest) or _is_unsure(word, rest):
        return
    needed = _NEEDS.get(word, "")
    lacks = bool(needed) and not any(kind == needed for kind, _ in clauses)
    name, title, within = _called(head, lacks)
    if lacks == bool(within) and (name or title) and not name.isdigit():
        if within:
            clauses.insert(0, (needed, within))
        if not name.isidentifier():
            name = name_for(name or bare(title))
        written = [_clause(kind, words) for kind, words in clauses]
        if all(written):
            yield " ".join(filter(None, (word, name, title, *written)))


def _is_unsure(word: str, rest: Sequence[Word]) -> bool:
    """Whether a word that only may begin a clause comes before the "in": it may as well be part of the title."""
    kinds = [(each.lower(), _CLAUSES.get(each.lower(), "")) for each in rest]
    where = next((number for number, (_, kind) in enumerate(kinds) if kind == "in"), 0)
    if where and {*rest[1 : where - 1]} & {",", ";", "(", "["}:
        return True
    return "in" in _OF[word] and any(kind in _OF[word] and each != kind for each, kind in kinds[1:where] if kind)


def _taken_apart(word: str, rest: Sequence[Word]) -> tuple[list[Word], list[tuple[str, list[Word]]]]:
    """The words before the first clause, and the clauses with their words."""
    head: list[Word] = []
    clauses: list[tuple[str, list[Word]]] = []
    for each in rest:
        kind = "by" if each in ("(", "[") else _CLAUSES.get(each.lower(), "")
        if kind and kind in _OF[word] and (head or clauses):
            clauses.append((kind, []))
        elif clauses:
            clauses[-1][1].append(each)
        else:
            head.append(each)
    return head, clauses


def _called(head: Sequence[Word], lacks_in: bool) -> tuple[str, str, list[Word]]:
    """A name, a title in quotes, and what follows the title: an activity or a party that lacks its "in"."""
    words = [each for each in head if each not in _SIGNS]
    text = next((number for number, each in enumerate(words) if is_text(each)), None)
    if text is not None:
        return "".join(words[:text]) if text < 2 else "", quoted([words[text]]) if text < 2 else "", words[text + 1 :]
    if len(words) == 2 and lacks_in:
        return words[0], "", words[1:]
    if len(words) > 1 and words[0][:1].islower() and words[1][:1].isupper():
        return words[0], quoted(words[1:]), []
    if {*head[1:-1]} & {*_SIGNS}:
        return "", "", []
    title = quoted([words[0][:1].upper() + words[0][1:], *words[1:]]) if len(words) > 1 else ""
    return words[0] if len(words) == 1 and words[0][0].isalnum() else named(words), title, []


def _clause(kind: str, words: Sequence[Word]) -> str:
    value = [each for each in words if each not in ("(", ")", "[", "]")]
    while value and value[0] in _SIGNS:
        value.pop(0)
    while value and value[-1] in (*_SIGNS, "."):
        value.pop()
    if not value:
        return ""
    if kind in ("takes", "waits", "every"):
        length = times.duration(value)
        return f"{kind} {length}" if length else ""
    if kind == "accurate":
        number = "".join(value).removesuffix("percent").rstrip("%")
        return f"accurate {number}%" if _NUMBER.fullmatch(number) else ""
    written = _names(kind, value)
    return f"{kind} {written}" if written else ""


def _names(kind: str, words: list[Word]) -> str:
    """The names that the value of a clause says; empty if they are not clear."""
    if kind in _LISTS:
        return ", ".join(listed(words))
    if kind in ("batch", "costs"):
        return words[0] if len(words) == 1 else ""
    if kind == "in":
        return titled(words[1:] if len(words) > 1 and words[0].lower() in ("activity", "party") else words)
    if not is_text(words[0]):
        return named(words)
    return name_for(bare(words[0])) if kind == "opens" and len(words) == 1 else ""
