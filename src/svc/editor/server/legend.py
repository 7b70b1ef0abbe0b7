"""How an editor names the kinds of words, for their colours."""

from lsprotocol import types as lsp

from svc.editor.token_kinds import TokenKind

NAMES = {
    TokenKind.KEYWORD: "keyword",
    TokenKind.OPERATOR: "operator",
    TokenKind.KEY: "property",
    TokenKind.NAME: "variable",
    TokenKind.STREAM: "namespace",
    TokenKind.CATALOGUE: "namespace",
    TokenKind.STEP: "function",
    TokenKind.PARTY: "interface",
    TokenKind.ACTIVITY: "class",
    TokenKind.PRACTICE: "type",
    TokenKind.ARTEFACT: "enumMember",
    TokenKind.TEAM: "struct",
    TokenKind.TOOL: "struct",
    TokenKind.TEXT: "string",
    TokenKind.QUANTITY: "number",
    TokenKind.COMMENT: "comment",
}
TYPES = tuple(dict.fromkeys(NAMES.values()))
MODIFIERS = ("declaration", "defaultLibrary")
LEGEND = lsp.SemanticTokensLegend(TYPES, MODIFIERS)
