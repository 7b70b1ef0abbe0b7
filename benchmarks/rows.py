"""The rows of the table: a figure each, its targets, and the function that measures it."""

from benchmarks import folder_rows, peer_rows, start_rows, text_rows
from benchmarks.row import Row

ROWS = (
    Row("version", "`svc --version`, against `python -c pass`", "times", 2, 1.5, start_rows.version),
    Row("help", "`svc --help`, against `python -c pass`", "times", 3, 2.5, start_rows.help),
    Row("import", "`import svc`, against `python -c pass`", "times", None, None, start_rows.importing),
    Row("check", "`svc check` of a ten-line file, against `python -c pass`", "times", None, 6, start_rows.ten_lines),
    Row("check-before", "the same, against the build before", "times", 0.75, None, start_rows.ten_lines_before),
    Row("kept", "ten unchanged lines, against `python -c pass`", "times", 5, 3.5, start_rows.ten_unchanged_lines),
    Row("plain-before", "parse, bind and check {medium:,} plain flows, instructions, against the build before", "times",
        0.45, 0.35, text_rows.plain_before),
    Row("real-before", "the same on {small:,} lines of real streams", "times", 0.6, 0.45, text_rows.real_before),
    Row("throughput", "parse, bind and check {large:,} flows, against one pass R", "times", None, 12,
        text_rows.throughput),
    Row("growth", "growth from {small:,} to {large:,} flows, exponent", "", 1.05, 1.03, text_rows.growth),
    Row("memory", "peak memory at {large:,} flows", "MB", 80, 70, text_rows.memory),
    Row("before", "{large:,} flows, whole process, against the build before", "times", None, None, peer_rows.before),
    Row("d2", "{large:,} flows, whole process, against d2 validate", "times", 1.2, 0.9, peer_rows.d2),
    Row("bpmnlint", "{large:,} flows, whole process, against bpmnlint", "times", 0.2, 0.15, peer_rows.bpmnlint),
    Row("gc", "{large:,} flows, whole process, against Graphviz gc", "times", None, None, peer_rows.gc),
    Row("json", "{large:,} flows, whole process, against json.load with the same check", "times", None, None,
        peer_rows.json_load),
    Row("lark", "{medium:,} flows, whole process, against lark alone", "times", None, None, peer_rows.lark),
    Row("likec4", "{medium:,} flows, whole process, against likec4 validate", "times", 0.3, 0.04, peer_rows.likec4),
    Row("pyparsing", "{medium:,} flows, whole process, against pyparsing", "times", None, None, peer_rows.pyparsing),
    Row("textx", "{small:,} flows, whole process, against textX", "times", None, None, peer_rows.textx),
    Row("files-before", "{small:,} files, first run, against the build before", "times", 0.6, 0.45, folder_rows.before),
    Row("unchanged", "{small:,} unchanged files on a second run, against the first", "times", 0.15, 0.08,
        folder_rows.unchanged),
    Row("cores", "a portfolio of {small:,} files, two processes against one, by the clock", "times", 0.56, 0.53,
        folder_rows.cores),
    Row("picture", "picture of a ten-step stream, more than the engine takes", "ms", 60, 45, text_rows.picture),
    Row("fmt", "`svc fmt --check` of {medium:,} flows, against `svc check`", "times", 1.6, 1.3, text_rows.formatting),
    Row("drawing", "1,000 valid streams of ten steps, against lists as long", "times", 1.6, 1.3, text_rows.drawing),
)  # fmt: skip
