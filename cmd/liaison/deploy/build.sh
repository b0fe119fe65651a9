#!/usr/bin/env bash
# Builds the static binaries of a release into a directory: build.sh DIR
set -euo pipefail
out=$(mkdir -p "${1:?a directory}" && cd "$1" && pwd)
cd "$(dirname "$0")/../../.."
for arch in amd64 arm64; do
  CGO_ENABLED=0 GOOS=linux GOARCH=$arch go build -trimpath -ldflags "-s -w" -o "$out/liaison-linux-$arch" ./cmd/liaison
done
cp cmd/liaison/deploy/{liaison.service,RELEASE.md} "$out"
cd "$out" && sha256sum liaison-linux-* liaison.service > SHA256SUMS
