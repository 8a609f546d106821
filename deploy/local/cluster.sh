#!/usr/bin/env bash
# A real cluster on this machine, without containers: Postgres, Redis, Qdrant, three silos, two APIs, nginx in front.
#
#   deploy/local/cluster.sh up            start everything, then say where it is
#   deploy/local/cluster.sh down          stop everything; the data stays
#   deploy/local/cluster.sh wipe          stop everything and delete the data, with the folder they are in
#   deploy/local/cluster.sh start NAME    start one part: postgres redis qdrant silo-1 silo-2 silo-3 api-1 api-2 nginx
#   deploy/local/cluster.sh stop NAME     stop one part, letting it finish
#   deploy/local/cluster.sh kill NAME     stop one part at once, as a crash would
#   deploy/local/cluster.sh status        what runs
#
# Settings, by environment: PERSONA_RUN_DIR (default: run/ beside this script; a new or an empty folder, or wipe will not delete
# it), PERSONA_PORT (nginx; default 8080, the parts take the ports just above), PERSONA_BUILD=0 to take the binaries as they are,
# PERSONA_PUBLISHED for a folder with programs as "dotnet publish" leaves them, in Silo and Api. Anything else that is set, such
# as OPENAI_API_KEY or Models__Default, reaches the silos and the APIs as it is.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repo=$(cd "$here/../.." && pwd)
run=${PERSONA_RUN_DIR:-$here/run}
marker=$run/.persona-universe
port=${PERSONA_PORT:-8080}
postgres_port=$((port + 1))
redis_port=$((port + 2))
qdrant_port=$((port + 3))
parts=(postgres redis qdrant silo-1 silo-2 silo-3 api-1 api-2 nginx)
postgres_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)

say() { printf '%s\n' "$*" >&2; }
die() { say "cluster.sh: $*"; exit 1; }
pid_of() { cat "$run/$1.pid" 2>/dev/null || true; }

# Whether a process runs; one that has ended and that nobody has collected does not.
runs() {
  local state
  state=$(ps -o state= -p "${1:-0}" 2>/dev/null) || return 1
  [[ $state != Z* ]]
}

# When a process started: its number alone may be another's by now, after a restart of the machine above all.
started() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20 | cat /proc/sys/kernel/random/boot_id -; }

alive() {
  local pid; pid=$(pid_of "$1")
  runs "$pid" && [ "$(started "$pid")" = "$(cat "$run/$1.started" 2>/dev/null)" ]
}

forget() { rm -f "$run/$1.pid" "$run/$1.started"; }

# Takes the folder if nobody has put anything into it.
claim() {
  mkdir -p "$run"
  if [ -z "$(ls -A "$run")" ]; then touch "$marker"; fi
}

wipe() {
  [ -d "$run" ] || return 0
  claim
  [ -e "$marker" ] || [ "$run" = "$here/run" ] || die "$run is not a folder of ours (it has no ${marker##*/}): delete it yourself"
  down
  rm -rf "$run"
}

# Postgres refuses to run as root; its Debian package brings a user of its own.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

