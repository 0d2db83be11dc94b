"""What was trained for the cast, the place and the style of a shot."""

import sys

from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file

from ..failure import RunFailure

PORTS = ("characters", "location", "style")
ENDING = ".safetensors"
# The names of Stability's ModelSpec, which other programs read and write too.
ARCHITECTURE = "modelspec.architecture"
TRIGGER = "modelspec.trigger_phrase"


def metadata_of(path):
    """What a file says of itself; nothing where it says nothing."""
    try:
        with safe_open(str(path), "pt") as file:
            return file.metadata() or {}
    except SafetensorError as error:
        raise RunFailure("bad-params", "A trained file is damaged; add it to its asset again.") from error


def _of(asset):
    return asset["content"]["name"]


def _fits_another(name):
    return RunFailure(
        "bad-params",
        f'The trained file of "{name}" fits another model than this one; choose another pipeline or take it out.',
    )


def _fitting(found, architecture):
    """Those that fit, and the names of assets that have only files for other models."""
    fitting, others = [], []
    for asset, path in found:
        said = metadata_of(path)
        is_ours = said.get(ARCHITECTURE, architecture).startswith(architecture)
        (fitting if is_ours else others).append((asset, path, said))
    served = {asset["id"] for asset, _, _ in fitting}
    return fitting, sorted({_of(asset) for asset, _, _ in others if asset["id"] not in served})


def apply_loras(pipe, run, strength, architecture, insists=True):
    """
    Loads the trained files of the run's assets into the pipeline; gives the words that call them. An asset may have
    files for several models: those that say that they are of another `architecture` are passed over. Where an asset
    has none for this one, it `insists`, or goes on without and says so in the log.
    """
    if strength == 0:
        return []
    fitting, left = _fitting(run.trained(ENDING, *PORTS), architecture)
    for name in left:
        if insists:
            raise _fits_another(name)
        print(f'What was trained for "{name}" is for another model; this is made without it.', file=sys.stderr)
    for index, (asset, path, _) in enumerate(fitting):
        try:
            pipe.load_lora_weights(load_file(str(path)), adapter_name=f"asset{index}")
        except (ValueError, KeyError, RuntimeError) as error:
            raise _fits_another(_of(asset)) from error
    if fitting:
        adapters = [f"asset{index}" for index in range(len(fitting))]
        pipe.set_adapters(adapters, [strength] * len(adapters))
    return [said[TRIGGER] for _, _, said in fitting if said.get(TRIGGER)]
