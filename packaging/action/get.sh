#!/usr/bin/env bash
# Downloads, finds or builds postorb, and tells the next step where it is. Whatever keeps it from that
# ends the step with 2, and an annotation.
set -euo pipefail

# shellcheck source=packaging/action/common.sh
source "$GITHUB_ACTION_PATH/packaging/action/common.sh"

# `get WHAT PROGRAM…`: runs what gets it, with what that says in the log. Its stdout is in `$scratch/stdout`.
get() {
  local what=$1 code=0
  shift
  "$@" 2>&1 >"$scratch/stdout" | tee "$scratch/stderr" | raw || code=$?
  ((code == 0)) || fail "$what
$(causes "$scratch/stderr")"
}

release() {
  local version=${INPUT_VERSION:-}
  # The action's checkout is that of a release.
  [[ -n $version ]] ||
    version=$(sed -n '/^version = "/{s///;s/".*//;p;q;}' "$GITHUB_ACTION_PATH/Cargo.toml")
  get "postorb $version could not be installed; \`source\` has other ways" \
    sh "$GITHUB_ACTION_PATH/install.sh" --version "$version" --to "$RUNNER_TEMP/postorb"
  # It checks the sum, and its last line is the path.
  postorb=$(tail -n 1 "$scratch/stdout")
}

path() {
  postorb=$(command -v postorb) ||
    fail "\`source: path\` needs postorb on PATH, where it is not; \`source: release\` downloads it"
}

# In the action's folder: Cargo takes settings from the one that it runs in, and those of a
# repository that is checked could name programs to run.
build() {
  local built=$RUNNER_TEMP/postorb-build
  # Workflows set it, and then what is wrong does not begin with `error`.
  local -x CARGO_TERM_COLOR=never
  command -v cargo >/dev/null ||
    fail "\`source: build\` needs cargo on PATH, where it is not; \`source: release\` needs no Rust"
  cd -- "$GITHUB_ACTION_PATH"
  get "postorb could not be built; \`source: release\` needs no Rust" \
    cargo build --release --locked --target-dir "$built"
  postorb=$built/release/postorb
  [[ ! -f $postorb.exe ]] || postorb=$postorb.exe
}

scratch=$(mktemp -d "$RUNNER_TEMP/postorb.XXXXXX")
trap 'rm -rf -- "$scratch"' EXIT
case $INPUT_SOURCE in
  release | path | build) "$INPUT_SOURCE" ;;
  *) fail "\`source\` is \`release\`, \`path\` or \`build\`, and not \`$INPUT_SOURCE\`" ;;
esac
get "\`$postorb\` does not run" "$postorb" --version
raw <"$scratch/stdout"
printf 'postorb=%s\n' "$postorb" >>"$GITHUB_OUTPUT"
