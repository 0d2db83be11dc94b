"""What FLUX and SDXL learn with: how a picture and its caption go in, and what is wanted back."""

from collections.abc import Callable
from dataclasses import dataclass

import flux
import sdxl
import torch
import torch.nn.functional as functional


@dataclass(frozen=True)
class Taught:
    """What one family of models does in its own way."""

    title: str
    # As Stability's ModelSpec calls a LoRA for it.
    architecture: str
    # (model, None) → its pipeline, with the weights in the machine's memory.
    load: Callable
    # The part of the pipeline that learns, and what its weights are called in a file.
    part: str
    targets: tuple[str, ...]
    multiple: int
    # (pipeline, caption, device) → what the words are to the part that learns.
    read: Callable
    # (pipeline, latents, words, generator) → the loss of one step.
    loss: Callable
    # (pipeline, words, nothing, size, steps, guidance) → what the pipeline is called with.
    shown: Callable
    steps: int
    guidance: float


def _noise(latents, generator):
    return torch.randn(latents.shape, generator=generator).to(latents)


def _mean_square(made, wanted):
    return functional.mse_loss(made.float(), wanted.float())


# ── FLUX


def read_flux(pipe, caption, device):
    embeds, pooled, ids = pipe.encode_prompt(prompt=caption, prompt_2=None, device=device, max_sequence_length=512)
    return {"embeds": embeds, "pooled": pooled, "ids": ids}


def _moment(pipe, tokens, generator):
    """How much of it is noise: mostly the middle, moved towards noise for large pictures as when it is sampled."""
    from diffusers.pipelines.flux.pipeline_flux import calculate_shift

    config = pipe.scheduler.config
    shift = calculate_shift(
        tokens, config.base_image_seq_len, config.max_image_seq_len, config.base_shift, config.max_shift
    )
    plain = torch.sigmoid(torch.randn((), generator=generator))
    return torch.sigmoid(torch.logit(plain) + shift)


def loss_of_flux(pipe, latents, words, generator):
    """Flow matching: the way from the picture to noise is straight, and the model tells its direction."""
    vae, model = pipe.vae.config, pipe.transformer
    clean = (latents - vae.shift_factor) * vae.scaling_factor
    _, channels, rows, columns = clean.shape
    pack = lambda each: pipe._pack_latents(each, 1, channels, rows, columns)  # noqa: E731
    noise = _noise(clean, generator)
    ids = pipe._prepare_latent_image_ids(1, rows // 2, columns // 2, clean.device, words["embeds"].dtype)
    moment = _moment(pipe, len(ids), generator).to(clean)
    told = model(
        hidden_states=pack((1 - moment) * clean + moment * noise).to(words["embeds"].dtype),
        timestep=moment.reshape(1).to(words["embeds"].dtype),
        guidance=torch.ones(1, device=clean.device) if model.config.guidance_embeds else None,
        pooled_projections=words["pooled"],
        encoder_hidden_states=words["embeds"],
        txt_ids=words["ids"],
        img_ids=ids,
        return_dict=False,
    )[0]
    return _mean_square(told, pack(noise - clean))


def show_flux(_pipe, words, _nothing, _size, _steps, guidance):
    return {
        "prompt_embeds": words["embeds"],
        "pooled_prompt_embeds": words["pooled"],
        "guidance_scale": guidance,
    }


# ── SDXL


def read_sdxl(pipe, caption, device):
    embeds, _, pooled, _ = pipe.encode_prompt(
        prompt=caption, device=device, num_images_per_prompt=1, do_classifier_free_guidance=False
    )
    return {"embeds": embeds, "pooled": pooled}


def loss_of_sdxl(pipe, latents, words, generator):
    """The noise that was added, or the velocity, as the model was made to tell it."""
    from diffusers import DDPMScheduler

    schedule = DDPMScheduler.from_config(pipe.scheduler.config)
    clean = latents * pipe.vae.config.scaling_factor
    noise = _noise(clean, generator)
    moment = torch.randint(0, schedule.config.num_train_timesteps, (1,), generator=generator).to(clean.device)
    height, width = (side * pipe.vae_scale_factor for side in clean.shape[-2:])
    told = pipe.unet(
        schedule.add_noise(clean, noise, moment).to(words["embeds"].dtype),
        moment,
        encoder_hidden_states=words["embeds"],
        added_cond_kwargs={
            "text_embeds": words["pooled"],
            # Shown whole: no part of it was cut off.
            "time_ids": torch.tensor([[height, width, 0, 0, height, width]]).to(words["embeds"]),
        },
        return_dict=False,
    )[0]
    is_velocity = schedule.config.prediction_type == "v_prediction"
    return _mean_square(told, schedule.get_velocity(clean, noise, moment) if is_velocity else noise)


def show_sdxl(_pipe, words, nothing, _size, _steps, guidance):
    return {
        "prompt_embeds": words["embeds"],
        "pooled_prompt_embeds": words["pooled"],
        "negative_prompt_embeds": nothing["embeds"],
        "negative_pooled_prompt_embeds": nothing["pooled"],
        "guidance_scale": guidance,
    }


FAMILIES = {
    "flux": Taught(
        title="FLUX",
        architecture="flux-1-dev/lora",
        load=flux.load,
        part="transformer",
        targets=(
            "attn.to_q",
            "attn.to_k",
            "attn.to_v",
            "attn.to_out.0",
            "attn.add_q_proj",
            "attn.add_k_proj",
            "attn.add_v_proj",
            "attn.to_add_out",
        ),
        multiple=16,
        read=read_flux,
        loss=loss_of_flux,
        shown=show_flux,
        steps=24,
        guidance=3.5,
    ),
    "sdxl": Taught(
        title="SDXL",
        architecture="stable-diffusion-xl-v1-base/lora",
        load=sdxl.load,
        part="unet",
        targets=("to_q", "to_k", "to_v", "to_out.0"),
        multiple=64,
        read=read_sdxl,
        loss=loss_of_sdxl,
        shown=show_sdxl,
        steps=30,
        guidance=6.0,
    ),
}
