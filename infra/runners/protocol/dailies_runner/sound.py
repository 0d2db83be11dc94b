"""Sounds out: WAV of the standard library."""

import wave

import numpy

from .failure import RunFailure


def write_sound(run, samples, rate):
    """The take: 24 bits, one channel; `samples` are floats, and what is beyond -1 to 1 is brought back."""
    samples = numpy.asarray(samples, dtype=numpy.float64).reshape(-1)
    if samples.size == 0 or not numpy.isfinite(samples).all():
        raise RunFailure("pipeline-failed", "The model made no sound of this; word it differently.")
    peak = float(numpy.abs(samples).max())
    whole = numpy.round(samples / max(1.0, peak) * (2**23 - 1)).astype("<i4")

    def write(path):
        with wave.open(path, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(3)
            file.setframerate(rate)
            file.writeframes(whole.view("u1").reshape(-1, 4)[:, :3].tobytes())

    run.write(write)
