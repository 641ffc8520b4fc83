#!/usr/bin/env bash
# ./ecm bench [NAME] [OPTIONS]: the measurements of docs/performance.md, each beside its peer.
set -euo pipefail
source "$ECM_ROOT/build/packages.sh"
source "$ECM_ROOT/build/publish.sh"
ensure_packages server tests
publish_server "$ECM_ROOT/artifacts/test-app"
require_sdk
cd "$ECM_ROOT"
dotnet build tests/Ecm.Benchmarks -c Release -v quiet --nologo >&2
find_runtime
export ECM_TEST_APP=$ECM_ROOT/artifacts/test-app
exec "$ECM_ROOT/artifacts/bin/Ecm.Benchmarks/release/Ecm.Benchmarks" "$@"
