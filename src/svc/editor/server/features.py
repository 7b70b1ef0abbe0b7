"""The requests about an open text: which function answers each, and what it needs of the parameters."""

from collections.abc import Callable
from typing import Any, NamedTuple

from lsprotocol import types as lsp

from svc.editor.server.legend import LEGEND


class Feature(NamedTuple):
    """A method of the protocol, the module of this package and the function that answer it, what the function needs of
    the parameters, and options for the editor."""

    method: str
    module: str
    function: str
    arguments: Callable[[Any], tuple[Any, ...]]
    options: Any = None


def _nothing(params: Any) -> tuple[Any, ...]:
    return ()


def _position(params: Any) -> tuple[Any, ...]:
    return (params.position,)


FEATURES = (
    Feature(lsp.TEXT_DOCUMENT_HOVER, "names", "hover", _position),
    Feature(lsp.TEXT_DOCUMENT_DEFINITION, "names", "definition", _position),
    Feature(
        lsp.TEXT_DOCUMENT_REFERENCES,
        "names",
        "references",
        lambda params: (params.position, params.context.include_declaration),
    ),
    Feature(lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, "names", "highlights", _position),
    Feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME, "names", "prepared", _position),
    Feature(
        lsp.TEXT_DOCUMENT_RENAME,
        "names",
        "renaming",
        lambda params: (params.position, params.new_name),
        lsp.RenameOptions(prepare_provider=True),
    ),
    Feature(
        lsp.TEXT_DOCUMENT_COMPLETION,
        "completing",
        "completion",
        lambda params: (params.position, params.context.trigger_character if params.context else None),
        lsp.CompletionOptions(trigger_characters=[":", ",", ">", " ", '"', "/"]),
    ),
    Feature(lsp.TEXT_DOCUMENT_FORMATTING, "writing", "formatting", _nothing),
    Feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        "writing",
        "actions",
        lambda params: (params.range, params.context.only or ()),
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, "source.fixAll.svc"]),
    ),
    Feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, "structure", "symbols", _nothing),
    Feature(lsp.TEXT_DOCUMENT_SELECTION_RANGE, "structure", "selections", lambda params: (params.positions,)),
    Feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE, "structure", "folding", _nothing),
    Feature(lsp.TEXT_DOCUMENT_DOCUMENT_LINK, "structure", "links", _nothing),
    Feature(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, "colours", "full", _nothing, LEGEND),
    Feature(
        lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA,
        "colours",
        "delta",
        lambda params: (params.previous_result_id,),
        LEGEND,
    ),
    Feature(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, "colours", "within", lambda params: (params.range,), LEGEND),
    Feature(lsp.TEXT_DOCUMENT_INLAY_HINT, "hints", "inlay", lambda params: (params.range,)),
    Feature(lsp.TEXT_DOCUMENT_CODE_LENS, "hints", "lenses", _nothing),
    Feature(lsp.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY, "calls", "prepared", _position),
)
