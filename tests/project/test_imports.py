"""`use`: what one file knows of another."""

from itertools import permutations
from pathlib import Path

import pytest

import svc
from svc.project.project import Project
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import ACME, FOLLOWING, RESTORE, codes, write
from tests.support.marked import marks
from tests.support.thorough import first

__all__ = ["fixture_svc"]


def _as_marked(folder: Path, files: dict[str, str]) -> None:
    """The findings of all files are those that their marks announce."""
    write(folder, files)
    wanted = {name: marks(text) for name, text in files.items() if marks(text)}
    assert codes(folder) == wanted


class TestNames:
    def test_a_stream_follows_a_catalogue_of_another_file(self, tmp_path: Path) -> None:
        _as_marked(tmp_path, {"acme.vsc": ACME, "a.vsc": FOLLOWING})

    def test_a_catalogue_extends_one_of_another_file(self, tmp_path: Path) -> None:
        desk = 'use "acme.vsc"\ncatalogue desk extends acme\n  forbid engage -> user : feedback because "we write"\n'
        stream = FOLLOWING.replace("acme", "desk").replace("feedback", "feedback  # error: VSC301")
        _as_marked(tmp_path, {"acme.vsc": ACME, "desk.vsc": desk, "a.vsc": stream})

    def test_a_catalogue_with_errors_is_reported_at_the_name_that_the_stream_follows(self, tmp_path: Path) -> None:
        write(tmp_path, {"acme.vsc": "catalogue acme extends nowhere\n", "a.vsc": FOLLOWING})
        analysis = Project.around(tmp_path).analyse(tmp_path / "a.vsc")
        (told,) = (each for each in analysis.diagnostics if each.code == "VSC210")
        assert told.range is not None
        assert FOLLOWING[told.range.start.offset : told.range.end.offset] == "acme"
        assert told.range.start.line == 2

    def test_what_a_used_file_uses_is_not_known(self, tmp_path: Path) -> None:
        between = 'use "acme.vsc"  # warning: VSC208\n'
        stream = FOLLOWING.replace('"acme.vsc"', '"between.vsc"  # warning: VSC208')
        stream = stream.replace("follows acme", "follows acme  # error: VSC201")
        _as_marked(tmp_path, {"acme.vsc": ACME, "between.vsc": between, "a.vsc": stream})

    def test_names_of_the_file_win_over_brought_ones_and_these_over_shipped_ones(self, tmp_path: Path) -> None:
        own = 'use "acme.vsc"  # warning: VSC208\ncatalogue acme extends itil4\n  forbid user -> engage : feedback\n'
        stream = f"{own}stream restore follows acme\n{RESTORE}  user -> engage : feedback  # error: VSC301\n"
        itil = "catalogue itil4\n  party user\n  artefact incidents\n  activity engage\n    input incidents from user\n"
        brought = f'use "itil.vsc"\nstream other\n{RESTORE.replace("user ->", "nobody ->", 1)}'
        write(tmp_path, {"acme.vsc": ACME, "a.vsc": stream, "itil.vsc": itil, "b.vsc": brought})
        assert codes(tmp_path)["a.vsc"] == marks(stream)
        assert (3, "error", "VSC201") in codes(tmp_path)["b.vsc"]

    def test_two_brought_names_clash_where_one_is_used(self, tmp_path: Path) -> None:
        other = ACME.replace("feedback", "incidents")
        clash = FOLLOWING.replace('"acme.vsc"', '"acme.vsc"\nuse "other.vsc"')
        used = clash.replace("follows acme", "follows acme  # error: VSC209")
        apart = clash.replace("follows acme", "").replace("feedback", "feedback  # error: VSC301")
        apart = apart.replace('.vsc"', '.vsc"  # warning: VSC208').replace("stream restore", "stream apart")
        _as_marked(tmp_path, {"acme.vsc": ACME, "other.vsc": other, "a.vsc": used, "b.vsc": apart})

    def test_a_file_that_is_used_twice_clashes_with_nothing(self, tmp_path: Path) -> None:
        twice = FOLLOWING.replace('"acme.vsc"', '"acme.vsc"\nuse "./acme.vsc"  # warning: VSC208')
        _as_marked(tmp_path, {"acme.vsc": ACME, "a.vsc": twice})

    def test_a_broken_statement_may_have_used_it(self, tmp_path: Path) -> None:
        _as_marked(tmp_path, {"acme.vsc": ACME, "a.vsc": 'use "acme.vsc"\nstream a folows acme  # error: VSC101\n'})

    def test_a_near_name_of_another_file_is_requested(self, tmp_path: Path) -> None:
        write(tmp_path, {"acme.vsc": ACME, "a.vsc": FOLLOWING.replace("follows acme", "follows acne")})
        told = next(each for each in svc.Workspace.open(tmp_path).diagnostics if each.code == "VSC201")
        assert told.help == "did you mean `acme`?"

    def test_a_catalogue_with_mistakes_is_reported_where_it_is_followed_and_where_it_is(self, tmp_path: Path) -> None:
        broken = ACME + "  allow engage user\n"
        write(tmp_path, {"acme.vsc": broken, "a.vsc": FOLLOWING})
        assert codes(tmp_path) == {"a.vsc": {(2, "error", "VSC210")}, "acme.vsc": {(3, "error", "VSC101")}}

    def test_places_are_exact_across_files(self, tmp_path: Path) -> None:
        forbid = ACME + '  forbid user -> engage : incidents because "they call"\n'
        write(tmp_path, {"acme.vsc": forbid, "a.vsc": FOLLOWING})
        told = next(each for each in svc.Workspace.open(tmp_path).diagnostics if each.code == "VSC301")
        rule = next(each for each in told.related if each.file == str(tmp_path / "acme.vsc"))
        assert rule.range is not None
        assert (rule.range.start.line, rule.range.start.column) == (3, 3)


