"""Faces in pictures, by YuNet, and the one that is meant."""

from typing import NamedTuple

import numpy
from dailies_runner import RunFailure

SURE = 0.6
LEAST_PX = 8


class Face(NamedTuple):
    x: float
    y: float
    width: float
    height: float
    # The eyes, the tip of the nose and the corners of the mouth, the left of the picture first; empty where not asked.
    points: tuple = ()


def finder(path, size):
    """A function from a picture of this size to its faces."""
    import cv2

    detector = cv2.FaceDetectorYN.create(str(path), "", size, SURE)

    def find(picture):
        _, found = detector.detect(numpy.asarray(picture)[:, :, ::-1].copy())
        rows = [] if found is None else found.astype(float).tolist()
        return [Face(*row[:4], tuple(zip(row[4:14:2], row[5:14:2]))) for row in rows]

    return find


def chosen(faces, number):
    """The largest, or the one of that number from the left; None where it is not seen."""
    if number == 0:
        return max(faces, key=lambda face: face.width * face.height, default=None)
    return sorted(faces)[number - 1] if len(faces) >= number else None


def unseen(what):
    return RunFailure("bad-params", f"That face is to be seen nowhere in the {what}; choose another face or {what}.")


def too_small(what):
    return RunFailure("bad-params", f"The face is too small in this {what}; choose a closer one.")
