#!/bin/sh
# PostGIS's part of the statistics bench: statistics_postgis.sh FOLDER. A server of its own in FOLDER, nothing kept. Wall seconds: the work
# is done by another process.
set -eu
folder=$(cd "$1" && pwd)
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
rm -rf "$folder/pg"
mkdir "$folder/pg"
[ "$(id -u)" = 0 ] && chown postgres "$folder/pg"
as_owner "$bin/initdb" -D "$folder/pg/data" -A trust -U bench > /dev/null
as_owner "$bin/pg_ctl" -D "$folder/pg/data" -o "-k $folder/pg -h '' -c shared_buffers=512MB -c work_mem=512MB" -l "$folder/pg/log" -w start > /dev/null
trap 'as_owner "$bin/pg_ctl" -D "$folder/pg/data" -m immediate stop > /dev/null' EXIT
sql() { psql -h "$folder/pg" -U bench -d postgres -qAt "$@"; }
sql -c "CREATE EXTENSION postgis"
for n in 100000 1000000; do
    sql -c "CREATE TABLE t$n (id int, x float8, y float8, v float8)" -c "\\copy t$n FROM '$folder/dbscan_$n.csv' CSV HEADER" \
        -c "CREATE TABLE p$n AS SELECT id, ST_MakePoint(x, y) geom FROM t$n" -c "ANALYZE p$n"
    best=
    for run in 1 2; do
        start=$(date +%s.%N)
        clusters=$(sql -c "SELECT count(DISTINCT c) FROM (SELECT ST_ClusterDBSCAN(geom, 30, 10) OVER () c FROM p$n) q")
        took=$(echo "$(date +%s.%N) - $start" | bc)
        if [ -z "$best" ] || [ "$(echo "$took < $best" | bc)" = 1 ]; then best=$took; fi
    done
    echo "postgis,dbscan,$n,$best," >> "$folder/peers.csv"
    echo "PostGIS    dbscan       n = $n  wall $best s  $clusters clusters"
done