class TestCircles:
    FILES = {  # noqa: RUF012 - a table of the test
        "a.vsc": 'use "b.vsc"\ncatalogue a extends b\n',
        "b.vsc": 'use "c.vsc"\ncatalogue b extends c\n',
        "c.vsc": 'use "a.vsc"\ncatalogue c extends a\n',
        "d.vsc": 'use "c.vsc"\ncatalogue d extends c\n',
    }

    def test_a_cycle_of_catalogues_is_reported_once_and_at_the_same_place_wherever_it_is_begun(
        self, tmp_path: Path
    ) -> None:
        write(tmp_path, self.FILES)
        for order in permutations(self.FILES):
            project = Project.around(tmp_path)
            told = {name: [each.code for each in project.analyse(tmp_path / name).diagnostics] for name in order}
            assert {name: found for name, found in told.items() if found} == {"c.vsc": ["VSC603"]}

    @pytest.mark.parametrize("number", first(2, [2, 20, 200]))
    def test_files_may_use_each_other_in_cycles(self, tmp_path: Path, number: int) -> None:
        files = {
            f"f{each}.vsc": f'use "f{(each + 1) % number}.vsc"\nstream s{each}\n'
            f"  step fix in deliver_support opens s{(each + 1) % number}\n{RESTORE.replace('deliver_support', 'fix')}"
            for each in range(number)
        }
        write(tmp_path, files)
        found = codes(tmp_path)
        assert len(found) == number
        assert all(told == {(3, "error", "VSC213")} for told in found.values())

    def test_a_file_may_use_itself(self, tmp_path: Path) -> None:
        _as_marked(tmp_path, {"a.vsc": f'use "a.vsc"  # warning: VSC208\nstream a\n{RESTORE}'})

    def test_a_chain_of_catalogues_has_a_limit_that_does_not_depend_on_where_it_is_begun(self, tmp_path: Path) -> None:
        files = {
            f"f{each:03}.vsc": f'use "f{each - 1:03}.vsc"\ncatalogue c{each} extends c{each - 1}\n'
            for each in range(1, 70)
        }
        files["f000.vsc"] = "catalogue c0 extends itil4\n"
        write(tmp_path, files)
        for order in (sorted(files), sorted(files, reverse=True)):
            project = Project.around(tmp_path)
            told = {name: [each.code for each in project.analyse(tmp_path / name).diagnostics] for name in order}
            assert {name: found for name, found in told.items() if found} == {"f063.vsc": ["VSC110"]}


