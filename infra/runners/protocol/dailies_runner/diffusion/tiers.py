"""How much of the GPU a model takes.

- `full`: everything in bfloat16 on the GPU.
- `fp8`: the denoiser's weights are kept as 8-bit floats and widened layer by layer; about half the memory.
- `fp8-offload`: besides, only the part that works lies on the GPU, the others in the machine's memory.
"""

import torch

TIERS = ("fp8-offload", "fp8", "full")
DTYPE = torch.bfloat16


def place(pipe, denoisers, tier, device):
    """Puts a pipeline on the device as its tier says. LoRAs have to be on it already: they stay as they are."""
    if tier not in TIERS:
        raise ValueError(f"{tier} is no tier; there are {', '.join(TIERS)}")
    if tier != "full":
        for denoiser in denoisers:
            denoiser.enable_layerwise_casting(storage_dtype=torch.float8_e4m3fn, compute_dtype=DTYPE)
    if tier == "fp8-offload" and device.type == "cuda":
        pipe.enable_model_cpu_offload(device=device)
    else:
        pipe.to(device)
    return pipe
