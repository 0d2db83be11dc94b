#!/bin/sh
# Renders a frame of a Blender file: a function runner (spec.json in, one PNG out) around headless Blender.
# Nothing of the file runs by itself (no scripts, no add-ons of its user), and it reaches no network where the
# system lets a process be cut off.
set -eu
folder=$(dirname "$0")
if ! command -v blender >/dev/null 2>&1; then
  cat >"$OUTPUT_DIR/result.json" <<'END'
{"error": {"code": "missing-tool", "message": "Blender is not installed on this machine; \"apt-get install -y --no-install-recommends blender libegl1 python3-numpy\" brings it."}}
END
  exit 3
fi
if unshare --map-root-user --net true 2>/dev/null; then
  set -- unshare --map-root-user --net blender
else
  set -- blender
fi
exec "$@" --background --factory-startup --disable-autoexec -noaudio --threads 2 \
  --python-exit-code 1 --python "$folder/render.py"
