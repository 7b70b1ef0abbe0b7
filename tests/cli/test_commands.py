"""The commands but `check`: help, explain, catalogue, why, new, completion."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

import svc
from svc.cli.command_table import ROWS
from svc.cli.commands.new import templates
from svc.cli.group import svc as svc_command
from svc.diagnostics import codes
from tests.support.command_line import SCRIPT, Svc, fixture_svc
from tests.support.tables import every

__all__ = ["fixture_svc"]

ACME = 'catalogue acme extends itil4\n  allow engage -> plan : change_requests because "the board sits there"\n'

# --- help


def test_help_has_a_row_and_an_example_for_every_command(svc_: Svc) -> None:
    told = svc_("--help").out
    for row in ROWS:
        assert f"  {row.name} " in told
        assert f"  {row.example}\n" in told
        assert row.example.startswith(f"svc {row.name}")


@every("name", [row.name for row in ROWS])
def test_every_command_has_its_summary_and_examples_in_its_own_help(svc_: Svc, name: str) -> None:
    told = svc_(name, "--help")
    summary = next(row.summary for row in ROWS if row.name == name)
    assert told.code == 0
    assert f"\n  {summary.removesuffix('.')}" in told.out
    assert f"  svc {name} " in told.out or f"(svc {name} " in told.out


def test_every_row_is_a_command() -> None:
    context = svc_command.make_context("svc", ["check"], resilient_parsing=True)
    assert all(svc_command.get_command(context, row.name) for row in ROWS)


def test_the_version_is_that_of_the_package(svc_: Svc) -> None:
    assert svc_("--version") == (0, f"svc {svc.__version__}\n", "")


def test_no_command_is_a_usage_error_that_shows_the_help(svc_: Svc) -> None:
    told = svc_()
    assert (told.code, told.out) == (2, "")
    assert "\nExamples:\n" in told.err


def test_a_slip_of_a_command_is_asked_about(svc_: Svc) -> None:
    told = svc_("chekc")
    assert told.code == 2
    assert told.err.endswith("svc: no such command: chekc; did you mean check?\n")


# --- explain


@every("code", [code.code for code in codes.CODES])
def test_every_code_is_explained(svc_: Svc, code: str) -> None:
    told = svc_("explain", code)
    assert told.code == 0
    assert told.out.startswith(f"# {code} {codes.BY_CODE[code].name}\n")


@pytest.mark.parametrize("called", ["vsc301", "unlisted-flow", " VSC301 "])
def test_a_code_is_explained_by_name_and_in_small_letters(svc_: Svc, called: str) -> None:
    assert svc_("explain", called).out.startswith("# VSC301 unlisted-flow\n")


def test_an_unknown_code_is_a_usage_error_with_did_you_mean(svc_: Svc) -> None:
    told = svc_("explain", "unlisted-flows")
    assert told.code == 2
    assert "there is no finding called `unlisted-flows`; did you mean `unlisted-flow`?" in told.err


# --- catalogue


@pytest.mark.parametrize("format", ["text", "json", "csv"])
def test_the_canon_is_shown_when_nothing_is_named(svc_: Svc, format: str) -> None:
    assert svc_("catalogue", "--format", format) == svc_("catalogue", "itil4", "--format", format)


def test_a_catalogue_in_a_file_is_shown_with_what_it_inherits(svc_: Svc) -> None:
    Path("acme.vsc").write_text(ACME, "utf-8")
    told = json.loads(svc_("catalogue", "acme.vsc", "--format", "json").out)
    assert told["name"] == "acme"
    assert len(told["activities"]) == 6


def test_of_several_catalogues_the_one_that_no_other_extends_is_shown(svc_: Svc) -> None:
    Path("a.vsc").write_text(ACME + "catalogue retail extends acme\n", "utf-8")
    assert json.loads(svc_("catalogue", "a.vsc", "--format", "json").out)["name"] == "retail"
    assert json.loads(svc_("catalogue", "a.vsc", "--format", "json", "--name", "acme").out)["name"] == "acme"


@pytest.mark.parametrize("command", [("catalogue",), ("catalogue", "audit")])
def test_several_catalogues_that_none_extends_are_named(svc_: Svc, command: tuple[str, ...]) -> None:
    Path("a.vsc").write_text(ACME + "catalogue retail extends itil4\n", "utf-8")
    told = svc_(*command, "a.vsc")
    assert told.code == 2
    assert "a.vsc has the catalogues acme, retail: choose one with --name" in told.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("itil5",), "no catalogue and no file is called `itil5`; did you mean `itil4`?"),
        (("nope.vsc",), "nope.vsc can't be read: No such file or directory"),
        (("stream.vsc",), "stream.vsc has no catalogue"),
        (("--activity", "engag"), "the catalogue itil4 has no activity `engag`; did you mean `engage`?"),
        (("--activity", "customer"), "the catalogue itil4 has no activity `customer`; its activities are plan, "),
    ],
)
def test_what_is_not_there_is_a_usage_error(svc_: Svc, arguments: tuple[str, ...], message: str) -> None:
    Path("stream.vsc").write_text("user -> engage : incidents\n", "utf-8")
    told = svc_("catalogue", *arguments)
    assert (told.code, told.out) == (2, "")
    assert message in told.err


def test_a_catalogue_with_errors_is_not_shown_but_its_errors_are(svc_: Svc) -> None:
    Path("a.vsc").write_text(ACME.replace("engage", "engag"), "utf-8")
    told = svc_("catalogue", "a.vsc")
    assert (told.code, told.out) == (1, "")
    assert "a.vsc:2:9: error[VSC201]" in told.err


def test_the_audit_of_a_tailored_catalogue_leaves_out_what_it_allows(svc_: Svc) -> None:
    allowed = "design_transition -> improve : performance_information"
    Path("a.vsc").write_text(f"catalogue a extends itil4\n  allow {allowed}\n", "utf-8")
    assert allowed in svc_("catalogue", "audit").out
    assert allowed not in svc_("catalogue", "audit", "a.vsc").out


# --- why

ARROWS = [
    f"{source} -> {target} : {artefact}"
    for source in ("engage", "plan", "customer")
    for target in ("plan", "deliver_support", "user")
    for artefact in ("change_requests", "third_party", "services", "knowledge", '"Incidents"', "nonsense")
]


@every("arrow", [*ARROWS, "engage -> plan", "user -> user", "engage -> engage : change_requests"])
def test_why_judges_as_check_does(svc_: Svc, arrow: str) -> None:
    errors = [finding.code for finding in svc.analyse(arrow).diagnostics if finding.level == "error"]
    told = json.loads(svc_("why", arrow, "--format", "json").out)
    assert [each["code"] for each in told["diagnostics"] if each["level"] == "error"] == errors
    assert told["legal"] == (not errors)
    code = 0 if not errors else 1 if set(errors) == {"VSC301"} else 2
    assert svc_("why", arrow).code == code


def test_why_cites_the_lines_that_list_a_flow(svc_: Svc) -> None:
    told = svc_("why", "engage -> plan : third_party_knowledge")
    assert told.out.startswith(
        "engage -> plan : third_party_knowledge is in the catalogue itil4\n"
        "  third_party_knowledge is listed by both sides\n"
        '    input 6 of Plan (5.3): "Knowledge and information about third-party service components"\n'
        "    output 7 of Engage (5.5): "
    )


def test_why_says_of_a_flow_that_is_not_there_what_would_be(svc_: Svc) -> None:
    told = svc_("why", "engage -> plan : change_requests")
    assert told.code == 1
    assert "engage -> deliver_support -> obtain_build : change_requests -> plan" in told.out
    assert "to allow it, write in a catalogue of yours: allow engage -> plan : change_requests" in told.out


def test_why_looks_in_a_tailored_catalogue(svc_: Svc) -> None:
    Path("acme.vsc").write_text(ACME, "utf-8")
    told = svc_("why", "engage -> plan : change_requests", "--catalogue", "acme.vsc")
    assert told.code == 0
    assert "allow in catalogue acme: the board sits there (acme.vsc:2)\n" in told.out


def test_why_as_json_has_the_ends_and_the_lines(svc_: Svc) -> None:
    told = json.loads(svc_("why", "user -> engage : incidents", "--format", "json").out)
    assert list(told) == [
        "version", "arrow", "legal", "source", "target", "artefact", "listed_by", "because", "diagnostics",
        "forbidden_by", "allowed",
    ]  # fmt: skip
    assert (told["source"], told["target"], told["artefact"]) == ("user", "engage", "incidents")
    assert told["listed_by"] == "input"
    assert told["because"][0]["file"] == "svc:itil4.vsc"
    assert told["because"][0]["message"].startswith("input 5 of Engage (5.5)")


@pytest.mark.parametrize(
    "text",
    ["", "engage", "stream x", "engage > plan", "step a in engage", "a -> b : c\nb -> c : d", "use \"a.vsc\"", "\x00",
     "engage -> nowhere : incidents"],
)  # fmt: skip
@pytest.mark.parametrize("format", ["text", "json"])
def test_what_is_not_one_flow_is_not_understood(svc_: Svc, text: str, format: str) -> None:
    assert svc_("why", text, "--format", format).code == 2


def test_why_does_not_answer_from_a_catalogue_with_errors(svc_: Svc) -> None:
    Path("a.vsc").write_text(ACME.replace("engage", "engag"), "utf-8")
    assert svc_("why", "user -> engage : incidents", "--catalogue", "a.vsc").code == 2


# --- new


@pytest.mark.parametrize("template", [each for each in templates() if each != "house"])
def test_a_new_file_is_a_sound_stream_of_its_name(svc_: Svc, template: str) -> None:
    told = svc_("new", "mine", "--from", template)
    assert (told.code, told.err) == (0, "")
    assert told.out == "wrote mine.vsc; now try: svc check mine.vsc\n"
    assert svc.load("mine.vsc").stream.name == "mine"
    assert [path.name for path in Path().iterdir()] == ["mine.vsc"]


@pytest.mark.parametrize("name", ["mine", "h", "the_catalogue_of_a_very_large_organisation", "障害"])
def test_a_new_house_is_a_catalogue_of_its_name_with_nothing_to_say_against_it(svc_: Svc, name: str) -> None:
    told = svc_("new", name, "--from", "house")
    assert (told.code, told.out) == (0, f"wrote {name}.vsc; now try: svc check {name}.vsc\n")
    assert svc.load(f"{name}.vsc").catalogues[0].name == name
    assert svc_("check", ".", "--fail-on", "note").code == 0
    assert svc_("fmt", "--check", ".").code == 0
    text = Path(f"{name}.vsc").read_text("utf-8")
    assert f'use "{name}.vsc"' in text
    assert "house.vsc" not in text.replace(f"{name}.vsc", "")


@pytest.mark.parametrize("name", ["itil4", "audit", "diff"])
def test_a_house_is_not_called_as_no_catalogue_may_be(svc_: Svc, name: str) -> None:
    told = svc_("new", name, "--from", "house")
    assert told.code == 2
    assert f"`{name}` can't be the name of a catalogue" in told.err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("template", templates())
def test_without_a_name_a_file_is_called_like_its_template(svc_: Svc, template: str) -> None:
    assert svc_("new", "--from", template).code == 0
    assert [path.name for path in Path().iterdir()] == [f"{template}.vsc"]


def test_a_file_that_is_there_is_never_overwritten(svc_: Svc) -> None:
    Path("mine.vsc").write_text("kept", "utf-8")
    told = svc_("new", "mine.vsc")
    assert (told.code, told.out) == (2, "")
    assert told.err == "svc: mine.vsc already exists; not overwritten\n"
    assert [(path.name, path.read_text("utf-8")) for path in Path().iterdir()] == [("mine.vsc", "kept")]


def test_not_even_a_link_to_nowhere_is_overwritten(svc_: Svc) -> None:
    Path("mine.vsc").symlink_to("elsewhere.vsc")
    assert svc_("new", "mine").code == 2
    assert not Path("elsewhere.vsc").exists()


@pytest.mark.parametrize("name", ["", "a-b", "../x", "a/b", "1st", "a b", "x\x1b", "n" * 201])
def test_a_name_that_no_stream_can_have_is_refused(svc_: Svc, name: str) -> None:
    assert svc_("new", name).code == 2
    assert list(Path().iterdir()) == []


def test_the_templates_are_listed(svc_: Svc) -> None:
    assert svc_("new", "--list").out.split() == [*templates(), "table"]


def test_an_empty_table_is_one_that_the_import_knows(svc_: Svc) -> None:
    told = svc_("new", "mail", "--from", "table")
    assert told == (0, "wrote mail.csv; fill it in, then try: svc import mail.csv\n", "")
    assert svc_("import", "mail.csv") == (0, "stream mail\n", "")
    assert svc_("new", "mail", "--from", "table").code == 2


def test_an_unknown_template_is_a_usage_error_with_did_you_mean(svc_: Svc) -> None:
    told = svc_("new", "x", "--from", "restore_servise")
    assert told.code == 2
    assert "did you mean `restore_service`?" in told.err


# --- completion

ASK = {
    "bash": 'eval "$(svc completion bash)"; COMP_WORDS=(svc check --form); COMP_CWORD=2; _svc_completion svc;'
    ' echo "${COMPREPLY[@]}"',
    "zsh": 'autoload -Uz compinit; compinit -u -d "$PWD/dump"; eval "$(svc completion zsh)"; echo ${_comps[svc]}',
    "fish": 'svc completion fish | source; complete -C "svc check --form"',
}
ANSWER = {"bash": "--format", "zsh": "_svc_completion", "fish": "--format\tThe format of the findings."}


@pytest.mark.parametrize("shell", ASK)
def test_a_shell_takes_its_completion_script(tmp_path: Path, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    env = {"PATH": f"{SCRIPT.parent}:/usr/bin:/bin", "HOME": str(tmp_path)}
    quiet = {"bash": ["--norc"], "zsh": ["-f"], "fish": []}[shell]
    done = subprocess.run([shell, *quiet, "-c", ASK[shell]], env=env, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.strip() == ANSWER[shell]
