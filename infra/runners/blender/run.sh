#!/bin/sh
# Renders a frame of a Blender file on this machine: sees that what it needs is here, and starts the function runner.
set -eu
folder=$(dirname "$0")
lacks() {
  printf '{"error": {"code": "missing-tool", "message": "%s is not installed on this machine; \\"apt-get install -y --no-install-recommends blender libegl1 python3-numpy python3-jsonschema\\" brings it."}}\n' "$1" >"$OUTPUT_DIR/result.json"
  exit 3
}
command -v blender >/dev/null 2>&1 || lacks Blender
# Debian's packages are seen by its own Python, which need not be the first on PATH.
for python in python3 /usr/bin/python3; do
  if "$python" -c 'import jsonschema' >/dev/null 2>&1; then
    PYTHONPATH="$folder/../protocol" PYTHONDONTWRITEBYTECODE=1 exec "$python" "$folder/blender.py"
  fi
done
lacks "Python's jsonschema"
