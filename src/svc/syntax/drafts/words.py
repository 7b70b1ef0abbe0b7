"""The words of a line with a syntax error: texts, arrows in whatever form, signs, and all else between spaces."""

import re
from collections.abc import Iterable, Sequence

from svc.text.near_names import name_for
from svc.text.pattern import Pattern

Word = str
"""A word as written; a text has its quotes."""
ARROWS = frozenset((
    "->", "-->", "--->", "=>", "==>", "->>", "=>>", "~>", "→", "⟶", "➔", "➜", "⇒", "|>", "|", ">", "--", "–>", "—>",
    "—", "–", "−", "-", "then",
))  # fmt: skip
"""What means an arrow, if it is alone between two names."""
BACK = frozenset(["<-", "<--", "<=", "<==", "←", "⟵", "⇐", "<"])
"""What means an arrow from right to left."""
BOTH = frozenset(["<->", "<-->", "<=>", "↔", "⇔"])
"""What means two arrows."""
_JOINED = r"<?(?:-+|=+|~+|[–—−])>+|<-+>?|<=+>?|[→⟶➔➜⇒←⟵⇐↔⇔|]"
_WORDS = Pattern(
    rf"""
    \#[^\r\n]* | (?<![:\w])//[^\r\n]*
  | (?P<word> "(?:[^"\\\r\n]|\\.)*"? | “[^“”\r\n]*” | „[^„“”\r\n]*[“”] | «[^«»\r\n]*» | (?<!\w)'[^'\r\n]*'(?!\w)
      | {_JOINED} | [:：,，;()\[\]{{}}] | (?:(?!{_JOINED}|//)[^\s:：,，;()\[\]{{}}"“”„«»])+ )
    """,
    re.VERBOSE,
)
_QUOTES = "\"'“”„«»"
_AND = frozenset(("and", "&", "or", "+", "und", "et"))
_ARTICLES = frozenset(("the", "a", "an", "our"))
_NAME = Pattern(r"[^\W\d]\w*(?:[-'’]\w+)*")
NEGATIONS = frozenset((
    "unless", "except", "excepting", "excluding", "not", "no", "never", "neither", "nor", "without", "otherwise",
    "else", "but",
))  # fmt: skip
"""What turns round the words beside it: the language has no word for it, so a line with one has no other form."""
_CLAUSES = frozenset((
    "takes", "waits", "accurate", "opens", "as", "when", "if", "where", "share", "because", "follows", "extends",
    "alias", "then", "only", "percent", "by", "via",
))  # fmt: skip
"""Words that are in no name: they say something of what is before them."""
_PREPOSITIONS = frozenset((
    "for", "from", "to", "with", "in", "on", "at", "about", "during", "until", "after", "before",
))  # fmt: skip
_TITLES = frozenset((
    "design_and_transition", "obtain_or_build", "deliver_and_support",
    "product_and_service_requirements", "requirements_and_specifications", "product_and_service_portfolio",
    "product_and_service_performance_information", "new_and_changed_products_and_services",
    "knowledge_and_information_about_new_and_changed_products_and_services",
    "policies_requirements_and_constraints", "improvement_initiatives_and_plans", "goods_and_services",
    "high_level_demand_for_services_and_products", "detailed_requirements_for_services_and_products",
    "services_delivered_to_customers_and_users", "contract_and_agreement_requirements",
    "contracts_and_agreements_with_external_and_internal_suppliers_and_partners",
    "consolidated_demands_and_opportunities", "change_or_project_initiation_requests", "architectures_and_policies",
    "software_development_and_management", "infrastructure_and_platform_management",
    "service_validation_and_testing", "monitoring_and_event_management", "capacity_and_performance_management",
    "workforce_and_talent_management", "measurement_and_reporting",
    "information_on_the_completion_of_user_support_tasks", "contracts_and_agreements",
    "knowledge_and_information_about_third_party_service_components", "product_and_service_knowledge",
    "programme_and_project_management", "release_and_deployment_management", "strategic_tactical_and_operational_plans",
))  # fmt: skip
"""Titles of ITIL 4 with such a word, an "and" or an "or" in them; in other names it separates two."""


