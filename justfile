# What CI checks is in `.ci/run`; these are its sections under the names people expect.

# list the recipes
default:
    @{{ just_executable() }} --list --unsorted

# everything that CI checks
ci:
    .ci/run

# the tests, the fault tests that need root left out where they cannot run
test *arguments:
    cargo test {{ arguments }}

# formatting, lints, documentation
lint:
    .ci/run format lint docs

# licences, sources, banned crates and unused ones
deny:
    .ci/run dependencies

# the static binary that is shipped (Linux)
dist:
    .ci/run dist

# that binary built twice, in different folders: the same bytes
reproducible:
    .ci/run reproducible

# a Python wheel of that binary, which the hooks install
wheel:
    .ci/run tools dist wheel

# every benchmark, with the peers that can be installed: docs/benchmarks.md
bench *benches:
    benches/all.sh {{ benches }}

# whole-process times of that binary beside `true`
bench-process: dist
    POSTORB_BIN="$PWD/target/$(rustc --print host-tuple)/dist/postorb" cargo bench --bench process

# `validate` beside tools that check the same, which are installed in target/
bench-validate: dist
    python3 -m venv target/tools/peers
    target/tools/peers/bin/pip install --quiet check-jsonschema==0.39.0 yamllint==1.38.0
    POSTORB_BIN="$PWD/target/$(rustc --print host-tuple)/dist/postorb" cargo bench --bench validate

# `report` beside others that read the same JSON, on reports of up to a gigabyte that it makes
bench-report: dist
    command -v time jq node >/dev/null || apt-get install -qq -y --no-install-recommends time jq nodejs
    cargo install --quiet --locked --root target/tools jaq@2.3.0
    POSTORB_BIN="$PWD/target/$(rustc --print host-tuple)/dist/postorb" cargo bench --bench report

# `run` beside plain Newman: what it costs, side by side, and a gigabyte of bodies
bench-run: dist
    .ci/run tools
    POSTORB_BIN="$PWD/target/$(rustc --print host-tuple)/dist/postorb" cargo bench --bench run

# a key pressed at a list of 2,000 collections: how long until it is seen
bench-picker:
    cargo bench --bench picker

# the hooks in pre-commit and prek beside one that runs `true`
bench-hooks:
    .ci/run tools dist wheel
    POSTORB_BIN="$PWD/target/$(rustc --print host-tuple)/dist/postorb" cargo bench --bench hooks

# how times grow with the input
bench-growth: dist
    POSTORB_BIN="$PWD/target/$(rustc --print host-tuple)/dist/postorb" cargo bench --bench growth

# instructions of whole processes, as CI holds them against benches/ceilings.tsv
instructions: dist
    .ci/run instructions

# write the snapshots and generated files anew, to be read before they are committed
bless:
    POSTORB_BLESS=1 cargo test
    git diff --stat
