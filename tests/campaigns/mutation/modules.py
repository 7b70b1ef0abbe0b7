"""Where faults are put, and which tests are run for each part: those first that find most soonest."""

from tests.support import ROOT

SOURCES = ROOT / "src" / "svc"
TESTS = {
    "syntax": "syntax/test_statements syntax/test_literals syntax/test_unfinished_statements "
    "syntax/test_measure_statements syntax/test_titles "
    "syntax/test_grammar syntax/test_printer diagnostics/test_places diagnostics/test_pages model/test_values "
    "syntax/test_reader model/test_spans semantics/test_tailoring formats/test_interchange checker/test_shape_rules "
    "checker/test_fixes_as_text abuse/test_parser",
    "syntax/drafts": "syntax/test_drafts syntax/test_drafts_meaning diagnostics/test_leading_on diagnostics/test_pages "
    "syntax/test_statements checker/test_first_drafts",
    "syntax/formatter": "syntax/test_formatter_layout syntax/test_formatter_meaning syntax/test_formatter_output "
    "cli/test_fmt_and_fix syntax/test_printer house/test_examples abuse/test_formatter",
    "semantics": "semantics/test_graph semantics/test_bound_graph semantics/test_case_starts semantics/test_catalogue "
    "semantics/test_tailoring semantics/test_binding semantics/test_measures_binding diagnostics/test_subjects "
    "pictures/test_description cli/test_commands checker/test_flow_rules diagnostics/test_pages formats/test_whole "
    "semantics/test_prepared semantics/test_flows_alike project/test_portfolio comparison/test_catalogues",
    "semantics/binder": "semantics/test_binding semantics/test_measures_binding semantics/test_tailoring "
    "semantics/test_catalogue checker/test_flow_rules checker/test_shape_rules diagnostics/test_pages "
    "syntax/test_titles comparison/test_streams project/test_imports project/test_configuration "
    "strategies/test_invalid checker/test_relations campaigns/oracle/test_oracle",
    "semantics/import_diagnostics": "project/test_imports diagnostics/test_places abuse/test_resolver "
    "abuse/test_resolver_links abuse/test_resolver_cycles abuse/test_resolver_disk",
    "semantics/measure_wording": "pictures/test_description pictures/test_card_details pictures/test_page_whole",
    "checker": "checker/test_pipeline checker/test_suppressions checker/test_suppression_dates checker/test_context "
    "checker/test_many_findings extending/test_custom_rules cli/test_check cli/test_allowances "
    "cli/test_fmt_and_fix formats/test_sarif project/test_baseline diagnostics/test_places "
    "checker/test_fixes_as_text checker/test_fixes_keep_meaning",
    "checker/rules": "checker/test_flow_rules checker/test_shape_rules checker/test_catalogue_rules "
    "diagnostics/test_pages measures/test_promises measures/test_misleading_figures checker/test_false_alarms "
    "diagnostics/test_places semantics/test_tailoring project/test_imports strategies/test_invalid "
    "checker/test_fixes_as_text checker/test_relations campaigns/oracle/test_oracle",
    "project": "project/test_configuration project/test_toml project/test_imports project/test_walking "
    "project/test_gitignore project/test_library project/test_arguments project/test_repetition project/test_baseline "
    "project/test_force_exclude project/test_writing cli/test_check abuse/test_resolver abuse/test_resolver_links "
    "abuse/test_resolver_cycles abuse/test_resolver_disk abuse/test_surroundings editor/test_open_project",
    "project/cache": "project/test_verdicts project/test_portfolio_cache",
    "project/cache_folder": "project/test_verdicts project/test_portfolio_cache",
    "project/code_stamp": "project/test_verdicts project/test_portfolio_cache",
    "project/digests": "project/test_verdicts project/test_portfolio_cache",
    "project/files/private": "project/test_verdicts project/test_portfolio_cache abuse/test_outside",
    "project/measuring": "measures/test_promises measures/test_rules cli/test_measure",
    "project/headings": "project/test_verdicts cli/test_unchanged project/test_repetition",
    "project/portfolio": "project/test_portfolio project/test_portfolio_counting project/test_portfolio_cache "
    "project/test_portfolio_figures cli/test_portfolio project/test_portfolio_processes formats/test_schemas",
    "project/workers": "project/test_portfolio_processes abuse/test_items",
    "project/verdicts": "project/test_verdicts cli/test_unchanged cli/test_check cli/test_fmt_and_fix",
    "measures": "measures/test_rules measures/test_by_hand measures/test_promises measures/test_paths "
    "measures/test_outcomes measures/test_distribution measures/test_likely_path measures/test_simulated_cases "
    "cli/test_measure measures/test_misleading_figures house/test_example_promises measures/test_agreement",
    "comparison": "comparison/test_aspects comparison/test_streams comparison/test_catalogues "
    "comparison/test_catalogue_classes comparison/test_measures comparison/test_catalogue_resources "
    "comparison/test_renames comparison/test_renaming_rules cli/test_diff formats/test_whole "
    "comparison/test_applying house/test_exports",
    "formats": "formats/test_whole formats/test_text formats/test_json formats/test_csv formats/test_rows "
    "cli/test_fmt_and_fix cli/test_allowances cli/test_commands",
    "formats/catalogue": "formats/test_whole formats/test_catalogue cli/test_commands formats/test_csv",
    "formats/catalogue_diff": "formats/test_whole comparison/test_catalogues cli/test_diff formats/test_csv",
    "formats/diff": "formats/test_whole cli/test_diff comparison/test_measures formats/test_schemas",
    "formats/findings": "formats/test_whole formats/test_findings formats/test_text formats/test_json "
    "formats/test_sarif formats/test_gitlab formats/test_github formats/test_junit cli/test_check",
    "formats/interchange": "formats/test_interchange formats/test_graph_export syntax/test_measure_statements "
    "cli/test_export_and_import formats/test_schemas",
    "formats/measures": "cli/test_measure formats/test_schemas",
    "formats/portfolio": "formats/test_whole project/test_portfolio_figures formats/test_portfolio_page "
    "cli/test_portfolio formats/test_csv",
    "pictures/page": "pictures/test_page_whole pictures/test_page_pictures house/test_exports pictures/test_page",
    "web/live": "web/live/test_preview web/live/test_server web/live/test_file_watcher house/test_exports "
    "web/live/test_watch",
}
"""The tests of each part, by their files. A part is a folder or a module, but for the parts in it."""
AREAS = {
    "core": ("syntax", "semantics", "checker", "project"),
    "results": ("measures", "comparison", "formats", "pictures/page", "web/live"),
}
"""What understands a text, and what is made of it: figures, differences, reports, pages, the preview."""


def part_of(module: str) -> str:
    """The smallest part that a module is in; none is the empty text."""
    return max((part for part in TESTS if f"{module}/".startswith(f"{part}/")), key=len, default="")


def tests_of(*parts: str) -> list[str]:
    """The files of the tests of some parts, each once."""
    return [*dict.fromkeys(f"tests/{name}.py" for part in parts for name in TESTS[part].split())]


def modules_of(name: str) -> list[str]:
    """The modules of an area, of a folder, or the one module that has the name."""
    if name in AREAS:
        return [module for folder in AREAS[name] for module in modules_of(folder)]
    paths = sorted((SOURCES / name).rglob("*.py"))
    return [path.relative_to(SOURCES).with_suffix("").as_posix() for path in paths] or [name]


MODULES = [module for area in AREAS for module in modules_of(area)]
