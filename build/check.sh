#!/usr/bin/env bash
# ./ecm check [--fast]: what a reviewer would not want to look for. --fast leaves out what needs a build.
set -euo pipefail
source "$ECM_ROOT/build/packages.sh"
source "$ECM_ROOT/build/publish.sh"
source "$ECM_ROOT/build/licences.sh"
require_sdk
cd "$ECM_ROOT"

# Style rules are build warnings (EnforceCodeStyleInBuild), so only white space is left for the formatter,
# which needs no project for it and takes seconds.
check_format() {
  dotnet format whitespace --folder . --exclude artifacts --verify-no-changes --verbosity quiet ||
    { echo "mend it: dotnet format whitespace --folder . --exclude artifacts"; return 1; }
}

check_scripts() { local script; for script in ecm .ci/run build/*.sh; do bash -n "$script" || return 1; done; }

# A lock file or package source that names a registry's host ties every clone to that host.
check_hosts() {
  ! git ls-files -z | grep -zEi '(lock\.json|\.lock|nuget\.config|\.npmrc|\.csproj|\.props|\.targets)$' |
    xargs -0 -r grep -nEi '(resolved|source|registry|value)[^=:]*[=:][^a-z]*https?://'
}

check_restore() { dotnet restore Ecm.sln -v quiet --nologo; }

# NuGet says "no vulnerable packages" as well when its source has no advisories at all. A probe that names the
# sources as audit sources makes it say which of the two it is.
check_vulnerabilities() {
  local probe found
  probe=$(mktemp -d)
  { echo '<configuration><auditSources><clear/>'
    dotnet nuget list source --format short | sed -nE 's|^E (.+)|<add key="\1" value="\1"/>|p'
    echo '</auditSources></configuration>'; } >"$probe/nuget.config"
  sed -nE 's|.*PackageVersion (Include="Parlot" Version="[^"]+").*|<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference \1 /></ItemGroup></Project>|p' \
    Directory.Packages.props >"$probe/probe.csproj"
  found=$(cd "$probe" && dotnet restore --nologo 2>&1) || true
  rm -rf "$probe"
  if grep -q NU1905 <<<"$found"; then
    echo "no advisory data"
    undone+=("vulnerabilities: no advisory data")
    return
  fi
  grep -q Restored <<<"$found" || { echo "$found"; return 1; }
  found=$(dotnet package list --project Ecm.sln --vulnerable --include-transitive --no-restore)
  ! grep -B2 -A9 'has the following vulnerable packages' <<<"$found"
}

check_build() { dotnet build Ecm.sln -c Release -v quiet --nologo; }

failed=() undone=()
check() {
  echo "== $1"
  "check_$1" || { echo "FAILED: $1"; failed+=("$1"); }
}
for name in format scripts hosts restore licences vulnerabilities; do check $name; done
if [[ ${1:-} != --fast ]]; then
  for name in build; do check $name; done
fi
((${#failed[@]} == 0)) || { echo "failed checks: ${failed[*]}"; exit 1; }
# What could not be looked at must not read as if it had been.
echo "all checks passed$(printf '; %s' "${undone[@]}" | sed 's/^; $//')"
