"""One term for one thing: texts for users use the words of `docs/reference/glossary.md`, not those that they replaced.

Texts are the messages and help texts of all codes, the help of all commands, and the pages. Code is what `src` says
elsewhere: identifiers, docstrings, comments and other strings.
"""

import io
import re
import tokenize
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from attrs import field, frozen
from click import Command, Context, Option

from svc.cli.group import svc as svc_command
from svc.diagnostics.codes import CODES
from tests.support import ROOT
from tests.support.tables import every


@frozen
class Replaced:
    """A pattern of replaced words, the words to use, and phrases in which the old ones may stay, each with a reason."""

    pattern: str
    use: str
    allowed: Mapping[str, str] = field(factory=dict)
    about: Mapping[str, str] = field(factory=dict)
    """The files of `src/svc` that are about what the old word means, each with a reason; by the beginning of a path."""

    def found(self, text: str) -> list[str]:
        """The old words in a text, with a few words around them."""
        kept = [match.span() for phrase in self.allowed for match in re.finditer(phrase, text)]
        return [
            text[max(0, match.start() - 30) : match.end() + 30].strip()
            for match in re.finditer(self.pattern, text)
            if not any(start <= match.start() and match.end() <= end for start, end in kept)
        ]


ARROW = {
    r"(plain|pasted|drawn) arrows?": "the sign `->`, or one that looks like it",
    r"write an arrow as ->": "the sign",
    r"arrow keys": "keys of a keyboard",
    r'"arrow" for the sign': "the glossary says so",
    r"\| arrow \|": "the glossary says so",
    r"arrow is the sign": "the glossary says so",
    r'^"arrows?"$': "keys and a value of JSON outputs",
    r'^("Arrow"|Arrow|arrows)$': "former public names of `BoundFlow` and `BoundStream.flows`",
    r"write an arrow as|^\"split arrow\"$": "the sign",
}
DRAWN_OR_WRITTEN = {
    "syntax/": "the sign is read and written there",
    **dict.fromkeys(("pictures/layout/", "pictures/scene/", "pictures/render/"), "the drawn line"),
    **dict.fromkeys(("pictures/views/legend.py", "pictures/views/sheet.py"), "the drawn line"),
}

REPLACED = (
    Replaced(r"\b[Tt](old|ells?|elling)\b", "reported, report"),
    Replaced(r"\b[Mm]end(s|ed|ing)?\b", "fix"),
    Replaced(r"\b[Cc]ircles?\b", "cycle", {
        r"numbered circles|[Tt]he circles": "drawn ones",
        r'"circle"': "the shape of a panel",
        r'"[a-z]+-circle"': "names of shapes in Mermaid",
        r"([Nn]umbers?|each) in (a|its) circle|numbers in circles|circle (with a|of a) number": "drawn around a number",
        r"(two|other|one|its|their|rows of) circles?": "steps of the view chain are drawn so",
    }, dict.fromkeys(("pictures/views/chain", "pictures/layout/chain_"), "steps of the view chain are drawn so")),
    Replaced(r"\b[Rr]ubbish\b", "garbage, invalid"),
    Replaced(r"\b[Rr]ules of others\b", "custom rules"),
    Replaced(r"\b[Bb]ears?\b", "has"),
    Replaced(r"\b[Ii]n vain\b", "unused, without effect"),
    Replaced(r"\b[Bb]lanks?\b", "space", {
        r"[Bb]lank lines?": "a line without text is called so",
        r'"blank"': "the name that POSIX gives a class of characters",
    }),
    Replaced(r"\b[Aa]sk(s|ed)? for\b", "request, requested", {
        r"[Aa]sks? for .* of this machine": "what a program does that attacks the preview",
        r"nobody has to ask for it": "what people do in the example",
    }),
    Replaced(r"\b(is|are) none\b", "is not a ...", {r"[Tt]here (is|are) none": "nothing of the kind exists"}),
    Replaced(r"(?<![Tt]here )\b(is|are) no\b(?! longer| more)", "is not a ..."),
    Replaced(r"\bjudged?s?\b", "check", {r"^judged$": "the former public name of `checkable`"}),
    Replaced(r"\b[Ii]n one breath\b", "in running text"),
    Replaced(r"\b[Kk]nows nothing of\b", "does not know, is independent of"),
    Replaced(r"\b[Ss]tands?\b(?! out\b| still\b)", "is, appears", {
        r"where things stand": "an idiom of ITIL's",
        r"[Ss]tands? for\b": "represents: `*` stands for any characters",
        r"[Ss]tands? alone": "has no project around it",
    }),
    Replaced(r"\b[Aa]rrows?\b", "flow", ARROW, DRAWN_OR_WRITTEN),
)  # fmt: skip

