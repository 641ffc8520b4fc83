# The licence of every restored package against build/licences.txt. Sourced.

# package<TAB>version<TAB>licence of all that the solution restores, ours left out.
restored_licences() {
  local packages folder nuspec name licence
  packages=$(sed -nE '/"packageFolders"/{n;s/^ *"([^"]+)".*/\1/p;q}' "$ECM_ROOT"/artifacts/obj/Ecm.Server/project.assets.json)
  sed -nE 's/^ *"path": "([^"/]+\/[0-9][^"]*)",?$/\1/p' "$ECM_ROOT"/artifacts/obj/*/project.assets.json | sort -u |
    while read -r folder; do
      name=${folder%/*}
      nuspec=$(tr -d '\r\n' <"$packages/$folder/$name.nuspec")
      licence=$(sed -nE 's/.*<license type="expression"[^>]*>([^<]+)<.*/\1/p' <<<"$nuspec")
      [[ -n $licence ]] || licence=$(sed -nE "s/^$name = (.+)/\1/p" "$ECM_ROOT/build/licences.txt")
      printf '%s\t%s\t%s\n' "$name" "${folder#*/}" "${licence:-unknown}"
    done
}

# Prints the list grouped by licence; fails on one that is not allowed.
check_licences() {
  local all refused
  all=$(restored_licences)
  cut -f3 <<<"$all" | sort | uniq -c | sort -rn
  # "A OR B" is ours to choose from; "A AND B" must be listed as it stands.
  refused=$(awk -F'\t' '
    NR == FNR { if ($0 !~ /^#|=/ && NF) allowed[$0]; next }
    { n = split($3, any, / OR /); ok = 0
      for (i = 1; i <= n; i++) { gsub(/[()]/, "", any[i]); if (any[i] in allowed) ok = 1 }
      if (!ok) print }' "$ECM_ROOT/build/licences.txt" - <<<"$all")
  [[ -z $refused ]] || { echo "not in build/licences.txt:"; echo "$refused"; return 1; }
}
