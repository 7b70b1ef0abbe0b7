"""Flows as people draw them: chains of arrows, arrows from right to left, "from a to b", without colon or arrow."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from svc.syntax.drafts.words import ARROWS, BACK, BOTH, Word, is_text, listed, quoted, split, titled

_IF = frozenset(("if", "when", "where", "unless", "only", "case"))
_NO_CONDITION = frozenset((*_IF, "share", "percent", "%", "(", "[", "in"))
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)(?:%|％|percent)?")
_GIVES = frozenset(("gives", "sends", "passes", "hands", "provides", "delivers"))


def flows(words: Sequence[Word]) -> Iterator[str]:
    """The flows that some words make, one a line."""
    joined = _joined(list(words))
    head, further = _cut(joined)
    carried, clauses = _said(further)
    chain = _chain(head)
    last = chain[-1][1] if chain else []
    if chain and not carried and _lacks_colon(last):
        chain[-1] = (chain[-1][0], last[:1], chain[-1][2])
        carried = last[1:]
    artefacts = f" : {', '.join(listed(carried))}" if carried else ""
    for number, (sources, targets, back) in enumerate(chain):
        tail = clauses if number == len(chain) - 1 else ""
        for source, target in product(_ends(sources), _ends(targets)):
            ends = (target, source) if back else (source, target)
            yield f"{ends[0]} -> {ends[1]}{artefacts}{tail}"


def _lacks_colon(words: Sequence[Word]) -> bool:
    """Whether the first of some words is the end and the others are what the flow carries: no words of one title."""
    return len(words) > 1 and not is_text(words[0]) and words[0].islower() and words[1] not in ("and", "&", "or", ",")


def _joined(words: list[Word]) -> list[Word]:
    """The words with an arrow where it is written in words, or where there is only a colon behind two names."""
    lowered = [word.lower() for word in words]
    if {*words} & {*(ARROWS - {"-", "–", "—"}), *BACK, *BOTH}:
        return words
    if lowered[:1] == ["from"] and "to" in lowered:
        words, lowered = words[1:], lowered[1:]
    for number, word in enumerate(lowered):
        if word in _GIVES and "to" in lowered[number:]:
            to = lowered.index("to", number)
            return [*words[:number], "->", *words[to + 1 :], ":", *words[number + 1 : to]]
    for number, word in enumerate(lowered[1:], 1):
        if word in (*ARROWS, "to", "goes", "leads"):
            further = number + 1 if word in ("goes", "leads") and lowered[number + 1 : number + 2] == ["to"] else number
            return [*words[:number], "->", *words[further + 1 :]]
    return [words[0], "->", *words[1:]] if lowered[2:3] == [":"] else words


def _cut(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """What is before the colon or the first clause, and what follows."""
    for number, word in enumerate(words):
        if word in (":", "："):
            return [*words[:number]], [*words[number + 1 :]]
        if _begins_clause(words, number):
            return [*words[:number]], [*words[number:]]
    return [*words], []


def _begins_clause(words: Sequence[Word], number: int) -> bool:
    word = words[number].lower()
    return word in ("(", "[", "share") or word in _IF or bool(_SHARE.fullmatch(word) and word[-1:] in "%％")


def _said(words: Sequence[Word]) -> tuple[list[Word], str]:
    """What a flow carries, and its clauses."""
    begin = next((number for number in range(len(words)) if _begins_clause(words, number)), len(words))
    condition: list[Word] = []
    share = ""
    for number, word in enumerate(words[begin:], begin):
        if _SHARE.fullmatch(word) and (word[-1:] in "%％" or words[number - 1].lower() == "share"):
            share = f" share {word.rstrip('%％').replace(',', '.')}%"
        elif condition or word.lower() not in (*_NO_CONDITION, *(("of", "the", "cases") if share else ())):
            condition.append(word)
    while condition and condition[-1] in (")", "]"):
        condition.pop()
    return [*words[:begin]], (f" when {quoted(condition)}" if condition else "") + share


def _chain(words: Sequence[Word]) -> list[tuple[list[Word], list[Word], bool]]:
    """The pairs of neighbours, and whether the arrow between them leads back; of one that leads both ways, both."""
    parts: list[list[Word]] = [[]]
    signs: list[Word] = []
    for word in words:
        if word.lower() in (*ARROWS, *BACK, *BOTH):
            signs.append(word)
            parts.append([])
        else:
            parts[-1].append(word)
    found: list[tuple[list[Word], list[Word], bool]] = []
    for (source, target), sign in zip(pairwise(parts), signs, strict=True):
        if source and target:
            found.extend((source, target, back) for back in ((False, True) if sign in BOTH else (sign in BACK,)))
    return found


def _ends(words: Sequence[Word]) -> list[str]:
    """The ends on one side of an arrow: several are separated by commas."""
    return [titled(part) for part in split(words, {","})]
