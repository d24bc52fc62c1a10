#!/usr/bin/env bash
# Ends with the exit code of the step that ran the suites, which kept it for this one (run.sh).
set -euo pipefail

outcome=$HOME/.postorb-outcome
code=
[[ ! -r $outcome ]] || code=$(<"$outcome")
if [[ ! $code =~ ^[0-9]{1,3}$ ]]; then
  printf 'error: no suites were run to the end in this job\n  help: %s\n' \
    "\`run_suites\` with \`defer: true\` comes before this step" >&2
  exit 2
fi
[[ $code == 0 ]] ||
  printf 'error: postorb run ended with exit code %s: the step "Run the suites" of this job says why\n' "$code" >&2
exit "$code"
