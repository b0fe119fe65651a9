#!/usr/bin/env bash
# Prints what the CHANGELOG says of a version: notes.sh v1.2.3
set -euo pipefail
version=${1:?a version}
cd "$(dirname "$0")/../../.."
notes=$(awk -v heading="## ${version#v}" '
  index($0, heading) == 1 { on = 1; next }
  /^## / { on = 0 }
  on' .github/CHANGELOG.md)
[ -n "${notes//[[:space:]]/}" ] || { echo "the CHANGELOG says nothing of $version" >&2; exit 1; }
printf '%s\n' "$notes"
