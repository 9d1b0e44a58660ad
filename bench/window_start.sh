#!/usr/bin/env bash
# bench/window_start.sh [-n RUNS] [-s WxH]... [-r RESIDENCES] [-m GB] BINARY...
# Milliseconds from the start of the process to the first frame of the demo (of 300 residences), warm, on a virtual display of its own
# with OpenGL in software. Several binaries are run in turn, so that a busy machine treats them alike. Needs xvfb.
# -m: before each round that much memory, best most of what is free, is written to and given back. A virtual machine may have handed what lay free back to its host,
# and then waits for each page of it: milliseconds of the machine, not of the program. Needs python3.
set -euo pipefail

runs=10
sizes=()
residences=300
memory=0
while getopts n:s:r:m: option; do
    case $option in
    n) runs=$OPTARG ;;
    s) sizes+=("$OPTARG") ;;
    r) residences=$OPTARG ;;
    m) memory=$OPTARG ;;
    *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || { echo "usage: $0 [-n RUNS] [-s WxH]... [-r RESIDENCES] [-m GB] BINARY..." >&2; exit 2; }
[ ${#sizes[@]} -gt 0 ] || sizes=(1280x720 1920x1080)

source "$(dirname "${BASH_SOURCE[0]}")/virtual_display.sh"

# One start: prints the milliseconds the program reports.
start() { # BINARY PROJECT SIZE
    : > "$folder/time"
    "$1" "$2" --size "$3" --first-frame-time 2> "$folder/time" &
    local pid=$!
    for _ in $(seq 1000); do [ -s "$folder/time" ] && break; sleep 0.01; done
    kill "$pid" 2> /dev/null || true
    wait "$pid" 2> /dev/null || true
    tail -n 1 "$folder/time"
}

touch_memory() {
    [ "$memory" -gt 0 ] || return 0
    python3 - "$memory" << 'EOF'
import mmap, sys
pages = mmap.mmap(-1, int(sys.argv[1]) << 30)
pages.madvise(mmap.MADV_HUGEPAGE)
for at in range(0, len(pages), 4096): pages[at] = 1
EOF
}

summary() { # FILE
    sort -n "$1" | awk '{ t[NR] = $1 } END { m = NR % 2 ? t[(NR + 1) / 2] : (t[NR / 2] + t[NR / 2 + 1]) / 2
        printf "median %.0f ms, min %d, max %d, %d runs\n", m, t[1], t[NR], NR }'
}

number=0
for binary in "$@"; do "$binary" demo "$folder/$((number++)).gpkg" --residences "$residences" --quiet; done
for size in "${sizes[@]}"; do
    number=0
    for binary in "$@"; do start "$binary" "$folder/$((number++)).gpkg" "$size" > /dev/null; done # warms the caches
    for _ in $(seq "$runs"); do
        number=0
        touch_memory
        for binary in "$@"; do start "$binary" "$folder/$number.gpkg" "$size" >> "$folder/times.$((number++))"; done
    done
    number=0
    for binary in "$@"; do
        printf '%s %s: ' "$size" "$binary"
        summary "$folder/times.$number"
        rm "$folder/times.$((number++))"
    done
done
