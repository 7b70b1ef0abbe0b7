// Starts `svc lsp`, and shows the picture of a stream beside its text. What svc knows, the server says.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { pictureOf } = require("./preview");

let client;

/** The program is a setting of the user or the machine, never of a folder. */
function program() {
  const setting = vscode.workspace.getConfiguration("svc").inspect("path");
  return setting?.globalValue || setting?.defaultValue || "svc";
}

async function start() {
  if (client || !vscode.workspace.isTrusted) return;
  const server = { command: program(), args: ["lsp"] };
  client = new LanguageClient("svc", "Value streams (svc)", server, {
    documentSelector: [{ language: "vsc", scheme: "file" }, { language: "vsc", scheme: "untitled" }],
    synchronize: {
      configurationSection: "svc",
      fileEvents: vscode.workspace.createFileSystemWatcher("**/{*.vsc,svc.toml,pyproject.toml}"),
    },
    middleware: { executeCommand: async (command, given, next) => (command === "svc.openPreview" ? show(given[0]) : next(command, given)) },
  });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const advice = "Install it with: pip install 'svc-streams[lsp]', or set svc.path.";
    vscode.window.showErrorMessage(`svc could not be started (${program()} lsp). ${advice}`);
  }
}

async function show(wanted) {
  const editor = vscode.window.activeTextEditor;
  const uri = wanted?.uri ?? editor?.document.uri.toString();
  if (!client || !uri) return;
  const panel = vscode.window.createWebviewPanel("svc.preview", "Value stream", vscode.ViewColumn.Beside, {});
  const draw = (drawn) => {
    panel.webview.html = pictureOf(drawn);
  };
  const followed = client.onNotification("svc/preview", (drawn) => drawn.uri === uri && draw(drawn));
  panel.onDidDispose(() => followed.dispose());
  try {
    const request = { command: "svc.preview", arguments: [{ uri, stream: wanted?.stream }] };
    draw(await client.sendRequest("workspace/executeCommand", request));
  } catch (error) {
    draw({ svg: "", notice: error.message });
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("svc.showPreview", show),
    vscode.commands.registerCommand("svc.restart", async () => {
      await stop();
      await start();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(start),
  );
  await start();
};

exports.deactivate = stop;
