"""FLUX.1: a picture from words, after another picture, in a part of one, or along a control map.

    flux.py --model flux.1-dev --tier fp8-offload [--controlnet flux.1-dev-controlnet-union-pro-2.0]

A model is a folder of the models as diffusers keeps it.
"""

import argparse

import torch
from dailies_runner import serve
from dailies_runner.diffusion import DTYPE, TIERS, Previewer, apply_loras, device_of, on_step, place, seeded
from dailies_runner.pictures import cover, mask_of, open_picture, working_size, write_picture
from dailies_runner.prompts import whole_prompt

MODULES = ["shot-still", "image-to-image", "inpaint"]
# Latents are packed two by two, eight pixels each.
MULTIPLE = 16
MOST_PIXELS = 2_097_152


def load(model, controlnet, device):
    """The pipeline with its weights in the machine's memory; `place` puts it where it works."""
    from diffusers import FluxControlNetModel, FluxControlNetPipeline, FluxPipeline

    if controlnet is None:
        return FluxPipeline.from_pretrained(model, torch_dtype=DTYPE, local_files_only=True)
    net = FluxControlNetModel.from_pretrained(controlnet, torch_dtype=DTYPE, local_files_only=True)
    return FluxControlNetPipeline.from_pretrained(model, controlnet=net, torch_dtype=DTYPE, local_files_only=True)


def shaped(pipe, module):
    """The pipeline of FLUX that a module needs, of the same weights."""
    from diffusers import FluxImg2ImgPipeline, FluxInpaintPipeline

    other = {"image-to-image": FluxImg2ImgPipeline, "inpaint": FluxInpaintPipeline}.get(module)
    # Without None it would widen every weight to 32 bits.
    pipe = pipe if other is None else other.from_pipe(pipe, torch_dtype=None)
    pipe.set_progress_bar_config(disable=True)
    return pipe


def given(run, size):
    """What the module hands to its pipeline besides the words."""
    if run.recipe["module"] == "shot-still":
        if not run.media("control"):
            return {}
        return {
            "control_image": cover(open_picture(run.one("control")), *size),
            "controlnet_conditioning_scale": run.number("x_control", 0.7, 0, 2),
            "control_guidance_end": run.number("x_control_end", 0.8, 0, 1),
        }
    image = {"image": cover(open_picture(run.one("image")), *size), "strength": run.params["strength"]}
    if run.recipe["module"] == "image-to-image":
        return image
    return image | {"mask_image": mask_of(run.one("mask"), *size, run.params["growPx"], run.params["featherPx"])}


def make(run, options, load=load, device_of=device_of):
    steps = run.whole("x_steps", 28, 1, 100)
    guidance = run.number("x_guidance", 3.5, 0, 20)
    strength = run.number("x_lora", 1.0, 0, 2)
    controlnet = None
    if run.media("control"):
        controlnet = run.model(options.controlnet or "flux.1-dev-controlnet-union-pro-2.0")
    model = run.model(options.model)
    device = device_of()
    run.progress(0.02, "Loading FLUX")
    module = run.recipe["module"]
    pipe = shaped(load(model, controlnet, device), module)
    run.progress(0.15, "Loading what was trained for the cast")
    apply_loras(pipe, run, strength)
    width, height = size = working_size(run.width, run.height, MULTIPLE, MOST_PIXELS)
    unpack = lambda latents: pipe._unpack_latents(latents, height, width, pipe.vae_scale_factor)  # noqa: E731
    show = Previewer(pipe.vae, device, unpack)
    denoisers = [pipe.transformer] + ([pipe.controlnet] if controlnet is not None else [])
    place(pipe, denoisers, options.tier, device)
    pipe.vae.enable_tiling()
    run.progress(0.3, "Reading the prompt")
    # What is made after a picture skips the steps before its strength.
    done = steps if module == "shot-still" else max(1, int(steps * run.params["strength"]))
    common = {
        "prompt": whole_prompt(run),
        "width": width,
        "height": height,
        "num_inference_steps": steps,
        "guidance_scale": guidance,
        "max_sequence_length": options.words,
        "generator": seeded(run.seed),
        "callback_on_step_end": on_step(run, done, show=show),
        **given(run, size),
    }
    negative = run.params.get("negativePrompt", "").strip()
    if negative:
        # FLUX is distilled: what is to be left out needs guidance of the old kind, at twice the time.
        common |= {"negative_prompt": negative, "true_cfg_scale": run.number("x_true_cfg", 2.0, 1, 10)}
    with torch.inference_mode():
        picture = pipe(**common).images[0]
    run.progress(0.95, "Writing")
    write_picture(run, picture)


def options_of(words=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True)
    parser.add_argument("--controlnet")
    parser.add_argument("--tier", choices=TIERS, default="full")
    # T5 reads as many tokens; FLUX.1 schnell was trained on 256.
    parser.add_argument("--words", type=int, default=512)
    return parser.parse_args(words)


if __name__ == "__main__":
    options = options_of()
    serve(lambda run: make(run, options), MODULES)
