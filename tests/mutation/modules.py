"""Where faults are put, and which tests are run for each part: those first that find most soonest."""

from tests.blocks import ROOT

SOURCES = ROOT / "src" / "svc"
TESTS = {
    "syntax": "test_syntax test_places test_rules_shape test_grammar test_reader test_fixing_text abuse/test_parser "
    "test_tailoring test_model test_exchange test_properties test_report_text",
    "binding": "test_binding test_rules_arrows test_rules_shape test_pages test_relations test_catalogue "
    "test_tailoring test_use test_strategies_invalid test_properties test_comparing test_configuration "
    "oracle/test_oracle",
    "rules": "test_rules_arrows test_rules_shape test_rules_catalogues test_pages test_false_alarms test_fixing_text "
    "test_relations test_strategies_invalid test_places test_tailoring test_use oracle/test_oracle",
    "formatting": "test_formatter_layout test_formatter_proof test_formatter_command abuse/test_formatter "
    "test_properties test_examples",
    "uses": "test_use test_places abuse/test_resolver",
    "project": "test_configuration test_use abuse/test_resolver abuse/test_surroundings",
    "portfolio": "test_portfolio test_schemas",
    "measures": "test_measures_figures test_measures",
    "comparison": "test_diff_classes test_diff_applying test_diff_renaming test_catalogue_diff_classes test_exports "
    "test_report_whole test_catalogue_diff test_comparing test_cli_diff",
    "report": "test_report_whole test_report_text test_report_json test_report_catalogue test_report_sarif "
    "test_report_gitlab test_report_github test_report_junit test_catalogue_diff test_cli_diff test_cli_allowances "
    "test_portfolio",
    "page": "test_page_whole test_page_pictures test_exports test_page",
    "watching": "test_serving test_preview test_exports test_following test_watching",
}
"""The tests of each part, by their files."""
CHOSEN = {
    "syntax": ("parser", "reader", "statements", "words", "sections"),
    "binding": ("artefacts", "catalogues", "opening", "scope", "streams"),
    "rules": ("arrows", "catalogues", "graph", "refinement", "shape"),
    "formatting": ("__init__", "items", "layout", "parts", "proof", "table"),
    "project": ("loading", "paths", "root", "settings", "toml", "used"),
    "portfolio": ("building", "cache", "data", "gathering", "summarising", "summary", "workers"),
}
"""The modules of a part that are meant, where not all are."""
AREAS = {
    "core": ("syntax", "binding", "rules", "formatting", "uses", "project", "portfolio"),
    "results": ("measures", "comparison", "report", "page", "watching"),
}
"""What understands a text, and what is made of it: figures, differences, reports, pages, the preview."""


def modules_of(name: str) -> list[str]:
    """The modules of an area, a part, or the one module that has the name."""
    if name in AREAS:
        return [module for part in AREAS[name] for module in modules_of(part)]
    if name in CHOSEN:
        return [f"{name}/{module}" for module in CHOSEN[name]]
    found = sorted(path.stem for path in (SOURCES / name).glob("*.py"))
    return [f"{name}/{module}" for module in found] or [name]


MODULES = [module for area in AREAS for module in modules_of(area)]
