# Publishing the server with its plugins and defaults, and the client; skipped when nothing changed. Sourced.

case $(uname -m) in
  aarch64) ECM_RID=linux-arm64 ;;
  *) ECM_RID=linux-x64 ;;
esac

# The published host is started through its own executable; it must find the runtime that built it.
find_runtime() {
  [[ -n ${DOTNET_ROOT:-} ]] && return
  local dotnet
  dotnet=$(command -v dotnet) || return 0
  DOTNET_ROOT=$(dirname "$(readlink -f "$dotnet")")
  export DOTNET_ROOT
}

require_sdk() {
  local wanted
  wanted=$(sed -nE 's/.*"version": *"([0-9.]+)".*/\1/p' "$ECM_ROOT/global.json" | head -1)
  if ! command -v dotnet >/dev/null; then
    echo "The .NET SDK $wanted (or a newer 10.0) is needed to build, and no 'dotnet' is on the PATH." >&2
    exit 1
  fi
  if ! (cd "$ECM_ROOT" && dotnet --version) >/dev/null 2>&1; then
    echo "The .NET SDK $wanted (or a newer 10.0) is needed to build. Here are only:" >&2
    (cd / && dotnet --list-sdks) >&2
    exit 1
  fi
}

# One hash over names and contents of everything below the given paths that git would track.
hash_sources() {
  (
    cd "$ECM_ROOT"
    if git rev-parse --git-dir >/dev/null 2>&1; then
      git ls-files -z --cached --others --exclude-standard -- "$@"
    else
      find "$@" -type f -print0 | sort -z
    fi | xargs -0 sha1sum 2>/dev/null | sha1sum | cut -d' ' -f1
  )
}

# publish_once OUT SOURCES... -- COMMAND...: runs COMMAND NEW to fill a new folder and puts it in OUT's place,
# unless OUT was made from the same sources. A server that runs from OUT keeps its open files.
publish_once() {
  local out=$1 sources=() hash
  shift
  while [[ $1 != -- ]]; do sources+=("$1"); shift; done
  shift
  hash=$(hash_sources "${sources[@]}" Directory.Build.props Directory.Packages.props global.json build/publish.sh)
  [[ -f $out/.sources && $(<"$out/.sources") == "$hash" ]] && return
  require_sdk
  mkdir -p "$ECM_ROOT/artifacts"
  exec 7>"$ECM_ROOT/artifacts/.publish.lock"
  flock 7
  echo "Building $(basename "$out") …" >&2
  rm -rf "$out.new"
  "$@" "$out.new" 7>&-
  echo "$hash" >"$out.new/.sources"
  rm -rf "$out.old"
  [[ ! -d $out ]] || mv "$out" "$out.old"
  mv "$out.new" "$out"
  rm -rf "$out.old"
  exec 7>&-
}

# dotnet_publish PROJECT OUT OPTIONS...: quiet unless it fails.
dotnet_publish() {
  local project=$1 out=$2
  shift 2
  (cd "$ECM_ROOT" && dotnet publish "$project" -c Release -o "$out" -v quiet --nologo "$@") >&2
}

# fill_server OUT [OPTIONS...]: host, config/ and every plugin in the layout the server loads.
fill_server() {
  local out=$1 plugin
  shift
  dotnet_publish src/Ecm.Server "$out" -r "$ECM_RID" -p:PublishReadyToRun=true "${@:---no-self-contained}"
  for plugin in "$ECM_ROOT"/plugins/Ecm.Plugins.*/; do
    plugin=$(basename "$plugin")
    dotnet_publish "plugins/$plugin" "$out/plugins/$plugin"
  done
  cp -r "$ECM_ROOT/config" "$out/config"
}

# Nothing of .NET needed where it runs; for the container and for a bare machine.
fill_server_self_contained() { fill_server "$1" --self-contained; }

fill_client() {
  dotnet_publish src/Ecm.Cli "$1" -r "$ECM_RID" -p:PublishReadyToRun=true --no-self-contained
}

publish_server() { publish_once "$1" src plugins config -- fill_server; }
publish_client() { publish_once "$1" src/Ecm.Cli src/Ecm.Client src/Ecm.Contracts -- fill_client; }
