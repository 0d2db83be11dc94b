"""Where a model runs, and the noise it begins with."""

import torch

from ..failure import RunFailure


def device_of():
    """The GPU that this container was given. Raises `missing-tool` where it was given none."""
    if not torch.cuda.is_available():
        raise RunFailure(
            "missing-tool",
            "This model needs a GPU, and its container sees none; give the backend a GPU, or choose another pipeline.",
        )
    return torch.device("cuda")


def seeded(seed):
    """On the CPU: the same seed gives the same noise on every GPU."""
    return torch.Generator("cpu").manual_seed(seed)
