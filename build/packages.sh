# Native packages: which of packages/*.txt are missing, and installing them. Sourced.

# name<TAB>why, one a line, of the lists named.
listed_packages() {
  local list
  for list; do
    sed -nE 's/^([a-z0-9][a-z0-9.+-]+)[[:space:]]*#?[[:space:]]*(.*)$/\1\t\2/p' "$ECM_ROOT/packages/$list.txt"
  done
}

# Those of the lists that dpkg does not have installed.
missing_packages() {
  local installed name why
  command -v dpkg-query >/dev/null || return 0
  installed=$(listed_packages "$@" | cut -f1 | xargs dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null |
    sed -n 's/^installed //p') || true
  listed_packages "$@" | while IFS=$'\t' read -r name why; do
    [[ $'\n'$installed$'\n' == *$'\n'"$name"$'\n'* ]] || printf '%s\t%s\n' "$name" "$why"
  done
}

# ensure_packages LIST...: installs what is missing, or says how. Never stops the caller: the server names in
# /health what it cannot do, and a test that lacks its server fails by itself.
ensure_packages() {
  local missing names apt=apt-get
  missing=$(missing_packages "$@")
  [[ -n $missing ]] || return 0
  names=$(cut -f1 <<<"$missing" | tr '\n' ' ')
  [[ $(id -u) == 0 ]] || apt='sudo apt-get'
  echo "Missing Debian packages:" >&2
  sed $'s/^/  /; s/\t/: /' <<<"$missing" >&2
  if [[ ${ECM_NO_INSTALL:-} == 1 || $(id -u) != 0 ]]; then
    printf 'Install them with:\n  %s install --no-install-recommends %s\nGoing on without them.\n' "$apt" "$names" >&2
    return 0
  fi
  echo "Installing them." >&2
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -q && xargs -d '\n' apt-get install -q -y --no-install-recommends < <(cut -f1 <<<"$missing"); } \
    >"${TMPDIR:-/tmp}/ecm-apt.$$.log" 2>&1 </dev/null && { rm -f "${TMPDIR:-/tmp}/ecm-apt.$$.log"; return 0; }
  tail -n 5 "${TMPDIR:-/tmp}/ecm-apt.$$.log" >&2
  echo "apt-get failed (all of it: ${TMPDIR:-/tmp}/ecm-apt.$$.log). Going on without: $names" >&2
}
