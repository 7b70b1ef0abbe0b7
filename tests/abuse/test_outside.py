"""Links that lead out of a project: what a walk finds is not opened there, whatever the command and the format."""

import json
import os
from pathlib import Path

import pytest

import svc
from tests.support.command_line import Svc, fixture_svc, process
from tests.support.folders import ACME, RESTORE, write
from tests.support.outside import FILE_LINKS, FOLDER_LINKS, HOSTILE, SECRET, hostile, untouched
from tests.support.projects import Project
from tests.support.thorough import first

__all__ = ["fixture_svc"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and devices of POSIX")

CHECKS = [("check", "--format", form) for form in ("text", "json", "sarif", "github", "gitlab", "junit")]
COMMANDS: dict[tuple[str, ...], int] = {
    **dict.fromkeys(CHECKS, 1),
    ("check", "--fail-on", "warning", "--statistics"): 1,
    ("check", "--select", "VSC4"): 1,
    ("check", "--ignore", "VSC214"): 1,
    ("check", "--catalogue", "itil4"): 1,
    ("check", "--write-baseline", "baseline.json"): 1,
    ("check", "--baseline", "empty.json"): 1,
    ("fmt",): 1,
    ("fmt", "--check"): 1,
    ("fmt", "--diff"): 1,
    ("fix",): 1,
    ("fix", "--diff"): 1,
    **{("allowances", "--format", form): 2 for form in ("text", "json", "csv")},
    **{("portfolio", "--no-cache", "--format", form): 2 for form in ("text", "json", "csv", "html", "svg")},
    ("portfolio", "--jobs", "2", "-o", "all.html"): 2,
}
"""Every command that walks, and how it ends where links lead out."""


@pytest.fixture(name="root")
def fixture_root(tmp_path: Path, svc_: Svc, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = hostile(tmp_path)
    write(root, {"empty.json": '{"version": 1, "findings": []}'})
    monkeypatch.setenv(SECRET, SECRET)
    monkeypatch.setenv("SVC_CACHE", os.fspath(root / "cache"))
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("walked", [".", "../proj", "here"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_opens_quotes_or_changes_anything_outside_r02_t08(
    svc_: Svc, root: Path, command: tuple[str, ...], walked: str
) -> None:
    with untouched(root.parent):
        told = svc_(command[0], walked, *command[1:])
    assert told.code == COMMANDS[command], told.err
    written = [path.read_text("utf-8", "replace") for path in root.rglob("*") if _is_ours(root, path)]
    for text in (told.out, told.err, *written):
        assert SECRET not in text
    for name in FILE_LINKS:
        assert name in told.out + told.err


def _is_ours(root: Path, path: Path) -> bool:
    return path.is_file() and path.resolve().is_relative_to(root)


def test_each_link_is_one_finding_that_names_it_and_real_files_are_read_once_r02(svc_: Svc, root: Path) -> None:
    told = json.loads(svc_("check", ".", "--format", "json").out)
    found = {(each["file"], each["code"]) for each in told["diagnostics"]}
    assert found == {*((name, "VSC214") for name in FILE_LINKS), *((name, "VSC215") for name in FOLDER_LINKS)}
    assert len(told["diagnostics"]) == len(found)
    assert told["files"] == ["again.vsc", "folder.d/good.vsc"]


@pytest.mark.parametrize("name", first(3, [*FILE_LINKS]))
def test_the_environment_and_files_of_others_stay_unquoted_in_a_process_of_its_own_t08(root: Path, name: str) -> None:
    for other in {*FILE_LINKS} - {name}:
        (root / other).unlink()
    told = process("check", ".", cwd=root, env={"AWS_KEY": SECRET})
    assert told.code == 1
    assert told.out.count("VSC214") == 1
    assert SECRET not in told.out + told.err


def test_a_link_within_the_project_may_leave_the_walked_folder_r02(svc_: Svc, tmp_path: Path) -> None:
    write(tmp_path, {"svc.toml": "", "shared/a.vsc": f"stream a\n{RESTORE}", "streams/b.vsc": f"stream b\n{RESTORE}"})
    (tmp_path / "streams" / "a.vsc").symlink_to("../shared/a.vsc")
    assert svc_("check", "streams").out == "no findings in 2 files\n"
    (tmp_path / "svc.toml").unlink()
    assert "streams/a.vsc:1:1: error[VSC214]" in svc_("check", "streams").out


def test_what_is_left_out_of_a_walk_is_not_reported_r13(svc_: Svc, root: Path) -> None:
    write(root, {"svc.toml": 'exclude = ["*.vsc", "up", "self", "evil"]\n', ".gitignore": "out\n"})
    told = svc_("check", ".")
    assert (told.code, told.out) == (2, "")


def test_the_note_of_a_folder_can_be_switched_off_and_the_error_of_a_file_not_r02(svc_: Svc, root: Path) -> None:
    write(root, {"svc.toml": '[levels]\noutside-folder = "off"\n'})
    told = svc_("check", ".").out
    assert "VSC215" not in told
    assert told.count("error[VSC214]") == len(FILE_LINKS)


def test_a_file_and_a_folder_that_the_user_names_may_be_links_to_anywhere_r02(svc_: Svc, root: Path) -> None:
    write(root.parent, {"else/a.vsc": "user -> engage : nonsense\n"})
    (root / "a.vsc").symlink_to("../else/a.vsc")
    (root / "else").symlink_to("../else")
    for named in (["a.vsc"], [".", "a.vsc"], ["a.vsc", "."], ["else"], ["else/a.vsc"]):
        told = svc_("check", *named).out
        assert ("VSC202" in told, "a.vsc:1:1: error[VSC214]" in told) == (True, False), named
    assert svc_("fmt", "a.vsc").code == 0


def test_a_named_link_belongs_to_the_project_that_it_leads_to_r02(svc_: Svc, tmp_path: Path) -> None:
    other = {
        "svc.toml": 'catalogue = "acme.vsc"\n',
        "acme.vsc": ACME,
        "b.vsc": f"{RESTORE}  engage -> user : feedback\n",
    }
    write(tmp_path, {"proj/a.vsc": RESTORE, **{f"other/{name}": text for name, text in other.items()}})
    (tmp_path / "proj" / "b.vsc").symlink_to("../other/b.vsc")
    for order in (["proj/a.vsc", "proj/b.vsc"], ["proj/b.vsc", "proj/a.vsc"]):
        assert svc_("check", *order).out == "no findings in 2 files\n"


# --- what svc finds for itself: configurations, catalogues, the rules of git, caches


@pytest.mark.parametrize(
    "arguments", [("check", "good.vsc"), ("check", "."), ("check", "--show-config"), ("render", "good.vsc")]
)
def test_a_configuration_that_leads_out_does_not_count_and_is_not_quoted_x01(
    svc_: Svc, root: Path, arguments: tuple[str, ...]
) -> None:
    (root / "svc.toml").symlink_to("../secret/svc.toml")
    with untouched(root.parent):
        told = svc_(*arguments)
    assert "VSC912" in told.out + told.err
    assert SECRET not in told.out + told.err


def test_a_shared_configuration_that_leads_out_is_left_to_others_x01(svc_: Svc, root: Path) -> None:
    (root / "pyproject.toml").symlink_to("../secret/pyproject.toml")
    with untouched(root.parent):
        told = svc_("check", "good.vsc")
    assert (told.code, told.out) == (0, "no findings in 1 file\n")


def test_a_linked_configuration_that_stays_inside_counts_x01(svc_: Svc, root: Path) -> None:
    write(root, {"conf/ours.toml": 'exclude = ["*.vsc"]\n'})
    (root / "svc.toml").symlink_to("conf/ours.toml")
    assert "no .vsc file below ." in svc_("check", ".").err


@pytest.mark.parametrize("catalogue", ["out/acme.vsc", "acme.vsc", "../secret/acme.vsc"])
def test_a_catalogue_of_the_settings_that_leads_out_is_not_opened_r02(svc_: Svc, root: Path, catalogue: str) -> None:
    (root / "acme.vsc").symlink_to("../secret/acme.vsc")
    write(root, {"svc.toml": f'catalogue = "{catalogue}"\n'})
    with untouched(root.parent):
        told = svc_("check", "good.vsc")
    assert (told.code, "VSC911" in told.out, SECRET in told.out) == (1, True, False)


@pytest.mark.parametrize("repository", [".git", "../.git"])
@pytest.mark.parametrize("name", [".gitignore", "folder.d/.gitignore"])
def test_rules_of_git_that_are_a_link_are_not_read_r13(svc_: Svc, root: Path, name: str, repository: str) -> None:
    (root / repository).mkdir()
    write(root.parent, {"secret/rules": "good.vsc\n"})
    (root / name).symlink_to(root.parent / "secret" / "rules")
    with untouched(root.parent):
        told = json.loads(svc_("check", ".", "--format", "json").out)
    assert told["files"] == ["again.vsc", "folder.d/good.vsc"]


def test_a_list_of_gits_own_that_is_a_link_does_not_count_r13(svc_: Svc, root: Path) -> None:
    write(root, {".git/info/x": ""})
    write(root.parent, {"secret/rules": "good.vsc\n"})
    (root / ".git" / "info" / "exclude").symlink_to("../../../secret/rules")
    with untouched(root.parent):
        assert "folder.d/good.vsc" in svc_("check", ".", "--format", "json").out


@pytest.mark.parametrize(
    ("command", "messy"), [("fix", "user => engage : incidents\n"), ("fmt", "user->engage:incidents\n")]
)
def test_what_is_above_the_target_of_a_link_has_the_rules_of_its_own_folder_r13(
    svc_: Svc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, messy: str
) -> None:
    write(tmp_path, {"real/sub/z": "", "real/.gitignore": "x.vsc\n", "real/x.vsc": messy, "real/y.vsc": messy})
    write(tmp_path, {"proj/.gitignore": "y.vsc\n"})
    (tmp_path / "proj" / "l").symlink_to("../real/sub")
    monkeypatch.chdir(tmp_path / "proj")
    svc_(command, "l/..")
    assert (tmp_path / "real" / "x.vsc").read_text("utf-8") == messy
    assert (tmp_path / "real" / "y.vsc").read_text("utf-8") != messy


def test_links_out_below_two_folders_that_look_alike_are_two_findings_r02(svc_: Svc, root: Path) -> None:
    write(root.parent, {"else/sub/z": ""})
    (root / "l").symlink_to("../else/sub")
    (root.parent / "else" / "file.vsc").symlink_to("../secret/same.vsc")
    told = svc_("check", ".", "l/..").out
    assert "\nl/../file.vsc:1:1: error[VSC214]" in told
    assert "\nfile.vsc:1:1: error[VSC214]" in told


def test_a_list_of_gits_own_that_is_elsewhere_does_not_count_r13(svc_: Svc, tmp_path: Path) -> None:
    write(tmp_path, {"proj/a.vsc": RESTORE, "git/info/exclude": "a.vsc\n"})
    (tmp_path / "proj" / ".git").symlink_to("../git")
    with untouched(tmp_path):
        assert svc_("check", "proj").out == "no findings in 1 file\n"


def test_a_cache_that_is_a_link_is_made_anew_x05(svc_: Svc, root: Path) -> None:
    from svc.project.cache import NAME

    for to in ("../../secret/svc.toml", "../../secret/none.sqlite"):
        write(root, {"cache/x": ""})
        (root / "cache" / NAME).unlink(missing_ok=True)
        (root / "cache" / NAME).symlink_to(to)
        with untouched(root.parent):
            assert svc_("portfolio", "good.vsc").code == 0
        assert not (root / "cache" / NAME).is_symlink()


# --- systems


@pytest.mark.parametrize("kind", ["without O_PATH", "paths spelled in another way", "no paths of what is open"])
def test_every_way_to_open_reads_and_writes_what_is_inside_and_follows_no_link_r10(
    svc_: Svc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    from svc.project.files import opening

    if kind == "without O_PATH":
        monkeypatch.setattr(opening, "PINNED", 0)
        monkeypatch.setattr(opening, "STEP", opening.FOLDER | os.O_RDONLY)
    else:
        monkeypatch.setattr(opening, "_target", lambda link: "/another" if "spelled" in kind else "")
    write(tmp_path, {"proj/sub/a.vsc": RESTORE.replace(" : ", ":"), "secret/a.vsc": HOSTILE})
    assert svc_("fmt", "proj").code == svc_("check", "proj").code == 0
    laid_out = (tmp_path / "proj" / "sub" / "a.vsc").read_text("utf-8")
    assert laid_out.split() == RESTORE.split()
    real = os.path.realpath(tmp_path / "proj" / "sub" / "a.vsc")
    (tmp_path / "proj" / "sub").rename(tmp_path / "proj" / "was")
    (tmp_path / "proj" / "sub").symlink_to("../secret")
    with untouched(tmp_path), pytest.raises(OSError, match=r"Not a directory|Too many levels"):
        opening.unlinked(real, os.O_RDONLY)


def test_a_folder_that_is_taken_for_a_file_is_closed_again_r09(tmp_path: Path) -> None:
    from svc.project import files, sources

    before = len(os.listdir("/proc/self/fd"))
    for within in (None, os.path.realpath(tmp_path)):
        with pytest.raises(svc.FileError, match="Is a directory"):
            sources.read(tmp_path, within=within)
    with pytest.raises(svc.FileError):
        files.rewrite(tmp_path, "", "x")
    assert len(os.listdir("/proc/self/fd")) == before


# --- programs


def test_a_workspace_reports_links_that_lead_out_r02(root: Path) -> None:
    with untouched(root.parent):
        space = svc.Workspace.open(root)
    assert [Path(each.file.name).name for each in space.analyses] == ["good.vsc", "good.vsc"]
    told = [each.code for each in space.diagnostics]
    assert (told.count("VSC214"), told.count("VSC215")) == (len(FILE_LINKS), len(FOLDER_LINKS))
    assert SECRET not in str(space.diagnostics)


def test_a_preview_watches_no_folder_outside_r02(root: Path) -> None:
    from svc.cli.commands.watch import Wanted, _seen

    write(
        root, {"using.vsc": f'use "out/acme.vsc"\nuse "../secret/acme.vsc"\nuse "gone/acme.vsc"\nstream a\n{RESTORE}'}
    )
    with untouched(root.parent):
        seen = _seen("using.vsc", Wanted(None, "auto", None, "auto"))
    assert [os.path.relpath(path) for path in seen.rests_on] == ["using.vsc", "gone/acme.vsc", "svc.toml"]


@pytest.mark.parametrize("update", [(), ("--svc-update",)])
def test_a_linked_file_that_leads_out_is_a_failed_test_of_pytest_r02(
    pytester: pytest.Pytester, update: tuple[str, ...]
) -> None:
    secret = pytester.path.parent / "secret.vsc"
    project = Project(pytester, good=RESTORE)
    secret.write_text(HOSTILE, "utf-8")
    project.path("a").symlink_to(secret)
    done = project.pytest(*update)
    assert done.ret == 1
    assert "streams/a.vsc is a link that leads out of the project" in str(done.stdout)
    assert SECRET not in f"{done.stdout}{done.stderr}"
    assert secret.read_text("utf-8") == HOSTILE
