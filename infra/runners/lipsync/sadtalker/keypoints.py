"""Points that a head is moved by: where they are in the picture, and where a pose and an expression bring them."""

import torch
from torch import nn
from torch.nn import functional

from .blocks import Conv, Down, Up, grid, widths

POINTS = 15
TEMPERATURE = 0.1
BINS = 66
# Frames before and after that a pose is read from.
RADIUS = 13
WINDOW = 2 * RADIUS + 1
# Of a whole picture: expression, pose, and how the face was brought to the reconstruction.
NUMBERS = 64 + 6 + 3
# As it was trained.
PI = 3.14


class AntiAlias(nn.Module):
    """A quarter of the size."""

    def __init__(self, channels=3, factor=4):
        super().__init__()
        sigma = (factor - 1) / 2
        self.reach = round(sigma * 4)
        steps = torch.arange(-self.reach, self.reach + 1, dtype=torch.float32)
        line = torch.exp(-(steps**2) / (2 * sigma**2))
        kernel = line[:, None] * line[None]
        self.register_buffer("weight", (kernel / kernel.sum()).expand(channels, 1, -1, -1).clone())
        self.factor = factor

    def forward(self, x):
        made = functional.conv2d(x, self.weight, padding=self.reach, groups=len(self.weight))
        return made[:, :, :: self.factor, :: self.factor]


class Predictor(nn.Module):
    """Flat at first, and in depth from where it is smallest."""

    def __init__(self, first, most, levels, depth):
        super().__init__()
        channels = widths(first, most, levels)
        self.depth = depth
        self.down_blocks = nn.Sequential()
        for level in range(levels):
            self.down_blocks.add_module(f"down{level}", Down(3 if level == 0 else channels[level], channels[level + 1]))
        self.conv = nn.Conv2d(channels[-1], channels[-1] * depth, 1)
        self.up_blocks = nn.Sequential()
        for level in range(levels):
            self.up_blocks.add_module(f"up{level}", Up(channels[levels - level], channels[levels - level - 1]))

    def forward(self, x):
        made = self.conv(self.down_blocks(x))
        return self.up_blocks(made.unflatten(1, (-1, self.depth)))


class KeypointDetector(nn.Module):
    def __init__(self, first, most, levels, depth):
        super().__init__()
        self.predictor = Predictor(first, most, levels, depth)
        self.kp = nn.Conv3d(first, POINTS, 3, 1, 1)
        self.down = AntiAlias()

    def forward(self, x):
        """(n, 3, height, width) from 0 to 1 gives (n, 15, 3): where they are when the head looks straight ahead."""
        seen = self.kp(self.predictor(self.down(x)))
        likely = functional.softmax(seen.flatten(2) / TEMPERATURE, dim=2).view_as(seen)
        return torch.einsum("nkdhw,dhwc->nkc", likely, grid(*seen.shape[2:], seen.device))


class MappingNet(nn.Module):
    LAYERS = 3

    def __init__(self, channels):
        super().__init__()
        self.first = nn.Sequential(nn.Conv1d(NUMBERS, channels, 7))
        for layer in range(self.LAYERS):
            self.add_module(
                f"encoder{layer}", nn.Sequential(nn.LeakyReLU(0.1), nn.Conv1d(channels, channels, 3, dilation=3))
            )
        self.fc_roll = nn.Linear(channels, BINS)
        self.fc_pitch = nn.Linear(channels, BINS)
        self.fc_yaw = nn.Linear(channels, BINS)
        self.fc_t = nn.Linear(channels, 3)
        self.fc_exp = nn.Linear(channels, 3 * POINTS)

    def forward(self, numbers, points):
        """(n, 73, 27) of a face through time and (n, 15, 3) of its points give where they are at its middle."""
        read = self.first(numbers)
        for layer in range(self.LAYERS):
            read = self.get_submodule(f"encoder{layer}")(read) + read[:, :, 3:-3]
        read = read.mean(dim=2)
        turned = rotation(*(degrees(layer(read)) for layer in (self.fc_yaw, self.fc_pitch, self.fc_roll)))
        # Up and down alone: the rest of a shift would be a head that leaves its body.
        shift = self.fc_t(read) * torch.tensor([0.0, 1.0, 0.0], device=read.device)
        return torch.einsum("nij,nkj->nki", turned, points) + shift[:, None] + self.fc_exp(read).unflatten(1, (-1, 3))


def degrees(bins):
    """How likely each of 66 steps of three degrees is, as one angle."""
    steps = torch.arange(BINS, device=bins.device, dtype=bins.dtype)
    return (functional.softmax(bins, dim=1) * steps).sum(dim=1) * 3 - 99


def rotation(yaw, pitch, roll):
    """(n, 3, 3): first rolled, then turned to the side, then nodded."""
    yaw, pitch, roll = (angle / 180 * PI for angle in (yaw, pitch, roll))
    zero, one = torch.zeros_like(yaw), torch.ones_like(yaw)

    def matrix(*rows):
        return torch.stack(rows, dim=1).unflatten(1, (3, 3))

    nodded = matrix(one, zero, zero, zero, pitch.cos(), -pitch.sin(), zero, pitch.sin(), pitch.cos())
    turned = matrix(yaw.cos(), zero, yaw.sin(), zero, one, zero, -yaw.sin(), zero, yaw.cos())
    rolled = matrix(roll.cos(), -roll.sin(), zero, roll.sin(), roll.cos(), zero, zero, zero, one)
    return nodded @ turned @ rolled
