"""The picture, moved: features of it in depth, how they flow from point to point, and a picture of what they become."""

import torch
from torch import nn
from torch.nn import functional

from .blocks import Conv, Down, Residual3d, Up, grid, widths
from .keypoints import POINTS

VARIANCE = 0.01
LEAST_WEIGHT = 1e-3
COMPRESSED = 4


class Encoder(nn.Module):
    def __init__(self, given, channels):
        super().__init__()
        pairs = zip([given, *channels[1:-1]], channels[1:])
        self.down_blocks = nn.ModuleList([Down(a, b, dimensions=3) for a, b in pairs])

    def forward(self, x):
        seen = [x]
        for block in self.down_blocks:
            seen.append(block(seen[-1]))
        return seen


class Decoder(nn.Module):
    def __init__(self, given, channels):
        super().__init__()
        levels = len(channels) - 1
        self.up_blocks = nn.ModuleList(
            [
                Up(channels[level + 1] * (1 if level == levels - 1 else 2), channels[level])
                for level in reversed(range(levels))
            ]
        )
        made = channels[0] + given
        self.conv = nn.Conv3d(made, made, 3, 1, 1)
        self.norm = nn.BatchNorm3d(made)

    def forward(self, seen):
        made = seen.pop()
        for block in self.up_blocks:
            made = torch.cat([block(made), seen.pop()], dim=1)
        return torch.relu(self.norm(self.conv(made)))


class Hourglass(nn.Module):
    def __init__(self, given, channels):
        super().__init__()
        self.encoder = Encoder(given, channels)
        self.decoder = Decoder(given, channels)

    def forward(self, x):
        return self.decoder(self.encoder(x))


class DenseMotion(nn.Module):
    """Where each point of a frame comes from in the picture, and what of it the picture has not."""

    def __init__(self, features, depth, first, most, levels):
        super().__init__()
        given = (POINTS + 1) * (COMPRESSED + 1)
        self.hourglass = Hourglass(given, widths(first, most, levels))
        made = first + given
        self.mask = nn.Conv3d(made, POINTS + 1, 7, 1, 3)
        self.compress = nn.Conv3d(features, COMPRESSED, 1)
        self.norm = nn.BatchNorm3d(COMPRESSED)
        self.occlusion = nn.Conv2d(made * depth, 1, 7, 1, 3)

    def forward(self, features, moved, own):
        """
        (n, channels, depth, height, width) and the points of the frame and of the picture give the flow
        (n, depth, height, width, 3) and (n, 1, height, width): 0 where nothing of the picture is to be seen.
        """
        count, _, *shape = features.shape
        small = torch.relu(self.norm(self.compress(features)))
        at = grid(*shape, features.device)
        apart = at - moved[:, :, None, None, None]
        # The first does not move: what is behind the head.
        flows = torch.cat([at.expand(count, 1, *shape, 3), apart + own[:, :, None, None, None]], dim=1)
        carried = functional.grid_sample(
            small.repeat_interleave(POINTS + 1, dim=0), flows.flatten(0, 1), align_corners=False
        ).unflatten(0, (count, POINTS + 1))
        heat = _heat(apart) - _heat(at - own[:, :, None, None, None])
        heat = torch.cat([torch.zeros_like(heat[:, :1]), heat], dim=1)
        read = self.hourglass(torch.cat([heat[:, :, None], carried], dim=2).flatten(1, 2))
        weights = functional.softmax(self.mask(read), dim=1)
        weights = torch.where(weights < LEAST_WEIGHT, 0, weights)
        flow = (flows * weights[..., None]).sum(dim=1)
        return flow, torch.sigmoid(self.occlusion(read.flatten(1, 2)))


def _heat(apart):
    return torch.exp(-0.5 * (apart**2).sum(dim=-1) / VARIANCE)


