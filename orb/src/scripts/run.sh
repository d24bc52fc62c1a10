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
  [[ -z ${PARAM_PUBLISH:-} ]] ||
    fail "\`publish\` where several containers run, each with a share of the results" \
      "write \`persist: true\`, and let the job \`report\` publish what all of them came to"
  arguments+=(--shard=circleci)
  [[ -z $baseline ]] || arguments+=("--timings=$baseline")
elif [[ -n $baseline ]]; then
  arguments+=("--baseline=$baseline" "--format=json=$baseline")
fi
[[ -z ${PARAM_PUBLISH:-} ]] || arguments+=("--to=$PARAM_PUBLISH")
lines "${PARAM_HIDE:-}"
arguments+=(${found[@]+"${found[@]/#/--secret=}"})
lines "${PARAM_ARGUMENTS:-}"
arguments+=(${found[@]+"${found[@]}"})
exec postorb run "${arguments[@]}"
