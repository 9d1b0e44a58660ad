#!/usr/bin/env bash
# bench/window_pan.sh [-t SECONDS] [-s WxH]... BINARY PROJECT...
# Frames a second while the map is dragged about, and the CPU the window takes at rest, on a virtual display of its own with OpenGL
# in software. Needs xvfb and xdotool.
set -euo pipefail

seconds=5
sizes=()
while getopts t:s: option; do
    case $option in
    t) seconds=$OPTARG ;;
    s) sizes+=("$OPTARG") ;;
    *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ $# -gt 1 ] || { echo "usage: $0 [-t SECONDS] [-s WxH]... BINARY PROJECT..." >&2; exit 2; }
[ ${#sizes[@]} -gt 0 ] || sizes=(1280x720 1920x1080)
binary=$1
shift

source "$(dirname "${BASH_SOURCE[0]}")/virtual_display.sh"

# A hand that goes round and out: some 120 places a second.
drag() { # SIZE
    awk -v size="$1" -v seconds="$seconds" 'BEGIN {
        split(size, px, "x"); x = px[1] * 0.45; y = px[2] * 0.35
        printf "mousemove %d %d mousedown 1", x, y
        for (i = 1; i <= seconds * 120; ++i) {
            r = px[2] * (0.05 + 0.15 * (i % 240) / 240)
            printf " mousemove %d %d sleep 0.007", x + r * cos(i / 15), y + r * sin(i / 15)
        }
        print " mouseup 1" }' | xargs -n 100000 xdotool
}

ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

measure() { # PROJECT SIZE
    : > "$folder/frames"
    "$binary" "$1" --size "$2" --frame-times "$folder/frames" &
    local pid=$!
    for _ in $(seq 1000); do [ "$(wc -l < "$folder/frames")" -gt 3 ] && break; sleep 0.02; done
    sleep 3
    local before from
    before=$(wc -l < "$folder/frames")
    from=$(date +%s.%N)
    drag "$2"
    awk -v before="$before" -v from="$from" -v to="$(date +%s.%N)" -v name="$2 $1" 'NR > before { n++; if (NR > before + 1) { d[m++] = $1 - last }; last = $1 }
        END { k = asort_(d, m); printf "%s: %.0f frames/s dragged; between two frames median %.1f ms, 95 %% under %.1f, longest %.1f",
            name, n / (to - from), d[int(m / 2)], d[int(m * 0.95)], d[m - 1] }
        function asort_(a, n,   i, j, t) { for (i = 1; i < n; i++) { t = a[i]; for (j = i; j > 0 && a[j - 1] > t; j--) a[j] = a[j - 1]; a[j] = t }; return n }' "$folder/frames"
    sleep 3
    local first
    first=$(ticks "$pid")
    sleep 10
    echo "; at rest $(awk -v t="$(($(ticks "$pid") - first))" -v hz="$(getconf CLK_TCK)" 'BEGIN { printf "%.1f", t / hz / 10 * 100 }') % CPU"
    kill "$pid" 2> /dev/null || true
    wait "$pid" 2> /dev/null || true
}

for project in "$@"; do for size in "${sizes[@]}"; do measure "$project" "$size"; done; done
