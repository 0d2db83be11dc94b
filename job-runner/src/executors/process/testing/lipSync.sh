#!/bin/sh
# A lip sync as an installation might bring it, without the model: the picture of the clip, with the speech as its
# sound. Reads spec.json as every function runner does.
set -eu
input() { node -e 'const { recipe } = JSON.parse(require("fs").readFileSync(process.env.SPEC_PATH)); console.log(recipe.inputs[process.argv[1]][0].sha256)' "$1"; }
echo "PROGRESS: 10 | Finding the mouth"
ffmpeg -v error -y -i "$INPUT_DIR/media/$(input video)" -i "$INPUT_DIR/media/$(input audio)" \
  -map 0:v -map 1:a -c:v copy -c:a aac -shortest "$OUTPUT_PATH"
echo "PROGRESS: 100 | Done"
