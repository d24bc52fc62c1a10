#!/usr/bin/env bash
# Brings reports together with `postorb report`, and lays what came of it where the steps behind this one
# store it. Values come in as variables of the environment; none of them is evaluated.
set -euo pipefail

fail() {
  printf 'error: %s\n  help: %s\n' "$1" "$2" >&2
  exit 2
}

# `lines LIST`: its lines into `found`, without blanks around them and without empty ones.
lines() {
  local line
  found=()
  while IFS=$' \t' read -r line || [[ -n $line ]]; do
    line=${line%$'\r'}
    [[ -z $line ]] || found+=("$line")
  done <<<"$1"
}

is_on() {
  [[ $1 == 1 || $1 == true ]]
}

# `take NAME FROM`: gives NAME the value of the variable that is called FROM, if it has one.
take() {
  # An index in brackets would be evaluated, commands in it too.
  [[ $2 =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] ||
    fail 'a secret is given by the name of its variable' 'a name has letters, digits and _ only'
  [[ -z ${!2:-} ]] || export "$1=${!2}"
}

take POSTMAN_API_KEY "${PARAM_API_KEY:-POSTMAN_API_KEY}"
take GITHUB_TOKEN "${PARAM_GITHUB_TOKEN:-GITHUB_TOKEN}"

results=${PARAM_RESULTS:-postorb-results}
baseline=${PARAM_BASELINE:-}
arguments=(--format=text "--format=junit=$results/junit/report.xml"
  "--format=json=$results/results.json" "--format=markdown=$results/results.md" "--format=html=$results/results.html")
if is_on "${PARAM_EXPECT:-}"; then
  lines "${PARAM_SUITES:-}"
  expected=$(mktemp)
  # Gone with the container, at the latest.
  trap 'rm -f -- "$expected"' EXIT
  selection=()
  [[ -z ${PARAM_SELECTION:-} ]] || selection=("--selection=$PARAM_SELECTION")
  postorb discover ${selection[@]+"${selection[@]}"} -- ${found[@]+"${found[@]}"} >"$expected"
  arguments+=("--expect=$expected")
fi
[[ -z $baseline ]] || arguments+=("--baseline=$baseline" "--format=json=$baseline")
[[ -z ${PARAM_PUBLISH:-} ]] || arguments+=("--to=$PARAM_PUBLISH")
lines "${PARAM_HIDE:-}"
arguments+=(${found[@]+"${found[@]/#/--secret=}"})
lines "${PARAM_ARGUMENTS:-}"
arguments+=(${found[@]+"${found[@]}"})
lines "${PARAM_FILES:-}"
postorb report "${arguments[@]}" -- ${found[@]+"${found[@]}"}
