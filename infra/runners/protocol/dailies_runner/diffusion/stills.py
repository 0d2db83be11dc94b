"""A picture by a diffusion model: from words, after another picture, in a part of one, or along a control map."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

import torch

from ..failure import RunFailure
from ..pictures import cover, mask_of, open_picture, working_size, write_picture
from ..prompts import whole_prompt
from .device import device_of, seeded
from .loras import apply_loras
from .previewer import Previewer
from .steps import on_step
from .tiers import TIERS, place

STILL_MODULES = ["shot-still", "image-to-image", "inpaint"]


@dataclass(frozen=True)
class Family:
    """What one family of models does in its own way."""

    title: str
    # What trained files for it call it, or how that begins.
    architecture: str
    # (model, controlnet or None) → the pipeline of words, with its weights in the machine's memory.
    load: Callable
    # (pipeline, module) → the family's pipeline of that module, of the same weights.
    shaped: Callable
    # The parts that a tier makes smaller.
    denoisers: Callable
    # (run, size) → what the family's pipelines are called with besides what all are.
    asked: Callable
    # What the pipeline calls the picture of a control map.
    control_key: str
    # (pipeline, size) → how latents become a picture's; None where they are one.
    unpack: Callable
    # Sides that are whole multiples, and as many pixels as it was trained on.
    multiple: int
    most_pixels: int
    steps: int
    # Modules whose pipeline takes the size from the picture that it is given.
    unsized: tuple[str, ...] = ()


def _given(run, size, family):
    """What the module hands to its pipeline besides the words."""
    if run.recipe["module"] == "shot-still":
        if not run.media("control"):
            return {}
        return {
            family.control_key: cover(open_picture(run.one("control")), *size),
            "controlnet_conditioning_scale": float(run.number("x_control", 0.7, 0, 2)),
            "control_guidance_end": float(run.number("x_control_end", 0.8, 0, 1)),
        }
    image = {"image": cover(open_picture(run.one("image")), *size), "strength": run.params["strength"]}
    if run.recipe["module"] == "image-to-image":
        return image
    return image | {"mask_image": mask_of(run.one("mask"), *size, run.params["growPx"], run.params["featherPx"])}


def make_still(run, options, family, device_of=device_of):
    module = run.recipe["module"]
    steps = run.whole("x_steps", family.steps, 1, 150)
    strength = run.number("x_lora", 1.0, 0, 2)
    size = working_size(run.width, run.height, family.multiple, family.most_pixels)
    # Before anything is loaded: what is wrong with a param is told at once.
    asked = family.asked(run, size) | _given(run, size, family)
    if run.media("control") and options.controlnet is None:
        raise RunFailure("bad-params", "This pipeline follows no control map; choose another, or take the map away.")
    controlnet = run.model(options.controlnet) if run.media("control") else None
    model = run.model(options.model)
    device = device_of()
    run.progress(0.02, f"Loading {family.title}")
    pipe = family.shaped(family.load(model, controlnet), module)
    pipe.set_progress_bar_config(disable=True)
    run.progress(0.15, "Loading what was trained for the cast")
    called = apply_loras(pipe, run, strength, family.architecture)
    show = Previewer(pipe.vae, device, family.unpack(pipe, size))
    place(pipe, [*family.denoisers(pipe), *([pipe.controlnet] if controlnet is not None else [])], options.tier, device)
    pipe.vae.enable_tiling()
    run.progress(0.3, "Reading the prompt")
    # What is made after a picture skips the steps before its strength.
    done = steps if module == "shot-still" else max(1, int(steps * run.params["strength"]))
    sizes = {} if module in family.unsized else {"width": size[0], "height": size[1]}
    with torch.inference_mode():
        picture = pipe(
            prompt=whole_prompt(run, called),
            num_inference_steps=steps,
            generator=seeded(run.seed),
            callback_on_step_end=on_step(run, done, show=show),
            **sizes,
            **asked,
        ).images[0]
    run.progress(0.95, "Writing")
    write_picture(run, picture)


def options_of(words=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True, help="a folder of the models, as diffusers keeps it")
    parser.add_argument("--controlnet", help="another, for pipelines that follow a control map")
    parser.add_argument("--tier", choices=TIERS, default="full")
    return parser.parse_args(words)
