"""A syntax file for Vim and Neovim."""

from svc.editor.highlighting.table import words

HEADER = """\
" Vim syntax file: value streams as text. Put it into ~/.vim/syntax or ~/.config/nvim/syntax.
if exists("b:current_syntax")
  finish
endif
"""
FOOTER = """\
syntax match vscName /\\<\\h\\k*\\ze\\s*->/
syntax match vscKey /^\\s*\\zs\\h\\k*\\ze\\s*:/
syntax match vscQuantity /\\<\\d[[:alnum:].%\\/]*/
syntax match vscOperator /->\\|[:,]/ nextgroup=vscName skipwhite
syntax region vscText start=/"/ skip=/\\\\./ end=/"/ oneline
syntax match vscComment /#.*$/

highlight default link vscKeyword Keyword
highlight default link vscName Identifier
highlight default link vscKey Identifier
highlight default link vscQuantity Number
highlight default link vscOperator Operator
highlight default link vscText String
highlight default link vscComment Comment

let b:current_syntax = "vsc"
"""
NO_SIGN = r"\>\%(\s*\%(->\|:\)\)\@!"


def vim() -> str:
    """The syntax file. What comes last wins, so comments and texts come behind words."""
    naming, others = words()
    return (
        f"{HEADER}\n"
        "syntax match vscName /\\h\\k*/ contained\n"
        f"syntax match vscKeyword /\\<\\%({_alternatives(others)}\\){NO_SIGN}/\n"
        f"syntax match vscKeyword /\\<\\%({_alternatives(naming)}\\){NO_SIGN}/ nextgroup=vscName skipwhite\n"
        f"{FOOTER}"
    )


def _alternatives(known: tuple[str, ...]) -> str:
    return r"\|".join(known)
