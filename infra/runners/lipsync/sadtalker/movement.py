"""How a head moves while a line is spoken: 73 numbers for each frame of 25 a second, read at the times of a film."""

import random

import numpy
import torch
from mel import COLUMNS, HOP, RATE

from .keypoints import RADIUS
from .pose import LATENT, POSE, movements

# What it was trained at.
FPS = 25
# Columns of a frame's sound begin two frames before it.
LEAD = 2
BATCH = 64
SMOOTH = 13
BLINK = (0.5, 0.9, 1.0, 0.9, 0.5)
BLINK_EVERY = (10, 70)


def frames_of(sound):
    """How many frames of 25 a second last as long as so many samples."""
    return max(1, -(-len(sound) * FPS // RATE))


def heard(mel, frames):
    """(frames, 1, 80, 16): what is heard around each frame."""
    starts = [int((RATE / HOP) * ((frame - LEAD) / FPS)) for frame in range(frames)]
    columns = numpy.clip(numpy.array(starts)[:, None] + numpy.arange(COLUMNS), 0, mel.shape[1] - 1)
    return torch.from_numpy(mel[:, columns].transpose(1, 0, 2)[:, None].copy())


def blinks(frames, seed):
    """(frames, 1): how far the eyes are closed, now and then."""
    closed = torch.zeros(frames, 1)
    draw = random.Random(seed)
    least, most = BLINK_EVERY
    at = 0
    while at + least + len(BLINK) < frames:
        at += draw.randrange(least, max(least + 1, min(frames // 2, most)))
        part = closed[at : at + len(BLINK), 0]
        part.copy_(torch.tensor(BLINK[: len(part)]))
        at += len(BLINK)
    return closed


def smoothed(values):
    """
    Each column by the parabola that fits 13 frames around each; at both ends that of the first and the last 13.
    Fewer than three are left alone.
    """
    count = len(values)
    window = SMOOTH if count >= SMOOTH else (count - 1) // 2 * 2 + 1
    if window < 3:
        return values
    half = window // 2
    steps = numpy.vander(numpy.arange(-half, half + 1), 3)
    # What brings 13 values to their parabola, at each of them.
    fit = steps @ numpy.linalg.pinv(steps)
    made = numpy.empty_like(values)
    for at in range(count):
        start = min(max(0, at - half), count - window)
        made[at] = fit[at - start] @ values[start : start + window]
    return made


def moved(net, mel, frames, own, params, seed, device, on_part=None):
    """
    (frames, 73). `own` is what was read of the picture: expression (64,), pose (6,) and crop (3,). Of `params`,
    `expression` and `pose` say how far it goes from its own, `style` one of 46 manners, `blinks` whether it does.
    """
    expression, pose, crop = own
    sound = heard(mel, frames).to(device)
    closed = blinks(frames, seed) if params["blinks"] else torch.zeros(frames, 1)
    made = []
    for start in range(0, frames, BATCH):
        part = sound[start : start + BATCH]
        made.append(net.audio2exp(part, expression.expand(len(part), -1), closed[start : start + BATCH].to(device)))
        if on_part is not None:
            on_part(min(1, (start + BATCH) / frames))
    lots = torch.randn(max(1, movements(frames)), LATENT, generator=torch.Generator().manual_seed(seed)).to(device)
    turned = net.audio2pose(sound, pose, torch.tensor(params["style"], device=device), lots)
    turned = torch.from_numpy(smoothed(turned.cpu().double().numpy())).float().to(device)
    spoken = expression + params["expression"] * (torch.cat(made) - expression)
    carried = pose + params["pose"] * (turned.view(-1, POSE) - pose)
    return torch.cat([spoken, carried, crop.expand(frames, -1)], dim=1)


def around(numbers, at):
    """(73, 27): 13 frames before a time, counted in frames of 25 a second, and 13 after it."""
    last = len(numbers) - 1
    steps = (torch.arange(-RADIUS, RADIUS + 1, device=numbers.device) + float(at)).clamp(0, last)
    before = steps.floor().long()
    share = (steps - before)[:, None]
    return torch.lerp(numbers[before], numbers[(before + 1).clamp(max=last)], share).T
