"""Flows as people draw them: chains of flows, arrows from right to left, "from a to b", without colon or arrow."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from svc.syntax.drafts.words import ARROWS, BACK, BOTH, Word, is_plain, is_text, listed, quoted, split, titled
from svc.text.pattern import Pattern

_IF = frozenset(("if", "when", "where", "only", "case"))
_PERCENT = frozenset(("%", "％", "percent"))
_SHARE = Pattern(r"(\d{1,3}(?:\.\d+)?)[%％]")
_NUMBER = Pattern(r"\d{1,3}(?:\.\d+)?")
_WEAK = ARROWS & {"-", "–", "—", "−", "--", "|", ">"}
"""Signs that stand for an arrow only where they are the only one of a line."""
_FIRST = frozenset(("deliver", "design", "obtain", "service", "value"))
"""Words that begin names of ends: what follows one is not an artefact."""
_CLOSING = {"(": ")", "[": "]"}
_Pair = tuple[list[Word], list[Word], bool]
_GIVES = frozenset(("gives", "sends", "passes", "hands", "provides", "delivers"))


def flows(words: Sequence[Word]) -> Iterator[str]:
    """The flows that some words make, one a line; none if it is not sure which word is what."""
    words = words[1:] if words[0].lower() == "flow" and len(words) > 2 and words[2] in ARROWS else words
    head, before, after = _cut(_joined([*words]))
    chain, content = _chain(head), _content(before, after)
    if not chain or content is None:
        return
    carried, clauses = content
    if len(chain) > 1 and (clauses or any(_lacks_colon(target) for _, target, _ in chain[:-1])):
        return
    last = chain[-1][1]
    if not carried and _lacks_colon(last):
        chain[-1] = (chain[-1][0], last[:1], chain[-1][2])
        carried = last[1:]
    names = listed(carried)
    artefacts = f" : {', '.join(names)}" if names else ""
    lines = [*_lines(chain, artefacts + clauses)] if names or not carried else []
    yield from lines if all(lines) else ()


def _lines(chain: Sequence[_Pair], content: str) -> Iterator[str]:
    """The flows between the ends of a chain; an empty line for an end that is not clear."""
    for sources, targets, back in chain:
        for source, target in product(_ends(sources), _ends(targets)):
            ends = (target, source) if back else (source, target)
            yield f"{ends[0]} -> {ends[1]}{content}" if all(ends) else ""


def _lacks_colon(words: Sequence[Word]) -> bool:
    """Whether the first of some words is the end and the others are what the flow carries: no words of one title."""
    if len(words) < 2 or is_text(words[0]) or not words[0].islower() or words[0] in _FIRST:
        return False
    return words[1].lower() not in ("and", "&", "+", "or", ",")


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


def _cut(words: Sequence[Word]) -> tuple[list[Word], list[Word], list[Word]]:
    """What is before the colon or the first clause, the clauses before the colon, and what follows it."""
    colon = next((number for number, word in enumerate(words) if word in (":", "：")), len(words))
    clause = next((number for number in range(colon) if _begins_clause(words, number)), colon)
    return [*words[:clause]], [*words[clause:colon]], [*words[colon + 1 :]]


def _begins_clause(words: Sequence[Word], number: int) -> bool:
    word = words[number].lower()
    share = _SHARE.fullmatch(word) or (_NUMBER.fullmatch(word) and {*words[number + 1 : number + 2]} & _PERCENT)
    return word in ("(", "[", "share", "as") or word in _IF or bool(share)


def _content(before: list[Word], after: list[Word]) -> tuple[list[Word], str] | None:
    """What a flow carries, and its clauses, of the words before and behind its colon; None if it is not clear."""
    if before[:1] and before[0] in _CLOSING and before[-1] == _CLOSING[before[0]] and not after:
        inner = before[1:-1]
        before, after = ([], inner) if inner and not _begins_clause(inner, 0) else (before, after)
    begin = next((number for number in range(len(after)) if _begins_clause(after, number)), len(after))
    carried, clauses = after[:begin], [_clauses(before), _clauses(after[begin:])]
    if None in clauses or (begin < len(after) and not carried) or sum(bool(each) for each in clauses) > 1:
        return None
    return carried, "".join(filter(None, clauses))


def _clauses(words: list[Word]) -> str | None:
    """The own words, the condition and the share that words say; None if they say something else besides."""
    written = {"as": "", "when": "", "share": ""}
    while words:
        kind, text, words = _clause(_unwrapped(words))
        if not text or written[kind]:
            return None
        written[kind] = f" {kind} {text}"
    return "".join(written.values())


def _unwrapped(words: list[Word]) -> list[Word]:
    """Words without the brackets around the first of them; what is in brackets alone is a condition.

    Empty if what is in them is nothing, or may go on behind them.
    """
    close = _CLOSING.get(words[0])
    if close is None or close not in words:
        return words
    end = words.index(close)
    inner, further = words[1:end], words[end + 1 :]
    if not inner:
        return []
    inner = inner if _begins_clause(inner, 0) else ["when", *inner]
    return [*inner, *further] if not further or is_text(inner[-1]) or inner[0] not in _IF else []


def _clause(words: list[Word]) -> tuple[str, str, list[Word]]:
    """The kind of the first clause of some words, its value if that is clear, and the words behind it."""
    lowered = [each.lower() for each in words]
    if lowered[:1] == ["as"]:
        end = next((number for number in range(1, len(words)) if _begins_clause(words, number)), len(words))
        said = words[1:end]
        is_clear = said and (all(map(is_plain, said)) or (len(said) == 1 and is_text(said[0])))
        return "as", quoted(said) if is_clear else "", words[end:]
    opened = 2 if lowered[:1] == ["only"] and {*lowered[1:2]} & _IF else 1 if {*lowered[:1]} & _IF else 0
    rest = words[opened:]
    if opened and rest and is_text(rest[0]):
        return "when", quoted(rest[:1]), rest[1:]
    if opened:
        return "when", quoted(rest) if rest and all(map(is_plain, rest)) else "", []
    if words[:1] and words[0].lower() == "share":
        words = words[1:]
    return "share", *_percentage(words)


def _percentage(words: list[Word]) -> tuple[str, list[Word]]:
    """The percentage at the beginning of some words, empty if there is none, and the words behind it."""
    match = _SHARE.fullmatch("".join(words[:1]))
    number = match[1] if match else words[0] if words[1:] and words[1].lower() in _PERCENT else ""
    further = words[1 if match else 2 :]
    if further[:3] == ["of", "the", "cases"]:
        further = further[3:]
    return f"{number}%" if _NUMBER.fullmatch(number) else "", further


def _chain(words: Sequence[Word]) -> list[_Pair]:
    """The pairs of neighbours, and whether the arrow between them leads back; of one that leads both ways, both."""
    parts: list[list[Word]] = [[]]
    signs: list[Word] = []
    for word in words:
        if word.lower() in (*ARROWS, *BACK, *BOTH):
            signs.append(word)
            parts.append([])
        else:
            parts[-1].append(word)
    found: list[_Pair] = []
    if not all(parts) or ({*signs} & _WEAK and len(signs) > 1):
        return []
    for (source, target), sign in zip(pairwise(parts), signs, strict=True):
        found.extend((source, target, back) for back in ((False, True) if sign in BOTH else (sign in BACK,)))
    return found


def _ends(words: Sequence[Word]) -> list[str]:
    """The ends on one side of an arrow: several are separated by commas."""
    return [titled(part) for part in split(words, {","})] or [""]
