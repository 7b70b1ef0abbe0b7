"""What a program calls: load, analyse, check, print; what they promise and how they refuse."""

import importlib
import logging
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import pytest

import svc
from tests.support.marked import CASES, cases, codes, text_of

GOOD = "customer -> engage : requests\nengage -> customer : service_performance_reports\n"
BAD = "customer -> engage : requests\nengage -> plan : change_requests\nengage -> nobody\n"


def _within(place: svc.Range, body: tuple[int, int]) -> bool:
    return body[0] <= place.start.offset < body[1]


class TestLoad:
    def test_it_gives_the_stream_of_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "restore.vsc"
        path.write_text(GOOD, "utf-8")
        assert svc.load(path).stream.name == svc.load(str(path)).stream.name == "restore"
        assert svc.load(path).diagnostics == ()

    def test_it_refuses_errors_and_carries_all_findings(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.vsc"
        path.write_text(BAD, "utf-8")
        with pytest.raises(svc.InvalidError) as refused:
            svc.load(path)
        assert codes(refused.value.diagnostics) == codes(svc.analyse(BAD).diagnostics)
        assert f"{path.as_posix()}:2: Engage does not give `change_requests` to Plan [VSC301]" in str(refused.value)

    def test_a_file_without_errors_loads_with_its_warnings(self, tmp_path: Path) -> None:
        path = tmp_path / "warned.vsc"
        path.write_text("improve -> plan : status\n", "utf-8")
        assert codes(svc.load(path).diagnostics) == ["VSC401", "VSC402"]

    def test_none_or_several_streams_are_named(self, tmp_path: Path) -> None:
        path = tmp_path / "two.vsc"
        path.write_text(f"stream one\n{GOOD}stream two\n{GOOD}", "utf-8")
        with pytest.raises(svc.Error, match="the streams one, two"):
            _ = svc.load(path).stream
        path.write_text("catalogue mine\n", "utf-8")
        with pytest.raises(svc.Error, match="no stream"):
            _ = svc.load(path).stream

    @pytest.mark.parametrize("name", ["missing.vsc", ".", "null\0byte.vsc"])
    def test_what_can_not_be_read_is_a_file_error(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(svc.FileError) as refused:
            svc.load(f"{tmp_path}/{name}")
        assert name in str(refused.value)

    def test_the_refusal_survives_pickling(self) -> None:
        refused = svc.InvalidError(svc.analyse(BAD).diagnostics)
        again = pickle.loads(pickle.dumps(refused))
        assert (str(again), again.diagnostics) == (str(refused), refused.diagnostics)

    def test_the_refusal_quotes_three_errors_and_counts_the_others(self) -> None:
        refused = svc.InvalidError(svc.analyse("engage -> plan : incidents\n" * 5).diagnostics)
        assert str(refused).count("[VSC301]") == 3
        assert str(refused).endswith("; and 2 more")


class TestAnalyse:
    def test_it_opens_no_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "other.vsc").write_text("catalogue other\n", "utf-8")
        found = svc.analyse(f'use "other.vsc"\n{GOOD}', name="restore.vsc")
        assert not [each for each in found.catalogues if each.name == "other"]

    def test_it_gives_all_that_is_in_the_text(self) -> None:
        analysis = svc.analyse(f"{GOOD}stream two\n{GOOD}catalogue three\n# four\n", name="one.vsc")
        assert [each.name for each in analysis.streams] == ["one", "two"]
        assert [each.name for each in analysis.catalogues] == ["three"]
        assert [each.text for each in analysis.file.comments] == ["# four"]
        assert analysis.file.name == "one.vsc"

    def test_findings_are_in_the_order_of_the_text(self) -> None:
        found = svc.analyse(BAD).diagnostics
        places = [(each.range.start.offset, each.range.end.offset, each.code) for each in found if each.range]
        assert places == sorted(places)
        assert len(places) == len(found) == 2

    @pytest.mark.parametrize(
        ("select", "expected"),
        [
            ((), ["VSC401", "VSC402"]),
            (("VSC",), ["VSC401", "VSC402", "VSC410", "VSC509"]),
            (("vsc401",), ["VSC401"]),
            (("no-value", "VSC410"), ["VSC402", "VSC410"]),
            (("VSC3", "VSC9"), []),
        ],
    )
    def test_codes_names_and_prefixes_select(self, select: tuple[str, ...], expected: list[str]) -> None:
        text = "step look in improve\nlook -> plan : status\n"
        assert codes(sorted(svc.analyse(text, select=select).diagnostics, key=lambda each: each.code)) == expected
        assert codes(svc.analyse(text, select=["VSC"], ignore=select or ["VSC"]).diagnostics) != expected or not select


class TestCheck:
    def test_a_stream_built_in_python_has_no_places(self) -> None:
        stream = svc.Stream(
            "restore", flows=[svc.Flow("user", "engage", ["incidents"]), svc.Flow("engage", "plan", ["tea"])]
        )
        found = svc.check(stream)
        assert set(codes(found)) == {"VSC202", "VSC402"}
        assert [(each.file, each.range, each.fixes) for each in found] == [(None, None, ())] * 2

    @cases("shape")
    def test_it_reports_the_same_of_a_stream_as_the_analysis(self, case: Path) -> None:
        text = text_of(case)
        found = svc.analyse(text, name="case.vsc")
        for stream in found.streams:
            here = [each for each in found.diagnostics if each.range and _within(each.range, stream.body)]
            told = [(each.code, each.range) for each in here if not each.code.startswith("VSC1")]
            assert [(each.code, each.range) for each in svc.check(stream)] == told

    def test_an_unknown_catalogue_is_reported(self) -> None:
        (told,) = svc.check(svc.Stream("restore", follows="itil5"))
        assert told.code == "VSC201"

    def test_a_catalogue_may_be_given(self) -> None:
        tailored = svc.analyse("catalogue a extends itil4\nforbid customer -> engage\n").catalogues[0]
        stream = svc.analyse(GOOD).stream
        assert svc.check(stream) == ()
        assert codes(svc.check(stream, catalogue=tailored)) == ["VSC301"]

    def test_steps_may_open_streams_of_elsewhere(self) -> None:
        steps = [svc.Step("log", activity="engage", opens="elsewhere")]
        flows = [
            svc.Flow("customer", "log", ["requests"]),
            svc.Flow("log", "customer", ["service_performance_reports"]),
        ]
        assert svc.check(svc.Stream("restore", steps=steps, flows=flows)) == ()


class TestToText:
    @cases()
    def test_it_parses_back_to_an_equal_stream(self, case: Path) -> None:
        for stream in svc.analyse(text_of(case), name="case.vsc").streams:
            (again,) = svc.analyse(svc.to_text(stream)).streams
            assert again == stream

    def test_it_holds_full_ids(self) -> None:
        text = svc.to_text(svc.analyse("engage -> design_transition : requirements\n", name="one.vsc").stream)
        assert text == "stream one\n\n  engage -> design_transition : product_and_service_requirements\n"

    def test_texts_of_any_kind_come_back(self) -> None:
        said = 'a "quoted" \\ text\nover two lines, # no comment \\n'
        stream = svc.Stream("s", said, keys={"owner": said}, flows=[svc.Flow("a", "b", when=said)])
        assert svc.analyse(svc.to_text(stream)).streams == (stream,)

    def test_parts_come_back(self) -> None:
        step = svc.Step("a", "A", "plan", ["p", "q"], waits="1.50h", takes="30m..4h", accurate="99.50%", opens="other")
        stream = svc.Stream("s", steps=[step], parties=[svc.NamedParty("u", "U", "user")],
                            flows=[svc.Flow("a", "a", ["x", '"An x"'], share="5%")])  # fmt: skip
        assert svc.analyse(svc.to_text(stream)).streams == (stream,)


class TestManners:
    def test_the_public_names_are_there(self) -> None:
        assert sorted(svc.__all__) == list(svc.__all__)
        for name in svc.__all__:
            assert getattr(svc, name) is not None

    def test_an_unknown_name_is_an_attribute_error(self) -> None:
        with pytest.raises(AttributeError, match="nothing_of_the_kind"):
            _ = svc.nothing_of_the_kind  # type: ignore[attr-defined]

    def test_errors_are_one_family(self) -> None:
        for error in (svc.InvalidError, svc.RenderError, svc.FileError):
            assert issubclass(error, svc.Error)

    def test_it_never_prints(self, capfd: pytest.CaptureFixture[str]) -> None:
        for case in CASES.rglob("*.vsc"):
            svc.analyse(text_of(case))
        assert capfd.readouterr() == ("", "")

    def test_its_logger_is_silent_unless_asked(self) -> None:
        importlib.import_module("svc.pictures.log")
        assert any(isinstance(each, logging.NullHandler) for each in logging.getLogger("svc").handlers)

    def test_threads_give_what_one_gives(self) -> None:
        texts = [text_of(case) for case in sorted(CASES.rglob("*.vsc"))] * 3
        alone = [svc.analyse(text).diagnostics for text in texts]
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(lambda text: svc.analyse(text).diagnostics, texts)) == alone

    def test_checking_changes_nothing(self) -> None:
        stream = svc.analyse(GOOD).stream
        before = attrs.evolve(stream)
        svc.check(stream)
        assert stream == before
