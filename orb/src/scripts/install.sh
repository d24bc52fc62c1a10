#!/bin/sh
# Installs postorb: downloads the archive of a release for this machine, checks it against the
# release's SHA-256 sums, and puts the binary into a folder. `install.sh --help` has the options.
#
# It is all functions until its last line, so that a script that was cut on its way does nothing.
# No `local`: POSIX has none, and names are few.

set -eu

own_version=0.1.0
own_base=https://github.com/postorb/postorb/releases/download

usage() {
  cat <<USAGE
Installs postorb, after a check of its SHA-256 sum.

Usage: install.sh [--version VERSION] [--to DIR] [--base-url URL]

Options:
  --version VERSION  the release to install (default: $own_version) [env: POSTORB_VERSION]
  --to DIR           where the binary goes (default: ~/.local/bin) [env: POSTORB_INSTALL_DIR]
  --base-url URL     where releases are, for a mirror [env: POSTORB_BASE_URL]
                     (default: $own_base)
  --help             print this help

POSTORB_TIMEOUT is how many seconds one download may take (default: 120).
The installed path is printed as the last line of stdout, everything else goes to stderr.
USAGE
}

say() {
  printf '%s\n' "$1" >&2
}

# What is wrong, the next step, and the exit code.
fail() {
  say "error: $1"
  [ -z "${2-}" ] || say "  help: $2"
  exit "${3:-1}"
}

have() {
  command -v "$1" >/dev/null 2>&1
}

read_arguments() {
  version=${POSTORB_VERSION:-$own_version}
  folder=${POSTORB_INSTALL_DIR:-}
  base=${POSTORB_BASE_URL:-$own_base}
  timeout=${POSTORB_TIMEOUT:-120}
  while [ $# -gt 0 ]; do
    case $1 in
      --help | -h)
        usage
        exit 0
        ;;
      --version=* | --to=* | --base-url=*) value=${1#*=} ;;
      --version | --to | --base-url)
        [ $# -ge 2 ] || fail "$1 needs a value" 'install.sh --help has the options' 2
        value=$2
        ;;
      *) fail "unknown argument: $(without_user "$1")" 'install.sh --help has the options' 2 ;;
    esac
    [ -n "$value" ] || fail "${1%%=*} is empty" 'install.sh --help has the options' 2
    case $1 in
      --version*) version=$value ;;
      --to*) folder=$value ;;
      *) base=$value ;;
    esac
    case $1 in
      *=*) shift ;;
      *) shift 2 ;;
    esac
  done

  version=${version#v}
  case $version in
    *[!0-9A-Za-z.+-]* | [!0-9]* | *..* | '')
      fail "no version: $(printable "$version")" "a version looks like $own_version" 2
      ;;
    *) ;;
  esac
  case $timeout in
    *[!0-9]* | 0* | ?????*)
      fail 'POSTORB_TIMEOUT is no number of seconds from 1 to 9999' 'leave it out for 120' 2
      ;;
    *) ;;
  esac
  base=${base%/}
  is_allowed "$base" ||
    fail "no URL to download from: $(without_user "$base")" \
      'https only, and http for 127.0.0.1 and localhost, without a user name or a password' 2
  if [ -z "$folder" ]; then
    [ -n "${HOME-}" ] || fail 'HOME is not set' 'name a folder with --to DIR' 2
    folder=$HOME/.local/bin
  fi
}

# Text from outside may steer a terminal: control codes are left out, also those that UTF-8 has in two
# bytes (C1). All else stays, so that a path with an umlaut is the path that it was.
printable() {
  printf '%s' "$1" | tr -d '\000-\037\177' | sed "s/$(printf '\302')[$(printf '\200')-$(printf '\237')]//g"
}

# A URL, and what was to be one, without what stands before an `@` and may be a password.
without_user() {
  case $1 in
    *@*) printable "...@${1##*@}" ;;
    *) printable "$1" ;;
  esac
}

# https to anywhere, http to this machine only. Nobody hides a host behind a user's name, and no password
# gets into a message.
is_allowed() {
  case $1 in
    *[!!-~]*) return 1 ;;
    *) ;;
  esac
  host=${1#*://}
  host=${host%%[/?#]*}
  case $host in
    *[!0-9A-Za-z.:_-]* | '' | [.:-]* | *:*[!0-9]*) return 1 ;;
    *) ;;
  esac
  case ${1%%://*}://${host%%:*} in
    https://* | http://127.0.0.1 | http://localhost) return 0 ;;
    *) return 1 ;;
  esac
}

