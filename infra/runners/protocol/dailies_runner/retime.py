"""Frames of a model's own rate as the film's."""


def native_frames(seconds, rate, step, most):
    """How many frames a model makes for so many seconds: a multiple of its step and one, and `most` at most."""
    wanted = max(1, round(seconds * rate))
    steps = max(1, -(-(wanted - 1) // step))
    return min(most, steps * step + 1)


def retimed(frames, seconds, rate, count):
    """`count` frames that last as long: each is the one that is shown at its middle."""
    span = min(len(frames), max(1, round(seconds * rate)))
    return [frames[min(span - 1, int((index + 0.5) * span / count))] for index in range(count)]
