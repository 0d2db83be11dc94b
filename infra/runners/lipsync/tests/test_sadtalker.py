"""SadTalker's own networks with random weights on the CPU, the renderer narrow; a face is where the test says."""

import hashlib
import io
import sys
import tempfile
import unittest
import wave
from functools import partial
from pathlib import Path

try:
    import av
    import numpy
    import torch
    from safetensors.torch import save_file
except ModuleNotFoundError as error:
    raise unittest.SkipTest(f"{error.name} is not installed") from None

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import faces
import lipsync
import mel
import sadtalker
import talk
from dailies_runner.testing import bench
from PIL import Image
from sadtalker import movement, pose, reconstruct
from sadtalker.keypoints import rotation

CPU = torch.device("cpu")
TINY = sadtalker.Sizes(
    levels=2,
    depth=2,
    points_first=4,
    points_most=8,
    first=4,
    features=2,
    motion_first=4,
    motion_most=8,
    hidden=4,
    described=16,
)
# Of the names and shapes of the published weights, as the authors' own code makes them, less what only trains.
PUBLISHED = "311d2c392532b3661c27709720a85e08b323d50d39fca78bae93f71d5ff04b21"
FACE = faces.Face(60.0, 20.0, 40.0, 50.0, ((70.0, 38.0), (90.0, 38.0), (80.0, 48.0), (72.0, 58.0), (88.0, 58.0)))
SIZE = (160, 96)
GREY = (90, 120, 150)


def tone(seconds, rate=22_050):
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        at = numpy.arange(int(seconds * rate)) / rate
        file.writeframes((numpy.sin(at * 2 * numpy.pi * (200 + 400 * at)) * 12_000).astype("<i2").tobytes())
    return buffer.getvalue()


def published(folder):
    """Random weights in two files, named as the published ones and with what those have besides."""
    torch.manual_seed(0)
    net = sadtalker.SadTalker(TINY)
    own = net.state_dict()
    mapping = {name.removeprefix("mapping."): value for name, value in own.items() if name.startswith("mapping.")}
    rest = {name: value.contiguous() for name, value in own.items() if not name.startswith("mapping.")}
    rest["audio2pose.netD_motion.seq.3.bias"] = torch.zeros(1)
    rest["audio2pose.netG.encoder.linear_audio.bias"] = torch.zeros(6)
    save_file(rest, folder / "st.safetensors")
    torch.save({"mapping": mapping, "epoch": 109}, folder / "mapping.pth.tar")
    (folder / "yunet.onnx").write_bytes(b"stands for it")