def read(text: str) -> list[Word]:
    """The words of a piece of text, without its comments."""
    return [match["word"] for match in _WORDS.finditer(text) if match["word"]]


def is_text(word: Word) -> bool:
    """Whether a word is in quotes of some kind."""
    return word[:1] in _QUOTES and len(word) > 1


def bare(word: Word) -> str:
    """A word without the quotes around it."""
    return word.strip(_QUOTES) if is_text(word) else word


def is_plain(word: Word) -> bool:
    """Whether a word can be part of a name, and of nothing else."""
    return bool(_NAME.fullmatch(word)) and word.lower() not in NEGATIONS | _CLAUSES


def may_be_joined(word: Word, other: Word) -> bool:
    """Whether two words side by side can be one name."""
    return is_plain(word) and is_plain(other) and "_" not in word and other.lower() not in _AND | _PREPOSITIONS


def quoted(words: Sequence[Word]) -> str:
    """Words as one text in quotes; a text alone stays exactly as it is."""
    if len(words) == 1 and is_text(words[0]):
        return words[0] if words[0][0] == '"' == words[0][-1] else f'"{words[0][1:-1]}"'
    text = re.sub(r" (?=[,;:.])", "", " ".join(map(bare, words)))
    return '"' + re.sub(r'\\(?!["\\n])|(?<!\\)"', "", text) + '"'


def named(words: Sequence[Word]) -> str:
    """Words as one name: a word alone as it is, several in small letters and joined; a text stays a text.

    Empty if they are not sure to be one name: a text or a name beside other words, a number, an "and" of two names.
    """
    if len(words) == 1:
        return quoted(words) if is_text(words[0]) else words[0] if is_plain(words[0]) else ""
    name = _joined(words)
    return name_for(name) if name else ""


def titled(words: Sequence[Word]) -> str:
    """Words as a name, or several as a title in quotes: its first letter is large, as titles have it.

    Empty if they are not sure to be one.
    """
    if len(words) == 1:
        return named(words)
    text = _joined(words).lower()
    if text and " " not in text:
        return text
    return quoted([text[:1].upper() + text[1:]]) if text else ""


def _joined(words: Sequence[Word]) -> str:
    """Several words as those of one title; empty if they are not: an "a" may be a name as well as an article."""
    if words and words[0].lower() == "a":
        return ""
    plain = [*words[1:]] if words and words[0].lower() in _ARTICLES else [*words]
    if not all(each in ("&", "+") or (is_plain(each) and "_" not in each) for each in plain[1:] and plain):
        return ""
    text = " ".join("and" if each in ("&", "+") else each for each in plain)
    return text if is_title(plain) or not {each.lower() for each in plain} & (_AND | _PREPOSITIONS) else ""


def is_title(words: Sequence[Word]) -> bool:
    """Whether words with an "and" are a title of ITIL."""
    return name_for(" ".join("and" if each in ("&", "+") else each for each in words)) in _TITLES


def listed(words: Sequence[Word]) -> list[str]:
    """Words as a list of names: separated by commas, and by "and" where both sides are names by themselves.

    Empty if the words are not sure to be names.
    """
    found: list[str] = []
    for part in _parts(words):
        pieces = [part] if is_title(part) else split(part, _AND)
        lengths = {len(piece) > 1 for piece in pieces if not is_text(piece[0])}
        if len(lengths) > 1 or (len(pieces) > 1 and len(pieces) != sum(each.lower() in _AND for each in part) + 1):
            return []
        found.extend(named(piece) for piece in pieces)
    return found if all(found) else []


def _parts(words: Sequence[Word]) -> list[list[Word]]:
    """Words split at commas, without the "and" behind the last comma."""
    parts = split(words, {",", "，", ";"})
    if is_title(words := [each for each in words if each != ","]):
        return [[*words]]
    return [
        part[1:] if number and len(part) > 1 and part[0].lower() in _AND else part for number, part in enumerate(parts)
    ]


def split(words: Sequence[Word], signs: Iterable[str]) -> list[list[Word]]:
    """Words split at signs; empty parts are left out."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.lower() in signs:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]
