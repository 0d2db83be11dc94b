"""Published weights: read from a file, and into a network, all of them, or a sentence."""

import torch
from dailies_runner import RunFailure
from safetensors.torch import load_file


def read(path):
    """What a file holds by its names; nothing in it is executed. Raises `missing-tool`."""
    try:
        if path.suffix == ".safetensors":
            return load_file(path)
        found = torch.load(path, map_location="cpu", weights_only=True)
    except MemoryError:
        raise
    # What is no model can fail its reader anywhere.
    except Exception as error:
        raise RunFailure("missing-tool", f'The model "{path.name}" cannot be read; fetch it again.') from error
    return found if isinstance(found, dict) else {}


def fill(net, weights, path, title):
    """Raises `missing-tool` where the file holds another network's weights than those of `net`."""
    own = net.state_dict()
    # Counts of batches, which only training reads, are not in every file.
    absent = [name for name in own if name not in weights and not name.endswith("num_batches_tracked")]
    foreign = [name for name in weights if name not in own]
    other = [name for name in own if name in weights and own[name].shape != weights[name].shape]
    if absent or foreign or other:
        first = (absent or other or foreign)[0]
        raise RunFailure(
            "missing-tool",
            f'The model "{path.name}" holds other weights than those of {title} (look at "{first}"); fetch it again.',
        )
    net.load_state_dict(weights, strict=False)
