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

# `take PARAMETER FROM NAME...`: gives the first NAME the value of the variable that is called FROM. Where
# that has none, no NAME has one: what is not named is not used in its place.
take() {
  local parameter=$1 from=$2 shown=$2
  shift 2
  # An index in brackets would be evaluated, commands in it too.
  [[ $from =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] ||
    fail 'a secret is given by the name of its variable' 'a name has letters, digits and _ only'
  [[ $from != "$1" ]] || return 0
  if [[ -n ${!from:-} ]]; then
    export "$1=${!from}"
    return
  fi
  # A token has the letters of a name, too, and may be given in the place of one.
  if [[ $from == gh[a-z]_* || $from == github_pat_* || ${#from} -ge 40 ]]; then
    shown='of that name'
  else
    # What postorb calls it where it misses it.
    export "POSTORB_$1_NAME=$from"
  fi
  printf "warning: the environment variable %s, which \`%s\` names, is not set, and no other is used in its place\n" \
    "$shown" "$parameter" >&2
  unset "$@"
}

# `refuse_idle ARGUMENT...`: none may be a flag with which nothing is done, and nothing fails.
refuse_idle() {
  local argument
  for argument; do
    [[ $argument != -- ]] || return 0
    [[ ! $argument =~ ^(--dry-run|--help|--version|-[qv]*[hV][qvhV]*)$ ]] ||
      fail "\`arguments\` has a flag with which nothing is done: $argument" 'leave it out'
  done
}

take api_key "${PARAM_API_KEY:-POSTMAN_API_KEY}" POSTMAN_API_KEY
take github_token "${PARAM_GITHUB_TOKEN:-GITHUB_TOKEN}" GITHUB_TOKEN GH_TOKEN

results=${PARAM_RESULTS:-postorb-results}
baseline=${PARAM_BASELINE:-}
is_on "${PARAM_COMPARE:-true}" || baseline=
# Commas, blanks behind them, lines.
publish=${PARAM_PUBLISH:-}
lines "${publish//,/$'\n'}"
publish=$(IFS=, && printf '%s' "${found[*]-}")
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
[[ -z $publish ]] || arguments+=("--to=$publish")
lines "${PARAM_HIDE:-}"
arguments+=(${found[@]+"${found[@]/#/--secret=}"})
lines "${PARAM_ARGUMENTS:-}"
refuse_idle ${found[@]+"${found[@]}"}
arguments+=(${found[@]+"${found[@]}"})
lines "${PARAM_FILES:-}"
postorb report "${arguments[@]}" -- ${found[@]+"${found[@]}"}
