#!/usr/bin/env bash
# ./ecm test [--long] [--filter X] [--no-build]: builds once, runs every tests/*.Tests one after another,
# adds up their result files and ends with "N passed, N failed, N skipped".
set -euo pipefail
source "$ECM_ROOT/build/packages.sh"
source "$ECM_ROOT/build/publish.sh"

long=false filter='' limit=${ECM_TEST_MINUTES:-35}
while (($#)); do
  case $1 in
    --long) long=true; limit=${ECM_TEST_MINUTES:-120} ;;
    --filter) filter=${2:?--filter needs a part of a test name}; shift ;;
    *) echo "unknown option $1; see ./ecm help" >&2; exit 2 ;;
  esac
  shift
done

started=$SECONDS
results=$ECM_ROOT/artifacts/test-results
rm -rf "$results" && mkdir -p "$results"

# Everything a test starts inherits this mark, so what outlives its test run is found and ended by it.
mark="$$-$RANDOM$RANDOM"
marked() { grep -lzsx "ECM_TEST_RUN=$mark" /proc/[0-9]*/environ | cut -d/ -f3 || true; }
end_stragglers() {
  local signal pids=x
  # Servers of tests end with the process that asked for them; they get ten seconds to tidy up.
  for ((i = 0; i < 20; i++)); do
    pids=$(marked)
    [[ -n $pids ]] || return 0
    sleep 0.5
  done
  echo "ending what a test left behind:" >&2
  ps -o pid=,args= -p "${pids//$'\n'/,}" | cut -c1-160 >&2 || true
  for signal in TERM KILL; do
    kill -$signal $pids 2>/dev/null || true
    sleep 2
    pids=$(marked)
    [[ -n $pids ]] || return 0
  done
}
trap 'exit 130' INT TERM
trap end_stragglers EXIT

ensure_packages server office tests
require_sdk
cd "$ECM_ROOT"
# One compiler for all projects, also where the environment has each start its own: that took twice as long.
export UseSharedCompilation=true
dotnet build Ecm.sln -c Release -v quiet --nologo
publish_server "$ECM_ROOT/artifacts/test-app"
publish_client "$ECM_ROOT/artifacts/cli"
dotnet build-server shutdown --vbcscompiler >/dev/null || true
find_runtime
export ECM_TEST_APP=$ECM_ROOT/artifacts/test-app ECM_TEST_CLI=$ECM_ROOT/artifacts/cli/ecm-cli
echo "built in $((SECONDS - started)) s"

# The two hundred servers of a run do not live long enough to win back what compiling their busy methods a second time costs: a fifth of their time.
# Long runs measure, and have them as they are run.
$long || export DOTNET_TC_CallCounting=0

options=()
$long || options+=(-trait- Category=Long)
[[ -z $filter ]] || options+=(-method "*$filter*")
broken=()
for project in tests/*.Tests; do
  name=$(basename "$project")
  echo "== $name"
  status=0
  ECM_TEST_RUN=$mark timeout --kill-after=20 "${limit}m" "artifacts/bin/$name/release/$name" \
    "${options[@]}" -noLogo -noColor -result-xml "$results/$name.xml" </dev/null || status=$?
  end_stragglers
  # 1 is "some tests failed"; anything else, or no result file, is a run that broke off.
  [[ $status -le 1 && -s $results/$name.xml ]] || broken+=("$name (exit code $status)")
done

source build/results.sh
summarise "$results" || true
echo "total time $((SECONDS - started)) s"
count_results "$results"
for name in "${broken[@]}"; do
  echo "did not run to its end: $name"
  failed=$((failed + 1))
done
echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0 && passed > 0))
