"""Streams as data and back: nothing is lost on the way, and every mistake in the data is told with its place."""

import json
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.formats.interchange import DataError, checked_text, read
from svc.formats.interchange.json_text import DEPTH
from svc.strategies import streams, valid_streams
from tests.support import ROOT
from tests.support.tables import every

EXAMPLES = sorted((ROOT / "examples").glob("*.vsc"))
SMALL = {"version": 1, "name": "small"}
TOO_DEEP = f"more than {DEPTH} lists and objects are nested here"
STEP = {"name": "log", "activity": "engage"}


def mistakes(data: object) -> list[str]:
    """What is told of data that is no stream."""
    with pytest.raises(DataError) as told:
        svc.from_data(data)
    return [str(each) for each in told.value.mistakes]


def unread(text: str) -> list[str]:
    """What is told of a text that is no JSON."""
    with pytest.raises(DataError) as told:
        read(text)
    return [str(each) for each in told.value.mistakes]


class TestRoundTrip:
    @given(valid_streams())
    def test_export_import_export_is_the_identity(self, stream: svc.Stream) -> None:
        exported = json.dumps(svc.to_data(stream))
        imported = svc.from_data(read(exported))
        assert imported == stream
        assert json.dumps(svc.to_data(imported)) == exported

    @given(streams())
    def test_so_it_is_for_streams_with_findings(self, stream: svc.Stream) -> None:
        data = svc.to_data(stream)
        assert svc.to_data(svc.from_data(data)) == data

    @given(valid_streams())
    def test_by_way_of_the_text_it_is_the_identity_too(self, stream: svc.Stream) -> None:
        data = svc.to_data(stream)
        assert svc.to_data(svc.analyse(checked_text(svc.from_data(data))).stream) == data

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_the_examples_come_back(self, path: Path) -> None:
        for stream in svc.load(path).streams:
            assert svc.from_data(svc.to_data(stream)) == stream

    @given(st.integers(0, 100 * 10**9))
    def test_a_percentage_is_exact_to_the_last_of_its_nine_decimals(self, billionths: int) -> None:
        accurate = Decimal(billionths).scaleb(-9)
        stream = svc.Stream("x", steps=[svc.Step("a", activity="engage", accurate=accurate)])
        assert svc.from_data(read(json.dumps(svc.to_data(stream)))).steps[0].accurate == accurate


class TestData:
    def test_a_stream_as_data_has_all_its_parts_by_name(self) -> None:
        text = (
            'stream s "S" follows itil4\n  owner: "me"\n  party cloud in supplier\n'
            "  step log in engage by service_desk waits 5m takes 30m..4h accurate 99.5% opens other\n"
            '  user -> log : incidents when "it is urgent" share 20%\n'
        )
        assert svc.to_data(svc.analyse(text).stream) == {
            "version": 1, "name": "s", "title": "S", "follows": "itil4", "keys": {"owner": "me"},
            "parties": [{"name": "cloud", "title": None, "party": "supplier"}],
            "steps": [
                {"name": "log", "title": None, "activity": "engage", "practices": ["service_desk"], "waits": "5m",
                 "takes": "30m..4h", "accurate": 99.5, "opens": "other"},
            ],
            "flows": [
                {"source": "user", "target": "log", "artefacts": ["incidents"], "when": "it is urgent", "share": 20},
            ],
        }  # fmt: skip

    def test_artefacts_are_given_by_their_ids(self) -> None:
        stream = svc.Stream("x", flows=[svc.Flow("engage", "design_transition", ["requirements"])])
        assert svc.to_data(stream)["flows"][0]["artefacts"] == ["product_and_service_requirements"]

    @pytest.mark.parametrize("title", ["Service desk", "S", ""])
    def test_what_is_named_by_its_title_stays_so(self, title: str) -> None:
        stream = svc.analyse(f'stream s\n"{title}" -> engage : "{title}"\n').stream
        assert svc.from_data(svc.to_data(stream)) == stream

    def test_what_is_null_may_be_left_out(self) -> None:
        data = {**SMALL, "steps": [STEP], "flows": [{"source": "user", "target": "log"}], "title": None}
        assert svc.from_data(data) == svc.Stream(
            "small", steps=[svc.Step("log", activity="engage")], flows=[svc.Flow("user", "log")]
        )

    def test_what_is_no_stream_is_a_type_error(self) -> None:
        with pytest.raises(TypeError, match="expected a stream"):
            svc.to_data("stream")  # type: ignore[arg-type]

    def test_i06_a_word_of_the_language_is_a_name_like_any_other(self) -> None:
        stream = svc.from_data({"version": 1, "name": "stream", "steps": [{"name": "step", "activity": "in"}]})
        assert svc.analyse(checked_text(stream)).stream == stream

    @given(valid_streams())
    def test_i07_what_is_imported_is_laid_out_and_read(self, stream: svc.Stream) -> None:
        text = svc.format_text(checked_text(svc.from_data(svc.to_data(stream))))
        assert svc.to_data(svc.analyse(text).stream) == svc.to_data(stream)


