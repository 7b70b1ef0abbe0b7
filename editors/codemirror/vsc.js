// Colours of value streams for CodeMirror 6: StreamLanguage.define(vsc).
const BEFORE_NAMES = new Set(["accountable", "responsible", "catalogue", "consulted", "activity", "artefact", "informed", "practice", "extends", "follows", "promise", "forbid", "output", "stream", "alias", "allow", "input", "opens", "party", "from", "step", "team", "tool", "uses", "by", "in", "of", "to"]);
const OTHERS = new Set(["accurate", "calendar", "arrives", "because", "purpose", "section", "begins", "queued", "within", "above", "batch", "costs", "every", "share", "short", "takes", "waits", "ends", "note", "seen", "size", "when", "use", "as"]);
const NAME = /^[\p{L}\p{Nl}_][\p{L}\p{N}\p{M}_]*/u;
const SIGN_NEXT = /^[ \t]*(?:->|:)/;

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
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^“[^“”]*”/)) return "string";
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
      return begins && /^[ \t]*:/.test(stream.string.slice(stream.pos)) ? "propertyName" : "variableName";
    }
    if (stream.match(/^\d[\w.%/]*/)) return "number";
    stream.next();
    return null;
  },
};
