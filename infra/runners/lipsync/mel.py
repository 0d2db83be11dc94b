"""Sound as Wav2Lip hears it: 80 bands, 80 times a second, from -4 to 4."""

import numpy

RATE = 16_000
WINDOW = 800
HOP = 200
BANDS = 80
LOWEST_HZ, HIGHEST_HZ = 55, 7_600
PREEMPHASIS = 0.97
FLOOR_DB, REFERENCE_DB, RANGE = -100, 20, 4
# So many columns go with a picture.
COLUMNS = 16


def _mel(hz):
    """Slaney's: even up to 1 kHz, logarithmic beyond."""
    hz = numpy.asarray(hz, numpy.float64)
    return numpy.where(hz < 1000, hz * 3 / 200, 15 + numpy.log(numpy.maximum(hz, 1000) / 1000) * 27 / numpy.log(6.4))


def _hz(mel):
    mel = numpy.asarray(mel, numpy.float64)
    return numpy.where(mel < 15, mel * 200 / 3, 1000 * numpy.exp((numpy.maximum(mel, 15) - 15) * numpy.log(6.4) / 27))


def bands():
    """(80, 401): triangles of equal area."""
    edges = _hz(numpy.linspace(_mel(LOWEST_HZ), _mel(HIGHEST_HZ), BANDS + 2))
    bins = numpy.linspace(0, RATE / 2, WINDOW // 2 + 1)
    rising = (bins[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins[None]) / (edges[2:] - edges[1:-1])[:, None]
    return numpy.maximum(0, numpy.minimum(rising, falling)) * (2 / (edges[2:] - edges[:-2]))[:, None]


def spectrogram(samples):
    """(80, columns)."""
    samples = numpy.append(samples[:1], samples[1:] - PREEMPHASIS * samples[:-1])
    padded = numpy.pad(samples, WINDOW // 2)
    count = 1 + (len(padded) - WINDOW) // HOP
    frames = numpy.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP][:count]
    window = 0.5 - 0.5 * numpy.cos(2 * numpy.pi * numpy.arange(WINDOW) / WINDOW)
    levels = bands() @ numpy.abs(numpy.fft.rfft(frames * window, axis=1)).T
    decibels = 20 * numpy.log10(numpy.maximum(10 ** (FLOOR_DB / 20), levels)) - REFERENCE_DB
    return numpy.clip(2 * RANGE * (decibels - FLOOR_DB) / -FLOOR_DB - RANGE, -RANGE, RANGE).astype(numpy.float32)


def columns_at(mel, seconds):
    """The 16 columns that begin with a picture's time; the last ones where the sound is over."""
    start = int(seconds * RATE / HOP)
    if mel.shape[1] < COLUMNS:
        mel = numpy.pad(mel, ((0, 0), (0, COLUMNS - mel.shape[1])), constant_values=-RANGE)
    start = min(start, mel.shape[1] - COLUMNS)
    return mel[:, start : start + COLUMNS]
