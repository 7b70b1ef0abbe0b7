"""What DuckDB does with times by itself: the table in `docs/reference/records.md`."""

from pathlib import Path

import duckdb
import pytest

NAIVE = "SELECT CAST(CAST('2025-10-26T02:30:00+02:00' AS TIMESTAMP) AS VARCHAR)"


def _read(folder: Path, *texts: str) -> list[tuple[str, str]]:
    """The type and the text of each value of a column that DuckDB reads by itself."""
    (folder / "seen.csv").write_text("\n".join(["t", *texts]) + "\n", "utf-8")
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    return connection.execute(f"SELECT typeof(t), CAST(t AS VARCHAR) FROM '{folder / 'seen.csv'}'").fetchall()


def test_a_timestamp_without_zone_drops_the_offset_of_a_text() -> None:
    assert duckdb.execute(NAIVE).fetchall() == [("2025-10-26 02:30:00",)]


def test_a_date_with_slashes_is_guessed_to_begin_with_its_day(tmp_path: Path) -> None:
    assert _read(tmp_path, "03/04/2016", "05/06/2016")[0] == ("DATE", "2016-04-03")


@pytest.mark.parametrize("text", ["29-02-2016 01:05", "?"])
def test_what_is_not_a_time_stays_a_text(tmp_path: Path, text: str) -> None:
    assert _read(tmp_path, text, "03-04-2016 10:00")[0] == ("VARCHAR", text)


def test_a_time_without_offset_gets_the_zone_of_the_session_beside_others(tmp_path: Path) -> None:
    assert _read(tmp_path, "2025-10-26T02:30:00+02:00", "2025-10-26T02:10:00")[1][1] == "2025-10-26 02:10:00+00"


def test_a_format_with_an_offset_refuses_z() -> None:
    with pytest.raises(duckdb.Error, match="according to format specifier"):
        duckdb.execute("SELECT strptime('2026-03-02T09:00:00Z', '%Y-%m-%dT%H:%M:%S%z')").fetchall()


def test_nulls_are_last_in_descending_order() -> None:
    assert duckdb.execute("SELECT x FROM (VALUES (1), (NULL), (0)) AS t(x) ORDER BY x DESC").fetchall()[-1] == (None,)
