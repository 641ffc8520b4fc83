# Reading xunit's XML result files. Sourced.

# The value of ATTRIBUTE of each element whose start tags come in.
attribute() { sed -nE "s/.* $1=\"([^\"]*)\".*/\1/p"; }

elements() { grep -ohE "<$1 [^>]*>" "$2"/*.xml; }

sum() { awk '{ s += $1 } END { print s + 0 }'; }

# count_results FOLDER: sets passed, failed, skipped.
count_results() {
  local assemblies
  assemblies=$(elements assembly "$1" || true)
  passed=$(attribute passed <<<"$assemblies" | sum)
  skipped=$(attribute skipped <<<"$assemblies" | sum)
  failed=$(($(attribute failed <<<"$assemblies" | sum) + $(attribute errors <<<"$assemblies" | sum)))
}

# summarise FOLDER: the ten slowest tests, then the names of the failed ones.
summarise() {
  local tests
  tests=$(elements test "$1") || return 0
  echo "ten slowest:"
  paste <(attribute time <<<"$tests") <(attribute name <<<"$tests") | sort -rn | head -10 | awk -F'\t' '{ printf "  %8.2f s  %s\n", $1, $2 }'
  grep 'result="Fail"' <<<"$tests" | attribute name | sed 's/^/failed: /'
}