# The target of the release, as Rust names it. Linux binaries are static: any libc will do.
find_target() {
  system=$(uname -s)
  machine=$(uname -m)
  # A shell that Rosetta translates is told x86_64.
  if [ "$system $machine" = 'Darwin x86_64' ] &&
    [ "$(sysctl -n sysctl.proc_translated 2>/dev/null || true)" = 1 ]; then
    machine=arm64
  fi
  case $machine in
    x86_64 | amd64) machine=x86_64 ;;
    aarch64 | arm64) machine=aarch64 ;;
    *) ;;
  esac
  binary=postorb
  ending=tar.gz
  case "$system $machine" in
    'Linux x86_64' | 'Linux aarch64') target=$machine-unknown-linux-musl ;;
    'Darwin x86_64' | 'Darwin aarch64') target=$machine-apple-darwin ;;
    # Windows on ARM runs it as well.
    MINGW*' x86_64' | MSYS*' x86_64' | CYGWIN*' x86_64' | MINGW*' aarch64' | MSYS*' aarch64')
      target=x86_64-pc-windows-msvc
      binary=postorb.exe
      ending=zip
      ;;
    *)
      fail "no release for $(printable "$system $machine")" \
        'build it with Rust: cargo install postorb'
      ;;
  esac
}

# BusyBox has a wget too, which takes any certificate.
find_downloader() {
  if have curl; then
    downloader=with_curl
  elif have wget && wget --version 2>/dev/null | grep -q '^GNU Wget'; then
    downloader=with_wget
  else
    fail 'nothing to download with' 'install curl, or GNU wget'
  fi
}

# One request, without following: sets `answered`, and `location` where it is a redirect.
with_curl() {
  answer=$(curl --silent --show-error --globoff --no-location --tlsv1.2 \
    --connect-timeout "$timeout" --max-time "$timeout" \
    --output "$2" --write-out '%{http_code} %{redirect_url}' "$1" 2>"$scratch/said") && code=0 ||
    code=$?
  answered=${answer%% *}
  location=${answer#* }
}

with_wget() {
  wget --no-verbose --server-response --tries=1 --max-redirect=0 --timeout="$timeout" \
    --secure-protocol=TLSv1_2 --output-document="$2" "$1" 2>"$scratch/said" && code=0 || code=$?
  answered=$(sed -n 's/^ *HTTP\/[0-9.]* \([0-9][0-9][0-9]\).*/\1/p' "$scratch/said" | tail -n 1)
  location=$(sed -n 's/^ *[Ll]ocation: *//p' "$scratch/said" | tail -n 1 | tr -d '\r')
}

# A URL to a file, along redirects. Each of them is looked at before it is followed, so that none
# leads from https to http.
request() {
  hop=$1
  hops=0
  while :; do
    is_allowed "$hop" ||
      fail "$1 leads to another kind of URL: $(without_user "$hop")" 'only https is followed'
    code=0 answered='' location=''
    "$downloader" "$hop" "$2"
    case ${answered:-000} in
      200)
        [ "$code" -ne 0 ] || return 0
        answered=000
        ;;
      301 | 302 | 303 | 307 | 308)
        hops=$((hops + 1))
        [ "$hops" -le 5 ] || fail "$1 is redirected too often" 'look at --base-url'
        hop=$location
        continue
        ;;
      *) ;;
    esac
    return 1
  done
}

# Three tries, where another one can help.
fetch() {
  attempt=1
  until request "$1" "$2"; do
    case ${answered:-000} in
      000)
        reason=$(printable "$(tail -n 1 "$scratch/said")")
        [ -n "$reason" ] || reason="${downloader#with_} ended with $code"
        again=true
        ;;
      408 | 429 | 5??)
        reason="the server answered $answered"
        again=true
        ;;
      404)
        fail "there is no $1" "is there a release $version for $target?"
        ;;
      *)
        reason="the server answered $answered"
        again=false
        ;;
    esac
    if [ "$again" = false ] || [ "$attempt" -ge 3 ]; then
      fail "cannot download $1: $reason" 'try again later, or name a mirror with --base-url'
    fi
    say "once more: $reason"
    sleep "$attempt"
    attempt=$((attempt + 1))
  done
}

# The file comes through stdin: its name would be part of the answer, with its odd characters.
sha256() {
  if have sha256sum; then
    sha256sum <"$1" | cut -d ' ' -f 1
  elif have shasum; then
    shasum -a 256 <"$1" | cut -d ' ' -f 1
  elif have openssl; then
    openssl dgst -sha256 <"$1" | sed 's/^.*= *//'
  else
    fail 'nothing to check SHA-256 sums with' 'install sha256sum, shasum or openssl'
  fi
}

# What the release says the archive is. Before the archive, which need not be downloaded in vain.
look_up() {
  expected=
  while read -r sum file || [ -n "$sum" ]; do
    [ "${file#\*}" = "$archive" ] || continue
    [ -z "$expected" ] || fail "SHA256SUMS names $archive twice" 'nothing was installed'
    expected=$sum
  done <"$scratch/SHA256SUMS"
  case $expected in
    '') fail "SHA256SUMS does not name $archive" "has release $version something for $target?" ;;
    *[!0-9a-f]*) fail "SHA256SUMS has no sum for $archive" 'nothing was installed' ;;
    *) ;;
  esac
}

verify() {
  actual=$(sha256 "$scratch/$archive")
  [ "$actual" = "$expected" ] ||
    fail "$archive is not what the release says
  expected SHA-256: $expected
  downloaded:       $(printable "$actual")" \
      'nothing was installed; try again, and if it stays so, please report it'
}

list_members() {
  case $ending in
    zip) unzip -Z1 "$scratch/$archive" ;;
    *) tar -tzf "$scratch/$archive" ;;
  esac
}

