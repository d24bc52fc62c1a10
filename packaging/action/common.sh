# shellcheck shell=bash
# What both scripts of the action need. They run under the bash of macOS too, which is version 3.2:
# it has no `mapfile`, and takes an empty array for an unset one.

# An error that GitHub shows with the run. What it holds is data: of a command it is the last part, in
# which these three are all that has a meaning.
annotate() {
  local message=$1
  message=${message//'%'/%25}
  message=${message//$'\r'/%0D}
  message=${message//$'\n'/%0A}
  printf '::error title=postorb::%s\n' "$message"
}

# Ends the step as wrong usage, with an annotation: what is wrong, and what is allowed.
fail() {
  annotate "$1"
  exit 2
}

# `causes FILE`: what the errors in it say in their first lines, and what helps; where there are none, its
# first line. The rest is in the log.
causes() {
  LC_ALL=C tr -d '\000-\010\013-\037\177' <"$1" | LC_ALL=C awk '
    first == "" { first = $0 }
    sub(/^error(\[[^]]*\])?: /, "") || sub(/^  (= )?help: /, "help: ") { if (++told <= 10) print }
    END { if (!told) print first }'
}

# Prints what comes in for people to read, and none of it as a command to the runner, which looks
# for commands behind blanks and in the middle of lines too (actions/runner, `ActionCommand.cs`).
raw() {
  local token
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '::stop-commands::%s\n' "$token"
  cat
  # The last line may have no end.
  printf '\n::%s::\n' "$token"
}
