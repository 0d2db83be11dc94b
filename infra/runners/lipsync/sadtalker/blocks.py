"""What the parts of the renderer are made of."""

import torch
from torch import nn
from torch.nn import functional


class Conv(nn.Module):
    """A convolution that is normalised: `conv` and `norm` in two or three dimensions."""

    def __init__(self, given, made, dimensions=2, leak=0.0):
        super().__init__()
        self.conv = (nn.Conv2d if dimensions == 2 else nn.Conv3d)(given, made, 3, 1, 1)
        self.norm = (nn.BatchNorm2d if dimensions == 2 else nn.BatchNorm3d)(made)
        self.leak = leak

    def forward(self, x):
        return functional.leaky_relu(self.norm(self.conv(x)), self.leak)


class Down(Conv):
    """Half of the width and the height; a depth stays."""

    def forward(self, x):
        made = super().forward(x)
        return functional.avg_pool2d(made, 2) if made.dim() == 4 else functional.avg_pool3d(made, (1, 2, 2))


class Up(Conv):
    """Twice the width and the height; the depth stays."""

    def __init__(self, given, made):
        super().__init__(given, made, dimensions=3)

    def forward(self, x):
        return super().forward(functional.interpolate(x, scale_factor=(1, 2, 2)))


class Residual3d(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv1 = nn.Conv3d(channels, channels, 3, 1, 1)
        self.conv2 = nn.Conv3d(channels, channels, 3, 1, 1)
        self.norm1 = nn.BatchNorm3d(channels)
        self.norm2 = nn.BatchNorm3d(channels)

    def forward(self, x):
        made = self.conv1(torch.relu(self.norm1(x)))
        return x + self.conv2(torch.relu(self.norm2(made)))


def grid(depth, height, width, device):
    """(depth, height, width, 3): where each point lies, x first, from -1 to 1."""
    z, y, x = (torch.linspace(-1, 1, count, device=device) for count in (depth, height, width))
    z, y, x = torch.meshgrid(z, y, x, indexing="ij")
    return torch.stack([x, y, z], dim=3)


def widths(first, most, count):
    """How many channels there are at each of so many halvings."""
    return [min(most, first * 2**level) for level in range(count + 1)]