class TestMistakes:
    @every(
    "data, told",
        [
            ([], "$: expected an object, but this is a list"),
            (None, "$: expected an object, but this is null"),
            ("x", '$: expected an object, but this is the text "x"'),
            ({"name": "x"}, "$: `version` is missing"),
            ({"version": 2, "name": "x"}, "$.version: this svc reads version 1 of the shape, but this is version 2"),
            ({"version": True, "name": "x"}, "$.version: this svc reads version 1 of the shape, but this is true"),
            ({"version": 1}, "$: `name` is missing"),
            ({**SMALL, "name": 7}, "$.name: expected a name, but this is a number"),
            ({**SMALL, "nmae": 1}, "$: the key `nmae` is not known; did you mean `name`?"),
            ({**SMALL, "title": ["x"]}, "$.title: expected a text, but this is a list"),
            ({**SMALL, "title": "\u202e"},
             "$.title: this text holds the character U+202E, which is not allowed in a text: remove it"),
            ({**SMALL, "title": "x" * 70_000}, "$.title: this text is longer than 65,536 characters"),
            ({**SMALL, "name": "x" * 201}, "$.name: this name is longer than 200 characters"),
            ({**SMALL, "keys": []}, "$.keys: expected an object, but this is a list"),
            ({**SMALL, "keys": {"owner": 1}}, "$.keys.owner: expected a text, but this is a number"),
            ({**SMALL, "keys": {"\u00e9": "", "e\u0301": ""}}, "$.keys: the key `\u00e9` appears here more than once"),
            ({**SMALL, "steps": {}}, "$.steps: expected a list, but this is an object"),
            ({**SMALL, "steps": [STEP, 1]}, "$.steps[1]: expected an object, but this is a number"),
            ({**SMALL, "steps": [{"name": "a"}]}, "$.steps[0]: `activity` is missing"),
            ({**SMALL, "steps": [{**STEP, "practices": "x"}]},
             '$.steps[0].practices: expected a list, but this is the text "x"'),
            ({**SMALL, "steps": [{**STEP, "practices": [None]}]},
             "$.steps[0].practices[0]: expected a name, but this is null"),
            ({**SMALL, "steps": [{**STEP, "accurate": True}]},
             "$.steps[0].accurate: expected a number from 0 to 100, but this is true"),
            ({**SMALL, "steps": [{**STEP, "accurate": 101}]},
             "$.steps[0].accurate: expected a percentage: a number from 0 to 100"),
            ({**SMALL, "steps": [{**STEP, "accurate": float("nan")}]},
             "$.steps[0].accurate: expected a percentage: a number from 0 to 100"),
            ({**SMALL, "steps": [{**STEP, "accurate": Decimal("1.0123456789")}]},
             "$.steps[0].accurate: a percentage has at most nine decimal places"),
            ({**SMALL, "parties": [{"name": "p"}]}, "$.parties[0]: `party` is missing"),
        ],
    )  # fmt: skip
    def test_i04_wrong_data_is_reported_with_its_path(self, data: object, told: str) -> None:
        assert mistakes(data) == [told]

    def test_a_duration_that_is_none_is_reported_with_what_to_write(self) -> None:
        (told,) = mistakes({**SMALL, "steps": [{**STEP, "takes": "soon"}]})
        assert told.startswith('$.steps[0].takes: the text "soon" is not a duration: write a text such as 90s, 30m')

    @pytest.mark.parametrize("name", ["", "two words", "1st", "a-b", "a\u202eb", "a\ufe0f", "\ud800", "a\nstep b"])
    def test_i06_what_can_be_no_name_is_reported_and_not_changed(self, name: str) -> None:
        (told,) = mistakes({**SMALL, "steps": [{**STEP, "name": name}]})
        assert told.startswith("$.steps[0].name: ")
        assert "is not a name" in told

    def test_i04_a_key_called_proto_is_not_known_as_any_other(self) -> None:
        (told,) = mistakes({**SMALL, "__proto__": {}})
        assert told.startswith("$: the key `__proto__` is not known")

    def test_several_mistakes_are_reported_at_once_in_the_order_of_the_data(self) -> None:
        data = {"name": 1, "steps": [{"name": "a b", "takes": 3}], "flows": [{"source": "a", "share": "all"}]}
        places = [told.split(": ")[0] for told in mistakes(data)]
        assert places == [
            "$", "$.name", "$.steps[0].name", "$.steps[0]", "$.steps[0].takes", "$.flows[0]", "$.flows[0].share"
        ]  # fmt: skip

    def test_i04_many_keys_that_are_not_known_are_all_held(self) -> None:
        told = mistakes({**SMALL, **{f"zz{number}": 1 for number in range(30)}})
        assert len(told) == 30
        assert all("is not known; the keys are version, name," in each for each in told[:20])

    def test_a_message_lists_the_first_mistakes_and_the_exception_holds_all(self) -> None:
        with pytest.raises(svc.Error) as told:
            svc.from_data({**SMALL, "flows": [7] * 30})
        assert str(told.value).endswith("\nand 10 more")
        assert pickle.loads(pickle.dumps(told.value)).mistakes == told.value.mistakes  # type: ignore[attr-defined]

    @given(st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=4),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["version", "name", "keys", "steps", "flows", "source", "activity"]), inner),
    ))  # fmt: skip
    def test_any_data_is_a_stream_or_has_mistakes(self, data: Any) -> None:
        try:
            stream = svc.from_data(data)
        except DataError:
            return
        assert svc.analyse(checked_text(stream)).stream == stream