# The binary alone leaves the archive, and through a pipe: no name in there becomes a path here.
take_binary() {
  case $ending in
    zip) unzip -p "$scratch/$archive" "$1" ;;
    *) tar -xzOf "$scratch/$archive" "$1" ;;
  esac
}

unpack() {
  [ "$ending" = tar.gz ] || have unzip || fail 'nothing to unpack a .zip with' 'install unzip'
  list_members >"$scratch/members" 2>"$scratch/said" ||
    fail "$archive cannot be read: $(printable "$(tail -n 1 "$scratch/said")")" \
      'nothing was installed'
  found=0
  while IFS= read -r member; do
    case /$member/ in
      */../*) fail "$archive leaves its folder: $(printable "$member")" 'nothing was installed' ;;
      "/$name/"*) ;;
      *)
        fail "$archive holds what does not belong there: $(printable "$member")" \
          'nothing was installed'
        ;;
    esac
    [ "$member" != "$name/$binary" ] || found=$((found + 1))
  done <"$scratch/members"
  [ "$found" -eq 1 ] || fail "$archive does not hold one $name/$binary" 'nothing was installed'
  take_binary "$name/$binary" >"$scratch/$binary" 2>"$scratch/said" ||
    fail "$archive cannot be unpacked: $(printable "$(tail -n 1 "$scratch/said")")" \
      'nothing was installed'
}

# Beside its place first, so that the last step is a rename: there is the old binary or the new one.
place() {
  another='name another folder with --to DIR'
  mkdir -p -- "$folder" 2>/dev/null || fail "$(printable "$folder") cannot be made" "$another"
  folder=$(CDPATH='' cd -- "$folder" && pwd) ||
    fail "$(printable "$folder") cannot be entered" "$another"
  installed=${folder%/}/$binary
  extension=${folder%/}/circleci-$binary
  [ ! -d "$installed" ] || fail "$(printable "$installed") is a folder" "$another"
  staged=$(mktemp "${folder%/}/.postorb.XXXXXX" 2>/dev/null) ||
    fail "$(printable "$folder") cannot be written to" "$another"
  { cat "$scratch/$binary" >"$staged" && chmod 755 "$staged"; } 2>/dev/null ||
    fail "$(printable "$folder") cannot be written to" 'is there room on the disk?'
  extends=false
  ! is_own_extension || extends=true
  said=$("$staged" --version 2>"$scratch/said") || said=
  if [ "$said" != "postorb $version" ]; then
    case $(cat "$scratch/said") in
      # The mode was set: then it is the folder that allows no program.
      *[Pp]'ermission denied'*)
        fail "no program can be run in $(printable "$folder")" \
          "is it mounted with \`noexec\`? nothing was installed; $another"
        ;;
      *)
        fail "the binary of $archive does not run here as postorb $version" 'nothing was installed'
        ;;
    esac
  fi
  mv -f -- "$staged" "$installed" 2>/dev/null ||
    fail "$(printable "$installed") cannot be replaced" 'is it running?'
}

# Whether `circleci-postorb` can be ours: where there is nothing, our link, or a copy of the binary that is
# replaced now, as it is made where there are no links.
is_own_extension() {
  if [ -L "$extension" ]; then
    [ "$(readlink "$extension")" = "$binary" ]
  elif [ -e "$extension" ]; then
    [ -f "$extension" ] && [ -f "$installed" ] &&
      [ "$(sha256 "$extension")" = "$(sha256 "$installed")" ]
  fi
}

# `circleci postorb` runs the program `circleci-postorb`.
extend() {
  rm -f -- "$extension" 2>/dev/null || return 1
  ln -s "$binary" "$extension" 2>/dev/null || cp -- "$installed" "$extension" 2>/dev/null
}

clean() {
  [ -z "${staged-}" ] || rm -f -- "$staged"
  [ -z "${scratch-}" ] || rm -rf -- "$scratch"
}

main() {
  # What other programs say is read here, and what is printable is decided by bytes.
  LC_ALL=C
  export LC_ALL
  read_arguments "$@"
  find_target
  find_downloader
  name=postorb-$version-$target
  archive=$name.$ending

  trap clean EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  scratch=$(mktemp -d) || fail 'no temporary folder can be made' 'look at TMPDIR'

  say "downloading $base/v$version/$archive"
  fetch "$base/v$version/SHA256SUMS" "$scratch/SHA256SUMS"
  look_up
  fetch "$base/v$version/$archive" "$scratch/$archive"
  verify
  unpack
  place
  if [ "$extends" = false ]; then
    say "note: $(printable "$extension") is not postorb's and stays, so there is no \`circleci postorb\`"
  else
    extend || say "note: there is no $(printable "$extension") now, so no \`circleci postorb\`"
  fi

  say "installed postorb $version, SHA-256 checked"
  case :${PATH-}: in
    *:"$folder":* | *:"$folder/":*) ;;
    *) say "note: $(printable "$folder") is not on your PATH" ;;
  esac
  printf '%s\n' "$installed"
}

# In braces, so that a cut from the end never leaves a whole command: `main` without its arguments.
{ main "$@"; }
