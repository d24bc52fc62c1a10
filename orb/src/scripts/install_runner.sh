#!/usr/bin/env bash
# Puts postorb on the PATH of the steps behind this one, and installs the program that runs collections.
# Values come in as variables of the environment; none of them is evaluated.
set -euo pipefail

fail() {
  printf 'error: %s\n  help: %s\n' "$1" "$2" >&2
  exit 2
}

# `on_path FOLDER`: in front of the PATH, in all steps behind this one.
on_path() {
  # shellcheck disable=SC2016 # The PATH of the steps, not of this one.
  printf 'export PATH=%q:"$PATH"\n' "$1" >>"$BASH_ENV"
}

on_path "$HOME/.local/bin"
case ${PARAM_RUNNER:-} in
  none) exit 0 ;;
  newman) version=6.2.2 ;;
  postman-cli) version=1.34.0 ;;
  *) fail 'no runner of this name' "\`runner\` is newman, postman-cli or none" ;;
esac
version=${PARAM_RUNNER_VERSION:-$version}
# A version and nothing else: npm takes addresses, folders and flags there, too.
[[ $version =~ ^[0-9][0-9A-Za-z.+-]*$ ]] ||
  fail "\`runner_version\` is no version" 'a version looks like 6.2.2'
command -v npm >/dev/null ||
  fail "there is no npm to install $PARAM_RUNNER with" \
    "use an executor with Node, such as \`default\` of this orb"
npm install --global --no-audit --no-fund --prefix "$HOME/.postorb-runner" "$PARAM_RUNNER@$version"
on_path "$HOME/.postorb-runner/bin"