class TestJson:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("", "line 1, column 1: this is not JSON: expecting value"),
            ('{\n "name": }', "line 2, column 10: this is not JSON: expecting value"),
            ("{} {}", "line 1, column 4: this is not JSON: extra data"),
            ('{"name": "x', "line 1, column 10: this is not JSON: unterminated string"),
            ('{"name": "\n"}', "line 1, column 11: this is not JSON: invalid control character"),
            ("\ufeff{}", "line 1, column 1: this is not JSON: remove the byte order mark"),
            ("[" * 100_000, f"line 1, column {DEPTH + 1}: {TOO_DEEP}"),
            ('{"a":' * 100_000, f"line 1, column {5 * DEPTH + 1}: {TOO_DEEP}"),
            ('{"a": 1, "a": 2}', "$: the key `a` appears here more than once"),
            ('{"a": [NaN]}', "$.a[0]: NaN is not a JSON number"),
            ('{"a": -Infinity}', "$.a: -Infinity is not a JSON number"),
            ('{"a": ' + "9" * 5000 + "}", "$.a: a number of 5,000 digits is longer than svc accepts"),
            ('{"a": 0.' + "9" * 5000 + "}", "$.a: a number of 5,002 digits is longer than svc accepts"),
            ('{"a b": 1e99999999999999999999}', '$["a b"]: 1e99999999999999999999 is larger than svc accepts'),
        ],
    )
    def test_i04_json_that_is_none_is_reported_with_its_place(self, text: str, told: str) -> None:
        assert unread(text) == [told]

    def test_i04_mistakes_of_several_places_are_reported_at_once(self) -> None:
        assert len(unread('{"a": NaN, "b": {"c": 1, "c": 1}, "d": [Infinity]}')) == 3

    @pytest.mark.parametrize("share", ["1e999999", "1e-999999", "-1e999999", "100.0000000001"])
    def test_i04_numbers_beyond_measure_are_not_percentages(self, share: str) -> None:
        data = f'{{"version": 1, "name": "x", "flows": [{{"source": "a", "target": "b", "share": {share}}}]}}'
        assert "percentage" in mistakes(read(data))[0]

    @pytest.mark.parametrize("share", ["-0.0", "0e-999999", "1E+2", "1e-9", "99.999999999"])
    def test_any_way_to_write_a_percentage_can_be_written_as_text(self, share: str) -> None:
        data = f'{{"version": 1, "name": "x", "flows": [{{"source": "a", "target": "b", "share": {share}}}]}}'
        stream = svc.from_data(read(data))
        assert svc.analyse(checked_text(stream)).stream == stream

    def test_i04_a_lone_surrogate_is_reported_by_its_number(self) -> None:
        assert mistakes(read(r'{"version": 1, "name": "x", "title": "\ud800"}')) == [
            "$.title: this text holds the character U+D800, which is not allowed in a text: remove it"
        ]

    def test_brackets_in_texts_have_no_depth(self) -> None:
        assert read(json.dumps(["[" * 1000, '\\"[[' * 1000])) == ["[" * 1000, '\\"[[' * 1000]
