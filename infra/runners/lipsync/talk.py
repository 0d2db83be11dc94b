"""A head that speaks and moves, made of one picture: SadTalker. The picture around it stays as it is."""

from collections.abc import Sequence
from fractions import Fraction

import numpy
import torch
from dailies_runner import RunFailure
from dailies_runner.film import read_sound, write_film
from dailies_runner.pictures import cover, open_picture
from faces import LEAST_PX, chosen, too_small, unseen
from mel import RATE, spectrogram
from PIL import Image
from sadtalker import load
from sadtalker.keypoints import WINDOW
from sadtalker.movement import FPS, around, frames_of, moved
from sadtalker.reconstruct import aligned

MOST_FRAMES = 3_000
BATCH = 4
SIZES = ("256", "512")


def cut_out(points, size):
    """
    The box around a head, as whole pixels: the square that portraits are cut by, from the eyes and the mouth, upright,
    and no larger than the picture.
    """
    left_eye, right_eye, _, left_mouth, right_mouth = numpy.array(points, numpy.float64)
    eyes, mouth = (left_eye + right_eye) / 2, (left_mouth + right_mouth) / 2
    across, down = right_eye - left_eye, mouth - eyes
    # Half of a side, turned as the head is.
    side = across + numpy.array([down[1], -down[0]])
    side *= max(2.0 * numpy.hypot(*across), 1.8 * numpy.hypot(*down)) / max(1e-6, numpy.hypot(*side))
    other = numpy.array([-side[1], side[0]])
    middle = eyes + 0.1 * down
    corners = numpy.array([middle + a * side + b * other for a in (-1, 1) for b in (-1, 1)])
    low = numpy.maximum(0, numpy.floor(corners.min(axis=0))).astype(int)
    high = numpy.minimum(size, numpy.ceil(corners.max(axis=0))).astype(int)
    if (high - low < 4 * LEAST_PX).any():
        raise too_small("picture")
    return int(low[0]), int(low[1]), int(high[0]), int(high[1])


def ramp(length, edge, begins, ends):
    """From 0 to 1 over an edge at the beginning, and back at the end, where it is to fade there."""
    rising = (numpy.arange(length) + 1) / (edge + 1)
    one = numpy.ones(length)
    return numpy.minimum.reduce([one, rising if begins else one, rising[::-1] if ends else one])


def mask_of(box, size):
    """How a made head fades into the picture: not where the picture itself ends."""
    left, top, right, bottom = box
    edge = max(2, min(right - left, bottom - top) // 12)
    across = ramp(right - left, edge, left > 0, right < size[0])
    down = ramp(bottom - top, edge, top > 0, bottom < size[1])
    return Image.fromarray((numpy.outer(down, across) * 255).round().astype(numpy.uint8))


class Film(Sequence):
    """The picture with each of the made heads in its place, composed when it is looked at: a film of them is large."""

    def __init__(self, picture, box):
        self.picture = picture
        self.box = box
        self.mask = mask_of(box, picture.size)
        self.heads = []

    def __len__(self):
        return len(self.heads)

    def __getitem__(self, index):
        made = self.picture.copy()
        head = Image.fromarray(self.heads[index]).resize(self.mask.size, Image.Resampling.LANCZOS)
        made.paste(head, self.box[:2], self.mask)
        return made


def tensor_of(picture, side):
    levels = numpy.asarray(picture.resize((side, side), Image.Resampling.BICUBIC), numpy.float32) / 255
    return torch.from_numpy(levels.transpose(2, 0, 1)[None].copy())


def read_face(net, head, points, device):
    """What the reconstruction says of a cut-out head: expression (64,), pose (6,) and how it was brought there (3,)."""
    face, crop = aligned(head, points)
    expression, pose = net.face_3drecon(tensor_of(face, face.width).to(device))
    return expression[0], pose[0], torch.tensor(crop, dtype=torch.float32, device=device)


def move_head(run, options, finder, device_of, load=load):
    if not run.media("image"):
        raise RunFailure("bad-params", "This pipeline moves a picture; connect one, or choose another for clips.")
    side = int(options.size)
    params = {
        "expression": run.params["strength"] / 100,
        "pose": run.number("x_pose", 1, 0, 2),
        "style": run.whole("x_style", 0, 0, 45),
        "blinks": run.flag("x_blinks", True),
    }
    picture = cover(open_picture(run.one("image")), run.width, run.height)
    sound = read_sound(run.one("audio"), RATE)
    count = max(1, -(-len(sound) * run.fps.numerator // (RATE * run.fps.denominator)))
    if count > MOST_FRAMES:
        raise RunFailure("bad-params", f"The sound is longer than {MOST_FRAMES} frames; cut it shorter.")
    weights, mapping, detector = (run.model(name) for name in (options.model, options.mapping, options.detector))
    device = device_of()
    run.progress(0.03, "Finding the face")
    face = chosen(finder(detector, picture.size)(picture), run.params["face"])
    if face is None:
        raise unseen("picture")
    box = cut_out(face.points, picture.size)
    head = picture.crop(box).resize((side, side), Image.Resampling.BICUBIC)
    scale = numpy.array([side / (box[2] - box[0]), side / (box[3] - box[1])])
    run.progress(0.06, "Loading SadTalker")
    net = load(weights, mapping).to(device)
    film = Film(picture, box)
    with torch.inference_mode():
        run.progress(0.12, "Reading the face")
        own = read_face(net, head, (numpy.array(face.points) - box[:2]) * scale, device)
        run.progress(0.15, "Listening")
        numbers = moved(
            net,
            spectrogram(sound),
            frames_of(sound),
            own,
            params,
            run.seed,
            device,
            lambda done: run.progress(0.15 + 0.1 * done, "Listening"),
        )
        source = tensor_of(head, side).to(device)
        points = net.kp_extractor(source)
        still = torch.cat(own)[None, :, None].expand(1, -1, WINDOW)
        own_points = net.mapping(still, points)
        read = net.generator.read(source)
        for start in range(0, count, BATCH):
            times = [Fraction(index) * FPS / run.fps for index in range(start, min(start + BATCH, count))]
            windows = torch.stack([around(numbers, time) for time in times])
            shape = (len(times), -1, -1)
            at = net.mapping(windows, points.expand(*shape))
            frames = net.generator(read.expand(len(times), -1, -1, -1, -1), at, own_points.expand(*shape))
            levels = (frames.float().cpu().numpy().transpose(0, 2, 3, 1) * 255).round().astype(numpy.uint8)
            film.heads += list(levels)
            run.progress(0.25 + 0.6 * len(film) / count, "Moving the head")
            run.preview(lambda: film[-1])
    whole = numpy.zeros(round(count * Fraction(RATE) / run.fps), numpy.float32)
    whole[: len(sound)] = sound[: len(whole)]
    write_film(run, film, run.fps, (whole, RATE), lambda done: run.progress(0.85 + 0.14 * done / count, "Writing"))