require() {
  local missing=()
  [ -n "$postgres_bin" ] || missing+=(PostgreSQL)
  for program in redis-server redis-cli nginx curl ps setsid dotnet; do
    command -v "$program" >/dev/null || missing+=("$program")
  done
  [ ${#missing[@]} -eq 0 ] \
    || die "lacks ${missing[*]}; on Debian: apt-get install postgresql redis-server nginx curl procps, and the .NET SDK"
}

# Waits for a command to succeed, up to a number of seconds, for as long as the part that it asks is there.
await() {
  local name=$1 seconds=$2; shift 2
  for _ in $(seq $((seconds * 10))); do
    alive "$name" || { forget "$name"; die "$name left at once; see $run/$name.log"; }
    "$@" >/dev/null 2>&1 && return
    sleep 0.1
  done
  die "$name did not come up in $seconds s; see $run/$name.log"
}

listens() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Starts a program in the background, detached from this shell, with its output in a log of its own. Who has its port already would
# answer for it; one of ours that has just been killed may take a moment to go.
launch() {
  local name=$1 port=$2; shift 2
  for _ in $(seq 50); do listens "$port" || break; sleep 0.1; done
  if listens "$port"; then die "port $port, for $name, is another program's: stop that, or choose other ports with PERSONA_PORT"; fi
  setsid "$@" >>"$run/$name.log" 2>&1 </dev/null &
  echo $! >"$run/$name.pid"
  started $! >"$run/$name.started" || true
}

start_postgres() {
  local data=$run/postgres
  if [ ! -d "$data" ]; then
    mkdir -p "$data"
    if [ "$(id -u)" = 0 ]; then chown postgres "$data"; fi
    as_postgres "$postgres_bin/initdb" -D "$data" -U persona -A trust -E UTF8 --locale=C.UTF-8 >"$run/initdb.log"
  fi
  # After a crash the lock names a process that is gone; where its number still stands for something, Postgres would not start.
  runs "$(head -n 1 "$data/postmaster.pid" 2>/dev/null)" || rm -f "$data/postmaster.pid"
  launch postgres "$postgres_port" \
    bash -c '[ "$(id -u)" = 0 ] && exec setpriv --reuid=postgres --regid=postgres --init-groups "$@"; exec "$@"' _ \
    "$postgres_bin/postgres" -D "$data" -p "$postgres_port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    -c max_connections=200 -c shared_buffers=256MB
  await postgres 30 "$postgres_bin/pg_isready" -h 127.0.0.1 -p "$postgres_port" -U persona
  "$postgres_bin/createdb" -h 127.0.0.1 -p "$postgres_port" -U persona persona_universe 2>/dev/null || true
}

start_redis() {
  mkdir -p "$run/redis"
  launch redis "$redis_port" redis-server --bind 127.0.0.1 --port "$redis_port" --dir "$run/redis" --save '' --appendonly yes
  await redis 10 redis-cli -p "$redis_port" ping
}

start_qdrant() {
  local binary; binary=$("$here/qdrant.sh")
  mkdir -p "$run/qdrant"
  (
    cd "$run/qdrant"
    export QDRANT__SERVICE__HOST=127.0.0.1 QDRANT__SERVICE__HTTP_PORT="$qdrant_port" QDRANT__SERVICE__GRPC_PORT=$((port + 4))
    export QDRANT__STORAGE__STORAGE_PATH=storage QDRANT__STORAGE__SNAPSHOTS_PATH=snapshots QDRANT__TELEMETRY_DISABLED=true
    export QDRANT__LOG_LEVEL=${QDRANT__LOG_LEVEL:-WARN}
    launch qdrant "$qdrant_port" "$binary"
  )
  await qdrant 20 curl -fs "http://127.0.0.1:$qdrant_port/readyz"
}

# Where a program is: as it was published, else as it was built.
program() {
  if [ -n "${PERSONA_PUBLISHED:-}" ]; then echo "$PERSONA_PUBLISHED/$1"; else echo "$repo/src/$1/bin/Release/net10.0"; fi
}

# What silos and APIs share.
cluster_env() {
  [ -f "$run/signing-key" ] || (umask 077; head -c 32 /dev/urandom | base64 >"$run/signing-key")
  export DOTNET_ENVIRONMENT=${DOTNET_ENVIRONMENT:-Production}
  # As in the containers: see deploy/Dockerfile.
  export DOTNET_GCgen0size=${DOTNET_GCgen0size:-0x4000000}
  export ConnectionStrings__Redis="127.0.0.1:$redis_port"
}

start_silo() {
  local n=$1
  (
    cluster_env
    export ConnectionStrings__Postgres="Host=127.0.0.1;Port=$postgres_port;Username=persona;Database=persona_universe"
    export ConnectionStrings__Qdrant="http://127.0.0.1:$qdrant_port"
    export Orleans__AdvertisedAddress=127.0.0.1 Orleans__SiloName="silo-$n"
    export Orleans__SiloPort=$((port + 10 + n)) Orleans__GatewayPort=$((port + 20 + n))
    launch "silo-$n" "$Orleans__GatewayPort" dotnet "$(program Silo)/PersonaUniverse.Silo.dll"
  )
  await "silo-$n" 60 listens $((port + 20 + n))
}

start_api() {
  local n=$1
  (
    cluster_env
    export Auth__SigningKey; Auth__SigningKey=$(cat "$run/signing-key")
    export Auth__Guests__Enabled=${Auth__Guests__Enabled:-true} Auth__Guests__Roles__0=${Auth__Guests__Roles__0:-admin}
    export ASPNETCORE_URLS="http://127.0.0.1:$((port + 30 + n))"
    cd "$(program Api)"
    launch "api-$n" $((port + 30 + n)) dotnet PersonaUniverse.Api.dll
  )
  await "api-$n" 60 curl -fs "http://127.0.0.1:$((port + 30 + n))/health/ready"
}

start_nginx() {
  mkdir -p "$run/nginx"
  sed -e "s|@run@|$run/nginx|g; s|@shared@|$repo/deploy/nginx|g; s|@port@|$port|; s|@api1@|$((port + 31))|g; s|@api2@|$((port + 32))|g" \
    -e "s|@user@|$([ "$(id -u)" = 0 ] && echo 'user root;')|" "$here/nginx.conf" >"$run/nginx/nginx.conf"
  launch nginx "$port" nginx -c "$run/nginx/nginx.conf" -e "$run/nginx/error.log" -g 'daemon off;'
  await nginx 10 curl -fs "http://127.0.0.1:$port/health/live"
}

# Whether there is such a part: without this, a slip of the pen would look like a part that was stopped.
known() {
  [[ -n ${1:-} ]] || die "which part? ${parts[*]}"
  [[ " ${parts[*]} " = *" $1 "* ]] || die "there is no part called '$1'; there are ${parts[*]}"
}

start() {
  if alive "$1"; then return; fi
  say "starting $1"
  case $1 in
    silo-*) start_silo "${1#silo-}" ;;
    api-*) start_api "${1#api-}" ;;
    *) "start_$1" ;;
  esac
}

