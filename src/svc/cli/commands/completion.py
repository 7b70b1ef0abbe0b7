"""`svc completion`: the script with which a shell completes `svc`."""

import click


@click.command(
    epilog="\b\nTo install it, add the line to the file:\n"
    '  bash  ~/.bashrc                    eval "$(svc completion bash)"\n'
    '  zsh   ~/.zshrc, below compinit     eval "$(svc completion zsh)"\n'
    "  fish  ~/.config/fish/config.fish   svc completion fish | source"
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script of a shell.

    It completes commands, options and files.

    Exits with 0 if the script is printed, 2 if the shell is not supported.
    """
    from click.shell_completion import get_completion_class

    from svc.cli.group import svc
    from svc.cli.printing.output import say

    script = get_completion_class(shell)
    if script is not None:
        say(script(svc, {}, "svc", "_SVC_COMPLETE").source().rstrip())
