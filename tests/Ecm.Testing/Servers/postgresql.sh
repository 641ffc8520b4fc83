#!/bin/bash
# postgresql.sh FOLDER PORT
# PostgreSQL for tests, on loopback, as durable as the product demands. Says "ready" when it answers.
# Lives as long as its standard input: whatever ends the tests ends the server.
set -euo pipefail
dir=$1 port=$2
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)

# PostgreSQL refuses to run as root.
as=()
if [[ $(id -u) == 0 ]]; then
  as=(setpriv --reuid=postgres --regid=postgres --init-groups)
  chown postgres "$dir"
fi

end() {
  kill -QUIT $(jobs -p) 2> /dev/null || true
  wait 2> /dev/null || true
  rm -rf "$dir"
}
trap end EXIT

cd "$dir"
"${as[@]}" "$bin/initdb" -D "$dir/data" -U ecm -A trust --locale=C.UTF-8 --no-sync > "$dir/initdb.out"
"${as[@]}" "$bin/postgres" -D "$dir/data" -p "$port" -k "$dir" -c listen_addresses=127.0.0.1 -c max_connections=500 \
  < /dev/null &> "$dir/postgres.out" &
until "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" -U ecm; do sleep 0.1; done

echo ready
cat > /dev/null || true
