#!/usr/bin/env bash
# Runs postorb's commands one after the other, each with a log to read and annotations, all of them
# whatever the first came to, and ends with the exit code of the worst.
set -euo pipefail

# shellcheck source=packaging/action/common.sh
source "$GITHUB_ACTION_PATH/packaging/action/common.sh"

# `lines LIST`: its lines into `found`, without blanks around them and without empty ones.
lines() {
  local line
  found=()
  while IFS=$' \t' read -r line; do
    line=${line%$'\r'}
    [[ -z $line ]] || found+=("$line")
  done <<<"$1"
}

# `words LIST`: what blanks, line breaks and commas part, into `found`.
words() {
  local list=${1//,/ }
  list=${list//$'\r'/ }
  found=()
  IFS=$' \t\n' read -r -d '' -a found <<<"$list" || true
}

# `glob PATTERN`: what matches it into `matches`, and itself where nothing does.
glob() {
  # Without separators names keep their blanks, and this is the only expansion left.
  local IFS=''
  # shellcheck disable=SC2206
  matches=($1)
}

# `files LIST`: the files that its lines name into `found`. A line that is no file may be a glob;
# where it matches nothing postorb tells that there is no such file.
files() {
  local line name matches names=()
  lines "$1"
  for line in ${found[@]+"${found[@]}"}; do
    matches=("$line")
    [[ -e $line || $line != *[*?[]* ]] || glob "$line"
    for name in "${matches[@]}"; do
      # No name is a flag, and `-` is not standard input.
      [[ $name != -* ]] || name=./$name
      names+=("$name")
    done
  done
  found=(${names[@]+"${names[@]}"})
}

# `run COMMAND ARGUMENT…`: once for people, in a group of the log, and once for GitHub, with the
# arguments `also` and `targets`. Both read the same; the second tells the exit code.
run() {
  local command=$1 code=0
  shift
  printf '::group::postorb %s\n' "$command"
  { "$POSTORB" "$command" --color=always "$@" </dev/null 2>&1 || true; } | raw
  printf '::endgroup::\n'
  "$POSTORB" "$command" --quiet --color=never --format=github ${also[@]+"${also[@]}"} "${targets[@]}" "$@" \
    </dev/null >"$scratch/annotations" 2>"$scratch/errors" || code=$?
  # These are commands, in which postorb has escaped what is not its own. What else there is, such
  # as a config that could not be merged, is in the log.
  grep -E '^::(error|warning|notice) ' "$scratch/annotations" || true
  [[ ! -s $scratch/errors ]] || raw <"$scratch/errors"
  case $code in
    0) ;;
    # What was found, and what cannot be read, are told already. What cannot be merged is not.
    1 | 2 | 7) grep -qE '^::(error|warning) ' "$scratch/annotations" || unexplained "$command" "$code" ;;
    *) unexplained "$command" "$code" ;;
  esac
  codes+=("$code")
}

unexplained() {
  local said
  said=$(causes "$scratch/errors")
  annotate "${said:-\`postorb $1\` ended with exit code $2 and said nothing}"
}

validate() {
  also=()
  files "$INPUT_FILES"
  ((${#found[@]})) || files "$INPUT_CONFIG"
  run validate --fail-on="$INPUT_FAIL_ON" -- ${found[@]+"${found[@]}"}
}

check() {
  also=(--exit-code)
  files "$INPUT_CONFIG"
  run diff ${found[@]+"${found[@]/#/--config=}"}
}

report() {
  local format
  also=(${places[@]+"${places[@]}"})
  lines "$INPUT_REPORT_FORMATS"
  for format in ${found[@]+"${found[@]}"}; do
    also+=(--format="$format")
  done
  files "$INPUT_REPORTS"
  run report -- ${found[@]+"${found[@]}"}
}

# The exit code that weighs most: one that is none of postorb's, a bug or a failed write, what
# services said, what could not be read, what was found.
worst() {
  local code known order=(70 6 3 4 8 2 5 7 1 0)
  for code in "${codes[@]}"; do
    [[ " ${order[*]} " == *" $code "* ]] || order=("$code" "${order[@]}")
  done
  for known in "${order[@]}"; do
    if [[ " ${codes[*]} " == *" $known "* ]]; then
      printf '%s\n' "$known"
      return
    fi
  done
}

tell() {
  printf 'verdict=%s\nexit-code=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

# Of an output the last line counts: this is for what ends before it is known.
tell failed 2

words "$INPUT_COMMAND"
commands=(${found[@]+"${found[@]}"})
allowed="one or more of \`validate\`, \`check\` and \`report\`"
((${#commands[@]})) || fail "\`command\` is empty, not $allowed"
for command in "${commands[@]}"; do
  case $command in
    validate | check) ;;
    report)
      lines "$INPUT_REPORTS"
      ((${#found[@]})) || fail "\`command: report\` needs \`reports\`, files of Newman, one a line"
      ;;
    *) fail "\`command\` is $allowed, not \`$command\`" ;;
  esac
done

case $INPUT_FAIL_ON in
  error | warning | info) ;;
  *) fail "\`fail-on\` is \`error\`, \`warning\` or \`info\`, not \`$INPUT_FAIL_ON\`" ;;
esac

targets=(--to=github-output)
# Where only results go.
places=()
words "$INPUT_TO"
known="\`github-summary\`, \`github-comment\`, \`github-status\`, \`github-check\` and \`postman\`"
for target in ${found[@]+"${found[@]}"}; do
  case $target in
    github-summary) targets+=(--to="$target") ;;
    # The outputs are always given.
    github-output) ;;
    github-comment | github-status | github-check | postman) places+=(--to="$target") ;;
    *) fail "\`to\` is one or more of $known, or empty, not \`$target\`" ;;
  esac
done

cd -- "$INPUT_WORKING_DIRECTORY" 2>/dev/null ||
  fail "\`working-directory\` is no folder: \`$INPUT_WORKING_DIRECTORY\`"
shopt -s globstar 2>/dev/null || true # Bash 3.2 has none.
scratch=$(mktemp -d "$RUNNER_TEMP/postorb.XXXXXX")
trap 'rm -rf -- "$scratch"' EXIT
codes=()
for command in "${commands[@]}"; do
  case $command in
    validate) validate ;;
    check) check ;;
    *) report ;;
  esac
done

code=$(worst)
if ((code == 0)); then
  tell passed 0
else
  tell failed "$code"
fi
exit "$code"
