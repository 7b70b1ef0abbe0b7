"""Where faults are put, and which tests are run for each part: those first that find most soonest."""

from tests.support import ROOT

SOURCES = ROOT / "src" / "svc"
TESTS = {
    "syntax": "syntax/test_statements diagnostics/test_places checker/test_shape_rules syntax/test_grammar "
    "syntax/test_reader checker/test_fixes_as_text abuse/test_parser semantics/test_tailoring "
    "model/test_values formats/test_interchange syntax/test_printer formats/test_text",
    "semantics/binder": "semantics/test_binding checker/test_flow_rules checker/test_shape_rules "
    "diagnostics/test_pages checker/test_relations semantics/test_catalogue semantics/test_tailoring "
    "project/test_imports strategies/test_invalid syntax/test_printer comparison/test_streams "
    "project/test_configuration campaigns/oracle/test_oracle",
    "checker/rules": "checker/test_flow_rules checker/test_shape_rules checker/test_catalogue_rules "
    "diagnostics/test_pages checker/test_false_alarms checker/test_fixes_as_text checker/test_relations "
    "strategies/test_invalid diagnostics/test_places semantics/test_tailoring project/test_imports "
    "campaigns/oracle/test_oracle",
    "syntax/formatter": "syntax/test_formatter_layout syntax/test_formatter_meaning cli/test_fmt_and_fix "
    "abuse/test_formatter syntax/test_printer house/test_examples",
    "semantics/import_diagnostics": "project/test_imports diagnostics/test_places abuse/test_resolver "
    "abuse/test_resolver_links abuse/test_resolver_cycles abuse/test_resolver_disk",
    "project": "project/test_configuration project/test_imports abuse/test_resolver abuse/test_resolver_links "
    "abuse/test_resolver_cycles abuse/test_resolver_disk abuse/test_surroundings project/test_portfolio_processes",
    "project/portfolio": "project/test_portfolio project/test_portfolio_cache project/test_portfolio_processes "
    "cli/test_portfolio formats/test_schemas",
    "project/verdicts": "project/test_verdicts cli/test_unchanged cli/test_check cli/test_fmt_and_fix",
    "measures": "measures/test_rules measures/test_by_hand measures/test_paths measures/test_agreement "
    "measures/test_promises measures/test_misleading_figures cli/test_measure house/test_example_promises "
    "measures/test_outcomes measures/test_likely_path measures/test_simulated_cases",
    "comparison": "comparison/test_aspects comparison/test_applying comparison/test_renames "
    "comparison/test_renaming_rules comparison/test_catalogue_classes house/test_exports comparison/test_catalogues "
    "formats/test_whole comparison/test_streams cli/test_diff comparison/test_measures",
    "formats": "formats/test_whole formats/test_findings formats/test_csv formats/test_interchange "
    "formats/test_graph_export formats/test_rows cli/test_fmt_and_fix formats/test_text formats/test_json "
    "formats/test_catalogue formats/test_sarif formats/test_gitlab formats/test_github formats/test_junit "
    "comparison/test_catalogues cli/test_diff cli/test_allowances cli/test_portfolio formats/test_portfolio_page "
    "cli/test_measure syntax/test_measure_statements project/test_portfolio_figures",
    "pictures/page": "pictures/test_page_whole pictures/test_page_pictures house/test_exports pictures/test_page",
    "preview": "preview/test_server preview/test_preview house/test_exports preview/test_file_watcher "
    "preview/test_watch",
}
"""The tests of each part, by their files."""
CHOSEN = {
    "syntax": ("parser", "reader", "phrases", "tokens", "statements", "clauses", "literals", "sections"),
    "semantics/binder": ("artefacts", "catalogues", "end_alternatives", "keys", "opening", "scope", "streams"),
    "checker/rules": ("flows", "catalogues", "connections", "refinement", "shape"),
    "syntax/formatter": ("__init__", "items", "layout", "parts", "self_check", "table"),
    "project": ("loading", "use_paths", "root", "settings", "toml", "file_cache", "workers"),
    "project/portfolio": ("building", "data", "gathering", "summarising", "summary"),
}
"""The modules of a part that are meant, where not all are."""
AREAS = {
    "core": (
        "syntax", "semantics/binder", "checker/rules", "syntax/formatter", "semantics/import_diagnostics", "project",
        "project/portfolio", "project/verdicts",
    ),
    "results": ("measures", "comparison", "formats", "pictures/page", "preview"),
}  # fmt: skip
"""What understands a text, and what is made of it: figures, differences, reports, pages, the preview."""


def modules_of(name: str) -> list[str]:
    """The modules of an area, a part, or the one module that has the name."""
    if name in AREAS:
        return [module for part in AREAS[name] for module in modules_of(part)]
    if name in CHOSEN:
        return [f"{name}/{module}" for module in CHOSEN[name]]
    found = sorted((SOURCES / name).rglob("*.py"))
    return [path.relative_to(SOURCES).with_suffix("").as_posix() for path in found] or [name]


MODULES = [module for area in AREAS for module in modules_of(area)]
