#!/usr/bin/env bash
# Does what the README tells a newcomer to do: starts the API with its first command, then pastes its blocks one after another.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

data=$(mktemp -d)
trap 'kill %1 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$data"' EXIT

die() { echo "$*"; exit 1; }

# The code block that follows a marker.
block() {
  awk -v marker="<!-- check-readme: $1 -->" \
    '$0 == marker {found=1} found && /^```$/ {exit} found && inside {print} found && /^```bash$/ {inside=1}' README.md
}

command=$(awk '/^## Run it/ {found=1} found && inside && /^```$/ {exit} found && inside {print} found && /^```bash$/ {inside=1}' README.md)
[ "$command" = "dotnet run --project src/Api" ] || die "The README's first command is not the one that is checked: $command"

# Else the conversation would be had with whoever answers there.
if curl -s -o /dev/null http://127.0.0.1:5080/; then die "Something listens on port 5080 already."; fi

Storage__DataDirectory=$data dotnet run --project src/Api >"$data/log" 2>&1 &
ready() { curl -fs http://127.0.0.1:5080/health/ready >/dev/null 2>&1; }
for _ in $(seq 1200); do
  ready && break
  kill -0 %1 2>/dev/null || { cat "$data/log"; die "The API did not start."; }
  sleep 0.2
done
ready || { cat "$data/log"; die "The API was not ready after four minutes."; }

# Built once; the README's command would look for changes before each of its calls.
dotnet build src/Cli --nologo -v quiet
terminal=$(block terminal)
cli='dotnet run --project src/Cli --'
grep -qF -- "$cli" <<<"$terminal" || die "The README does not run src/Cli as it is checked."

# In one shell, as somebody pastes them: each goes on with what the ones before have set.
printf '%s\n' "$(block conversation)" "$(block openai)" "${terminal//"$cli"/dotnet run --no-build --project src/Cli --}" >"$data/pasted"
TMPDIR=$data bash -euo pipefail "$data/pasted" 2>&1 | tee "$data/said" || die "A command of the README failed."
said=$(<"$data/said")

for expected in \
  '"id":"tutor"' '"clientMessageId":"m1"' 'event: ai_delta' 'event: ai_response' '"traitId":"curiosity","from":0.9,"to":0' \
  '"nextBefore"' 'Ada' '"chat.completion.chunk"' 'data: [DONE]' 'Curiosity 0.90' 'Mine (mine)' '/mine.png' 'Inferred by measurement' 'Mine (mine-again)'; do
  grep -qF -- "$expected" <<<"$said" || die "What the README's commands print lacks: $expected"
done
if grep -qE '"status":[45]|^\{"error":|^data: \{"error":' <<<"$said"; then die "A call in the README failed."; fi
replies=$(grep -o '^{"message":"[^"]*"' <<<"$said")
if ! head -n 1 <<<"$replies" | grep -qF '?' || tail -n 1 <<<"$replies" | grep -qF '?'; then
  die "The tutor's replies do not show its curiosity as the README says."
fi
echo "The README holds."