class Talking(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="dailies-sadtalker-")
        cls.addClassCleanup(folder.cleanup)
        cls.models = Path(folder.name)
        published(cls.models)

    def make(self, it, params=None, seconds=0.5, fps=(24, 1), seen=(FACE,), inputs=None, seed=7):
        for file in self.models.iterdir():
            if not (it.models / file.name).exists():
                (it.models / file.name).symlink_to(file)
        words = "--engine sadtalker --model st.safetensors --mapping mapping.pth.tar --detector yunet.onnx".split()
        wanted = lipsync.options_of(words)
        # 64 instead of 256: a quarter of the renderer's least.
        wanted.size = "64"
        inputs = inputs or {"image": [it.picture(Image.new("RGB", SIZE, GREY))]}
        inputs["audio"] = [it.media("audio", tone(seconds))]
        load = partial(sadtalker.load, sizes=TINY)
        make = lambda run: lipsync.make(run, wanted, lambda *_: lambda _: list(seen), lambda: CPU, load=load)  # noqa: E731
        return it.execute(make, "lip-sync", params, inputs, size=SIZE, fps=fps, seed=seed)

    def film(self, it):
        with av.open(str(it.outputs / "take.mp4")) as container:
            pictures = [frame.to_ndarray(format="rgb24").astype(int) for frame in container.decode(video=0)]
            rate = container.streams.video[0].average_rate
            return pictures, rate, {stream.type: float(stream.duration * stream.time_base) for stream in container.streams}

    def test_a_picture_gives_a_film_as_long_as_the_line_with_its_sound(self):
        for fps, seconds, frames in (((24, 1), 0.5, 12), ((30_000, 1001), 0.3, 9), ((25, 1), 0.9, 23)):
            with self.subTest(fps=fps), bench() as it:
                self.assertEqual(self.make(it, seconds=seconds, fps=fps), 0, it.errors)
                pictures, rate, lasts = self.film(it)
                self.assertEqual((len(pictures), pictures[0].shape), (frames, (SIZE[1], SIZE[0], 3)))
                self.assertAlmostEqual(float(rate), fps[0] / fps[1], places=2)
                # Sound is written in packets of 64 ms, the first of which AAC begins with.
                self.assertLess(abs(lasts["video"] - lasts["audio"]), 0.13)
                self.assertGreaterEqual(lasts["video"], seconds - 0.001)

    def test_the_head_is_made_anew_and_what_is_around_it_stays(self):
        with bench() as it:
            self.assertEqual(self.make(it), 0, it.errors)
            changed = numpy.abs(self.film(it)[0][3] - numpy.array(GREY)).max(axis=2)
            left, top, right, bottom = talk.cut_out(FACE.points, SIZE)
            self.assertGreater(changed[top + 20 : bottom - 20, left + 20 : right - 20].mean(), 10)
            self.assertLess(changed[:, : left - 4].max(), 12)
            self.assertLess(changed[:, right + 4 :].max(), 12)

    def test_says_how_far_it_is_and_shows_it(self):
        with bench() as it:
            self.assertEqual(self.make(it), 0, it.errors)
            self.assertEqual(it.percents, sorted(it.percents))
            for phase in ("Finding the face", "Reading the face", "Listening", "Moving the head", "Writing"):
                self.assertIn(f"| {phase}", it.said)
            with Image.open(it.outputs / "preview.jpg") as shown:
                self.assertEqual(shown.size, SIZE)

    def test_the_same_seed_gives_the_same_film_and_another_one_another(self):
        def made(**asked):
            with bench() as it:
                self.assertEqual(self.make(it, **asked), 0, it.errors)
                return (it.outputs / "take.mp4").read_bytes()

        first = made()
        self.assertEqual(made(), first)
        self.assertNotEqual(made(seed=8), first)

    def test_a_clip_is_not_what_it_moves(self):
        with bench() as it:
            self.assertEqual(self.make(it, inputs={"video": [it.media("video", b"a clip")]}), 3)
            self.assertEqual(it.result["error"]["code"], "bad-params")
            self.assertIn("moves a picture", it.result["error"]["message"])

    def test_a_face_that_is_not_there_or_too_small_is_told(self):
        near = ((70.0, 38.0), (73.0, 38.0), (71.0, 40.0), (70.0, 42.0), (73.0, 42.0))
        for seen, sentence in (((), "seen nowhere in the picture"), ((FACE._replace(points=near),), "too small")):
            with self.subTest(sentence), bench() as it:
                self.assertEqual(self.make(it, seen=seen), 3)
                self.assertIn(sentence, it.result["error"]["message"])

    def test_settings_beyond_their_range_are_refused(self):
        for params, sentence in (({"x_pose": 3}, '"x_pose" must be from 0 to 2'), ({"x_style": 46}, '"x_style" must be')):
            with self.subTest(params), bench() as it:
                self.assertEqual(self.make(it, params), 3)
                self.assertIn(sentence, it.result["error"]["message"])

    def test_a_wrong_file_is_refused_with_a_sentence(self):
        def refusal(spoil):
            with bench() as it:
                spoil(it.models)
                self.assertEqual(self.make(it), 3, it.errors)
                self.assertEqual(it.result["error"]["code"], "missing-tool")
                return it.result["error"]["message"]

        said = refusal(lambda models: save_file({"unet.weight": torch.zeros(2)}, models / "st.safetensors"))
        self.assertRegex(said, r'^The model "st.safetensors" holds other weights than those of SadTalker \(look at ".+"\)')
        said = refusal(lambda models: (models / "st.safetensors").write_bytes(b"<html>Not found</html>"))
        self.assertEqual(said, 'The model "st.safetensors" cannot be read; fetch it again.')
        said = refusal(lambda models: (models / "mapping.pth.tar").write_bytes(b"\x80half"))
        self.assertEqual(said, 'The model "mapping.pth.tar" cannot be read; fetch it again.')
        # That of cut-out faces, which has no numbers of where the face was.
        other = {"mapping": {"first.0.weight": torch.zeros(16, 70, 7)}}
        said = refusal(lambda models: torch.save(other, models / "mapping.pth.tar"))
        self.assertIn("SadTalker's mapping of whole pictures", said)


