#!/usr/bin/env bash
# Builds the static binaries of a release into a directory: build.sh DIR
# The same commit and the same Go give the same bytes, wherever it is built; the
# version is that of the git tag, or of the commit.
set -euo pipefail
out=$(mkdir -p "${1:?a directory}" && cd "$1" && pwd)
cd "$(dirname "$0")/../../.."
for arch in amd64 arm64; do
  binary=$out/liaison-linux-$arch
  CGO_ENABLED=0 GOOS=linux GOARCH=$arch GOAMD64=v1 GOARM64=v8.0 \
    go build -trimpath -buildvcs=auto -ldflags "-s -w" -o "$binary" ./cmd/liaison
  # A program that is not static names the one that loads its libraries.
  if grep -aqE '/ld-(linux|musl)' "$binary"; then
    echo "$binary is not static" >&2
    exit 1
  fi
done
cp cmd/liaison/deploy/{liaison.service,liaison@.service,Caddyfile,liaisonctl,liaison.env.example,dingtalk-card.json,liaison.bash,_liaison,alerts.yaml,dashboard.json,RELEASE.md} .github/CHANGELOG.md LICENSE "$out"
cd "$out" && sha256sum liaison-linux-* liaison.service liaison@.service liaisonctl > SHA256SUMS
