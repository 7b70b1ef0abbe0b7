"""Tables as a workbook (XLSX) with drop-downs: every cell is a text, and the same tables give the same bytes. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from svc.formats.exchange.tables.cells import place
from svc.text.escape import xml_data

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font>'
    '<font><b/><sz val="11"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_EMPTY_ROWS = 1000
"""Down to here drop-downs offer something."""

Choices = Mapping[tuple[str, int], Sequence[str]]
"""What drop-downs offer, by sheet and column, which counts from 0."""


def written(tables: Mapping[str, Sequence[Sequence[str]]], choices: Choices) -> bytes:
    """A workbook with a sheet for each table, whose first row is its headings, and a hidden one for the choices.

    A drop-down refers to a range: a list within it would fall apart at commas, and ends at 255 characters.
    """
    offered = [[*each] for each in choices.values()]
    lists = [
        [column[row] if row < len(column) else "" for column in offered]
        for row in range(max(map(len, offered), default=0))
    ]
    at = {where: place(0, number).rstrip("1") for number, where in enumerate(choices)}
    sheets = [_sheet(rows, list(_rules(name, choices, at)), headed=True) for name, rows in tables.items()]
    return _packed([*tables, "lists"], [*sheets, _sheet(lists, [])])


def _rules(name: str, choices: Choices, at: Mapping[tuple[str, int], str]) -> Iterator[str]:
    for (sheet, column), offered in choices.items():
        if sheet == name:
            letter, here = at[sheet, column], place(0, column).rstrip("1")
            yield (
                f'<dataValidation type="list" allowBlank="1" sqref="{here}2:{here}{_EMPTY_ROWS}">'
                f"<formula1>lists!${letter}$1:${letter}${len(offered)}</formula1></dataValidation>"
            )


def _sheet(rows: Sequence[Sequence[str]], rules: Sequence[str], *, headed: bool = False) -> str:
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' if headed else ""
    body = "".join(_row(number, row, int(headed and number == 0)) for number, row in enumerate(rows))
    validations = f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>' if rules else ""
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="30" width="20" customWidth="1"/></cols>'
        f"<sheetData>{body}</sheetData>{validations}</worksheet>"
    )


def _row(number: int, row: Sequence[str], style: int) -> str:
    cells = "".join(
        f'<c r="{place(number, column)}" s="{style}" t="inlineStr">'
        f'<is><t xml:space="preserve">{xml_data(value)}</t></is></c>'
        for column, value in enumerate(row)
        if value
    )
    return f'<row r="{number + 1}">{cells}</row>'


def _packed(names: Sequence[str], sheets: Iterable[str]) -> bytes:
    numbers = range(1, len(names) + 1)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}"{_HIDDEN if name == "lists" else ""} r:id="r{number}"/>'
        for number, name in zip(numbers, names, strict=True)
    )
    related = "".join(_relation(f"r{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in numbers)
    parts = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations(_relation("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(related + _relation("styles", "styles", "styles.xml")),
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in zip(numbers, sheets, strict=True)},
    }
    data = BytesIO()
    with ZipFile(data, "w") as packed:
        for name, content in parts.items():
            packed.writestr(ZipInfo(name), content, ZIP_DEFLATED)  # of 1980, as no time is given
    return data.getvalue()


_HIDDEN = ' state="hidden"'


def _content_types(numbers: Iterable[int]) -> str:
    kinds = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"}
    kinds |= {f"/xl/worksheets/sheet{number}.xml": "worksheet" for number in numbers}
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{_TYPES}.{kind}+xml"/>' for part, kind in kinds.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(relations: str) -> str:
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _relation(id: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
