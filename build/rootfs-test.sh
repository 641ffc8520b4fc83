#!/usr/bin/env bash
# Proves packages/server.txt and the Dockerfile's recipe without a container engine: a bare Debian 12 in a folder, exactly
# those packages, the self-contained build; the server starts in there without privileges, takes a scan in from outside and finds it.
# Run by ./ecm test --long. Needs root, debootstrap, bubblewrap, imagemagick, fonts-liberation, curl.
# --start-only stops after the server has answered.
set -euo pipefail
ECM_ROOT=${ECM_ROOT:-$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")}
source "$ECM_ROOT/build/packages.sh"
source "$ECM_ROOT/build/publish.sh"

app=$ECM_ROOT/artifacts/app-self-contained
publish_once "$app" src plugins config -- fill_server_self_contained

work=$(mktemp -d)
chmod 755 "$work"
root=$work/root
server=''
clean_up() {
  [[ -z $server ]] || { kill "$server" 2>/dev/null && wait "$server"; } || true
  rm -rf --one-file-system "$work"
}
trap 'exit 130' INT TERM
trap clean_up EXIT

say() { echo "rootfs: $*"; }
inside() { bwrap --bind "$root" / --dev /dev --proc /proc --perms 1777 --tmpfs /tmp --unshare-pid --die-with-parent --cap-add ALL "$@"; }
field() { sed -nE "s/.*\"$1\": ?\"?([^\",}]+).*/\1/p" <<<"$2" | head -n 1; }

say "a bare Debian 12 …"
mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' | awk '$2 == "bookworm" { print $1; exit }')
debootstrap --variant=minbase bookworm "$root" "${mirror:?no Debian 12 source is known to apt here}" >"$work/debootstrap.log" 2>&1 ||
  { tail -n 20 "$work/debootstrap.log"; exit 1; }
cp /etc/resolv.conf "$root/etc/resolv.conf"
say "packages/server.txt …"
listed_packages server | cut -f1 |
  inside env DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    xargs apt-get install -q -y --no-install-recommends >"$work/apt.log" 2>&1 </dev/stdin ||
  { tail -n 20 "$work/apt.log"; exit 1; }

cp -r "$app" "$root/opt/ecm"
mkdir "$root/var/lib/ecm"
chown 1654:1654 "$root/var/lib/ecm"
port=$((20000 + RANDOM % 20000))
url=http://127.0.0.1:$port
password=$(tr -dc 'a-zA-Z0-9' </dev/urandom | head -c 24 || true)
env -i PATH=/usr/bin:/bin bwrap --bind "$root" / --dev /dev --proc /proc --perms 1777 --tmpfs /tmp --unshare-pid --die-with-parent \
  --cap-add CAP_SETUID --cap-add CAP_SETGID --chdir /var/lib/ecm \
  --setenv ECM_DATA /var/lib/ecm --setenv ECM_URLS "$url" --setenv ECM_ADMIN_PASSWORD "$password" \
  setpriv --reuid=1654 --regid=1654 --clear-groups --inh-caps=-all /opt/ecm/ecm-server >"$work/server.log" 2>&1 &
server=$!
# eventually SECONDS COMMAND...: repeats it until it succeeds.
eventually() {
  local until=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < until)) && kill -0 "$server" 2>/dev/null || { say "gave up on: $*"; grep -v '^   at ' "$work/server.log" | tail -n 40; exit 1; }
    sleep 0.3
  done
}
ready() { curl -fsS -o /dev/null "$url/health/ready" 2>/dev/null; }
eventually 60 ready
say "the server is ready in there"
[[ ${1:-} != --start-only ]] || exit 0

convert -size 2480x1200 xc:white -font Liberation-Serif -pointsize 60 -fill black \
  -annotate +200+300 'ДОГОВОР ПОСТАВКИ № 17/2026' -annotate +200+500 'Поставщик обязуется передать оборудование,' \
  -annotate +200+620 'а покупатель принять и оплатить его.' -rotate 0.6 -attenuate 0.3 +noise Gaussian "$work/scan.png"
api=$url/api/v1
curl -fsS -c "$work/cookies" -H 'Content-Type: application/json' -d "{\"login\":\"admin\",\"password\":\"$password\"}" "$api/login"
uploaded=$(curl -fsS -b "$work/cookies" -F "file=@$work/scan.png" "$api/uploads")
file=$(field fileId "$uploaded")
state() { field state "$(curl -fsS -b "$work/cookies" "$api/files/$file" | grep -oE '"intake":\{[^}]*')"; }
read_or_parked() { [[ $(state) == done || $(state) == parked ]]; }
eventually 120 read_or_parked
[[ $(state) == done ]] || { say "not read: $(curl -fsS -b "$work/cookies" "$api/files/$file")"; exit 1; }
for word in договорами покупателя оборудованию; do
  total=$(field total "$(curl -fsS -b "$work/cookies" -G --data-urlencode "q=$word" "$api/search")")
  [[ $total == 1 ]] || { say "«$word» found ${total:-nothing}"; exit 1; }
done
say "a scan was taken in, read and found by other forms of its words"
