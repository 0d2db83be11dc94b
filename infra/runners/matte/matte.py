"""Matting without a screen as a function runner: BiRefNet and its like in ONNX.

python matte.py --model matte/BiRefNet-general-epoch_244.onnx
"""

import argparse

import numpy
from dailies_runner import RunFailure, serve
from dailies_runner.pictures import open_picture
from PIL import Image

MODULES = ["matte"]
# As these models were trained: ImageNet's.
MEAN = numpy.array([0.485, 0.456, 0.406], numpy.float32)
DEVIATION = numpy.array([0.229, 0.224, 0.225], numpy.float32)
SIDE = 1024


def load(path):
    import onnxruntime

    wanted = ["CUDAExecutionProvider", "CPUExecutionProvider"]
    there = [provider for provider in wanted if provider in onnxruntime.get_available_providers()]
    return onnxruntime.InferenceSession(str(path), providers=there)


def alpha_of(session, picture):
    """How much of each pixel is in front, in the picture's own size."""
    given = session.get_inputs()[0]
    height, width = (side if isinstance(side, int) else SIDE for side in given.shape[2:4])
    small = picture.convert("RGB").resize((width, height), Image.Resampling.BILINEAR)
    pixels = (numpy.asarray(small, numpy.float32) / 255 - MEAN) / DEVIATION
    # A model of several outputs gives its finest last or first; of BiRefNet's in ONNX there is one.
    made = session.run(None, {given.name: pixels.transpose(2, 0, 1)[None]})[0]
    logits = numpy.asarray(made, numpy.float32).reshape(-1, height, width)[0]
    levels = 1 / (1 + numpy.exp(-numpy.clip(logits, -40, 40)))
    matte = Image.fromarray(numpy.round(levels * 255).astype(numpy.uint8))
    return matte.resize(picture.size, Image.Resampling.LANCZOS)


def make(run, options, load=load):
    if run.params["kind"] != "neural":
        raise RunFailure("bad-params", "This pipeline makes mattes without a screen; choose the kind Neural.")
    picture = open_picture(run.one("image"), "RGBA")
    path = run.model(options.model)
    run.progress(0.05, "Loading the model")
    session = load(path)
    run.progress(0.4, "Finding what is in front")
    alpha = alpha_of(session, picture)
    run.progress(0.9, "Writing")
    if run.params["gives"] == "mask":
        run.write(lambda target: alpha.save(target, "PNG"))
        return
    both = numpy.minimum(numpy.asarray(alpha), numpy.asarray(picture.getchannel("A")))
    picture.putalpha(Image.fromarray(both))
    run.write(lambda target: picture.save(target, "PNG", compress_level=3))


def options_of(words=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True, help="a file of the models")
    return parser.parse_args(words)


if __name__ == "__main__":
    options = options_of()
    serve(lambda run: make(run, options), MODULES)
