"""The whole of it, and its published weights."""

from dataclasses import dataclass

from torch import nn
from weights import fill, read

from .expression import ExpNet
from .keypoints import KeypointDetector, MappingNet
from .pose import PoseVAE
from .reconstruct import RNet
from .render import Generator

# What the file has besides, for training: the encoder of the poses and what judged them.
UNUSED = ("audio2pose.netG.encoder.", "audio2pose.netD_motion.", "he_estimator.")


@dataclass(frozen=True)
class Sizes:
    """How wide the renderer is. The published weights are of these, for pictures of 256 and of 512 alike."""

    levels: int = 5
    depth: int = 16
    points_first: int = 32
    points_most: int = 1024
    first: int = 64
    features: int = 32
    motion_first: int = 32
    motion_most: int = 1024
    hidden: int = 128
    described: int = 1024


class SadTalker(nn.Module):
    def __init__(self, sizes=Sizes()):
        super().__init__()
        self.face_3drecon = RNet()
        self.audio2exp = ExpNet()
        self.audio2pose = PoseVAE()
        self.kp_extractor = KeypointDetector(sizes.points_first, sizes.points_most, sizes.levels, sizes.depth)
        self.generator = Generator(
            sizes.first,
            sizes.features,
            sizes.depth,
            sizes.motion_first,
            sizes.motion_most,
            sizes.levels,
            sizes.hidden,
        )
        # Of a file of its own: there is one for whole pictures, which this is, and one for cut-out faces.
        self.mapping = MappingNet(sizes.described)


def load(weights, mapping, sizes=Sizes()):
    """The published weights. Raises `missing-tool` for another file."""
    net = SadTalker(sizes)
    own = {name: value for name, value in read(weights).items() if not name.startswith(UNUSED)}
    found = read(mapping)
    fill(net.mapping, found.get("mapping", found), mapping, "SadTalker's mapping of whole pictures")
    moved, net.mapping = net.mapping, None
    fill(net, own, weights, "SadTalker")
    net.mapping = moved
    return net.eval()