class Spade(nn.Module):
    """A normalisation that the picture's features steer at each place."""

    def __init__(self, channels, steering, hidden):
        super().__init__()
        self.mlp_shared = nn.Sequential(nn.Conv2d(steering, hidden, 3, 1, 1), nn.ReLU())
        self.mlp_gamma = nn.Conv2d(hidden, channels, 3, 1, 1)
        self.mlp_beta = nn.Conv2d(hidden, channels, 3, 1, 1)

    def forward(self, x, features):
        read = self.mlp_shared(functional.interpolate(features, size=x.shape[2:]))
        return functional.instance_norm(x) * (1 + self.mlp_gamma(read)) + self.mlp_beta(read)


def _spectral(layer):
    # By hooks, as the published weights were saved; the newer parametrisation names them otherwise.
    return nn.utils.spectral_norm(layer)


class SpadeBlock(nn.Module):
    def __init__(self, given, made, steering, hidden):
        super().__init__()
        middle = min(given, made)
        self.conv_0 = _spectral(nn.Conv2d(given, middle, 3, 1, 1))
        self.conv_1 = _spectral(nn.Conv2d(middle, made, 3, 1, 1))
        self.norm_0 = Spade(given, steering, hidden)
        self.norm_1 = Spade(middle, steering, hidden)
        self.is_wider = given != made
        if self.is_wider:
            self.conv_s = _spectral(nn.Conv2d(given, made, 1, bias=False))
            self.norm_s = Spade(given, steering, hidden)

    def forward(self, x, features):
        added = self.conv_0(functional.leaky_relu(self.norm_0(x, features), 0.2))
        added = self.conv_1(functional.leaky_relu(self.norm_1(added, features), 0.2))
        return added + (self.conv_s(self.norm_s(x, features)) if self.is_wider else x)


class SpadeDecoder(nn.Module):
    MIDDLE = 6

    def __init__(self, features, made, hidden):
        super().__init__()
        self.fc = nn.Conv2d(features, 2 * features, 3, 1, 1)
        for number in range(self.MIDDLE):
            self.add_module(f"G_middle_{number}", SpadeBlock(2 * features, 2 * features, features, hidden))
        self.up_0 = SpadeBlock(2 * features, features, features, hidden)
        self.up_1 = SpadeBlock(features, made, features, hidden)
        self.conv_img = nn.Conv2d(made, 3, 3, 1, 1)

    def forward(self, features):
        x = self.fc(features)
        for number in range(self.MIDDLE):
            x = self.get_submodule(f"G_middle_{number}")(x, features)
        for block in (self.up_0, self.up_1):
            x = block(functional.interpolate(x, scale_factor=2), features)
        return torch.sigmoid(self.conv_img(functional.leaky_relu(x, 0.2)))


class Generator(nn.Module):
    RESIDUALS = 6

    def __init__(self, first, features, depth, motion_first, motion_most, levels, hidden):
        super().__init__()
        flat = features * depth
        self.features = features
        self.dense_motion_network = DenseMotion(features, depth, motion_first, motion_most, levels)
        self.first = Conv(3, first)
        self.down_blocks = nn.ModuleList([Down(first, 2 * first), Down(2 * first, 4 * first)])
        self.second = nn.Conv2d(4 * first, flat, 1)
        self.resblocks_3d = nn.Sequential()
        for number in range(self.RESIDUALS):
            self.resblocks_3d.add_module(f"3dr{number}", Residual3d(features))
        self.third = Conv(flat, 4 * first, leak=0.01)
        self.fourth = nn.Conv2d(4 * first, 4 * first, 1)
        self.decoder = SpadeDecoder(4 * first, first, hidden)

    def read(self, picture):
        """The picture in depth, which is the same for all of its frames."""
        x = self.first(picture)
        for block in self.down_blocks:
            x = block(x)
        return self.resblocks_3d(self.second(x).unflatten(1, (self.features, -1)))

    def forward(self, read, moved, own):
        """What was read of a picture and the points of a frame and of the picture give the frame, from 0 to 1."""
        flow, seen = self.dense_motion_network(read, moved, own)
        carried = functional.grid_sample(read, flow, align_corners=False).flatten(1, 2)
        return self.decoder(self.fourth(self.third(carried)) * seen)
