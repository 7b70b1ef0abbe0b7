"""Which fixes are safe and which are suggested: an example of each, held against `docs/reference/fixes.md`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.diagnostics.codes import BY_NAME
from svc.diagnostics.diagnostic import Applicability, Diagnostic
from svc.pictures.style.colour_settings import chosen
from svc.project.loading import read
from svc.strategies import FAULTS, broken_texts, invalid_streams
from svc.text.source import Place, Source
from tests.support import ROOT
from tests.support.relaid import FILES
from tests.support.relaid import read as text_of
from tests.support.tables import every

SAFE, SUGGESTED = Applicability.SAFE, Applicability.SUGGESTED
SHORT = "user -> engage : {}\nengage -> deliver_support : user_support_tasks\ndeliver_support -> user : services\n"
TAILORED = "catalogue acme extends itil4\n  allow engage -> user : feedback\n"
EXTRA = TAILORED.replace("acme", "acme_extra")
SKETCH = "# svc: allow-file VSC303 because it is a sketch\n"
Row = tuple[str, str, Applicability]

EXAMPLES = [
    ("VSC101", "write `in engage`", SUGGESTED, "step log engage\n"),
    ("VSC103", "remove the character", SAFE, "user -> eng\u200bage : incidents\n"),
    ("VSC103", "remove the character", SAFE, "user -> engage : incidents  # \x07\n"),
    ("VSC103", "remove the character", SUGGESTED, 'owner: "a\x07b"\n'),
    ("VSC103", "remove the character", SUGGESTED, "step log in engage waits 1h\u200btakes 2h\n"),
    ("VSC103", "remove the character", SUGGESTED, 'owner: "a"\n\u200b"b"\n'),
    ("VSC103", "write a plain space", SAFE, "step log\u2028in engage\n"),
    ("VSC103", "write a plain space", SAFE, "step log\x0bin engage\n"),
    ("VSC104", "remove the character", SAFE, "user -> engage : incidents  # \u202e\n"),
    ("VSC104", "remove the character", SAFE, "user -> eng\u202eage : incidents\n"),
    ("VSC104", "remove the character", SUGGESTED, 'owner: "a\u202eb"\n'),
    ("VSC104", "remove the character", SUGGESTED, "user -> engage # sv\u200ec: allow VSC303 because x\n"),
    ("VSC105", "write ->", SAFE, "user → engage : incidents\n"),
    ("VSC105", 'write "two\\nlines"', SAFE, "owner: “two\\nlines”\n"),
    ("VSC105", 'write "Log it"', SAFE, "step log „Log it“ in engage\n"),
    ("VSC105", 'write "b"', SUGGESTED, 'owner: "a"\n«b»\n'),
    ("VSC105", "write #", SUGGESTED, "user -> engage＃1\n"),
    ("VSC105", "write #", SUGGESTED, "user -> engage : incidents ＃ 1, requests\n"),
    ("VSC105", 'write "', SUGGESTED, 'owner: "a"\n«b"\n'),
    ("VSC105", 'write "a\\\\"', SUGGESTED, "owner: “a\\”\n"),
    ("VSC105", "write a plain space", SAFE, "user\u00a0-> engage : incidents\n"),
    ("VSC105", "write a plain space", SUGGESTED, 'owner: "a"\n\u00a0"b"\n'),
    ("VSC106", "write `re_test`", SAFE, "step re-test in engage\n"),
    ("VSC107", "write `45m`", SAFE, "step log in engage takes 45 minutes\n"),
    ("VSC107", "write `0.5%`", SAFE, "user -> engage : incidents share 0.5 %\n"),
    ("VSC107", "write `20%`", SUGGESTED, "user -> engage : incidents share 20\n"),
    ("VSC107", "write `5m`", SUGGESTED, "step log in engage takes 5M\n"),
    ("VSC108", "remove this one", SAFE, "step log in engage takes 1h takes 60m\n"),
    ("VSC109", "move it to the top of the file", SAFE, 'user -> engage\nuse "x.vsc"\n'),
    ("VSC111", "write the backslash twice", SAFE, 'owner: "C:\\q"\n'),
    ("VSC201", "write `engage`", SAFE, "step log in engag\n"),
    ("VSC201", "write `itil4`", SAFE, "stream a follows ITIL4\n"),
    ("VSC201", "write `itil4`", SUGGESTED, "stream a follows itil5\n"),
    ("VSC201", "write `acme`", SUGGESTED, f"stream a follows acne\n{TAILORED}"),
    ("VSC201", "write `engage`", SUGGESTED, "engage -> engag\n"),
    ("VSC201", "write `acme_extra`", SUGGESTED, f"stream a follows acme_xtra\n{EXTRA}"),
    ("VSC201", "write `project_management`", SUGGESTED, "step log in engage by product_management\n"),
    ("VSC201", "write `team_a`", SUGGESTED, "step team_a in engage\nuser -> team_b\n"),
    ("VSC201", "write `log1`", SUGGESTED, "step log1 in engage\nuser -> log2\n"),
    ("VSC202", "write `incidents`", SAFE, SHORT.format("incidnets")),
    ("VSC202", "write `contracts_and_agreements`", SUGGESTED, SHORT.format("contract_and_agreements")),
    ("VSC208", "remove this line", SAFE, 'use "acme.vsc"\nuser -> engage : incidents\n'),
    ("VSC208", "remove this line", SUGGESTED, 'use "acme.vsc"\nstream a follows acne\nuser -> engage : incidents\n'),
    ("VSC207", "write `acme.vsc`", SUGGESTED, 'use "acne.vsc"\nuser -> engage : incidents\n'),
    ("VSC221", "write `owner`", SUGGESTED, 'stream a\n  owners: "us"\n'),
    ("VSC222", "write `change_enablement`", SAFE, "step log in engage by change_management\n"),
    ("VSC301", "write `service_requests`", SUGGESTED, SHORT.format("requests")),
    ("VSC301", "reverse the flow", SUGGESTED, "engage -> user : feedback\n"),
    ("VSC303", "name `service_performance_reports`", SUGGESTED, "engage -> customer\n"),
    ("VSC408", "remove this flow", SAFE, "user -> engage : incidents\nuser -> engage : incidents\n"),
    ("VSC408", "remove this flow", SUGGESTED, 2 * "user -> engage : incidents share 50%\n"),
    ("VSC408", "remove it from this flow", SAFE, "user -> engage : incidents, incidents\n"),
    ("VSC408", "remove it from this flow", SUGGESTED, "user -> engage : incidents, incidents share 50%\n"),
    ("VSC413", 'add begins "x"', SUGGESTED, 'trigger: "x"\nstep a in plan\na -> user\n'),
    ("VSC801", "write `#767676`", SUGGESTED, '[colours]\nparties = "#777777"\n'),
    ("VSC803", "write `#aabbcc`", SAFE, '[colours]\nplan = "#abc"\n'),
    ("VSC804", "write `engage`", SAFE, '[colours]\nengag = "#1f4e96"\n'),
    ("VSC804", "write `plan`", SUGGESTED, '[colours]\nplam = "#1f4e96"\n'),
    ("VSC901", "remove `VSC303`", SUGGESTED, f"{SKETCH}{SHORT.format('incidents')}"),
    ("VSC910", "write `exclude`", SAFE, 'exclud = ["x"]\n'),
    ("VSC910", "write `engine`", SUGGESTED, 'engime = "dot"\n'),
]


@every("code, title, applicability, text", EXAMPLES)
def test_a_fix_is_safe_or_suggested(
    code: str, title: str, applicability: Applicability, text: str, tmp_path: Path
) -> None:
    found = [(each.code, fix.title, fix.applicability) for each in findings(text, tmp_path) for fix in each.fixes]
    assert (code, title, applicability) in found


def test_the_table_of_the_documentation_has_a_row_for_each_fix() -> None:
    assert table() == {(code, kind(title), applicability) for code, title, applicability, _ in EXAMPLES}


def test_every_code_whose_findings_carry_fixes_is_in_the_table() -> None:
    assert {code for code, _, _ in table()} == {BY_NAME[name].code for name in set(names_with_fixes())}


@every("path", {f"{path.parent.name}/{path.stem}": path for path in FILES})
def test_the_fixes_of_a_file_are_in_the_table(path: Path) -> None:
    assert rows(text_of(path)) <= table()


@given(
    broken_texts(mistakes=2) | st.sampled_from(sorted(FAULTS)).flatmap(invalid_streams).map(lambda drawn: drawn.text)
)
def test_the_fixes_of_any_text_are_in_the_table(text: str) -> None:
    assert rows(text) <= table()


def test_a_fix_that_does_not_say_so_is_not_safe() -> None:
    assert svc.Fix("write it", ()).applicability is SUGGESTED
    with pytest.raises(ValueError, match="perhaps"):
        svc.Fix("write it", (), "perhaps")


def findings(text: str, folder: Path) -> list[Diagnostic]:
    """The findings of a text, which is a configuration if it does not look like a stream."""
    if text.startswith("[colours]"):
        key, _, value = text.splitlines()[1].partition(" = ")
        place = Place(Source("svc.toml", text), (0, 1))
        known = svc.itil4.all_activities.keys()
        return [each for _, each in chosen({key: value.strip('"')}, known, lambda key, part: place)[1]]
    if re.match(r"\w+ = ", text):
        return read(Source("svc.toml", text))[1]
    (folder / "acme.vsc").write_text(TAILORED, "utf-8")
    return list(svc.analyse(text, "a.vsc", root=folder, select=["VSC"]).diagnostics)


def rows(text: str) -> set[Row]:
    """The fixes of a text as rows of the table."""
    told = svc.analyse(text, select=["VSC"]).diagnostics
    return {(each.code, kind(fix.title), fix.applicability) for each in told for fix in each.fixes}


def kind(title: str) -> str:
    """A title without what it writes, names or removes."""
    plain = ("write a plain space", "write the backslash twice", "remove the character")
    return (
        title
        if title in plain
        else re.sub(r'^(write|name|remove|add begins) [`"\W].*', r"\1 ...", title, flags=re.DOTALL)
    )


def table() -> set[Row]:
    """The codes, fixes and applicabilities of the table in the documentation."""
    page = (ROOT / "docs" / "reference" / "fixes.md").read_text("utf-8")
    found = re.findall(r"^\| (VSC\d{3}) \| ([^|]+) \| (\w+) \|", page, re.MULTILINE)
    return {(code, title, Applicability(applicability)) for code, title, applicability in found}


def names_with_fixes() -> Iterator[str]:
    """The names of the codes that some place in the source gives a fix."""
    for path in sorted((ROOT / "src" / "svc").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and {"fix", "fixes"} & {each.arg for each in node.keywords}:
                yield from _name_of(node)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                yield from _name_of(node) if len(node.args) > 5 else ()


def _name_of(call: ast.Call) -> Iterator[str]:
    """The name of the code in `codes.BY_NAME["..."].at(...)` and in `Problem("...", ...)`."""
    where = call.func.value if isinstance(call.func, ast.Attribute) else call
    first = where.slice if isinstance(where, ast.Subscript) else next(iter(call.args), None)
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value
