//! Starts `svc lsp`, where svc is on the path of the project. What svc knows, the server says.

use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

struct Svc;

impl zed::Extension for Svc {
    fn new() -> Self {
        Svc
    }

    fn language_server_command(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let command = worktree
            .which("svc")
            .ok_or("svc is not on the path: pip install 'svc-streams[lsp]'")?;
        Ok(Command {
            command,
            args: vec!["lsp".into()],
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(Svc);
