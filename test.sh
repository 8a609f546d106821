#!/usr/bin/env bash
# Runs the tests, installing first what they need and this machine lacks: PostgreSQL, Redis, nginx and, for the browser's part,
# Chromium from Debian's packages; Qdrant and OpenAI's SDK for Node through npm.
# The parts a test needs are started on ports of their own and stopped again; nothing that already runs here is touched.
#
#   ./test.sh              everything but the browser, which takes five minutes by itself
#   ./test.sh Web          the site: its units, then in Chromium against the real API
#   ./test.sh Api Silo     only tests/Api.Tests and tests/Silo.Tests
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf '\n== %s\n' "$*"; }

# What runs has had the Ctrl-C too, and has tidied up by now; without this, the next suite would begin.
trap 'say "interrupted"; exit 130' INT

suites=("$@")
[ ${#suites[@]} -gt 0 ] || suites=(Grains Silo Api Cluster WebUnits)

install_programs() {
  local missing=()
  ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing+=(postgresql)
  command -v redis-server >/dev/null || missing+=(redis-server)
  command -v nginx >/dev/null || missing+=(nginx)
  command -v curl >/dev/null || missing+=(curl)
  command -v ps >/dev/null || missing+=(procps)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  [[ " ${suites[*]} " != *" Web "* ]] || command -v chromium >/dev/null || missing+=(chromium)
  [ ${#missing[@]} -eq 0 ] && return

  say "installing ${missing[*]}"
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  # No service of theirs shall start by itself: the tests start their own.
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

install_programs
# What a distribution packages may be older than the site's tools take.
node src/Web/check-node.js
PERSONA_QDRANT=$(deploy/local/qdrant.sh)
export PERSONA_QDRANT

node_sdk=tests/Api.Tests/OpenAi/Node
if [ ! -d "$node_sdk/node_modules/openai" ]; then
  say "installing the OpenAI SDK for Node"
  npm ci --prefix "$node_sdk" --no-audit --no-fund --loglevel=error
fi

# Becomes a command, which is ended after so long. With "timeout" before it, Ctrl-C would not reach it, or twice (--foreground), and
# the second makes the tests' runner leave without stopping what it has started.
become_within() {
  local long=$1 self=$BASHPID; shift
  {
    timeout "$long" tail -f /dev/null --pid "$self" || { kill "$self"; timeout 30 tail -f /dev/null --pid "$self"; } || kill -KILL "$self"
  } >/dev/null 2>&1 &
  exec "$@"
}

# Prints "passed failed skipped" of a report, and "0 1 0" where a run left none.
count() {
  node -p "
    const report = JSON.parse(require('fs').readFileSync('$1'));
    const { stats } = report;
    stats ? [stats.expected, stats.unexpected + stats.flaky + report.errors.length, stats.skipped].join(' ')
      : [report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests].join(' ')" 2>/dev/null || echo "0 1 0"
}

# Tests src/Web and adds to the counts.
test_web() {
  local reports=src/Web/reports good bad out
  rm -rf "$reports"
  if ! (cd src/Web && npm run --silent typecheck && npm run --silent lint); then failed=$((failed + 1)); fi
  (cd src/Web && npx --no-install vitest run --reporter=default --reporter=json --outputFile.json=reports/unit.json) || true
  local kinds=(unit)
  if [ "$1" = Web ]; then
    (cd src/Web && npx --no-install playwright test --project=sky --project=site) || true
    kinds+=(e2e)
  fi
  for report in "${kinds[@]}"; do
    read -r good bad out <<<"$(count "$reports/$report.json")"
    passed=$((passed + good))
    failed=$((failed + bad))
    skipped=$((skipped + out))
  done
}

say "building"
dotnet build PersonaUniverse.sln -c Release --nologo -v quiet

passed=0
failed=0
skipped=0
for suite in "${suites[@]}"; do
  if [[ $suite = Web* ]]; then
    say "src/Web"
    test_web "$suite"
    continue
  fi
  say "tests/$suite.Tests"
  log=$(mktemp)
  # The bound ends a suite that hangs.
  become_within 30m dotnet "tests/$suite.Tests/bin/Release/net10.0/PersonaUniverse.$suite.Tests.dll" -noColor 2>&1 | tee -i "$log" || true

  # The runner's own count, whose total includes what did not run; a suite that ended without one has failed.
  counts='Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+), Not Run: ([0-9]+)'
  if [[ $(grep -E "$counts" "$log" | tail -n 1) =~ $counts ]]; then
    out=$((BASH_REMATCH[4] + BASH_REMATCH[5]))
    failed=$((failed + BASH_REMATCH[2] + BASH_REMATCH[3]))
    passed=$((passed + BASH_REMATCH[1] - BASH_REMATCH[3] - out))
    skipped=$((skipped + out))
  else
    failed=$((failed + 1))
  fi
  rm -f "$log"
done

echo
[ "$skipped" -eq 0 ] || echo "$skipped not run"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
