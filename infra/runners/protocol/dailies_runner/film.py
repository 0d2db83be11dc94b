"""Films in and out: PyAV, which brings its own FFmpeg."""

from fractions import Fraction

import av
import numpy
from PIL import Image

from .failure import RunFailure

# Visually lossless: a take is graded and cut again.
QUALITY = {"crf": "14", "preset": "medium"}


def read_film(path, most_frames):
    """The pictures of a film and how many there are a second. Raises `bad-params`."""
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            frames = []
            for frame in container.decode(stream):
                if len(frames) == most_frames:
                    raise RunFailure("bad-params", f"The clip has more than {most_frames} frames; cut it shorter.")
                frames.append(Image.fromarray(frame.to_ndarray(format="rgb24")))
            if not frames:
                raise RunFailure("bad-params", "The clip has no pictures; choose another.")
            return frames, Fraction(stream.average_rate or stream.base_rate or 24)
    except (av.FFmpegError, IndexError):
        raise RunFailure("bad-params", "An input clip cannot be read; choose another.") from None


def read_sound(path, rate):
    """A sound as one channel of floats from -1 to 1 at this rate. Raises `bad-params`."""
    try:
        with av.open(str(path)) as container:
            resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
            parts = []
            for frame in container.decode(container.streams.audio[0]):
                parts += [part.to_ndarray().reshape(-1) for part in resampler.resample(frame)]
            parts += [part.to_ndarray().reshape(-1) for part in resampler.resample(None)]
    except (av.FFmpegError, IndexError):
        raise RunFailure("bad-params", "An input sound cannot be read; choose another.") from None
    samples = numpy.concatenate(parts) if parts else numpy.zeros(0, numpy.float32)
    if samples.size == 0:
        raise RunFailure("bad-params", "An input sound is empty; choose another.")
    return samples.astype(numpy.float32)


def write_film(run, pictures, fps, sound=None, on_frame=None):
    """The take: H.264 in MP4, with a sound as (samples, rate) or without."""

    def write(path):
        with av.open(path, "w", options={"movflags": "+faststart"}) as container:
            size = pictures[0].size
            stream = container.add_stream("libx264", rate=fps, options=QUALITY)
            stream.width, stream.height = size
            # Colour at half the size needs even sides.
            stream.pix_fmt = "yuv420p" if size[0] % 2 == 0 and size[1] % 2 == 0 else "yuv444p"
            track = None if sound is None else container.add_stream("aac", rate=sound[1], layout="mono")
            for index, picture in enumerate(pictures):
                frame = av.VideoFrame.from_ndarray(numpy.asarray(picture.convert("RGB")), format="rgb24")
                container.mux(stream.encode(frame))
                if on_frame is not None:
                    on_frame(index + 1)
            container.mux(stream.encode(None))
            if track is not None:
                samples = numpy.ascontiguousarray(sound[0], dtype=numpy.float32).reshape(1, -1)
                frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="mono")
                frame.sample_rate = sound[1]
                container.mux(track.encode(frame))
                container.mux(track.encode(None))

    run.write(write)
