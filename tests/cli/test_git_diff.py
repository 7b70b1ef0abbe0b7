"""`svc diff` as git calls it: for `git diff`, `git log`, `git show` and `git difftool`, in a repository of its own."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.command_line import SCRIPT, Svc, fixture_svc
from tests.support.thorough import first

__all__ = ["fixture_svc"]

CATALOGUE = 'catalogue acme extends itil4\n  allow engage -> user : feedback because "the desk says how it went"\n'
STREAM = """\
use "../acme.vsc"

stream laptop "A new laptop" follows acme
  step ask "Ask" in engage takes 60m
  user -> ask : requests
  ask -> user : feedback
"""
CHANGED = "stream laptop\n  compatible\n    ~ step ask changed\n        takes: 2h, was 60m\n\n1 compatible\n"


class Repository:
    """A repository in the current folder, and its git with svc as the program that shows differences."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "SVC_"))},
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_PAGER": "cat", "NO_COLOR": "1",
            "GIT_AUTHOR_NAME": "n", "GIT_AUTHOR_EMAIL": "e@example.org",
            "GIT_COMMITTER_NAME": "n", "GIT_COMMITTER_EMAIL": "e@example.org",
            "PATH": f"{SCRIPT.parent}{os.pathsep}{os.environ['PATH']}",
        }  # fmt: skip
        self.folder = folder

    def git(self, *arguments: str, **environment: str) -> str:
        """What git prints; its exit code must be 0."""
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env={**self.environment, **environment}, capture_output=True,
            timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.decode()

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")

    def commit(self) -> None:
        self.git("add", ".")
        self.git("commit", "-q", "--no-verify", "-m", "m")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with a stream in a folder and its catalogue above, committed; `diff.svc` shows `.vsc` files."""
    made = Repository(tmp_path)
    made.git("init", "-q", "-b", "main")
    made.git("config", "diff.svc.command", "svc diff")
    for name, text in {
        ".gitattributes": "*.vsc diff=svc\n", "svc.toml": "", "acme.vsc": CATALOGUE, "streams/a.vsc": STREAM,
        "README.md": "one\n",
    }.items():  # fmt: skip
        made.write(name, text)
    made.commit()
    return made


def test_git_diff_shows_what_a_stream_means_with_the_files_that_it_uses(repository: Repository) -> None:
    repository.write("streams/a.vsc", STREAM.replace("60m", "2h"))
    assert repository.git("diff") == f"streams/a.vsc\n{CHANGED}\n"
    repository.git("add", ".")
    assert repository.git("diff", "--cached") == f"streams/a.vsc\n{CHANGED}\n"


def test_other_files_are_shown_by_git_itself(repository: Repository) -> None:
    repository.write("README.md", "two\n")
    assert "-one\n+two\n" in repository.git("diff")


def test_another_layout_makes_no_difference(repository: Repository) -> None:
    repository.write("streams/a.vsc", STREAM.replace("  ", "      ") + "# a comment\n")
    assert repository.git("diff") == "streams/a.vsc\nnothing changed in meaning\n\n"


def test_a_catalogue_that_changed_is_shown(repository: Repository) -> None:
    repository.write("acme.vsc", CATALOGUE.replace("-> user", "-> plan"))
    told = repository.git("diff")
    assert "  + engage -> plan : feedback\n" in told
    assert "  - engage -> user : feedback\n" in told
    assert "nothing changed" not in told


def test_new_removed_and_renamed_files(repository: Repository) -> None:
    repository.write("streams/new.vsc", STREAM.replace("laptop", "phone"))
    repository.write("streams/gone.vsc", STREAM.replace("laptop", "screen"))
    repository.git("add", "streams/gone.vsc")
    repository.git("commit", "-q", "-m", "m")
    repository.git("add", ".")
    repository.git("rm", "-q", "streams/gone.vsc")
    repository.git("mv", "streams/a.vsc", "streams/b.vsc")
    repository.write("streams/b.vsc", STREAM.replace("60m", "2h"))
    told = repository.git("diff", "-M50%", "HEAD", "--", "streams/a.vsc", "streams/b.vsc")
    assert told == f"streams/a.vsc -> streams/b.vsc\n{CHANGED}\n"
    told = repository.git("diff", "--no-renames", "HEAD")
    assert "streams/new.vsc\nstream phone\n  compatible\n    + stream phone added\n" in told
    assert "streams/gone.vsc\nstream screen\n  breaking\n    - stream screen removed\n" in told


def test_a_path_whose_folder_is_gone(repository: Repository) -> None:
    repository.git("rm", "-q", "-r", "streams")
    assert "    - stream laptop removed\n" in repository.git("diff", "HEAD")


def test_log_and_show_with_their_option(repository: Repository) -> None:
    repository.write("streams/a.vsc", STREAM.replace("60m", "2h"))
    repository.commit()
    assert CHANGED in repository.git("show", "--ext-diff")
    assert CHANGED in repository.git("log", "-p", "--ext-diff", "-1")
    assert CHANGED in repository.git("diff", "HEAD~1", "HEAD")


def test_the_variable_is_for_all_files_and_svc_says_which_it_does_not_compare(repository: Repository) -> None:
    (repository.folder / ".gitattributes").unlink()
    repository.commit()
    repository.write("README.md", "two\n")
    repository.write("streams/a.vsc", STREAM.replace("60m", "2h"))
    assert repository.git("diff", GIT_EXTERNAL_DIFF="svc diff") == f"README.md\n\nstreams/a.vsc\n{CHANGED}\n"


def test_other_formats(repository: Repository) -> None:
    repository.write("streams/a.vsc", STREAM.replace("60m", "2h"))
    data = json.loads(repository.git("-c", "diff.svc.command=svc diff --format json", "diff"))
    assert data["effect"] == "compatible"
    assert data["after"] == "streams/a.vsc"
    assert data["before"].startswith("streams/a.vsc at ")
    told = repository.git("-c", "diff.svc.command=svc diff --format markdown", "diff")
    assert told.startswith("## `streams/a.vsc`\n\n### ")


def test_a_file_that_can_not_be_read_does_not_stop_git(repository: Repository) -> None:
    (repository.folder / "broken.vsc").write_bytes(b"stream a\n")
    repository.commit()
    (repository.folder / "broken.vsc").write_bytes(b"\xff\xfe")
    repository.write("streams/a.vsc", STREAM.replace("60m", "2h"))
    assert repository.git("diff") == f"broken.vsc\n\nstreams/a.vsc\n{CHANGED}\n"


def test_a_file_that_is_not_merged(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "work")
    repository.write("streams/a.vsc", STREAM.replace("60m", "2h"))
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write("streams/a.vsc", STREAM.replace("60m", "3h"))
    repository.commit()
    subprocess.run(["git", "merge", "-q", "work"], cwd=repository.folder, env=repository.environment, check=False,
                   capture_output=True, timeout=60)  # fmt: skip
    assert "streams/a.vsc has unmerged changes\n" in repository.git("diff", "--cached")


def test_difftool(repository: Repository) -> None:
    repository.write("streams/a.vsc", STREAM.replace("60m", "2h"))
    repository.git("config", "difftool.svc.cmd", 'svc diff "$MERGED" "$LOCAL" . . "$REMOTE" . .')
    assert repository.git("difftool", "--no-prompt", "--tool=svc") == f"streams/a.vsc\n{CHANGED}\n"
    repository.write("alone.vsc", "stream alone\n  user -> engage : incidents\n")
    repository.git("add", "-N", "alone.vsc")
    told = repository.git("difftool", "--no-prompt", "--extcmd=svc diff", "--", "alone.vsc")
    assert "    + stream alone added\n" in told


# --- links that git found

SECRET = "s3cr3t"
LINKS = {"d": "../out", "a.vsc": "../out/a.vsc", "d/e": "../../out", "d/a.vsc": "../../out/a.vsc"}
"""What becomes a link, and where it leads."""
FOLLOWING = 'use "secret.vsc"\nstream s follows k\n  user -> plan : incidents\n'


@pytest.fixture(name="linked")
def fixture_linked(tmp_path: Path) -> Repository:
    """A repository with a stream at its top and one in a folder, committed; outside is the file that they use."""
    made = Repository(tmp_path / "proj")
    made.folder.mkdir()
    made.git("init", "-q", "-b", "main")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "secret.vsc").write_text(f'catalogue k extends itil4\n  party user "{SECRET}"\n', "utf-8")
    (tmp_path / "out" / "a.vsc").write_text(f'stream s "{SECRET}"\n', "utf-8")
    (tmp_path / "out" / "svc.toml").write_text(f'{SECRET} = "{SECRET}"\n', "utf-8")
    for name in ("a.vsc", "d/a.vsc", "d/e/a.vsc"):
        (made.folder / name).parent.mkdir(exist_ok=True)
        made.write(name, FOLLOWING)
    made.commit()
    return made


@pytest.mark.parametrize("configured", first(1, [True, False]))
@pytest.mark.parametrize("name", first(1, [*LINKS]))
def test_nothing_is_read_through_a_link_that_takes_a_place_in_the_work_tree(
    linked: Repository, name: str, configured: bool
) -> None:
    if configured:
        linked.write("svc.toml", "")
    shutil.rmtree(linked.folder / name) if (linked.folder / name).is_dir() else (linked.folder / name).unlink()
    (linked.folder / name).symlink_to(LINKS[name])
    told = linked.git("diff", GIT_EXTERNAL_DIFF="svc diff")
    linked.commit()
    for shown in (told, linked.git("show", "--ext-diff", "HEAD", GIT_EXTERNAL_DIFF="svc diff")):
        assert "a.vsc\n" in shown
        assert SECRET not in shown


def test_a_folder_that_leaves_its_project_for_another_in_the_repository_is_not_followed(linked: Repository) -> None:
    linked.write("svc.toml", "")
    linked.write("d/svc.toml", "")
    linked.write("f/secret.vsc", f'catalogue k extends itil4\n  party user "{SECRET}"\n')
    shutil.rmtree(linked.folder / "d" / "e")
    (linked.folder / "d" / "e").symlink_to("../f")
    assert SECRET not in linked.git("diff", "--", "d", GIT_EXTERNAL_DIFF="svc diff")


@pytest.mark.parametrize("path", ["../out/a.vsc", "d/../../out/a.vsc", "{out}/a.vsc"])
def test_a_path_that_no_work_tree_has_leads_nowhere(
    svc_: Svc, linked: Repository, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(linked.folder)
    path = path.replace("{out}", os.fspath(linked.folder.parent / "out"))
    told = svc_("diff", path, "a.vsc", ".", ".", "/dev/null", ".", ".")
    assert "- stream s removed" in told.out
    assert SECRET not in told.out + told.err


@pytest.mark.parametrize("name", ["a.vsc", "d/a.vsc"])
def test_a_file_that_becomes_a_link_when_git_has_looked_is_not_opened(
    svc_: Svc, linked: Repository, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(linked.folder)
    (linked.folder / name).unlink()
    (linked.folder / name).symlink_to(linked.folder.parent / "out" / "a.vsc")
    told = svc_("diff", name, "/dev/null", ".", ".", name, ".", ".")
    assert f"{name} is a link that leads out of the project, so it is not opened [VSC214]" in told.err
    assert SECRET not in told.out + told.err


# --- by hand


def test_a_file_that_is_not_there_is_dev_null(svc_: Svc) -> None:
    Path("a.vsc").write_text("stream alone\n  user -> engage : incidents\n", "utf-8")
    assert "+ stream alone added" in svc_("diff", "/dev/null", "a.vsc").out
    assert "- stream alone removed" in svc_("diff", "a.vsc", "/dev/null").out
    assert svc_("diff", "/dev/null", "/dev/null") == (0, "nothing changed in meaning\n", "")


@pytest.mark.parametrize("number", [0, 1, 3, 6, 7, 8, 9, 10])
def test_any_other_number_of_files_is_a_usage_error(svc_: Svc, number: int) -> None:
    told = svc_("diff", *["a.vsc"] * number)
    assert told.code == 2
    assert "give two files, or one file and --against" in told.err


def test_a_hostile_path_is_shown_as_text(svc_: Svc) -> None:
    path = "a\n\x1b[2J.vsc"
    told = svc_("diff", path, "/dev/null", ".", ".", "/dev/null", ".", ".")
    assert told.code == 0
    assert told.out.count("\n") == 3
    assert "\x1b" not in told.out