class Published(unittest.TestCase):
    def test_the_names_and_shapes_are_those_of_the_published_weights(self):
        with torch.device("meta"):
            own = sadtalker.SadTalker().state_dict()
        lines = sorted(f"{name} {tuple(value.shape)}" for name, value in own.items())
        self.assertEqual(len(lines), 1149)
        self.assertEqual(hashlib.sha256("\n".join(lines).encode()).hexdigest(), PUBLISHED)


class Movement(unittest.TestCase):
    def moved(self, **asked):
        torch.manual_seed(0)
        net = sadtalker.SadTalker(TINY).eval()
        own = (torch.full((64,), 0.5), torch.linspace(-1, 1, 6), torch.tensor([2.0, 3.0, 4.0]))
        params = {"expression": 1, "pose": 1, "style": 0, "blinks": True, **asked}
        sound = numpy.sin(numpy.arange(40_000) / 9).astype(numpy.float32)
        with torch.inference_mode():
            return own, movement.moved(net, mel.spectrogram(sound), movement.frames_of(sound), own, params, 5, CPU)

    def test_each_frame_of_the_sound_has_its_numbers(self):
        own, numbers = self.moved()
        self.assertEqual(numbers.shape, (63, 73))
        self.assertTrue((numbers[:, 70:] == own[2]).all())
        self.assertGreater(numbers[:, :64].std(dim=0).max(), 0)
        self.assertGreater(numbers[:, 64:70].std(dim=0).max(), 0)

    def test_of_no_strength_the_face_stays_and_of_no_movement_the_head(self):
        own, numbers = self.moved(expression=0, pose=0)
        self.assertTrue(torch.allclose(numbers[:, :64], own[0].expand(63, -1)))
        self.assertTrue(torch.allclose(numbers[:, 64:70], own[1].expand(63, -1)))
        _, half = self.moved(pose=0.5)
        _, whole = self.moved()
        self.assertTrue(torch.allclose(half[:, 64:70] - own[1], (whole[:, 64:70] - own[1]) / 2, atol=1e-5))

    def test_a_manner_is_another_movement(self):
        self.assertFalse(torch.allclose(self.moved(style=0)[1][:, 64:70], self.moved(style=9)[1][:, 64:70]))

    def test_a_movement_begins_with_the_picture_and_goes_on_from_part_to_part(self):
        torch.manual_seed(0)
        net = pose.PoseVAE().eval()
        own = torch.arange(6.0)
        for frames in (1, 2, 33, 34, 70):
            with self.subTest(frames), torch.inference_mode():
                lots = torch.randn(max(1, pose.movements(frames)), pose.LATENT)
                made = net(torch.randn(frames, 1, 80, 16), own, torch.tensor(0), lots)
                self.assertEqual(made.shape, (frames, 6))
                self.assertTrue((made[0] == own).all())

    def test_eyes_close_now_and_then_and_never_without_being_asked(self):
        closed = movement.blinks(250, 3)
        self.assertEqual((closed.shape, closed.max().item()), ((250, 1), 1.0))
        times = (closed[1:, 0] == 1).sum().item()
        self.assertTrue(3 <= times <= 17, times)
        self.assertTrue((movement.blinks(250, 3) == closed).all())
        self.assertEqual(movement.blinks(12, 3).max(), 0)
        self.assertFalse(torch.equal(self.moved(blinks=True)[1], self.moved(blinks=False)[1]))

    def test_smoothing_keeps_a_parabola_and_calms_what_trembles(self):
        at = numpy.arange(40.0)
        curve = numpy.stack([0.3 * at**2 - 2 * at, at], axis=1)
        self.assertLess(numpy.abs(movement.smoothed(curve) - curve).max(), 1e-8)
        noise = numpy.random.default_rng(0).normal(size=(200, 1))
        self.assertLess(movement.smoothed(noise).std(), noise.std() / 2)
        self.assertEqual(movement.smoothed(curve[:2]).tolist(), curve[:2].tolist())
        self.assertEqual(movement.smoothed(curve[:7]).shape, (7, 2))

    def test_a_film_of_another_rate_reads_between_the_frames(self):
        numbers = torch.arange(50.0)[:, None].expand(-1, 73)
        window = movement.around(numbers, 20.5)
        self.assertEqual(window.shape, (73, 27))
        self.assertAlmostEqual(window[0, 13].item(), 20.5)
        self.assertEqual((window[0, 0].item(), window[0, 26].item()), (7.5, 33.5))
        # Before the beginning and after the end it stays.
        self.assertEqual(movement.around(numbers, 0)[0, :14].tolist(), [0.0] * 14)
        self.assertEqual(movement.around(numbers, 60)[0, 13].item(), 49)


