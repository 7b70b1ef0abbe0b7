" Vim syntax file: value streams as text. Put it into ~/.vim/syntax or ~/.config/nvim/syntax.
if exists("b:current_syntax")
  finish
endif

syntax match vscName /\h\k*/ contained
syntax match vscKeyword /\<\%(accurate\|calendar\|arrives\|because\|purpose\|section\|begins\|queued\|within\|above\|batch\|costs\|every\|share\|short\|takes\|waits\|ends\|note\|seen\|size\|when\|use\|as\)\>\%(\s*\%(->\|:\)\)\@!/
syntax match vscKeyword /\<\%(accountable\|responsible\|catalogue\|consulted\|activity\|artefact\|informed\|practice\|extends\|follows\|promise\|forbid\|output\|stream\|alias\|allow\|input\|opens\|party\|from\|step\|team\|tool\|uses\|by\|in\|of\|to\)\>\%(\s*\%(->\|:\)\)\@!/ nextgroup=vscName skipwhite
syntax match vscName /\<\h\k*\ze\s*->/
syntax match vscKey /^\s*\zs\h\k*\ze\s*:/
syntax match vscQuantity /\<\d[[:alnum:].%\/]*/
syntax match vscOperator /->\|[:,]/ nextgroup=vscName skipwhite
syntax region vscText start=/"/ skip=/\\./ end=/"/ oneline
syntax match vscComment /#.*$/

highlight default link vscKeyword Keyword
highlight default link vscName Identifier
highlight default link vscKey Identifier
highlight default link vscQuantity Number
highlight default link vscOperator Operator
highlight default link vscText String
highlight default link vscComment Comment

let b:current_syntax = "vsc"
