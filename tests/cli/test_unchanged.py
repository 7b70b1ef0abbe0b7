"""What `svc check` and `svc fmt` say of files that have not changed: the same, without looking at them again."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from svc.text.source import Source
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import write

__all__ = ["fixture_svc"]
CLEAN = """\
stream a
  step log    in engage           by service_desk
  step repair in deliver_support  by incident_management

  user   -> log    : incidents
  log    -> repair : user_support_tasks
  repair -> log    : completion_of_user_support_tasks
  repair -> user   : delivered_services
"""


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("SVC_CACHE", str(tmp_path_factory.mktemp("kept") / "cache"))


def noting(work: Callable[..., Any], seen: list[Any]) -> Callable[..., Any]:
    """The same work, whose first argument is noted each time."""

    def noted(*given: Any) -> Any:
        seen.append(given[0])
        return work(*given)

    return noted


def same_as_fresh(run: Svc, *command: str) -> None:
    fresh = run(*command, "--no-cache")
    assert [run(*command), run(*command)] == [fresh, fresh]


class TestShortWay:
    """What has not changed, and is without findings, is answered without a model of what is written or found."""

    @pytest.fixture(name="loaded")
    def fixture_loaded(self, monkeypatch: pytest.MonkeyPatch) -> list[object]:
        """The ways of `check` and `fmt` that are not short, each time that one is gone."""
        from svc.cli import usage
        from svc.cli.runs import checking

        gone: list[object] = []
        monkeypatch.setattr(checking, "check", noting(checking.check, gone))
        monkeypatch.setattr(usage, "invoke", noting(usage.invoke, gone))
        return gone

    @pytest.fixture(name="clean")
    def fixture_clean(self, svc_: Svc) -> Svc:
        """Checks files without findings, once they are known."""
        write(Path(), {
            "svc.toml": 'exclude = ["left/", "out.vsc"]\n', "a.vsc": CLEAN,
            "b/b.vsc": CLEAN.replace("stream a", "stream b"), "out.vsc": "stream", "left/a.vsc": "stream",
            ".gitignore": "ignored*\n", "ignored.vsc": "stream",
        })  # fmt: skip
        assert svc_("check", ".").out == "no findings in 2 files\n"
        assert svc_("fmt", ".").out == ""
        return svc_

    @pytest.mark.parametrize(
        "command",
        [
            ("check", "."), ("check", "a.vsc"), ("check", "./b", "a.vsc", "b/../a.vsc"), ("fmt", "--check", "."),
            ("fmt", "."), ("fmt", "--check", "a.vsc", "b/b.vsc"),
        ],
    )  # fmt: skip
    def test_it_is_gone_and_says_what_the_long_way_says(
        self, clean: Svc, loaded: list[object], command: tuple[str, ...]
    ) -> None:
        clean(*command)
        loaded.clear()
        found = clean(*command)
        assert loaded == []
        assert found == clean(*command, "--no-cache")
        assert loaded

    @pytest.mark.parametrize(
        "change",
        [
            {"a.vsc": CLEAN + "# x\n"}, {"a.vsc": CLEAN.replace("stream a", "stream  b")}, {"a.vsc": b"\xff"},
            {"new.vsc": CLEAN.replace("stream a", "stream new")}, {".gitignore": ""}, {"svc.toml": ""},
            {"svc.toml": "unknown = 1\n"}, {"b/svc.toml": "broken"}, {"b/b.vsc": CLEAN},
            {"b/pyproject.toml": "[tool.svc]\n"}, {"b/.gitignore": "*\n"}, {"b/pyvenv.cfg": ""}, {"a.vsc": ""},
        ],
        ids=lambda change: " ".join(change),
    )  # fmt: skip
    def test_what_has_changed_is_seen(self, clean: Svc, change: dict[str, str | bytes]) -> None:
        for path, text in change.items():
            Path(path).write_bytes(text if isinstance(text, bytes) else text.encode())
        for command in (("check", "."), ("check", "a.vsc", "b/b.vsc"), ("fmt", "--check", ".")):
            same_as_fresh(clean, *command)

    def test_links_are_followed_as_on_the_long_way(self, clean: Svc, tmp_path_factory: pytest.TempPathFactory) -> None:
        outside = tmp_path_factory.mktemp("else")
        write(outside, {"c.vsc": CLEAN.replace("stream a", "stream c")})
        Path("c.vsc").symlink_to(outside / "c.vsc")
        for line in ("check c.vsc", "check .", "fmt --check .", "check . c.vsc"):
            same_as_fresh(clean, *line.split())
        Path("c.vsc").unlink()
        Path("d").symlink_to(outside)
        for line in ("check d/c.vsc", "check .", "check d", "fmt --check . d/c.vsc"):
            same_as_fresh(clean, *line.split())

    @pytest.mark.parametrize("paths", [["gone.vsc"], ["a.vsc", "gone"], ["left"], [""], ["a.vsc", "empty"]])
    def test_what_can_not_be_read_is_reported_as_on_the_long_way(self, clean: Svc, paths: list[str]) -> None:
        Path("empty").mkdir()
        same_as_fresh(clean, "check", *paths)

    def test_a_byte_order_mark_and_other_newlines_count_as_they_did(self, clean: Svc) -> None:
        Path("a.vsc").write_bytes(b"\xef\xbb\xbf" + CLEAN.replace("\n", "\r\n").encode())
        for command in (("check", "a.vsc"), ("fmt", "--check", "a.vsc")):
            same_as_fresh(clean, *command)

    def test_no_library_is_imported(self, clean: Svc) -> None:
        """An import of attrs, click or lark takes longer than all else of a short run."""
        program = (
            "import sys; before = {*sys.modules}; from svc.cli.front import invoke;"
            "code = invoke(['check', '.']) or invoke(['fmt', '.']); new = sys.modules.keys() - before;"
            "print(code, *{'attr', 'click', 'lark', 'pathlib', 'json', 'platformdirs'} & new)"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
        assert (done.stdout, done.stderr) == ("no findings in 2 files\n0\n", "")


class TestLayout:
    def test_a_text_with_the_layout_is_not_formatted_again(self, svc_: Svc, monkeypatch: pytest.MonkeyPatch) -> None:
        from svc.syntax import formatter

        write(Path(), {"a.vsc": CLEAN, "b.vsc": CLEAN.replace("  user", "user"), "c.vsc": "stream c\n  stp x\n"})
        fresh = svc_("fmt", "--check", ".", "--no-cache")
        assert svc_("fmt", "--check", ".") == fresh
        seen: list[Source] = []
        monkeypatch.setattr(formatter, "formatted", noting(formatter.formatted, seen))
        assert svc_("fmt", "--check", ".") == fresh
        assert [each.name for each in seen] == ["b.vsc", "c.vsc"]
        assert svc_("fmt", "--check", ".", "--diff") == svc_("fmt", "--check", ".", "--diff", "--no-cache")
