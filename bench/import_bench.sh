#!/bin/sh
# Whole imports beside ogr2ogr: the same rows (15 attributes and a place) from CSV and FlatGeobuf into a GeoPackage with a spatial index, turn about in
# one run; then the other kinds, alone. Usage: import_bench.sh BUILD_FOLDER [ROWS] [RUNS] — prints Markdown tables; needs gdal-bin and GNU time.
set -eu
build=$1
rows=${2:-5000000}
runs=${3:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$build/bench/make_rows" "$rows" "$work/rows.csv"
"$build/bench/make_rows" "$rows" "$work/rows.fgb"
"$build/bench/make_rows" $((rows / 10)) "$work/tenth.csv"

# measured NAME command…: seconds, processor seconds and peak memory of the command, added to NAME
measured() {
    name=$1
    shift
    /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$@" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    awk '{ print $1, $2 + $3, int($4 / 1024) }' "$work/time" >> "$work/$name"
}
vigie() {
    rm -f "$work"/vigie.gpkg*
    "$build/src/app/vigie" new "$work/vigie.gpkg" --quiet > /dev/null 2>&1
    measured "vigie-$1" "$build/src/app/vigie" import "$work/vigie.gpkg" context "$work/$1" --crs EPSG:2154 --quiet
}
peer() {
    rm -f "$work/peer.gpkg"
    measured "ogr2ogr-$1" ogr2ogr -f GPKG "$work/peer.gpkg" "$work/$1" -a_srs EPSG:2154 -oo X_POSSIBLE_NAMES=x -oo Y_POSSIBLE_NAMES=y
    rm -f "$work/peer.gpkg"
}
# The run in the middle, by seconds: its seconds, processor seconds and memory.
median() { sort -n "$work/$1" | awk '{ line[NR] = $0 } END { print line[int((NR + 1) / 2)] }'; }

for run in $(seq "$runs"); do
    for file in rows.csv rows.fgb; do
        vigie $file
        peer $file
    done
    vigie tenth.csv
done

echo "| rows | source | Vigie: s, cpu s, MiB | ogr2ogr: s, cpu s, MiB | ratio, s | ratio, cpu |"
echo "|---|---|---|---|---|---|"
for file in rows.csv rows.fgb; do
    echo "$(median "vigie-$file") $(median "ogr2ogr-$file")" |
        awk -v rows="$rows" -v source="$file" '{ printf "| %d | %s | %.1f, %.1f, %d | %.1f, %.1f, %d | %.1f | %.1f |\n", rows, source, $1, $2, $3, $4, $5, $6, $4 / $1, $5 / $2 }'
done
echo "$(median vigie-rows.csv) $(median vigie-tenth.csv)" | awk '{ printf "\n10 times the rows of CSV: %.1f times the time, %.1f times the processor time\n", $1 / $4, $2 / $5 }'

# Residences, incidents and observations: all the rows, then a tenth of them.
# kind KIND FILE NAME BASE option…: imports FILE into a project that holds the residences of BASE.
kind() {
    kind=$1 file=$2 name=$3 base=$4
    shift 4
    rm -rf "$work"/kind.*
    "$build/src/app/vigie" new "$work/kind.gpkg" --quiet > /dev/null 2>&1
    [ -z "$base" ] || "$build/src/app/vigie" import "$work/kind.gpkg" residences "$base" --crs EPSG:2154 --quiet > /dev/null 2>&1
    measured "$name" "$build/src/app/vigie" import "$work/kind.gpkg" "$kind" "$file" --quiet "$@"
}
make() { "$build/bench/make_rows" "$@"; }

rm -f "$work"/*.gpkg* "$work"/rows.fgb
make 10000 "$work/base-incidents.csv"
for size in "$rows" $((rows / 10)); do
    make "$size" "$work/residences.csv"
    make "$size" "$work/incidents.csv" incidents
    make "$size" "$work/observations.csv" observations
    make $((size / 25)) "$work/base-observations.csv"
    for run in $(seq "$runs"); do
        kind residences "$work/residences.csv" "residences-$size" "" --crs EPSG:2154
        kind incidents "$work/incidents.csv" "incidents-$size" "$work/base-incidents.csv" --crs EPSG:2154
        kind observations "$work/observations.csv" "observations-$size" "$work/base-observations.csv" --campaign 2025
    done
done

echo
echo "| rows | kind | s, cpu s, MiB | a tenth: s, cpu s, MiB | times, s | times, cpu |"
echo "|---|---|---|---|---|---|"
for kind in residences incidents observations; do
    echo "$(median "$kind-$rows") $(median "$kind-$((rows / 10))")" |
        awk -v rows="$rows" -v kind="$kind" '{ printf "| %d | %s | %.1f, %.1f, %d | %.1f, %.1f, %d | %.1f | %.1f |\n", rows, kind, $1, $2, $3, $4, $5, $6, $1 / $4, $2 / $5 }'
done
