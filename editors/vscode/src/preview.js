// The page of the preview panel: a picture and a notice, nothing active, nothing from elsewhere.

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const STYLE = "body{margin:0;padding:12px;background:var(--vscode-editor-background)} img{max-width:100%} p{font:13px sans-serif}";

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page of what the server has drawn: `svg`, and perhaps a `notice`. */
exports.pictureOf = ({ svg, notice }) => {
  const picture = svg ? `<img alt="The stream" src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}">` : "";
  const said = notice ? `<p>${escaped(notice)}</p>` : "";
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${STYLE}</style>`;
  return `<!doctype html><html><head>${head}</head><body>${said}${picture}</body></html>`;
};
