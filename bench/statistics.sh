#!/bin/sh
# Ours beside what Debian packages (r-cran-spdep, r-cran-dbscan, PostGIS), same inputs, one run:
#   bench/statistics.sh build/release/bench/statistics_bench FOLDER
# Peers that are not installed are left out. Ends with a table of ratios.
set -eu
bench=$1
folder=$2
here=$(dirname "$0")
mkdir -p "$folder"
"$bench" "$folder"
echo "peer,task,n,wall,cpu" > "$folder/peers.csv"
command -v Rscript > /dev/null && Rscript "$here/statistics_peers.R" "$folder"
command -v psql > /dev/null && sh "$here/statistics_postgis.sh" "$folder"
echo
echo "| task | n | ours, CPU s | peer | peer, CPU s | ratio |"
echo "|---|---|---|---|---|---|"
# A peer without CPU seconds (another process) is compared by the clock.
awk -F, 'NR == FNR { if (FNR > 1) { wall[$2 "," $3] = 0 + $4; cpu[$1 "," $2] = 0 + $4; clock[$1 "," $2] = 0 + $3 } next }
    FNR > 1 { key = $2 "," $3; if (!(key in cpu)) next; ours = $5 == "" ? clock[key] : cpu[key]; theirs = $5 == "" ? $4 : $5
              printf "| %s | %s | %.4f | %s%s | %.3f | %.0f |\n", $2, $3, ours, $1, $5 == "" ? " (clock)" : "", theirs, theirs / ours }' \
    "$folder/ours.csv" "$folder/peers.csv"