# One that left by itself, as a silo does that the others have declared dead, is as dead as it gets. With its children: nginx' workers
# would go on answering.
crash() {
  if alive "$1"; then kill -s KILL -- "-$(pid_of "$1")" || true; fi
  forget "$1"
}

# Postgres takes TERM to mean "when all have left", so it is asked with INT.
stop() {
  alive "$1" || return 0
  say "stopping $1"
  local pid signal=TERM; pid=$(pid_of "$1")
  [ "$1" = postgres ] && signal=INT
  kill -s "$signal" "$pid"
  for _ in $(seq 400); do alive "$1" || break; sleep 0.1; done
  crash "$1"
}

up() {
  require
  claim
  chmod a+x "$run"
  if [ "${PERSONA_BUILD:-1}" = 1 ]; then
    say "building"
    dotnet build -c Release --nologo -v quiet "$repo/src/Api/Api.csproj" >&2
  fi
  for part in "${parts[@]}"; do start "$part"; done
  say "up: http://127.0.0.1:$port (APIs on $((port + 31)) and $((port + 32))); logs in $run; stop it with: $0 down"
}

down() {
  for ((i = ${#parts[@]} - 1; i >= 0; i--)); do stop "${parts[i]}"; done
}

case ${1:-} in
  up) up ;;
  down) down ;;
  wipe) wipe ;;
  start) known "${2:-}"; require; claim; start "$2" ;;
  stop) known "${2:-}"; stop "$2" ;;
  kill) known "${2:-}"; say "killing $2"; crash "$2" ;;
  status) for part in "${parts[@]}"; do alive "$part" && echo "$part runs" || echo "$part is down"; done ;;
  *) sed -n '2,16s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
