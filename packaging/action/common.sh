# shellcheck shell=bash
# What both scripts of the action need. They run under the bash of macOS too, which is version 3.2:
# it has no `mapfile`, and takes an empty array for an unset one.

# Ends the step as wrong usage, with an annotation: what is wrong, and what is allowed.
fail() {
  local message=$1
  message=${message//'%'/%25}
  message=${message//$'\r'/%0D}
  message=${message//$'\n'/%0A}
  printf '::error title=postorb::%s\n' "$message"
  exit 2
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
