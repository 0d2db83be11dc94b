"""A shot in motion as a function runner: LTX-Video, Wan, Stable Video Diffusion.

python video.py --family ltx --model ltx-video-0.9 --tier full
python video.py --family wan --model wan2.1-t2v-1.3b --image-model wan2.1-i2v-14b-480p
python video.py --family svd --model svd-xt-1.1

With a first frame the film begins with it; SVD always needs one.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

import torch
from dailies_runner import RunFailure, serve
from dailies_runner.diffusion import DTYPE, TIERS, Previewer, apply_loras, device_of, on_step, place, seeded
from dailies_runner.film import write_film
from dailies_runner.pictures import cover, open_picture, working_size
from dailies_runner.prompts import whole_prompt
from dailies_runner.retime import native_frames, retimed

MODULES = ["shot-motion"]
# Wan's and LTX's own, as they were trained with one.
NEGATIVE = "worst quality, inconsistent motion, blurry, jittery, distorted, static, subtitles, watermark"
LOCAL = {"torch_dtype": DTYPE, "local_files_only": True}


@dataclass(frozen=True)
class Family:
    """What one family of models does in its own way."""

    title: str
    # (folder, whether it begins with a picture) → the pipeline.
    load: Callable
    multiple: int
    most_pixels: int
    # Frames a second that it was trained on, their step, and as many as it makes at once.
    rate: int
    step: int
    most_frames: int
    steps: int
    guidance: float
    needs_picture: bool = False


def load_ltx(model, with_picture):
    from diffusers import LTXImageToVideoPipeline, LTXPipeline

    return (LTXImageToVideoPipeline if with_picture else LTXPipeline).from_pretrained(model, **LOCAL)


def load_wan(model, with_picture):
    from diffusers import AutoencoderKLWan, WanImageToVideoPipeline, WanPipeline

    # Its decoder loses detail in 16 bits.
    vae = AutoencoderKLWan.from_pretrained(model, subfolder="vae", torch_dtype=torch.float32, local_files_only=True)
    return (WanImageToVideoPipeline if with_picture else WanPipeline).from_pretrained(model, vae=vae, **LOCAL)


def load_svd(model, _with_picture):
    from diffusers import StableVideoDiffusionPipeline

    return StableVideoDiffusionPipeline.from_pretrained(
        model, variant="fp16", torch_dtype=torch.float16, local_files_only=True
    )


FAMILIES = {
    "ltx": Family("LTX-Video", load_ltx, 32, 1216 * 704, 24, 8, 257, 40, 3.0),
    "wan": Family("Wan", load_wan, 16, 832 * 480, 16, 4, 81, 40, 5.0),
    "svd": Family("Stable Video Diffusion", load_svd, 64, 1024 * 576, 7, 1, 25, 25, 3.0, needs_picture=True),
}


def unpack(pipe, family, size, frames):
    """LTX packs latents into one row; the others have them as they are shown, SVD with time before channels."""
    if family.title == "LTX-Video":
        spatial, temporal = pipe.vae_spatial_compression_ratio, pipe.vae_temporal_compression_ratio
        shape = ((frames - 1) // temporal + 1, size[1] // spatial, size[0] // spatial)
        patches = (pipe.transformer_spatial_patch_size, pipe.transformer_temporal_patch_size)
        return lambda latents: pipe._unpack_latents(latents, *shape, *patches)
    if family.needs_picture:
        return None
    return lambda latents: latents


def asked(run, family, size, frames, first, steps):
    """What the family's pipeline is called with."""
    guidance = float(run.number("x_guidance", family.guidance, 0, 20))
    common = {
        "width": size[0],
        "height": size[1],
        "num_frames": frames,
        "num_inference_steps": steps,
        "generator": seeded(run.seed),
    }
    if first is not None:
        common["image"] = first
    if family.needs_picture:
        return common | {
            "max_guidance_scale": guidance,
            "fps": family.rate,
            "motion_bucket_id": run.whole("x_motion", 127, 1, 255),
            "noise_aug_strength": float(run.number("x_noise", 0.02, 0, 1)),
            "decode_chunk_size": 4,
        }
    words = {
        "prompt": whole_prompt(run),
        "negative_prompt": run.text("x_negative", NEGATIVE),
        "guidance_scale": guidance,
    }
    if family.title == "LTX-Video":
        words |= {"frame_rate": family.rate, "decode_timestep": 0.03, "decode_noise_scale": 0.025}
    return common | words


def make(run, options, load=None, device_of=device_of):
    family = FAMILIES[options.family]
    seconds = float(run.frames / run.fps)
    longest = family.most_frames / family.rate
    if seconds > longest:
        raise RunFailure(
            "bad-params", f"{family.title} makes at most {longest:.1f} s at once, and this is {seconds:.1f} s; shorten it."
        )
    steps = run.whole("x_steps", family.steps, 1, 100)
    strength = run.number("x_lora", 1.0, 0, 2)
    with_picture = bool(run.media("firstFrame"))
    if family.needs_picture and not with_picture:
        raise RunFailure("bad-params", f"{family.title} needs a first frame; connect a picture.")
    size = working_size(run.width, run.height, family.multiple, options.most_pixels or family.most_pixels)
    frames = native_frames(seconds, family.rate, family.step, family.most_frames)
    first = cover(open_picture(run.one("firstFrame")), *size) if with_picture else None
    call = asked(run, family, size, frames, first, steps)
    model = run.model(options.image_model if with_picture and options.image_model else options.model)
    device = device_of()
    run.progress(0.02, f"Loading {family.title}")
    pipe = (load or family.load)(model, with_picture)
    pipe.set_progress_bar_config(disable=True)
    if not family.needs_picture:
        # An asset's files are mostly for stills, whose look the first frame brings.
        apply_loras(pipe, run, strength, family.title.lower(), insists=False)
    seen = unpack(pipe, family, size, frames)
    show = None if seen is None else Previewer(pipe.vae, device, seen)
    denoiser = pipe.unet if family.needs_picture else pipe.transformer
    second = getattr(pipe, "transformer_2", None)
    place(pipe, [denoiser] if second is None else [denoiser, second], options.tier, device)
    if not family.needs_picture:
        # SVD decodes a few frames at a time instead.
        pipe.vae.enable_tiling()
    run.progress(0.2, "Reading the prompt")
    with torch.inference_mode():
        made = pipe(callback_on_step_end=on_step(run, steps, 0.2, 0.85, show), output_type="pil", **call).frames[0]
    run.progress(0.9, "Writing")
    pictures = [cover(picture, run.width, run.height) for picture in made]
    write_film(run, retimed(pictures, seconds, family.rate, run.frames), run.fps)


def options_of(words=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--family", choices=list(FAMILIES), required=True)
    parser.add_argument("--model", required=True, help="a folder of the models, as diffusers keeps it")
    parser.add_argument("--image-model", help="another, for what begins with a picture")
    parser.add_argument("--most-pixels", type=int, help="of a frame; left out: as the family was trained")
    parser.add_argument("--tier", choices=TIERS, default="full")
    return parser.parse_args(words)


if __name__ == "__main__":
    options = options_of()
    serve(lambda run: make(run, options), MODULES)
