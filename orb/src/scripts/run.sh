#!/usr/bin/env bash
# Runs suites with `postorb run`, and lays what came of it where the steps behind this one store it.
# Values come in as variables of the environment; none of them is evaluated.
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
is_shared=false
if is_on "${PARAM_SHARE:-}" && [[ ${CIRCLE_NODE_TOTAL:-1} != [01] ]]; then
  is_shared=true
fi

arguments=()
lines "${PARAM_SUITES:-}"
for suite in ${found[@]+"${found[@]}"}; do
  # A flag such as --dry-run would be a run in which nothing fails.
  [[ $suite != -* ]] || fail "\`suites\` has a flag" "flags are lines of \`arguments\`"
  arguments+=("$suite")
done
[[ -z ${PARAM_SELECTION:-} ]] || arguments+=("--selection=$PARAM_SELECTION")
[[ ${PARAM_JOBS:-0} == 0 ]] || arguments+=("--jobs=$PARAM_JOBS")
arguments+=(--format=text "--format=junit=$results/junit/run.xml"
  "--format=json=$results/results.json" "--format=markdown=$results/results.md" "--format=html=$results/results.html")
if is_on "${PARAM_PERSIST:-}"; then
  # Several jobs can hand results on in one workflow.
  job=${CIRCLE_JOB:-job}
  share=${job//[!A-Za-z0-9_-]/_}-${CIRCLE_NODE_INDEX:-0}
  arguments+=("--format=json=$results/shards/$share.json")
fi
if [[ $is_shared == true ]]; then
  [[ -z $publish ]] ||
    fail "\`publish\` where several containers run, each with a share of the results" \
      "write \`persist: true\`, and let the job \`report\` publish what all of them came to"
  arguments+=(--shard=circleci)
  [[ -z $baseline ]] || arguments+=("--timings=$baseline")
elif [[ -n $baseline ]]; then
  arguments+=("--baseline=$baseline" "--format=json=$baseline")
fi
[[ -z $publish ]] || arguments+=("--to=$publish")
lines "${PARAM_HIDE:-}"
arguments+=(${found[@]+"${found[@]/#/--secret=}"})
lines "${PARAM_ARGUMENTS:-}"
refuse_idle ${found[@]+"${found[@]}"}
arguments+=(${found[@]+"${found[@]}"})
is_on "${PARAM_DEFER:-}" || exec postorb run "${arguments[@]}"

# CircleCI promises no step behind one that failed, but for those that store: so this one does not fail where
# there are results to hand on, and the script outcome.sh ends with its exit code behind them.
outcome=$HOME/.postorb-outcome
rm -f -- "$outcome" "$results/results.json"
code=0
postorb run "${arguments[@]}" || code=$?
[[ $code == 0 || -e $results/results.json ]] || exit "$code"
printf '%s\n' "$code" >"$outcome"
