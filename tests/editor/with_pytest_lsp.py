"""A session with the language server as known editors would have it; `test_clients.py` runs it with pytest-lsp.

pytest-lsp knows what each editor says that it can do, and reports answers that do not respect it.
"""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client

TEXT = """\
stream s
  demand: "x"
  step log "Log it" in engage
  step fix in deliver_support
  user -> log : incidents
  log -> fix : incident
  fix -> user : delivered_services
"""
EDITORS = ("neovim", "visual-studio-code", "emacs")


def editor() -> LanguageClient:
    """A client that lets a server register for changed files, as the stored editors say that they do."""
    made = make_test_lsp_client()

    @made.feature(lsp.CLIENT_REGISTER_CAPABILITY)  # type: ignore[untyped-decorator]
    def registered(client: LanguageClient, params: lsp.RegistrationParams) -> None:
        return None

    return made


SERVER = ClientServerConfig([sys.executable, "-m", "svc", "lsp"], client_factory=editor)


@pytest_lsp.fixture(params=EDITORS, config=SERVER)  # type: ignore[untyped-decorator]
async def client(request: pytest.FixtureRequest, lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    (tmp_path / "svc.toml").touch()
    folder = tmp_path.as_uri()
    parameters = lsp.InitializeParams(
        capabilities=client_capabilities(request.param),
        root_uri=folder,
        workspace_folders=[lsp.WorkspaceFolder(folder, "folder")],
    )
    await lsp_client.initialize_session(parameters)
    yield
    await lsp_client.shutdown_session()


def opened(client: LanguageClient, folder: Path, text: str = TEXT, name: str = "a.vsc") -> lsp.TextDocumentIdentifier:
    uri = (folder / name).as_uri()
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "vsc", 1, text)))
    return lsp.TextDocumentIdentifier(uri)


async def found(client: LanguageClient, document: lsp.TextDocumentIdentifier) -> list[str]:
    """The codes of the findings of a text: pulled if the editor can, else pushed, and never both."""
    text_document = client.capabilities.text_document
    if text_document and text_document.diagnostic:
        report = await client.text_document_diagnostic_async(lsp.DocumentDiagnosticParams(document))
        assert isinstance(report, lsp.RelatedFullDocumentDiagnosticReport)
        assert client.diagnostics == {}
        return [str(each.code) for each in report.items]
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return [str(each.code) for each in client.diagnostics[document.uri]]


@pytest.mark.asyncio
async def test_findings_follow_the_text(client: LanguageClient, tmp_path: Path) -> None:
    document = opened(client, tmp_path)
    assert await found(client, document) == ["VSC202"]
    change = lsp.TextDocumentContentChangePartial(
        lsp.Range(lsp.Position(5, 15), lsp.Position(5, 23)), "user_support_tasks"
    )
    versioned = lsp.VersionedTextDocumentIdentifier(2, document.uri)
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(versioned, [change]))
    assert await found(client, document) == []


@pytest.mark.asyncio
async def test_what_a_flow_may_carry_is_offered(client: LanguageClient, tmp_path: Path) -> None:
    document = opened(client, tmp_path)
    offered = await client.text_document_completion_async(lsp.CompletionParams(document, lsp.Position(5, 15)))
    assert isinstance(offered, list)
    assert [each.label for each in offered] == [
        "contracts_and_agreements",
        "third_party_knowledge",
        "user_support_tasks",
    ]


@pytest.mark.asyncio
async def test_names_lead_somewhere(client: LanguageClient, tmp_path: Path) -> None:
    document, here = opened(client, tmp_path), lsp.Position(4, 11)
    hover = await client.text_document_hover_async(lsp.HoverParams(document, here))
    assert hover
    assert isinstance(hover.contents, lsp.MarkupContent)
    assert hover.contents.value.startswith("**Log it** `log`")
    places = await client.text_document_definition_async(lsp.DefinitionParams(document, here))
    assert isinstance(places, list)
    assert [each.range.start for each in places if isinstance(each, lsp.Location)] == [lsp.Position(2, 7)]
    edit = await client.text_document_rename_async(lsp.RenameParams(document, here, "register"))
    assert edit
    assert edit.document_changes
    [change] = edit.document_changes
    assert isinstance(change, lsp.TextDocumentEdit)
    assert change.text_document.version == 1
    assert len(change.edits) == 3


@pytest.mark.asyncio
async def test_the_outline_has_the_parts_of_a_stream(client: LanguageClient, tmp_path: Path) -> None:
    document = opened(client, tmp_path)
    symbols = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
    assert symbols
    [stream] = symbols
    assert isinstance(stream, lsp.DocumentSymbol)
    assert [each.name for each in stream.children or ()][:2] == ["log", "fix"]


@pytest.mark.asyncio
async def test_fixes_layout_colours_and_links_are_there(client: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / "house.vsc").write_text("catalogue house extends itil4\n")
    document = opened(client, tmp_path, f'use "house.vsc"\n{TEXT}')
    line = lsp.Range(lsp.Position(6, 0), lsp.Position(6, 20))
    actions = await client.text_document_code_action_async(
        lsp.CodeActionParams(document, line, lsp.CodeActionContext([]))
    )
    assert "write `incidents`" in [each.title for each in actions or ()]
    edits = await client.text_document_formatting_async(
        lsp.DocumentFormattingParams(document, lsp.FormattingOptions(2, True))
    )
    assert edits
    colours = await client.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(document))
    assert colours
    assert len(colours.data) % 5 == 0
    links = await client.text_document_document_link_async(lsp.DocumentLinkParams(document))
    assert [each.target for each in links or ()] == [(tmp_path / "house.vsc").as_uri()]
