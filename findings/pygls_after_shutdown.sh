#!/usr/bin/env bash
# pygls 2.1.1: a request after `shutdown` gets no answer, and one before `initialize` an error that the protocol has not.
#
# The Language Server Protocol says that a server answers requests after `shutdown` with the error InvalidRequest (-32600),
# and those before `initialize` with ServerNotInitialized (-32002). Seen: the first are dropped in silence, so that an editor
# waits for ever; to the others pygls gives InternalError (-32603) with a traceback, and a second `initialize` succeeds.
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pygls==2.1.1
cat > "$work/server.py" <<'PYTHON'
from lsprotocol import types
from pygls.lsp.server import LanguageServer

server = LanguageServer("empty", "1")


@server.feature(types.TEXT_DOCUMENT_HOVER)
def hover(server, params):
    server.workspace.get_text_document(params.text_document.uri)


server.start_io()
PYTHON
"$work/venv/bin/python" - "$work" <<'PYTHON'
import json
import subprocess
import sys
from importlib.metadata import version

HOVER = {"textDocument": {"uri": "file:///a.txt"}, "position": {"line": 0, "character": 0}}
BEGIN = {"processId": None, "rootUri": None, "capabilities": {}}
asked = [("textDocument/hover", HOVER), ("initialize", BEGIN), ("initialize", BEGIN), ("shutdown", None), ("textDocument/hover", HOVER)]
sent = [{"jsonrpc": "2.0", "id": number, "method": name, "params": params} for number, (name, params) in enumerate(asked)]
sent.append({"jsonrpc": "2.0", "method": "exit"})
bodies = [json.dumps(each).encode() for each in sent]
data = b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(each), each) for each in bodies)
command = [sys.executable, f"{sys.argv[1]}/server.py"]
done = subprocess.run(command, input=data, capture_output=True, timeout=60)
answers, rest = {}, done.stdout
while rest:
    head, _, rest = rest.partition(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    answer, rest = json.loads(rest[:length]), rest[length:]
    answers[answer["id"]] = answer["error"]["code"] if "error" in answer else "a result"
print("pygls", version("pygls"), {f"{number} {name}": answers.get(number, "no answer") for number, (name, _) in enumerate(asked)})
assert answers[0] == -32603, "a request before `initialize` gets another answer now"
assert answers[2] == "a result", "a second `initialize` is refused now"
assert 3 in answers and 4 not in answers, "a request after `shutdown` is answered now"
PYTHON
