#!/usr/bin/env bash
# Measures chat turns on a local cluster against a model stand-in that speaks OpenAI's wire format. See docs/benchmarks.md.
# Arguments go to the load driver, e.g. --turns 20000 --users 64 --idle-sessions 10000.
set -euo pipefail

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
first_token_ms=${FIRST_TOKEN_MS:-20}
chunks=${CHUNKS:-40}
chunk_ms=${CHUNK_MS:-2}
export PERSONA_PORT=${PERSONA_PORT:-18300}
PERSONA_RUN_DIR=$(mktemp -d)
export PERSONA_RUN_DIR
# The cluster's, though it does not find it empty.
touch "$PERSONA_RUN_DIR/.persona-universe"
cluster=$repo/deploy/local/cluster.sh
model_port=$((PERSONA_PORT + 50))

# As the containers run them.
for program in Silo Api; do
  dotnet publish "$repo/src/$program" -c Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true \
    -p:BuildWeb=false -o "$PERSONA_RUN_DIR/published/$program" --nologo -v quiet >&2
done
export PERSONA_PUBLISHED=$PERSONA_RUN_DIR/published PERSONA_BUILD=0
dotnet build -c Release --nologo -v quiet "$repo/tests/ModelStandIn" >&2
dotnet build -c Release --nologo -v quiet "$repo/tests/Load" >&2

dotnet "$repo/tests/ModelStandIn/bin/Release/net10.0/PersonaUniverse.ModelStandIn.dll" \
  --port "$model_port" --chunks "$chunks" --first-token-ms "$first_token_ms" --chunk-ms "$chunk_ms" >"$PERSONA_RUN_DIR/model.log" 2>&1 &
model=$!
trap 'kill $model 2>/dev/null; "$cluster" wipe' EXIT

export Models__Default=standin Models__Named__standin__Kind=OpenAICompatible Models__Named__standin__Model=stand-in
export Models__Named__standin__BaseUrl="http://127.0.0.1:$model_port/v1"
export RateLimits__Enabled=false Logging__LogLevel__Default=Warning
"$cluster" up

pids=$(cat "$PERSONA_RUN_DIR"/silo-*.pid "$PERSONA_RUN_DIR"/api-*.pid | paste -sd, -)
dotnet "$repo/tests/Load/bin/Release/net10.0/PersonaUniverse.Load.dll" \
  --urls "http://127.0.0.1:$((PERSONA_PORT + 31)),http://127.0.0.1:$((PERSONA_PORT + 32))" \
  --pids "$pids" --first-token-ms "$first_token_ms" --model "http://127.0.0.1:$model_port" "$@"
