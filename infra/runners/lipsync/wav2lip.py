"""Wav2Lip (Prajwal and others, 2020): the network, with the names that its published weights have."""

import torch
from torch import nn
from weights import fill, read


class Conv(nn.Module):
    """A convolution that is normalised; where it is residual, it adds to what it is given."""

    def __init__(self, given, made, kernel, stride, padding, residual=False):
        super().__init__()
        self.conv_block = nn.Sequential(nn.Conv2d(given, made, kernel, stride, padding), nn.BatchNorm2d(made))
        self.residual = residual

    def forward(self, x):
        made = self.conv_block(x)
        return torch.relu(made + x if self.residual else made)


class Grow(nn.Module):
    """The other way round: twice the size."""

    def __init__(self, given, made, stride=2, padding=1, extra=1):
        super().__init__()
        self.conv_block = nn.Sequential(
            nn.ConvTranspose2d(given, made, 3, stride, padding, extra), nn.BatchNorm2d(made)
        )

    def forward(self, x):
        return torch.relu(self.conv_block(x))


def _same(channels, count):
    return [Conv(channels, channels, 3, 1, 1, residual=True) for _ in range(count)]


def _shrunk(given, made, count, stride=2):
    return nn.Sequential(Conv(given, made, 3, stride, 1), *_same(made, count))


def audio_encoder():
    """(n, 1, 80, 16) of sound gives (n, 512, 1, 1). SadTalker hears by the same."""
    return nn.Sequential(
        Conv(1, 32, 3, 1, 1),
        *_same(32, 2),
        Conv(32, 64, 3, (3, 1), 1),
        *_same(64, 2),
        Conv(64, 128, 3, 3, 1),
        *_same(128, 2),
        Conv(128, 256, 3, (3, 2), 1),
        *_same(256, 1),
        Conv(256, 512, 3, 1, 0),
        Conv(512, 512, 1, 1, 0),
    )


class Wav2Lip(nn.Module):
    """A face of 96 × 96 whose lower half is hidden, beside the same face as it is, and 0.2 s of sound."""

    def __init__(self):
        super().__init__()
        self.face_encoder_blocks = nn.ModuleList(
            [
                nn.Sequential(Conv(6, 16, 7, 1, 3)),
                _shrunk(16, 32, 2),
                _shrunk(32, 64, 3),
                _shrunk(64, 128, 2),
                _shrunk(128, 256, 2),
                _shrunk(256, 512, 1),
                nn.Sequential(Conv(512, 512, 3, 1, 0), Conv(512, 512, 1, 1, 0)),
            ]
        )
        self.audio_encoder = audio_encoder()
        self.face_decoder_blocks = nn.ModuleList(
            [
                nn.Sequential(Conv(512, 512, 1, 1, 0)),
                nn.Sequential(Grow(1024, 512, 1, 0, 0), *_same(512, 1)),
                nn.Sequential(Grow(1024, 512), *_same(512, 2)),
                nn.Sequential(Grow(768, 384), *_same(384, 2)),
                nn.Sequential(Grow(512, 256), *_same(256, 2)),
                nn.Sequential(Grow(320, 128), *_same(128, 2)),
                nn.Sequential(Grow(160, 64), *_same(64, 2)),
            ]
        )
        self.output_block = nn.Sequential(Conv(80, 32, 3, 1, 1), nn.Conv2d(32, 3, 1, 1, 0), nn.Sigmoid())

    def forward(self, sound, face):
        """(n, 1, 80, 16) and (n, 6, 96, 96) give (n, 3, 96, 96), from 0 to 1."""
        seen = []
        for block in self.face_encoder_blocks:
            face = block(face)
            seen.append(face)
        made = self.audio_encoder(sound)
        for block in self.face_decoder_blocks:
            made = torch.cat((block(made), seen.pop()), dim=1)
        return self.output_block(made)


def load(path):
    """Published weights: they were saved from several GPUs, and name it."""
    weights = read(path)
    weights = weights.get("state_dict", weights)
    net = Wav2Lip()
    fill(net, {name.removeprefix("module."): value for name, value in weights.items()}, path, "Wav2Lip")
    return net.eval()