PAGES = sorted(
    {ROOT / "README.md", ROOT / "SECURITY.md", ROOT / "CONTRIBUTING.md"}
    | {*(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")}
)
"""All but the changelog, which quotes what older versions said."""
ABOUT_CODE = {"architecture.md", "guarantees.md", "python.md"}
"""Pages that repeat the docstrings of modules, and the names of tests."""

FORMER = {"stream.py": "`judged` is the former public name of `checkable`"}

each_word = every("word", {word.pattern: word for word in REPLACED})


def _templates() -> Iterator[str]:
    for code in CODES:
        yield code.summary
        for templates in (code.words, code.help):
            yield from (templates,) if isinstance(templates, str) else templates.values()


def _help(command: Command, name: str = "svc") -> Iterator[str]:
    yield command.help or ""
    for parameter in command.params:
        yield (parameter.help or "") if isinstance(parameter, Option) else ""
    context = Context(command, info_name=name)
    for each in getattr(command, "list_commands", lambda context: ())(context):
        found = command.get_command(context, each)  # type: ignore[attr-defined]
        yield from _help(found, each) if found else ()


@cache
def _prose(page: Path) -> str:
    """The text of a page in one line, without code and the targets of links."""
    text = re.sub(r"^(`{3,})[^`\n]*\n.*?^\1", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return " ".join(re.sub(r"`[^`\n]*`|\]\([^)\n]*\)", "``", text).split())


@cache
def _code() -> dict[str, set[str]]:
    """The names, strings and comments of `src`, each once, with the files that have it."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "src" / "svc").rglob("*.py")):
        for token in tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline):
            if token.type in (tokenize.NAME, tokenize.STRING, tokenize.COMMENT):
                found.setdefault(token.string.replace("_", " "), set()).add(
                    path.relative_to(ROOT / "src" / "svc").as_posix()
                )
    return found


@each_word
def test_messages_and_help_texts_use_the_words_of_the_glossary(word: Replaced) -> None:
    found = [each for text in _templates() for each in word.found(text)]
    assert not found, f"write: {word.use}, not {found}"


@each_word
def test_the_help_of_commands_uses_the_words_of_the_glossary(word: Replaced) -> None:
    found = [each for text in _help(svc_command) for each in word.found(text)]
    assert not found, f"write: {word.use}, not {found}"


@each_word
def test_pages_use_the_words_of_the_glossary(word: Replaced) -> None:
    found = [(page.name, each) for page in PAGES if page.name not in ABOUT_CODE for each in word.found(_prose(page))]
    assert not found, f"write: {word.use}, not {found}"


@each_word
def test_code_uses_the_words_of_the_glossary(word: Replaced) -> None:
    texts = {text: [file for file in files if not file.startswith((*word.about,))] for text, files in _code().items()}
    found = [(files, each) for text, files in texts.items() if files for each in word.found(text)]
    assert not found, f"write: {word.use}, not {found}"


def test_a_function_has_a_name_that_says_what_it_gives() -> None:
    names = r"\bdef _?(of|found|told|judged?)\("
    files = sorted((ROOT / "src" / "svc").rglob("*.py"))
    assert [path.name for path in files if re.search(names, path.read_text("utf-8")) and path.name not in FORMER] == []


def test_messages_are_lower_case_without_a_final_stop() -> None:
    words = (code.words for code in CODES)
    messages = [each for words in words for each in ([words] if isinstance(words, str) else words.values())]
    assert [each for each in messages if re.match(r"[A-Z](?!NG)", each) or each.endswith(".")] == []


def test_a_sentence_of_a_message_or_help_text_has_at_most_25_words() -> None:
    sentences = [each for text in _templates() for each in re.split(r"[.:;\n] ?", text)]
    assert [each for each in sentences if len(each.split()) > 25] == []
