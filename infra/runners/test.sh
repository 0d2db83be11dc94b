#!/bin/sh
# Runs the tests of runners with tiny models on this machine's processor: sh infra/runners/test.sh [flux …]
# What they need, torch among it, is installed into a folder of its own, once.
set -eu
cd "$(dirname "$0")"
venv=${DAILIES_RUNNERS_VENV:-../../node_modules/.cache/dailies/python-torch}
if ! [ -x "$venv/bin/python" ]; then python3 -m venv "$venv"; fi
"$venv/bin/pip" install --quiet --disable-pip-version-check -r requirements-tests.txt
failed=0
for folder in ${*:-*/}; do
  folder=${folder%/}
  [ -d "$folder/tests" ] || continue
  echo "── $folder"
  # Of models so small, threads would only wait for each other.
  OMP_NUM_THREADS=1 PYTHONPATH=protocol PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" -W ignore tests.py "$folder/tests" || failed=1
done
exit $failed
