#!/bin/sh
# Publishing beside ogr2ogr: the same rows of the same tables of a project to a PostGIS of its own, turn about in one run; then back.
# Usage: publish_bench.sh BUILD_FOLDER [RESIDENCES] [RUNS] — needs postgresql-15-postgis-3, gdal-bin, sqlite3. Wall seconds: a server does half the work.
set -eu
build=$1
residences=${2:-50000}
runs=${3:-3}
work=$(mktemp -d)
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
port=$((20000 + $$ % 20000))
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
[ "$(id -u)" = 0 ] && chown postgres "$work"
as_owner "$bin/initdb" -D "$work/data" -A trust -U bench --locale=C.UTF-8 > /dev/null
as_owner "$bin/pg_ctl" -D "$work/data" -w -l "$work/log" -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" start > /dev/null
trap 'exit 1' INT TERM
trap 'as_owner "$bin/pg_ctl" -D "$work/data" -m immediate stop > /dev/null; rm -rf "$work"' EXIT
sql() { PGOPTIONS="-c client_min_messages=warning" psql -h 127.0.0.1 -p "$port" -U bench -d "$1" -qAtX -c "$2"; }
target() { echo "PG:host=127.0.0.1 port=$port user=bench dbname=$1"; }
seconds() { start=$(date +%s.%N); "$@" > "$work/said" 2>&1 || { cat "$work/said" >&2; exit 1; }; echo "$(date +%s.%N) - $start" | bc; }

# A project of so many residences with fifteen figures each, scored.
awk -v n="$residences" 'BEGIN { print "code;nom;adresse;logements;x;y"; for (i = 1; i <= n; ++i)
    printf "R%06d;Résidence « n° %d »;%d, rue de l’Église;%d;%d.%02d;%d.%02d\n", i, i, i % 300, 10 + i % 90, 300000 + i % 500 * 60, i % 97, 6700000 + int(i / 500) * 60, i % 89 }' > "$work/r.csv"
awk -v n="$residences" 'BEGIN { print "code;indicator;value"; split("ATT3 ATT4 QS1 QS2 QS3 CV1 CV2 CV3 TR1 TR2 TR3 TR4 QS4 ATT1 ATT2", code, " ")
    for (i = 1; i <= n; ++i) for (j = 1; j <= 15; ++j) printf "R%06d;%s;%.3f\n", i, code[j], (i * 7919 + j * 104729) % 5000 / 100 }' > "$work/o.csv"
"$build/src/app/vigie" new "$work/p.gpkg" --quiet > "$work/said" 2>&1
"$build/src/app/vigie" import "$work/p.gpkg" residences "$work/r.csv" --crs EPSG:2154 --quiet > "$work/said" 2>&1
"$build/src/app/vigie" import "$work/p.gpkg" observations "$work/o.csv" --campaign 2026 --quiet > "$work/said" 2>&1
"$build/src/app/vigie" score "$work/p.gpkg" --draws 0 --quiet > "$work/said" 2>&1
rm "$work/r.csv" "$work/o.csv"
# What ogr2ogr reads: tables with a geometry from the project, the others as plain tables of the same rows.
layers="residence residence_footprint zone incident foyer"
for table in $(sqlite3 "$work/p.gpkg" "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'gpkg%'
    AND name NOT LIKE 'rtree%' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'context%' AND name NOT LIKE 'vg%' AND name NOT LIKE 'import_%'
    AND name NOT IN ('history', 'setting', 'layer_styles', 'export_log', 'base_map', 'purge_log')"); do
    case " $layers " in *" $table "*) continue ;; esac
    sqlite3 "$work/peer.sqlite" "ATTACH '$work/p.gpkg' AS p; CREATE TABLE \"$table\" AS SELECT * FROM p.\"$table\""
done
ours() {
    sql postgres "DROP DATABASE IF EXISTS ours" && sql postgres "CREATE DATABASE ours" && sql ours "CREATE EXTENSION postgis"
    seconds "$build/src/app/vigie" publish "$work/p.gpkg" "$(target ours)" --organisation BENCH --quiet >> "$work/ours"
}
both() { # the geometries, then the rest
    ogr2ogr -f PostgreSQL "$(target peer)" "$work/p.gpkg" $layers
    ogr2ogr -f PostgreSQL "$(target peer)" "$work/peer.sqlite"
}
peer() {
    sql postgres "DROP DATABASE IF EXISTS peer" && sql postgres "CREATE DATABASE peer" && sql peer "CREATE EXTENSION postgis"
    seconds both >> "$work/peer"
}
for run in $(seq "$runs"); do
    ours
    peer
    rm -f "$work/copy.gpkg"
    seconds "$build/src/app/vigie" subscribe "$(target ours)" "$work/copy.gpkg" --quiet >> "$work/back"
done
best() { sort -n "$work/$1" | head -1; }
rows=$(sqlite3 "$work/p.gpkg" "SELECT (SELECT count(*) FROM observation) + (SELECT count(*) FROM score)")
echo "$residences residences, $rows observations and scores: publish $(best ours) s, ogr2ogr $(best peer) s, subscribe $(best back) s"
echo "$(best ours) $(best peer)" | awk '{ printf "ogr2ogr / ours: %.2f\n", $2 / $1 }'
