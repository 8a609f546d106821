#!/usr/bin/env bash
# Does what the README tells a newcomer to do: starts the API with its first command and pastes its conversation.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

data=$(mktemp -d)
trap 'kill %1 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$data"' EXIT

# The code block that follows a marker.
block() { awk -v marker="<!-- check-readme: $1 -->" '$0 == marker {found=1} found && /^```$/ {exit} found && inside {print} found && /^```bash$/ {inside=1}' README.md; }

command=$(awk '/^## Run it/ {found=1} found && inside && /^```$/ {exit} found && inside {print} found && /^```bash$/ {inside=1}' README.md)
[ "$command" = "dotnet run --project src/Api" ] || { echo "The README's first command is not the one that is checked: $command"; exit 1; }

# Else the conversation would be had with whoever answers there.
if curl -s -o /dev/null http://127.0.0.1:5080/; then echo "Something listens on port 5080 already."; exit 1; fi

Storage__DataDirectory=$data dotnet run --project src/Api >"$data/log" 2>&1 &
for _ in $(seq 1200); do
  curl -fs http://127.0.0.1:5080/health/ready >/dev/null 2>&1 && break
  kill -0 %1 2>/dev/null || { cat "$data/log"; echo "The API did not start."; exit 1; }
  sleep 0.2
done

said=$(bash -euo pipefail -c "$(block conversation)")
echo "$said"
for expected in '"id":"tutor"' '"clientMessageId":"m1"' 'event: ai_delta' 'event: ai_response' '"traitId":"curiosity","from":0.9,"to":0' '"nextBefore"' 'Ada'; do
  grep -qF -- "$expected" <<<"$said" || { echo "The README's conversation lacks: $expected"; exit 1; }
done
if grep -qF '"status":4' <<<"$said" || grep -qF '"status":5' <<<"$said"; then echo "A call in the README's conversation failed."; exit 1; fi
replies=$(grep -o '^{"message":"[^"]*"' <<<"$said")
if ! head -n 1 <<<"$replies" | grep -qF '?' || tail -n 1 <<<"$replies" | grep -qF '?'; then
  echo "The tutor's replies do not show its curiosity as the README says."; exit 1
fi
echo "The README holds."
