"""What an asset looks like, learned from its pictures, as a LoRA for FLUX or SDXL.

python train.py --family flux --model flux.1-dev
python train.py --family sdxl --model sdxl-base-1.0
"""

import argparse
import re
from dataclasses import dataclass

import torch
from dailies_runner import RunFailure, serve
from dailies_runner.diffusion import DTYPE, device_of, seeded
from dailies_runner.diffusion.loras import ARCHITECTURE, ENDING, TRIGGER
from dailies_runner.learning import learn, optimiser_of
from dailies_runner.pictures import cover, open_picture, working_size
from families import FAMILIES
from PIL import Image

MODULES = ["training"]
GAP_PX = 8


@dataclass(frozen=True)
class Lesson:
    """A picture as its latents are spread, so that it is encoded once, however often it is learned."""

    mean: torch.Tensor
    deviation: torch.Tensor

    def latents(self, generator, device):
        noise = torch.randn(self.mean.shape, generator=generator)
        return (self.mean + self.deviation * noise).to(device)


def pictures_of(run):
    """The asset's references, then what is connected besides; each once."""
    found = [run.file(sha256) for asset in run.assets("asset") for sha256 in asset["content"]["references"]]
    return list(dict.fromkeys([*found, *run.media("pictures")]))


@torch.no_grad()
def look_at(run, pipe, paths, side, multiple, device):
    """Encodes every picture in its own shape, at the size that it is learned at. In 32 bits: it is done once."""
    vae = pipe.vae.to(device, torch.float32)
    lessons = []
    for index, path in enumerate(paths):
        run.progress(0.06 + 0.06 * index / len(paths), f"Looking at picture {index + 1} of {len(paths)}")
        picture = open_picture(path)
        scale = side / max(picture.size)
        width, height = (max(multiple, round(each * scale)) for each in picture.size)
        picture = cover(picture, *working_size(width, height, multiple, side * side))
        levels = torch.frombuffer(bytearray(picture.tobytes()), dtype=torch.uint8).reshape(picture.height, picture.width, 3)
        spread = vae.encode((levels.permute(2, 0, 1)[None].to(device).float() / 127.5) - 1).latent_dist
        lessons.append(Lesson(spread.mean.cpu(), spread.std.cpu()))
    vae.to(DTYPE)
    return lessons


@torch.no_grad()
def read_all(pipe, texts, family, device):
    """What each text is to the model. Its readers are let go of afterwards: nothing else needs them."""
    readers = [name for name in ("text_encoder", "text_encoder_2") if getattr(pipe, name, None) is not None]
    for name in readers:
        getattr(pipe, name).to(device)
    read = {text: family.read(pipe, text, device) for text in dict.fromkeys(texts)}
    for name in readers:
        getattr(pipe, name).to("cpu")
        setattr(pipe, name, None)
    return read


def add_adapter(model, family, rank):
    """Small weights beside those of the attention, which are all that learns. Gives them."""
    from peft import LoraConfig

    model.requires_grad_(False)
    model.add_adapter(
        LoraConfig(r=rank, lora_alpha=rank, init_lora_weights="gaussian", target_modules=list(family.targets))
    )
    learning = [parameter for parameter in model.parameters() if parameter.requires_grad]
    # Steps are smaller than what 16 bits can tell apart.
    for parameter in learning:
        parameter.data = parameter.data.float()
    return learning


