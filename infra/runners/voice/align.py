"""
The way through a table that is worth most: which sound belongs to which phoneme. What Piper's training has in Cython, in
numpy, so that nothing is compiled.
"""

import sys
import types

import numpy
import torch

WORST = -1e9


def best_path(worth):
    """`worth` is (sounds, phonemes). Each sound has one phoneme, each phoneme one sound at least, none goes back."""
    sounds, phonemes = worth.shape
    total = numpy.full((sounds, phonemes), WORST, dtype=numpy.float64)
    total[0, 0] = worth[0, 0]
    for sound in range(1, sounds):
        stayed = total[sound - 1]
        moved = numpy.concatenate(([WORST], total[sound - 1, :-1]))
        total[sound] = worth[sound] + numpy.maximum(stayed, moved)
    path = numpy.zeros((sounds, phonemes), dtype=numpy.float32)
    at = phonemes - 1
    for sound in range(sounds - 1, -1, -1):
        path[sound, at] = 1
        if at > 0 and (at == sound or total[sound - 1, at] < total[sound - 1, at - 1]):
            at -= 1
    return path


def maximum_path(worth, mask):
    """As Piper calls it: (batch, sounds, phonemes) and which of them are there."""
    there = mask.detach().cpu().numpy() > 0
    values = worth.detach().float().cpu().numpy()
    paths = numpy.zeros(values.shape, dtype=numpy.float32)
    for index, (value, known) in enumerate(zip(values, there, strict=True)):
        sounds, phonemes = int(known[:, 0].sum()), int(known[0].sum())
        paths[index, :sounds, :phonemes] = best_path(value[:sounds, :phonemes])
    return torch.from_numpy(paths).to(worth)


def install():
    """Puts it where Piper's model looks for its own."""
    name = "piper.train.vits.monotonic_align"
    module = types.ModuleType(name)
    module.maximum_path = maximum_path
    sys.modules[name] = module
    import piper.train.vits as package

    package.monotonic_align = module
