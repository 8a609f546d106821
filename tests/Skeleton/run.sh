#!/usr/bin/env bash
# Measures what the stack costs without us, as tests/Load/run.sh measures ours. Arguments go to the load driver.
set -euo pipefail

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
port=${PERSONA_PORT:-18400}
PERSONA_RUN_DIR=$(mktemp -d)
chmod a+x "$PERSONA_RUN_DIR"
export PERSONA_RUN_DIR PERSONA_PORT=$port
cluster=$repo/deploy/local/cluster.sh
for project in Skeleton ModelStandIn Load; do dotnet build -c Release --nologo -v quiet "$repo/tests/$project" >&2; done
built() { echo "$repo/tests/$1/bin/Release/net10.0/PersonaUniverse.$1.dll"; }

started=()
trap 'kill "${started[@]}" 2>/dev/null; "$cluster" wipe' EXIT
dotnet "$(built ModelStandIn)" --port $((port + 50)) --chunks 20 --first-token-ms "${FIRST_TOKEN_MS:-20}" >/dev/null &
started+=($!)
"$cluster" start postgres
"$cluster" start redis
psql -q -h 127.0.0.1 -p $((port + 1)) -U persona persona_universe \
  -c 'CREATE TABLE turns (session text, seq bigint, message text, reply text, PRIMARY KEY (session, seq))'

# As the local cluster sets it for ours.
export DOTNET_GCgen0size=0x4000000
pids=()
for program in "silo 1" "silo 2" "silo 3" "api 1" "api 2"; do
  dotnet "$(built Skeleton)" --role "${program% *}" --number "${program#* }" --port "$port" &
  pids+=($!)
  started+=($!)
done
for api in 1 2; do
  for _ in $(seq 600); do curl -fs -X POST "http://127.0.0.1:$((port + 30 + api))/api/auth/guest" >/dev/null && break; sleep 0.1; done
done

dotnet "$(built Load)" --urls "http://127.0.0.1:$((port + 31)),http://127.0.0.1:$((port + 32))" \
  --pids "$(IFS=,; echo "${pids[*]}")" --first-token-ms "${FIRST_TOKEN_MS:-20}" --model "http://127.0.0.1:$((port + 50))" "$@"
