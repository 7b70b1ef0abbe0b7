#!/usr/bin/env bash
# polars 2.1.0 with fastexcel 0.21.0: of a column of times in an ODS file, all of 24 hours and more become null without a
# word. The same times in an XLSX file are all read.
#
# Seen: a column of 0:45, 36:00 and 100:30, as LibreOffice writes it into ODS (office:time-value="PT36H00M00S"), is
# [45 minutes, null, null]: a column of type Duration, no error, no warning. From XLSX it is [45 minutes, 36 hours, 100 hours
# 30 minutes]. A file with PT45M00S in place of PT00H45M00S, which OpenDocument allows too, gives null for that one as well.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check polars==2.1.0 fastexcel==0.21.0 openpyxl==3.1.5
"$work/venv/bin/python" - <<'PYTHON'
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import polars

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<office:document-content xmlns:office="{OASIS}:office:1.0" xmlns:table="{OASIS}:table:1.0"'
    f' xmlns:text="{OASIS}:text:1.0" office:version="1.3"><office:body><office:spreadsheet>'
    '<table:table table:name="times">{}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
MANIFEST = (
    f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0" manifest:version="1.3">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def row(*cells: str) -> str:
    inner = "".join(f"<table:table-cell {cell}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{inner}</table:table-row>"


def words(text: str) -> str:
    return f'office:value-type="string"><text:p>{text}</text:p>'


def ods(*times: str) -> BytesIO:
    heading = row(words("step"), words("takes"))
    cells = (f'office:value-type="time" office:time-value="{time}"><text:p>{time}</text:p>' for time in times)
    rows = (row(words("a step"), cell) for cell in cells)
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", CONTENT.format(heading + "".join(rows)))
    data.seek(0)
    return data


def xlsx(*times: timedelta) -> BytesIO:
    book = openpyxl.Workbook()
    book.active.append(["step", "takes"])
    for time in times:
        book.active.append(["a step", time])
    data = BytesIO()
    book.save(data)
    data.seek(0)
    return data


times = [timedelta(minutes=45), timedelta(hours=36), timedelta(hours=100, minutes=30)]
from_xlsx = polars.read_excel(xlsx(*times))["takes"].to_list()
from_ods = polars.read_ods(ods("PT00H45M00S", "PT36H00M00S", "PT100H30M00S"))["takes"]
short = polars.read_ods(ods("PT00H45M00S", "PT45M00S"))["takes"].to_list()
print("polars", polars.__version__, "from XLSX:", from_xlsx)
print("from ODS:", from_ods.dtype, from_ods.to_list(), "and without hours:", short)
assert from_xlsx == times, "times in XLSX are read in another way now"
assert from_ods.to_list() == [times[0], None, None], "times of 24 hours and more in ODS are read now"
assert from_ods.dtype == polars.Duration("ms") and short == [times[0], None], "a time without hours is read now"
PYTHON
