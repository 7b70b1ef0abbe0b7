"""What earlier runs have found: believed as long as nothing has changed, and never seen in what svc says."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from svc.project.cache import NAME
from svc.text.source import Source
from tests.support import ROOT
from tests.support.command_line import Result, Svc, fixture_svc
from tests.support.folders import ACME, FOLLOWING, RESTORE, write

__all__ = ["fixture_svc"]
FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")
Parsed = list[str]


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("SVC_CACHE", str(tmp_path_factory.mktemp("kept") / "cache"))


def file() -> Path:
    return Path(os.environ["SVC_CACHE"], NAME)


@pytest.fixture(name="parsed")
def fixture_parsed(monkeypatch: pytest.MonkeyPatch) -> Parsed:
    """The names of the texts that were parsed."""
    from svc.project import file_cache

    found: Parsed = []
    parse = file_cache.parse  # type: ignore[attr-defined]  # it is none of its names

    def noted(source: Source) -> object:
        found.append(source.name)
        return parse(source)

    monkeypatch.setattr(file_cache, "parse", noted)
    return found


@pytest.fixture(name="three")
def fixture_three(svc_: Svc) -> Callable[..., Result]:
    """Checks a folder with a catalogue, a stream that follows it, and one with a warning, with an allowance."""
    write(Path(), {
        "svc.toml": "", "acme.vsc": ACME, "a.vsc": FOLLOWING, "b/ask.vsc": f"stream ask\n{RESTORE}  engage -> plan\n",
    })  # fmt: skip
    return lambda *options: svc_("check", ".", *options)


class TestEquality:
    @pytest.mark.parametrize(
        ("folder", "format"),
        [*(("examples", each) for each in FORMATS), ("tests/cases", "json"), ("tests/cases", "sarif")],
    )
    def test_every_format_says_the_same_from_the_cache(
        self, svc_: Svc, monkeypatch: pytest.MonkeyPatch, folder: str, format: str
    ) -> None:
        monkeypatch.chdir(ROOT)
        command = ("check", folder, "--format", format, "--statistics")
        fresh = svc_(*command, "--no-cache")
        assert [svc_(*command), svc_(*command)] == [fresh, fresh]

    @pytest.mark.parametrize(
        "options",
        [
            ("--select", "VSC303"), ("--ignore", "VSC4"), ("--quiet",), ("--today", "2000-01-01"),
            ("--fail-on", "note"), ("--baseline", "svc-baseline.json"), ("--catalogue", "itil4"),
            ("--write-baseline", "new.json"),
        ],
    )  # fmt: skip
    def test_options_see_the_same(self, three: Callable[..., Result], svc_: Svc, options: tuple[str, ...]) -> None:
        svc_("check", ".", "--write-baseline", "svc-baseline.json", "--no-cache")
        write(Path(), {"b/ask.vsc": f"stream ask\n{RESTORE}  engage -> plan\n  step x in plan\n"})
        three()
        fresh = three(*options, "--no-cache")
        assert [three(*options), three(*options)] == [fresh, fresh]

    def test_names_follow_from_the_folder_in_which_svc_runs(
        self, three: Callable[..., Result], svc_: Svc, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        three()
        monkeypatch.chdir("b")
        for paths in (["ask.vsc"], ["../b/ask.vsc"], [".."], [os.path.abspath("ask.vsc")], ["../a.vsc", "../acme.vsc"]):
            fresh = svc_("check", *paths, "--no-cache")
            assert [svc_("check", *paths), svc_("check", *paths)] == [fresh, fresh]

    def test_repeated_names_and_their_allowances_are_seen(self, svc_: Svc) -> None:
        stream = f"stream restore\n{RESTORE}"
        allowed = f"# svc: allow-file VSC216 because it is so\n{stream}"
        write(Path(), {"svc.toml": "", "a.vsc": stream, "b.vsc": allowed, "c.vsc": stream, "d.vsc": "stream d\n"})
        for paths in (["."], ["a.vsc", "b.vsc"], ["b.vsc", "d.vsc"], ["b.vsc"]):
            fresh = svc_("check", *paths, "--no-cache")
            assert [svc_("check", *paths), svc_("check", *paths)] == [fresh, fresh]


class TestChange:
    def test_what_has_not_changed_is_not_parsed_again(self, three: Callable[..., Result], parsed: Parsed) -> None:
        three()
        assert sorted(parsed) == ["a.vsc", "acme.vsc", "b/ask.vsc"]
        parsed.clear()
        three()
        assert parsed == []
        three("--no-cache")
        assert len(parsed) == 3

    @pytest.mark.parametrize(
        ("change", "again"),
        [
            ({"b/ask.vsc": "stream other\n"}, ["b/ask.vsc"]),
            ({"acme.vsc": ACME.replace("feedback", "incidents")}, ["a.vsc", "acme.vsc"]),
            ({"svc.toml": '[levels]\nVSC303 = "off"\n'}, ["a.vsc", "acme.vsc", "b/ask.vsc"]),
            ({"svc.toml": 'catalogue = "acme.vsc"\n'}, ["a.vsc", "acme.vsc", "b/ask.vsc"]),
            ({"b/svc.toml": ""}, ["b/ask.vsc"]),
            ({"new.vsc": f"stream new\n{RESTORE}"}, ["new.vsc"]),
        ],
    )
    def test_what_has_changed_is_parsed_with_what_rests_on_it(
        self, three: Callable[..., Result], parsed: Parsed, change: dict[str, str], again: list[str]
    ) -> None:
        three()
        parsed.clear()
        write(Path(), change)
        found = three()
        assert sorted(set(parsed)) == again
        assert found == three("--no-cache")

    def test_a_file_that_was_missing_comes_and_goes(self, three: Callable[..., Result]) -> None:
        for _ in range(2):
            Path("acme.vsc").rename("gone")
            assert three() == three("--no-cache")
            Path("gone").rename("acme.vsc")
            assert three() == three("--no-cache")

    def test_a_near_name_beside_a_missing_file_counts(self, svc_: Svc) -> None:
        write(Path(), {"svc.toml": "", "a.vsc": FOLLOWING})
        svc_("check", "a.vsc")
        write(Path(), {"acne.vsc": ACME})
        assert "acne.vsc" in svc_("check", "a.vsc").out

    def test_a_catalogue_of_the_settings_is_followed_once_it_is_well(self, svc_: Svc) -> None:
        write(
            Path(), {"svc.toml": 'catalogue = "acme.vsc"\n', "acme.vsc": "catalogue", "a.vsc": f"stream a\n{RESTORE}"}
        )
        svc_("check", "a.vsc")
        write(Path(), {"acme.vsc": "catalogue acme\n"})
        assert svc_("check", "a.vsc") == svc_("check", "a.vsc", "--no-cache")

    def test_the_same_text_elsewhere_uses_what_is_there(self, svc_: Svc, monkeypatch: pytest.MonkeyPatch) -> None:
        """Its name and that of its folder may be the same: it is where it is."""
        write(Path(), {
            "svc.toml": "", "a/x.vsc": FOLLOWING, "a/acme.vsc": ACME, "b/x.vsc": FOLLOWING,
            "b/acme.vsc": ACME.replace("feedback", "incidents"),
        })  # fmt: skip
        found = []
        for folder in ("a", "../b"):
            monkeypatch.chdir(folder)
            found.append(svc_("check", "x.vsc").out)
            assert found[-1] == svc_("check", "x.vsc", "--no-cache").out
        assert found[0] != found[1]

    def test_the_day_counts(self, svc_: Svc) -> None:
        allowed = "  engage -> plan  # svc: allow VSC303 until 2027-03-31 because it is new\n"
        write(Path(), {"a.vsc": f"stream a\n{RESTORE}{allowed}"})
        for day in ("2027-03-31", "2027-04-01", "2027-03-31"):
            asked = ("check", "a.vsc", "--select", "VSC", "--today", day)
            assert svc_(*asked) == svc_(*asked, "--no-cache")
        assert "VSC903" in svc_("check", "a.vsc", "--select", "VSC", "--today", "2027-04-01").out

    def test_another_svc_knows_nothing_of_it(
        self, three: Callable[..., Result], parsed: Parsed, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from svc.project.verdicts import keys

        three()
        parsed.clear()
        monkeypatch.setattr(keys, "stamp", lambda: "another")
        three()
        assert len(parsed) == 3

    def test_custom_rules_are_run_each_time(self, three: Callable[..., Result], parsed: Parsed) -> None:
        write(Path(), {"svc.toml": 'rules = ["nope"]\n'})
        three()
        parsed.clear()
        three()
        assert len(parsed) == 3

    def test_a_used_file_that_has_become_a_link_out_is_not_followed(
        self, three: Callable[..., Result], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        three()
        secret = tmp_path_factory.mktemp("else") / "acme.vsc"
        Path("acme.vsc").rename(secret)
        Path("acme.vsc").symlink_to(secret)
        found = three()
        assert "VSC214" in found.out
        assert "leads out of the project through a link" in found.out
        assert found == three("--no-cache")


class TestDamage:
    @pytest.mark.parametrize(
        "change",
        [
            "content = '[]'", "content = ''", "content = 1.5", "content = x'00'", "checksum = ''", "checksum = NULL",
            "content = replace(content, 'VSC', 'VSX')", "content = (SELECT max(content) FROM entries)",
            "key = key || 'x'",
        ],
    )  # fmt: skip
    def test_an_entry_that_was_changed_is_none(self, three: Callable[..., Result], change: str) -> None:
        fresh = three("--no-cache")
        three()
        with sqlite3.connect(file()) as connection:
            connection.execute(f"UPDATE entries SET {change}")
        connection.close()
        assert [three(), three()] == [fresh, fresh]

    @pytest.mark.parametrize("share", [0, 1, 99, 100, 5000, -1])
    def test_a_file_that_was_cut_or_overwritten_is_made_anew(
        self, three: Callable[..., Result], parsed: Parsed, share: int
    ) -> None:
        fresh = three()
        data = file().read_bytes()
        for damaged in (data[:share], data[:share] + b"\xff" * 3000 + data[share + 3000 :]):
            file().write_bytes(damaged)
            assert [three(), three()] == [fresh, fresh]
            three()
            parsed.clear()
            assert three() == fresh
            assert parsed == []

    def test_another_database_is_replaced(self, three: Callable[..., Result]) -> None:
        fresh = three("--no-cache")
        file().parent.mkdir()
        with sqlite3.connect(file()) as connection:
            connection.execute("CREATE VIEW entries AS SELECT '1' AS key, '' AS content, '' AS checksum")
        connection.close()
        assert [three(), three()] == [fresh, fresh]

    @pytest.mark.parametrize("kind", ["link", "hard link", "folder", "writable", "journal"])
    def test_what_is_not_the_users_own_file_is_not_used(
        self, three: Callable[..., Result], tmp_path_factory: pytest.TempPathFactory, kind: str
    ) -> None:
        three()
        elsewhere = tmp_path_factory.mktemp("else") / NAME
        data = file().read_bytes()
        file().rename(elsewhere)
        match kind:
            case "link":
                file().symlink_to(elsewhere)
            case "hard link":
                file().hardlink_to(elsewhere)
            case "folder":
                file().mkdir()
            case "writable":
                file().write_bytes(data)
                file().chmod(0o666)
            case "journal":
                Path(f"{file()}-journal").symlink_to(elsewhere)
        fresh = three("--no-cache")
        assert three() == fresh
        assert elsewhere.read_bytes() == data
        if kind != "folder":
            assert (file().is_symlink(), file().stat().st_nlink, file().stat().st_mode & 0o777) == (False, 1, 0o600)

    def test_a_folder_that_others_may_write_to_is_not_used(self, three: Callable[..., Result]) -> None:
        file().parent.mkdir(mode=0o700)
        file().parent.chmod(0o777)
        three()
        assert not file().exists()

    def test_the_folder_and_the_file_are_the_users_alone(self, three: Callable[..., Result]) -> None:
        three()
        assert (file().parent.stat().st_mode & 0o777, file().stat().st_mode & 0o777) == (0o700, 0o600)

    @pytest.mark.parametrize("where", ["", "file/below", "/proc/self/none", "none\0"])
    def test_where_no_cache_can_be_svc_works_without(
        self, three: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, where: str
    ) -> None:
        fresh = three("--no-cache")
        Path("file").write_text("")
        if "\0" not in where:
            monkeypatch.setenv("SVC_CACHE", where)
        assert [three(), three()] == [fresh, fresh]

    def test_without_a_home_there_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from svc.project import cache_folder

        monkeypatch.delenv("SVC_CACHE")
        monkeypatch.setenv("XDG_CACHE_HOME", "relative")
        monkeypatch.setattr(os.path, "expanduser", lambda path: path)
        assert cache_folder.folder() is None

    def test_a_full_cache_gives_up_its_older_half(
        self, three: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from svc.project import cache

        monkeypatch.setattr(cache, "FULL", 30_000)
        kept = cache.Cache(file().parent)
        for number in range(100):
            kept.keep({f"key {number}": "x" * 1000})
        assert kept.find("key 0") is None
        assert kept.find("key 99") == "x" * 1000
        kept.close()
        assert file().stat().st_size < 60_000
