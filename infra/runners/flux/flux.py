"""FLUX.1 as a function runner.

python flux.py --model flux.1-dev --tier fp8-offload [--controlnet flux.1-dev-controlnet-union-pro-2.0]
"""

from dailies_runner import serve
from dailies_runner.diffusion import DTYPE, device_of
from dailies_runner.diffusion.stills import STILL_MODULES, Family, make_still, options_of


def load(model, controlnet):
    from diffusers import FluxControlNetModel, FluxControlNetPipeline, FluxPipeline

    if controlnet is None:
        return FluxPipeline.from_pretrained(model, torch_dtype=DTYPE, local_files_only=True)
    net = FluxControlNetModel.from_pretrained(controlnet, torch_dtype=DTYPE, local_files_only=True)
    return FluxControlNetPipeline.from_pretrained(model, controlnet=net, torch_dtype=DTYPE, local_files_only=True)


def shaped(pipe, module):
    from diffusers import FluxImg2ImgPipeline, FluxInpaintPipeline

    other = {"image-to-image": FluxImg2ImgPipeline, "inpaint": FluxInpaintPipeline}.get(module)
    # Without None it would widen every weight to 32 bits.
    return pipe if other is None else other.from_pipe(pipe, torch_dtype=None)


def asked(run, _size):
    settings = {"guidance_scale": float(run.number("x_guidance", 3.5, 0, 20))}
    # T5 reads as many tokens; FLUX.1 schnell was trained on 256.
    settings["max_sequence_length"] = run.whole("x_words", 512, 64, 512)
    negative = run.params.get("negativePrompt", "").strip()
    if negative:
        # FLUX is distilled: what is to be left out needs guidance of the old kind, at twice the time.
        settings |= {"negative_prompt": negative, "true_cfg_scale": float(run.number("x_true_cfg", 2.0, 1, 10))}
    return settings


def unpack(pipe, size):
    """FLUX packs latents two by two."""
    return lambda latents: pipe._unpack_latents(latents, size[1], size[0], pipe.vae_scale_factor)


def family(load=load):
    return Family(
        title="FLUX",
        architecture="flux-1",
        load=load,
        shaped=shaped,
        denoisers=lambda pipe: [pipe.transformer],
        asked=asked,
        control_key="control_image",
        unpack=unpack,
        multiple=16,
        most_pixels=2_097_152,
        steps=28,
    )


def make(run, options, load=load, device_of=device_of):
    make_still(run, options, family(load), device_of)


if __name__ == "__main__":
    options = options_of()
    serve(lambda run: make(run, options), STILL_MODULES)