class TestRefinement:
    BUILD = (
        "# svc: allow VSC402, VSC405 because the stream above goes on\n"
        'stream build\n  trigger: "A fix is asked for"\n'
        "  deliver_support -> obtain_build : change_requests\n  obtain_build -> design_transition : components\n"
    )
    ABOVE = (
        'use "build.vsc"\nstream restore\n  step fix in obtain_build opens build{mark}\n'
        "  user -> engage : incidents\n  engage -> deliver_support : user_support_tasks\n"
        "  deliver_support -> fix : change_requests\n{more}  fix -> design_transition : components\n"
        "  design_transition -> deliver_support : products\n  deliver_support -> user : services\n"
    )

    @pytest.mark.parametrize(
        ("mark", "more"),
        [
            ("", ""),
            ("  # error: VSC211", "  supplier -> fix : goods\n"),
            ("  # error: VSC211", "  fix -> improve : improvement_opportunities\n"),
            ("", "  supplier -> fix\n"),
        ],
    )
    def test_the_opened_stream_does_what_its_step_does(self, tmp_path: Path, mark: str, more: str) -> None:
        _as_marked(tmp_path, {"build.vsc": self.BUILD, "a.vsc": self.ABOVE.format(mark=mark, more=more)})

    def test_a_flow_of_the_step_that_says_nothing_may_carry_what_the_stream_does_more(self, tmp_path: Path) -> None:
        wider = self.BUILD + "  supplier -> obtain_build : goods\n"
        told = self.ABOVE.format(mark="  # warning: VSC212", more="")
        open_ = self.ABOVE.format(mark="", more="  supplier -> fix\n").replace("stream restore", "stream other")
        _as_marked(tmp_path, {"build.vsc": wider, "a.vsc": told, "b.vsc": open_})

    def test_an_activity_that_the_opened_stream_comes_back_to_may_give_it_something(self, tmp_path: Path) -> None:
        """engage gets something back in the opened stream, and gives all the same what the step gets."""
        detail = f"stream build\n{RESTORE}  deliver_support -> engage : completion_of_user_support_tasks\n"
        detail = detail.replace("  user -> engage : incidents\n", '  trigger: "A call"\n')
        above = f'use "build.vsc"\nstream restore\n  step fix in deliver_support opens build\n{RESTORE}'
        above = above.replace("deliver_support :", "fix :").replace("deliver_support ->", "fix ->")
        _as_marked(tmp_path, {"build.vsc": detail, "a.vsc": above})


class TestCommands:
    """Every command that reads a file reads those that it uses."""

    @pytest.fixture(autouse=True)
    def _files(self, svc_: Svc) -> None:
        write(Path(), {"svc.toml": "", "acme.vsc": ACME, "streams/a.vsc": FOLLOWING.replace("acme.v", "../acme.v")})

    def test_check(self, svc_: Svc) -> None:
        assert svc_("check", ".").out == "no findings in 2 files\n"
        assert svc_("check", "streams/a.vsc").out == "no findings in 1 file\n"

    @pytest.mark.parametrize(
        "command",
        [["render", "-o", "a.dot"], ["export", "--losses", "none"], ["fmt", "--check", "--diff"], ["fix", "--diff"]],
    )
    def test_others(self, svc_: Svc, command: list[str]) -> None:
        told = svc_(command[0], "streams/a.vsc", *command[1:])
        assert (told.code in (0, 1), told.err) == (True, "")
        assert "VSC" not in told.out + told.err

    def test_standard_input_is_in_the_current_folder(self, svc_: Svc, monkeypatch: pytest.MonkeyPatch) -> None:
        import io

        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FOLLOWING.encode())))
        assert svc_("check", "-").out == "no findings in 1 file\n"

    def test_what_is_checked_by_another_catalogue_still_uses_its_own(self, svc_: Svc) -> None:
        stream = FOLLOWING.replace("acme.v", "../acme.v").removesuffix("  engage -> user : feedback\n")
        write(Path(), {"streams/a.vsc": stream})
        assert svc_("check", "streams/a.vsc", "--catalogue", "itil4").out == "no findings in 1 file\n"

    def test_a_catalogue_that_a_file_does_not_hold_is_reported(self, svc_: Svc) -> None:
        told = svc_("catalogue", "acme.vsc", "--name", "acne")
        assert (told.code, "acme.vsc has no catalogue `acne`, but acme" in told.err) == (2, True)

    def test_a_catalogue_that_extends_one_of_another_file(self, svc_: Svc) -> None:
        write(Path(), {"desk.vsc": 'use "acme.vsc"\ncatalogue desk extends acme\n  party guest\n'})
        assert svc_("why", "engage -> user : feedback", "--catalogue", "desk.vsc").code == 0
        assert "Guest" in svc_("catalogue", "desk.vsc").out

    def test_a_misspelt_file_is_fixed_by_fix(self, svc_: Svc) -> None:
        write(Path(), {"b.vsc": FOLLOWING.replace('"acme.vsc"', '"acne.vsc"')})
        assert svc_("fix", "b.vsc", "--select", "VSC207").code == 0
        assert Path("b.vsc").read_text("utf-8") == FOLLOWING

    def test_load_reads_them_too(self) -> None:
        assert svc.load("streams/a.vsc").stream.follows == "acme"
        assert svc.analyse(FOLLOWING, "x.vsc", root=".").diagnostics == ()

    def test_a_root_must_be_a_folder(self) -> None:
        with pytest.raises(svc.FileError, match="is not a folder"):
            svc.analyse("", root="acme.vsc")
