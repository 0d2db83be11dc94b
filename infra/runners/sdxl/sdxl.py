"""Stable Diffusion XL as a function runner.

python sdxl.py --model sdxl-base-1.0 --tier full [--controlnet sdxl-controlnet-depth]
"""

from dailies_runner import serve
from dailies_runner.diffusion import DTYPE, device_of
from dailies_runner.diffusion.stills import STILL_MODULES, Family, make_still, options_of

# Its folders hold weights of 16 bits under this name.
FILES = {"variant": "fp16", "use_safetensors": True, "torch_dtype": DTYPE, "local_files_only": True}


def load(model, controlnet):
    from diffusers import ControlNetModel, StableDiffusionXLControlNetPipeline, StableDiffusionXLPipeline

    if controlnet is None:
        return StableDiffusionXLPipeline.from_pretrained(model, add_watermarker=False, **FILES)
    net = ControlNetModel.from_pretrained(controlnet, **FILES)
    return StableDiffusionXLControlNetPipeline.from_pretrained(model, controlnet=net, add_watermarker=False, **FILES)


def shaped(pipe, module):
    from diffusers import StableDiffusionXLImg2ImgPipeline, StableDiffusionXLInpaintPipeline

    other = {"image-to-image": StableDiffusionXLImg2ImgPipeline, "inpaint": StableDiffusionXLInpaintPipeline}.get(module)
    return pipe if other is None else other.from_pipe(pipe, torch_dtype=None)


def asked(run, _size):
    return {
        "guidance_scale": float(run.number("x_guidance", 6.0, 0, 20)),
        "negative_prompt": run.params.get("negativePrompt", "") or run.text("x_negative"),
    }


def family(load=load):
    return Family(
        title="SDXL",
        architecture="stable-diffusion-xl",
        load=load,
        shaped=shaped,
        denoisers=lambda pipe: [pipe.unet],
        asked=asked,
        control_key="image",
        unpack=lambda _pipe, _size: None,
        multiple=8,
        # It was trained on a megapixel, and repeats itself beyond.
        most_pixels=1_048_576,
        steps=30,
        unsized=("image-to-image",),
    )


def make(run, options, load=load, device_of=device_of):
    make_still(run, options, family(load), device_of)


if __name__ == "__main__":
    options = options_of()
    serve(lambda run: make(run, options), STILL_MODULES)