def sheet(pictures):
    """One picture of several: two beside each other."""
    if len(pictures) == 1:
        return pictures[0]
    side = pictures[0].width
    rows = -(-len(pictures) // 2)
    whole = Image.new("RGB", (2 * side + GAP_PX, rows * side + (rows - 1) * GAP_PX), "#101010")
    for index, picture in enumerate(pictures):
        whole.paste(picture, ((index % 2) * (side + GAP_PX), (index // 2) * (side + GAP_PX)))
    return whole


def file_name(trigger, family):
    """As people see it in the library: one file for an asset and a family, the next training's in its place."""
    plain = re.sub(r"[^\w.-]+", "-", trigger).strip("-.") or "asset"
    return f"{plain[:60]}-{family.title}{ENDING}"


def keep(run, model, family):
    """Writes what was learned as diffusers, ComfyUI and others read it."""
    from peft import get_peft_model_state_dict
    from safetensors.torch import save_file

    weights = {
        f"{family.part}.{name}": weight.detach().to("cpu", torch.float16).contiguous()
        for name, weight in get_peft_model_state_dict(model).items()
    }
    said = {
        "modelspec.sai_model_spec": "1.0.0",
        ARCHITECTURE: family.architecture,
        "modelspec.implementation": "diffusers",
        "modelspec.title": run.params["trigger"],
        "modelspec.resolution": f"{run.params['sizePx']}x{run.params['sizePx']}",
        TRIGGER: run.params["trigger"],
    }
    run.keep_trained(file_name(run.params["trigger"], family), lambda path: save_file(weights, path, metadata=said))


def make(run, options, load=None, device_of=device_of):
    family = FAMILIES[options.family]
    params = run.params
    rate = params["learningRateMicros"] / 1_000_000
    steps_shown = run.whole("x_sample_steps", family.steps, 1, 100)
    paths = pictures_of(run)
    if not paths:
        raise RunFailure("bad-params", "There are no pictures to learn from; add references to the asset.")
    model = run.model(options.model)
    device = device_of()
    run.progress(0.02, f"Loading {family.title}")
    pipe = (load or family.load)(model, None)
    pipe.set_progress_bar_config(disable=True)
    side = max(family.multiple, params["sizePx"] // family.multiple * family.multiple)
    lessons = look_at(run, pipe, paths, side, family.multiple, device)
    run.progress(0.12, "Reading the caption")
    prompts = params["samples"].split("\n")
    words = read_all(pipe, [params["caption"], "", *prompts], family, device)
    pipe.to(device)
    taught = getattr(pipe, family.part)
    torch.manual_seed(run.seed)
    learning = add_adapter(taught, family, params["rank"])
    taught.enable_gradient_checkpointing()

    def show_one(prompt):
        taught.eval()
        with torch.no_grad():
            asked = family.shown(pipe, words[prompt], words[""], side, steps_shown, family.guidance)
            made = pipe(width=side, height=side, num_inference_steps=steps_shown, generator=seeded(run.seed), **asked)
        taught.train()
        return made.images[0]

    generator = seeded(run.seed)
    order = []

    def loss_of(_step):
        # Each picture once before any comes again, in another order every time.
        if not order:
            order.extend(torch.randperm(len(lessons), generator=generator).tolist())
        latents = lessons[order.pop()].latents(generator, device)
        with torch.autocast(device.type, dtype=DTYPE):
            return FAMILIES[options.family].loss(pipe, latents, words[params["caption"]], generator)

    taught.train()
    first, last = learn(
        run,
        optimiser_of(learning, rate, device),
        loss_of,
        steps=params["steps"],
        rate=rate,
        show=lambda: run.preview(lambda: show_one(prompts[0])),
    )
    print(f"{len(paths)} pictures, {params['steps']} steps: the loss went from {first:.4f} to {last:.4f}.")
    run.progress(0.86, "Writing what was learned")
    keep(run, taught, family)
    samples = []
    for index, prompt in enumerate(prompts):
        run.progress(0.88 + 0.1 * index / len(prompts), f"Showing sample {index + 1} of {len(prompts)}")
        samples.append(show_one(prompt))
    run.write(lambda path: sheet(samples).save(path, "PNG", compress_level=3))


def options_of(words=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--family", choices=list(FAMILIES), required=True)
    parser.add_argument("--model", required=True, help="a folder of the models, as diffusers keeps it")
    return parser.parse_args(words)


if __name__ == "__main__":
    options = options_of()
    serve(lambda run: make(run, options), MODULES)
