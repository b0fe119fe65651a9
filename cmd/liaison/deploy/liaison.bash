# bash 补全：放到 /etc/bash_completion.d/liaison，或在 ~/.bashrc 里 source 它。
# 下一个词可以是什么由程序自己说，所以不会过时；程序没有话说的地方补全文件名。
_liaison() {
  local IFS=$'\n'
  COMPREPLY=($(${COMP_WORDS[0]} complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
}
complete -o default -F _liaison liaison liaisonctl
