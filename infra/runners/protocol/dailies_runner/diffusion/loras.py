"""What was trained for the cast, the place and the style of a shot."""

from safetensors.torch import load_file

from ..failure import RunFailure

PORTS = ("characters", "location", "style")
ENDING = ".safetensors"


def apply_loras(pipe, run, strength):
    """Loads the trained files of the run's assets into the pipeline; gives the names of their assets."""
    found = run.trained(ENDING, *PORTS)
    for index, (asset, path) in enumerate(found):
        name = asset["content"]["name"]
        try:
            pipe.load_lora_weights(load_file(str(path)), adapter_name=f"asset{index}")
        except (ValueError, KeyError, RuntimeError) as error:
            raise RunFailure(
                "bad-params",
                f'The trained file of "{name}" fits another model than this one; choose another pipeline or take it out.',
            ) from error
    if found:
        adapters = [f"asset{index}" for index in range(len(found))]
        pipe.set_adapters(adapters, [strength] * len(adapters))
    return [asset["content"]["name"] for asset, _ in found]
