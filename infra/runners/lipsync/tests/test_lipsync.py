"""Wav2Lip's own network with random weights on the CPU; a face is where the test says."""

import io
import sys
import unittest
import wave
from fractions import Fraction
from pathlib import Path
from unittest.mock import patch

try:
    import av
    import numpy
    import torch
except ModuleNotFoundError as error:
    raise unittest.SkipTest(f"{error.name} is not installed") from None

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import faces
import lipsync
import mel
import mouth
from dailies_runner import RunFailure
from dailies_runner.film import write_film
from dailies_runner.testing import bench
from PIL import Image
from wav2lip import Wav2Lip, load

CPU = torch.device("cpu")
FACE = faces.Face(30.0, 20.0, 60.0, 60.0)


def tone(seconds, rate=22_050):
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        samples = numpy.sin(numpy.arange(int(seconds * rate)) * 2 * numpy.pi * 300 / rate) * 12_000
        file.writeframes(samples.astype("<i2").tobytes())
    return buffer.getvalue()


def film(frames, size=(128, 96)):
    with bench() as it:
        pictures = [Image.new("RGB", size, (40 + index, 90, 120)) for index in range(frames)]
        it.execute(lambda run: write_film(run, pictures, Fraction(12)), "lip-sync", modules=["lip-sync"], inputs={
            "video": [{"type": "media", "kind": "video", "sha256": "0" * 64}],
            "audio": [{"type": "media", "kind": "audio", "sha256": "0" * 64}],
        })
        return (it.outputs / "take.mp4").read_bytes()


class LipSync(unittest.TestCase):
    def make(self, it, params=None, seconds=0.5, frames=6, seen=(FACE,), picture=None):
        torch.manual_seed(0)
        torch.save({"state_dict": {f"module.{key}": value for key, value in Wav2Lip().state_dict().items()}}, it.models / "w.pth")
        (it.models / "yunet.onnx").write_bytes(b"stands for it")
        wanted = lipsync.options_of(["--model", "w.pth", "--detector", "yunet.onnx"])
        shown = {"image": [it.picture(picture)]} if picture else {"video": [it.media("video", film(frames))]}
        inputs = {**shown, "audio": [it.media("audio", tone(seconds))]}
        make = lambda run: lipsync.make(run, wanted, lambda *_: lambda _: list(seen), lambda: CPU)  # noqa: E731
        code = it.execute(make, "lip-sync", params, inputs, size=(128, 96))
        if code != 0:
            return code
        with av.open(str(it.outputs / "take.mp4")) as container:
            pictures = [frame.to_ndarray(format="rgb24").astype(int) for frame in container.decode(video=0)]
            return pictures, [stream.type for stream in container.streams]

    def test_the_mouth_is_made_anew_and_the_rest_stays(self):
        with bench() as it:
            pictures, streams = self.make(it)
            self.assertEqual((len(pictures), sorted(streams)), (6, ["audio", "video"]))
            changed = numpy.abs(pictures[0] - numpy.array([40, 90, 120])).max(axis=2)
            self.assertGreater(changed[55:75, 45:75].max(), 20)
            self.assertLess(changed[:18].max(), 12)
            self.assertLess(changed[:, 100:].max(), 12)

    def test_no_strength_leaves_it_as_it_is(self):
        with bench() as it:
            pictures, _ = self.make(it, {"strength": 0})
            self.assertLess(numpy.abs(pictures[0] - numpy.array([40, 90, 120])).max(), 12)

    def test_a_longer_sound_has_the_clip_go_on(self):
        with bench() as it:
            self.assertEqual(len(self.make(it, seconds=1)[0]), 12)
        self.assertEqual(mouth.looped(8, 3), [0, 1, 2, 1, 0, 1, 2, 1])

    def test_a_picture_speaks_too_at_the_rate_of_the_film(self):
        with bench() as it:
            pictures, streams = self.make(it, picture=Image.new("RGB", (256, 192), (40, 90, 120)))
            self.assertEqual((len(pictures), sorted(streams)), (12, ["audio", "video"]))
            self.assertEqual(pictures[0].shape, (96, 128, 3))
            self.assertGreater(numpy.abs(pictures[0] - numpy.array([40, 90, 120])).max(axis=2)[55:75, 45:75].max(), 20)

    def test_the_weights_of_another_network_are_refused_with_a_sentence(self):
        with bench() as it:
            path = it.models / "other.pth"
            torch.save({"state_dict": {"layer.weight": torch.zeros(1)}}, path)
            with self.assertRaisesRegex(RunFailure, "holds other weights than those of Wav2Lip") as refused:
                load(path)
            self.assertEqual(refused.exception.code, "missing-tool")

    def test_a_face_that_is_not_there_is_told(self):
        with bench() as it:
            self.assertEqual(self.make(it, {"face": 2}), 3)
            self.assertIn("seen nowhere", it.result["error"]["message"])

    def test_faces_count_from_the_left_and_the_largest_is_first(self):
        seen = [faces.Face(50, 0, 40, 40), faces.Face(5, 0, 20, 20)]
        self.assertEqual(faces.chosen(seen, 0), seen[0])
        self.assertEqual(faces.chosen(seen, 1), seen[1])
        self.assertIsNone(faces.chosen(seen, 3))

    def test_what_yunet_finds_is_a_place_and_five_points(self):
        row = [10, 20, 30, 40, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0.9]
        shown = []

        class Detector:
            def detect(self, picture):
                shown.append(picture[0, 0].tolist())
                return 1, numpy.array([row], numpy.float32)

        with patch("cv2.FaceDetectorYN.create", lambda *_: Detector()):
            find = faces.finder("yunet.onnx", (8, 8))
        points = ((1, 2), (3, 4), (5, 6), (7, 8), (9, 10))
        self.assertEqual(find(Image.new("RGB", (8, 8), (1, 2, 3))), [faces.Face(10, 20, 30, 40, points)])
        # OpenCV takes blue first.
        self.assertEqual(shown, [[3, 2, 1]])

    def test_a_tone_is_heard_in_its_band_and_silence_in_none(self):
        samples = numpy.sin(numpy.arange(16_000) * 2 * numpy.pi * 1000 / 16_000).astype(numpy.float32)
        heard = mel.spectrogram(samples)
        self.assertEqual(heard.shape, (80, 81))
        centre = mel._hz(numpy.linspace(mel._mel(55), mel._mel(7600), 82))[1:-1][heard[:, 40].argmax()]
        self.assertLess(abs(centre - 1000), 60)
        self.assertEqual(mel.spectrogram(numpy.zeros(16_000, numpy.float32)).max(), -4)
        self.assertEqual(mel.columns_at(heard, 0.99).shape, (80, 16))


if __name__ == "__main__":
    unittest.main()
