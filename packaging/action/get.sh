#!/usr/bin/env bash
# Downloads, finds or builds postorb, and tells the next step where it is.
set -euo pipefail

# shellcheck source=packaging/action/common.sh
source "$GITHUB_ACTION_PATH/packaging/action/common.sh"

release() {
  local version=${INPUT_VERSION:-}
  # The action's checkout is that of a release.
  [[ -n $version ]] ||
    version=$(sed -n '/^version = "/{s///;s/".*//;p;q;}' "$GITHUB_ACTION_PATH/Cargo.toml")
  # It checks the sum, and its last line is the path.
  postorb=$(sh "$GITHUB_ACTION_PATH/install.sh" \
    --version "$version" --to "$RUNNER_TEMP/postorb" | tail -n 1)
}

path() {
  postorb=$(command -v postorb) ||
    fail "\`source: path\` needs postorb on PATH, where it is not; \`source: release\` downloads it"
}

# In the action's folder: Cargo takes settings from the one that it runs in, and those of a
# repository that is checked could name programs to run.
build() {
  local built=$RUNNER_TEMP/postorb-build
  command -v cargo >/dev/null ||
    fail "\`source: build\` needs cargo on PATH, where it is not; \`source: release\` needs no Rust"
  (cd -- "$GITHUB_ACTION_PATH" && cargo build --release --locked --target-dir "$built")
  postorb=$built/release/postorb
  [[ ! -f $postorb.exe ]] || postorb=$postorb.exe
}

case $INPUT_SOURCE in
  release | path | build) "$INPUT_SOURCE" ;;
  *) fail "\`source\` is \`release\`, \`path\` or \`build\`, and not \`$INPUT_SOURCE\`" ;;
esac
"$postorb" --version | raw
printf 'postorb=%s\n' "$postorb" >>"$GITHUB_OUTPUT"
