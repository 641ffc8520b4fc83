#!/bin/bash
# rados-gateway.sh FOLDER GATEWAY_PORT MONITOR_PORT
# A real S3 server for tests: Ceph's monitor, one storage daemon that keeps everything in memory, and the S3 gateway, all on
# loopback. Says "ready" when a user exists. Lives as long as its standard input: whatever ends the tests ends the servers.
set -euo pipefail
dir=$1 port=$2 monitor=$3
mkdir -p "$dir"/{mon,osd,run,log}
fsid=$(< /proc/sys/kernel/random/uuid)

end() {
  kill -9 $(jobs -p) 2> /dev/null || true
  wait 2> /dev/null || true
  rm -rf "$dir"
}
trap end EXIT

# cephx stays on (the gateway hangs for a minute without it); a short propose interval makes pools in milliseconds, not seconds.
cat > "$dir/ceph.conf" << CONF
[global]
fsid = $fsid
mon_initial_members = a
mon_host = v2:127.0.0.1:$monitor/0
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
ms_bind_ipv6 = false
auth_cluster_required = cephx
auth_service_required = cephx
auth_client_required = cephx
keyring = $dir/keyring
run_dir = $dir/run
admin_socket = $dir/run/\$name.asok
pid_file = $dir/run/\$name.pid
log_file = $dir/log/\$name.log
crash_dir = $dir/crash
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pgp_num = 1
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
mon_warn_on_insecure_global_id_reclaim_allowed = false
[mon]
mon_data = $dir/mon
mon_data_avail_crit = 1
mon_data_avail_warn = 1
mon_osd_min_in_ratio = 0
mon_osd_adjust_heartbeat_grace = false
paxos_propose_interval = 0.05
paxos_min_wait = 0.01
[osd]
keyring = $dir/osd/keyring
osd_data = $dir/osd
osd_objectstore = memstore
memstore_device_bytes = 4294967296
osd_max_object_name_len = 256
osd_max_object_namespace_len = 64
[client.rgw.a]
rgw_frontends = beast endpoint=127.0.0.1:$port
rgw_data = $dir
rgw_enable_usage_log = false
rgw_run_sync_thread = false
rgw_thread_pool_size = 64
admin_socket =
CONF
export CEPH_CONF=$dir/ceph.conf CEPH_ARGS="-c $dir/ceph.conf"

everything=(--cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *')
ceph-authtool --create-keyring "$dir/keyring" --gen-key -n mon. --cap mon 'allow *' > /dev/null
ceph-authtool "$dir/keyring" --gen-key -n client.admin "${everything[@]}"
ceph-authtool "$dir/keyring" --gen-key -n client.rgw.a "${everything[@]}"
monmaptool --create --fsid "$fsid" --addv a "[v2:127.0.0.1:$monitor]" "$dir/monmap" > /dev/null
ceph-mon -i a --mkfs --monmap "$dir/monmap" --keyring "$dir/keyring"
ceph-mon -i a -f < /dev/null &> "$dir/log/mon.out" &
timeout 30 ceph mon stat > /dev/null

uuid=$(< /proc/sys/kernel/random/uuid) key=$(ceph-authtool --gen-print-key)
osd=$(echo "{\"cephx_secret\": \"$key\"}" | ceph osd new "$uuid" -i -)
ceph-authtool --create-keyring "$dir/osd/keyring" -n "osd.$osd" --add-key "$key" > /dev/null
ceph-osd -i "$osd" --mkfs --osd-uuid "$uuid" &> "$dir/log/osd-mkfs.out"
ceph-osd -i "$osd" -f < /dev/null &> "$dir/log/osd.out" &
until ceph osd stat 2> /dev/null | grep -q '1 up'; do sleep 0.1; done

radosgw -n client.rgw.a -f < /dev/null &> "$dir/log/rgw.out" &
until curl -s -o /dev/null "http://127.0.0.1:$port/"; do sleep 0.1; done
radosgw-admin -n client.rgw.a user create --uid=tests --display-name=tests --access-key=tests --secret-key=tests-secret > "$dir/log/user.json"

echo ready
cat > /dev/null || true
