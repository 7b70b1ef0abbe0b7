"""The recipes for editors that do not run here are at least well-formed, and start the server."""

import json
import re
import tomllib

from tests.support import ROOT

EDITORS = ROOT / "editors"


def test_the_recipe_for_helix_is_toml() -> None:
    recipe = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text("utf-8"))
    assert recipe["language-server"]["svc"] == {"command": "svc", "args": ["lsp"]}
    assert recipe["language"][0]["file-types"] == ["vsc"]


def test_the_recipe_for_sublime_text_is_json_with_comments() -> None:
    text = (EDITORS / "sublime" / "LSP.sublime-settings").read_text("utf-8")
    recipe = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    assert recipe["clients"]["svc"]["command"] == ["svc", "lsp"]


def test_the_recipe_for_emacs_has_as_many_opening_as_closing_brackets() -> None:
    code = re.sub(r'"(?:\\.|[^"\\])*"|;.*', "", (EDITORS / "emacs" / "svc.el").read_text("utf-8"))
    assert code.count("(") == code.count(")") > 0


def test_the_extension_for_zed_starts_the_server_for_our_files() -> None:
    folder = EDITORS / "zed"
    extension = tomllib.loads((folder / "extension.toml").read_text("utf-8"))
    language = tomllib.loads((folder / "languages" / "vsc" / "config.toml").read_text("utf-8"))
    crate = tomllib.loads((folder / "Cargo.toml").read_text("utf-8"))
    assert extension["language_servers"]["svc"]["languages"] == [language["name"]]
    assert language["path_suffixes"] == ["vsc"]
    assert [*crate["dependencies"]] == ["zed_extension_api"]
    code = (folder / "src" / "lib.rs").read_text("utf-8")
    assert 'which("svc")' in code
    assert code.count("{") == code.count("}")


def test_the_template_for_jetbrains_starts_the_server_for_our_files() -> None:
    template = json.loads((EDITORS / "jetbrains" / "template.json").read_text("utf-8"))
    assert template["programArgs"]["default"] == "svc lsp"
    [mapping] = template["fileTypeMappings"]
    assert mapping["fileType"]["patterns"] == ["*.vsc"]


def test_each_recipe_is_on_the_page() -> None:
    page = (ROOT / "docs" / "how-to" / "editor.md").read_text("utf-8")
    for recipe in EDITORS.glob("*/*"):
        named = recipe.parent if recipe.parent.name in ("vscode", "zed") else recipe  # a folder with a program in it
        assert f"editors/{named.relative_to(EDITORS).as_posix()}" in page
