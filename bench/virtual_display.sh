# Sourced by the measurements of the window: a virtual display of its own with OpenGL in software, and a folder for what the program
# keeps, both gone at the end. Sets DISPLAY and folder. Needs xvfb.
folder=$(mktemp -d)
xvfb=
clean() {
    if [ -n "$xvfb" ]; then kill "$xvfb" 2>/dev/null || true; fi
    rm -rf "$folder"
}
trap clean EXIT
exec 3> "$folder/display"
Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp > /dev/null 2>&1 &
xvfb=$!
for _ in $(seq 100); do [ -s "$folder/display" ] && break; sleep 0.05; done
export DISPLAY=":$(cat "$folder/display")" LIBGL_ALWAYS_SOFTWARE=1 XDG_CONFIG_HOME=$folder/config XDG_STATE_HOME=$folder/state
