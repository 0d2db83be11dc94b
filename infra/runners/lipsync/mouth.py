"""A mouth that follows a sound: Wav2Lip, for a clip or a picture. The rest of it stays as it is."""

from fractions import Fraction

import numpy
import torch
from dailies_runner import RunFailure
from dailies_runner.film import read_film, read_sound, write_film
from dailies_runner.pictures import cover, open_picture
from faces import LEAST_PX, chosen, too_small, unseen
from mel import RATE, columns_at, spectrogram
from PIL import Image, ImageDraw, ImageFilter
from wav2lip import load

SIDE = 96
BATCH = 64
MOST_FRAMES = 3_000
# Frames on each side that a face's place is the mean of: boxes tremble.
STEADY = 2


def steadied(places):
    """A place for every frame: of frames without one the nearest's, and the mean of neighbours."""
    known = [index for index, place in enumerate(places) if place is not None]
    if not known:
        raise unseen("clip" if len(places) > 1 else "picture")
    whole = numpy.array([places[min(known, key=lambda index: abs(index - at))][:4] for at in range(len(places))])
    return [whole[max(0, at - STEADY) : at + STEADY + 1].mean(axis=0) for at in range(len(whole))]


def box_of(place, size):
    """Whole pixels around a face, with room for a chin that drops."""
    x, y, width, height = place
    left, top = max(0, int(x)), max(0, int(y))
    right, bottom = min(size[0], int(x + width)), min(size[1], int(y + height * 1.1))
    if right - left < LEAST_PX or bottom - top < LEAST_PX:
        raise too_small("shot")
    return left, top, right, bottom


def looped(count, length):
    """Frames of a clip that goes on as long: forwards, back, and forwards again."""
    round_trip = max(1, 2 * length - 2)
    return [at if at < length else round_trip - at for at in (index % round_trip for index in range(count))]


def given(pictures, boxes):
    """(n, 6, 96, 96): the faces with their lower half hidden, and as they are."""
    faces = [picture.crop(box).resize((SIDE, SIDE), Image.Resampling.BILINEAR) for picture, box in zip(pictures, boxes)]
    # It was trained on blue, green, red.
    whole = numpy.stack([numpy.asarray(face, numpy.float32)[:, :, ::-1] / 255 for face in faces])
    hidden = whole.copy()
    hidden[:, SIDE // 2 :] = 0
    return torch.from_numpy(numpy.concatenate([hidden, whole], axis=3).transpose(0, 3, 1, 2).copy())


def placed(picture, box, face, strength):
    """The made face in its place, its edge fading into the picture."""
    width, height = box[2] - box[0], box[3] - box[1]
    mouth = face.resize((width, height), Image.Resampling.LANCZOS)
    mask = Image.new("L", (width, height), 0)
    edge = max(2, width // 12)
    ImageDraw.Draw(mask).rectangle([edge, height // 2, width - edge, height - edge], fill=round(255 * strength))
    made = picture.copy()
    made.paste(mouth, box[:2], mask.filter(ImageFilter.GaussianBlur(edge / 2)))
    return made


def shown(run):
    """The frames that arrive, and how many there are a second: a picture is one of the film."""
    if run.media("image"):
        return [cover(open_picture(run.one("image")), run.width, run.height)], run.fps
    return read_film(run.one("video"), MOST_FRAMES)


def move_mouth(run, options, finder, device_of, load=load):
    strength = run.params["strength"] / 100
    clip, rate = shown(run)
    sound = read_sound(run.one("audio"), RATE)
    count = max(len(clip), -(-len(sound) * rate.numerator // (RATE * rate.denominator)))
    if count > MOST_FRAMES:
        raise RunFailure("bad-params", f"The sound is longer than {MOST_FRAMES} frames; cut it shorter.")
    model = run.model(options.model)
    detector = run.model(options.detector)
    device = device_of()
    run.progress(0.05, "Finding the face")
    find = finder(detector, clip[0].size)
    places = []
    for index, picture in enumerate(clip):
        places.append(chosen(find(picture), run.params["face"]))
        run.progress(0.05 + 0.25 * (index + 1) / len(clip), "Finding the face")
    boxes = [box_of(place, clip[0].size) for place in steadied(places)]
    run.progress(0.32, "Loading Wav2Lip")
    net = load(model).to(device)
    mel = spectrogram(sound)
    made = []
    order = looped(count, len(clip))
    for start in range(0, count, BATCH):
        part = order[start : start + BATCH]
        heard = numpy.stack([columns_at(mel, float((start + index) / rate)) for index in range(len(part))])
        with torch.inference_mode():
            faces = net(
                torch.from_numpy(heard)[:, None].to(device),
                given([clip[at] for at in part], [boxes[at] for at in part]).to(device),
            )
        levels = (faces.float().cpu().numpy().transpose(0, 2, 3, 1)[:, :, :, ::-1] * 255).round().astype(numpy.uint8)
        for at, face in zip(part, levels):
            made.append(placed(clip[at], boxes[at], Image.fromarray(numpy.ascontiguousarray(face)), strength))
        run.progress(0.35 + 0.5 * len(made) / count, "Moving the mouth")
        run.preview(lambda: made[-1])
    run.progress(0.88, "Writing")
    whole = numpy.zeros(round(count * Fraction(RATE) / rate), numpy.float32)
    whole[: len(sound)] = sound[: len(whole)]
    write_film(run, made, rate, (whole, RATE))