class Faces(unittest.TestCase):
    def test_an_upright_face_is_brought_to_the_middle_in_its_scale(self):
        # The mean face itself, 100 pixels to one: nothing but a scale and a shift is to be found.
        points = [(100 + 60 * x, 399 - (250 + 60 * y)) for x, y, _ in reconstruct.MEAN_FACE]
        picture = Image.new("RGB", (320, 400))
        face, (scale, x, y) = reconstruct.aligned(picture, points)
        self.assertEqual(face.size, (224, 224))
        self.assertAlmostEqual(scale, 102 / 60, places=5)
        self.assertAlmostEqual(x, 100, places=3)
        self.assertAlmostEqual(y, 250, places=3)

    def test_what_is_cut_out_holds_the_face_and_stays_within_the_picture(self):
        left, top, right, bottom = talk.cut_out(FACE.points, SIZE)
        self.assertTrue(left < 60 and right > 100 and top < 20 and bottom > 70, (left, top, right, bottom))
        self.assertLess(abs((right - left) - (bottom - top)), 3)
        self.assertEqual(talk.cut_out(FACE.points, (100, 70))[2:], (100, 70))

    def test_it_fades_into_the_picture_but_not_at_the_pictures_own_end(self):
        mask = numpy.asarray(talk.mask_of((0, 20, 60, 80), (160, 96)))
        self.assertEqual(mask.shape, (60, 60))
        self.assertEqual((mask[30, 0], mask[30, 30]), (255, 255))
        self.assertLess(mask[30, 59], 60)
        self.assertLess(mask[0, 30], 60)

    def test_a_head_turns_and_keeps_its_size(self):
        angle = torch.tensor([90 * 180 / 3.14 / (180 / numpy.pi)])
        none = torch.zeros(1)
        for turned in (rotation(angle, none, none), rotation(none, angle, none), rotation(none, none, angle)):
            self.assertTrue(torch.allclose(turned @ turned.transpose(1, 2), torch.eye(3), atol=1e-5))
        nose = torch.tensor([0.0, 0.0, 1.0])
        self.assertTrue(torch.allclose(rotation(angle, none, none)[0] @ nose, torch.tensor([1.0, 0, 0]), atol=1e-2))


if __name__ == "__main__":
    unittest.main()
