"""Recordings cut where nobody speaks, into pieces that a model learns from."""

import numpy

WINDOW_S = 0.02
# As long without a voice is a pause between two phrases.
PAUSE_S = 0.25
LEAST_S = 0.8
BEST_S = 2.5
MOST_S = 12.0
# Below the loud parts of a recording by so much is silence.
QUIET_DB = -35.0
KEPT_S = 0.08


def _loud(samples, rate):
    window = max(1, int(rate * WINDOW_S))
    count = len(samples) // window
    if count == 0:
        return numpy.zeros(0, bool), window
    power = numpy.sqrt((samples[: count * window].reshape(count, window) ** 2).mean(axis=1) + 1e-12)
    loud = numpy.percentile(power, 95)
    return 20 * numpy.log10(power / max(loud, 1e-9)) > QUIET_DB, window


def _spoken(samples, rate):
    """Where a voice is, from and to, in samples."""
    loud, window = _loud(samples, rate)
    if not loud.any() or float(numpy.abs(samples).max()) < 1e-3:
        return []
    parts = []
    for index in numpy.flatnonzero(loud):
        begin, end = index * window, (index + 1) * window
        if parts and begin - parts[-1][1] < PAUSE_S * rate:
            parts[-1][1] = end
        else:
            parts.append([begin, end])
    return parts


def phrases(samples, rate):
    """Pieces of speech of some seconds each; short ones joined with what follows, long ones cut."""
    joined = []
    for begin, end in _spoken(samples, rate):
        if joined and joined[-1][1] - joined[-1][0] < BEST_S * rate and end - joined[-1][0] < MOST_S * rate:
            joined[-1][1] = end
        else:
            joined.append([begin, end])
    pieces = []
    for begin, end in joined:
        begin, end = max(0, begin - int(KEPT_S * rate)), min(len(samples), end + int(KEPT_S * rate))
        count = int(numpy.ceil((end - begin) / (MOST_S * rate)))
        edges = numpy.linspace(begin, end, count + 1).astype(int)
        pieces += [samples[a:b] for a, b in zip(edges[:-1], edges[1:], strict=True) if b - a >= LEAST_S * rate]
    return pieces
