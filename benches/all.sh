#!/usr/bin/env bash
# Every benchmark in turn, with the peers that can be installed, and docs/benchmarks.md of what they
# print. `just bench`; it takes some twenty minutes, and wants a machine that does nothing else. Those that
# are named are run anew, and the others keep what they printed last.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

benches=(process validate report run picker hooks growth page instructions)
out=$PWD/target/bench

# What is measured, and what it is measured beside.
prepare() {
  .ci/run tools dist wheel
  # As an installation writes it. What a linker wrote lies in memory in pieces, and a process that starts
  # from that needs up to a third longer.
  mkdir -p "$out"
  POSTORB_BIN=$out/postorb
  cp "target/$(rustc --print host-tuple)/dist/postorb" "$POSTORB_BIN"
  export POSTORB_BIN
  local missing=() tool
  for tool in time jq valgrind; do
    command -v "$tool" >/dev/null || missing+=("$tool")
  done
  if ((${#missing[@]})); then
    apt-get install -qq -y --no-install-recommends "${missing[@]}"
  fi
  python3 -m venv target/tools/peers
  target/tools/peers/bin/pip install --quiet --disable-pip-version-check \
    check-jsonschema==0.39.0 yamllint==1.38.0
  cargo install --quiet --locked --root target/tools jaq@2.3.0
}

# `name TAB value` of a figure, against what was promised: the worst of several.
promised() {
  echo '| what | promised | measured | |'
  echo '|---|---|---|---|'
  awk -F '\t' '
    NR == FNR && FNR == 1 { next }
    NR == FNR { order[++count] = $1; is[$1] = $2; bound[$1] = $3; next }
    !($1 in worst) { worst[$1] = $2; next }
    is[$1] == "at most" && $2 > worst[$1] { worst[$1] = $2 }
    is[$1] == "at least" && $2 < worst[$1] { worst[$1] = $2 }
    END {
      for (at = 1; at <= count; at++) {
        name = order[at]
        if (!(name in worst)) { measured = "–"; holds = "not measured" }
        else {
          measured = sprintf(worst[name] < 100 ? "%.2f" : "%.0f", worst[name])
          good = is[name] == "at most" ? worst[name] <= bound[name] : worst[name] >= bound[name]
          holds = good ? "holds" : "**does not hold**"
        }
        printf "| %s | %s %s | %s | %s |\n", name, is[name], bound[name], measured, holds
      }
    }' benches/promised.tsv "$out"/*.tsv
}

machine() {
  awk -F ': ' '/^model name/ { print "- " $2; exit }' /proc/cpuinfo
  echo "- $(nproc) cores, $(awk '/^MemTotal/ { printf "%.0f", $2 / 1e6 }' /proc/meminfo) GB of memory, $(uname -sr)"
  echo "- $("$POSTORB_BIN" --version), $(stat --format %s "$POSTORB_BIN") bytes, $(rustc --version)"
  echo "- node $(node --version), newman $(target/tools/runners/node_modules/.bin/newman --version), $(jq --version), $(target/tools/bin/jaq --version), $(target/tools/peers/bin/check-jsonschema --version)"
}

page() {
  echo '# Benchmarks'
  echo
  # shellcheck disable=SC2016
  echo 'Written by `just bench`, which installs the peers, makes its inputs and runs all in turn: what else'
  echo 'the machine does meets all of them alike. Times are medians of whole processes; ratios tell more than'
  echo 'times, which are those of one machine. postorb is the binary that is shipped, as an installation writes it.'
  # shellcheck disable=SC2016
  echo '`just bench NAME` runs one of them anew; the others keep what they printed last.'
  echo
  echo "$(date --utc '+%-d %B %Y'), on:"
  echo
  machine
  echo
  echo '## What was promised'
  echo
  promised
  local bench
  for bench in "${benches[@]}"; do
    [[ -s $out/$bench.txt ]] || continue
    echo
    echo "## $bench"
    echo
    sed -n '/^\/\/!/!q; s,^//! \{0\,1\},,p' "$(source_of "$bench")"
    echo
    echo '```text'
    cat "$out/$bench.txt"
    echo '```'
  done
}

source_of() {
  if [[ -f benches/$1.rs ]]; then echo "benches/$1.rs"; else echo "benches/$1/main.rs"; fi
}

prepare
for bench in "${@:-${benches[@]}}"; do
  echo "== $bench"
  export POSTORB_FIGURES=$out/$bench.tsv
  : >"$POSTORB_FIGURES"
  cargo bench --quiet --bench "$bench" | tee "$out/$bench.txt"
done
page >docs/benchmarks.md
promised
