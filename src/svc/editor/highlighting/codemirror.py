"""A mode for CodeMirror 6, as a module of JavaScript that needs nothing else."""

import json

from svc.editor.highlighting.table import words

MODE = """\
// Colours of value streams for CodeMirror 6: StreamLanguage.define(vsc).
const BEFORE_NAMES = new Set(%(naming)s);
const OTHERS = new Set(%(others)s);
const NAME = /^[\\p{L}\\p{Nl}_][\\p{L}\\p{N}\\p{M}_]*/u;
const SIGN_NEXT = /^[ \\t]*(?:->|:)/;

export const vsc = {
  name: "vsc",
  languageData: { commentTokens: { line: "#" } },
  startState: () => ({ named: false }),
  token(stream, state) {
    if (stream.sol()) state.named = false;
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return "comment";
    const named = state.named;
    state.named = false;
    if (stream.match(/^"(?:[^"\\\\]|\\\\.)*"?/) || stream.match(/^“[^“”]*”/)) return "string";
    if (stream.match(/^(?:->|[:,])/)) {
      state.named = true;
      return "operator";
    }
    const begins = stream.string.slice(0, stream.pos).trim() === "";
    const word = stream.match(NAME);
    if (word) {
      const signed = SIGN_NEXT.test(stream.string.slice(stream.pos));
      if (!named && !signed && BEFORE_NAMES.has(word[0])) {
        state.named = true;
        return "keyword";
      }
      if (!named && !signed && OTHERS.has(word[0])) return "keyword";
      return begins && /^[ \\t]*:/.test(stream.string.slice(stream.pos)) ? "propertyName" : "variableName";
    }
    if (stream.match(/^\\d[\\w.%%/]*/)) return "number";
    stream.next();
    return null;
  },
};
"""


def codemirror() -> str:
    """The module."""
    naming, others = words()
    return MODE % {"naming": json.dumps(naming), "others": json.dumps(others)}
