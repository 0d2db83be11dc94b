"""Pictures of the work as it stands, while a model still denoises."""

import copy
import sys

import torch
import torch.nn.functional as functional
from PIL import Image

# Latents of 32 a side are a picture of 256.
LATENT_SIDE = 32


class Previewer:
    """
    Decodes a small copy of the latents. It has a decoder of its own: the pipeline's may be offloaded, and using it
    in the middle of a step would throw the denoiser off the GPU.
    """

    def __init__(self, vae, device, unpack=None):
        self._vae = copy.deepcopy(vae).to(device).eval()
        self._unpack = unpack
        self._is_broken = False

    def _plain(self, latents):
        config = self._vae.config
        scale = getattr(config, "scaling_factor", None) or 1.0
        mean = getattr(self._vae, "latents_mean", getattr(config, "latents_mean", None))
        std = getattr(self._vae, "latents_std", getattr(config, "latents_std", None))
        if mean is not None and std is not None:
            shape = [1, -1] + [1] * (latents.ndim - 2)
            mean, std = (torch.as_tensor(each).view(shape).to(latents) for each in (mean, std))
            return latents * std / scale + mean
        return latents / scale + (getattr(config, "shift_factor", None) or 0.0)

    @torch.no_grad()
    def _decode(self, latents):
        latents = latents[:1] if self._unpack is None else self._unpack(latents[:1])
        is_film = latents.ndim == 5
        if is_film:
            latents = latents[:, :, :1]
        rows, columns = latents.shape[-2:]
        shrink = min(1.0, LATENT_SIDE / max(rows, columns))
        size = [max(2, round(side * shrink)) for side in (rows, columns)]
        flat = latents[:, :, 0] if is_film else latents
        flat = functional.interpolate(flat.float(), size=size, mode="area")
        weight = next(self._vae.parameters())
        small = self._plain((flat.unsqueeze(2) if is_film else flat).to(weight.device, weight.dtype))
        if getattr(self._vae.config, "timestep_conditioning", False):
            decoded = self._vae.decode(small, torch.zeros(1, device=weight.device, dtype=weight.dtype)).sample
        else:
            decoded = self._vae.decode(small).sample
        picture = decoded[0, :, 0] if is_film else decoded[0]
        levels = ((picture[:3].float() / 2 + 0.5).clamp(0, 1) * 255).round().byte().permute(1, 2, 0)
        return Image.fromarray(levels.cpu().numpy())

    def __call__(self, latents):
        """A small picture; None where it cannot be had, which is said once and ends no run."""
        if self._is_broken:
            return None
        try:
            return self._decode(latents)
        except Exception as error:
            self._is_broken = True
            print(f"There are no previews: {error}", file=sys.stderr)
            return None
