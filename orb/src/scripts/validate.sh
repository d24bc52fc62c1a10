#!/usr/bin/env bash
# Checks configs with `postorb validate`, and with `postorb diff` that one is up to date.
# Values come in as variables of the environment; none of them is evaluated.
set -euo pipefail

# `lines LIST`: its lines into `found`, without blanks around them and without empty ones.
lines() {
  local line
  found=()
  while IFS=$' \t' read -r line || [[ -n $line ]]; do
    line=${line%$'\r'}
    [[ -z $line ]] || found+=("$line")
  done <<<"$1"
}

# `files LIST`: the files that its lines name into `names`. What is no file may be a pattern; where that
# matches nothing postorb tells that there is no such file.
files() {
  local line matches
  names=()
  lines "$1"
  for line in ${found[@]+"${found[@]}"}; do
    matches=("$line")
    if [[ ! -e $line && $line == *[*?[]* ]]; then
      # Without separators names keep their blanks, and patterns are the only expansion left.
      local IFS=''
      # shellcheck disable=SC2206
      matches=($line)
    fi
    names+=("${matches[@]}")
  done
}

is_on() {
  [[ $1 == 1 || $1 == true ]]
}

shopt -s globstar
lines "${PARAM_ORB_SOURCES:-}"
arguments=("--fail-on=${PARAM_FAIL_ON:-error}" ${found[@]+"${found[@]/#/--orb-source=}"})
files "${PARAM_FILES:-}"
code=0
postorb validate "${arguments[@]}" -- ${names[@]+"${names[@]}"} || code=$?

# What the log has said, as tests.
junit=${PARAM_RESULTS:-postorb-results}/junit
mkdir -p -- "$junit"
postorb validate --quiet --format=junit "${arguments[@]}" -- ${names[@]+"${names[@]}"} \
  >"$junit/validate.xml" 2>/dev/null || true
[[ -s $junit/validate.xml ]] || rm -f -- "$junit/validate.xml"

if is_on "${PARAM_DRIFT:-}"; then
  drift=0
  postorb diff --exit-code || drift=$?
  ((code != 0)) || code=$drift
fi
exit "$code"
