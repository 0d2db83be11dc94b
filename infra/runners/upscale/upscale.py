"""Real-ESRGAN and its like as a function runner: whatever architecture spandrel knows.

python upscale.py --model upscale/RealESRGAN_x4plus.pth
"""

import argparse

import numpy
import torch
from dailies_runner import RunFailure, serve
from dailies_runner.diffusion.device import device_of
from dailies_runner.pictures import open_picture
from dailies_runner.tiles import tiled
from PIL import Image

MODULES = ["upscale"]
MOST_PX = 16_384
TILE = 512
OVERLAP = 32


def load(path):
    from spandrel import ImageModelDescriptor, ModelLoader

    try:
        model = ModelLoader(device="cpu").load_from_file(str(path))
    except Exception as error:
        raise RunFailure("missing-tool", f"The model {path.name} is of no kind that this runner knows.") from error
    if not isinstance(model, ImageModelDescriptor):
        raise RunFailure("missing-tool", f"The model {path.name} makes no picture of a picture.")
    return model


def make(run, options, load=load, device_of=device_of):
    picture = open_picture(run.one("image"), "RGBA")
    factor = int(run.params["factor"])
    width, height = picture.width * factor, picture.height * factor
    if max(width, height) > MOST_PX:
        raise RunFailure("bad-params", f"{width} × {height} is more than {MOST_PX} a side; choose a smaller factor.")
    path = run.model(options.model)
    device = device_of()
    run.progress(0.02, "Loading the model")
    model = load(path).to(device).eval()
    if model.supports_half and device.type == "cuda":
        model.half()
    pixels = torch.from_numpy(numpy.asarray(picture.convert("RGB"))).permute(2, 0, 1)[None].float() / 255

    def enlarge(part):
        with torch.inference_mode():
            return model(part.to(device, model.dtype))

    made = tiled(
        enlarge,
        pixels,
        model.scale,
        TILE,
        OVERLAP,
        lambda done, count: run.progress(0.05 + 0.85 * done / count, f"Tile {done} of {count}"),
    )
    larger = Image.fromarray((made[0].clamp(0, 1) * 255).round().byte().permute(1, 2, 0).numpy())
    # A model of four times makes two times, too, and better than it would be stretched.
    larger = larger.resize((width, height), Image.Resampling.LANCZOS)
    if picture.getextrema()[3][0] < 255:
        larger.putalpha(picture.getchannel("A").resize((width, height), Image.Resampling.LANCZOS))
    run.progress(0.95, "Writing")
    run.write(lambda target: larger.save(target, "PNG", compress_level=3))


def options_of(words=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True, help="a file of the models")
    return parser.parse_args(words)


if __name__ == "__main__":
    options = options_of()
    serve(lambda run: make(run, options), MODULES)
