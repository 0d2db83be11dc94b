"""Speech in somebody's mouth, as a function runner: Wav2Lip for a clip or a picture, SadTalker for a picture.

python lipsync.py --model lipsync/wav2lip_gan.pth --detector lipsync/face_detection_yunet_2023mar.onnx
python lipsync.py --engine sadtalker --model lipsync/SadTalker_V0.0.2_256.safetensors \\
  --mapping lipsync/mapping_00109-model.pth.tar --detector lipsync/face_detection_yunet_2023mar.onnx
"""

import argparse

from dailies_runner import serve
from dailies_runner.diffusion.device import device_of
from faces import finder
from mouth import move_mouth
from talk import SIZES, move_head

MODULES = ["lip-sync"]
ENGINES = {"wav2lip": move_mouth, "sadtalker": move_head}


def make(run, options, finder=finder, device_of=device_of, **others):
    ENGINES[options.engine](run, options, finder, device_of, **others)


def options_of(words=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine", choices=list(ENGINES), default="wav2lip")
    parser.add_argument("--model", required=True, help="a file of the models with Wav2Lip's or SadTalker's weights")
    parser.add_argument("--mapping", help="another with SadTalker's mapping of whole pictures")
    parser.add_argument("--size", choices=SIZES, default=SIZES[0], help="what SadTalker's weights were trained for")
    parser.add_argument("--detector", required=True, help="another with YuNet, which finds faces")
    options = parser.parse_args(words)
    if options.engine == "sadtalker" and options.mapping is None:
        parser.error("sadtalker needs --mapping")
    return options


if __name__ == "__main__":
    options = options_of()
    serve(lambda run: make(run, options), MODULES)
