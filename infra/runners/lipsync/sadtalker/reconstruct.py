"""R-Net (Deng and others, 2019): a ResNet-50 that reads a face as the numbers of a model of all faces."""

import numpy
import torch
from PIL import Image
from torch import nn

SIDE = 224
# Where the eyes, the tip of the nose and the corners of the mouth of the mean face are; y goes up, z to the viewer.
MEAN_FACE = (
    (-0.31148657, 0.29036078, 0.13377953),
    (0.30979887, 0.28972036, 0.13179526),
    (0.0032535, -0.04617932, 0.55244243),
    (-0.25216928, -0.38133916, 0.22405732),
    (0.2484662, -0.38128236, 0.22235769),
)
# A face of this scale is what R-Net was trained on.
SCALE = 102.0


class Bottleneck(nn.Module):
    def __init__(self, given, width, stride):
        super().__init__()
        made = 4 * width
        self.conv1 = nn.Conv2d(given, width, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, made, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(made)
        self.downsample = None
        if stride != 1 or given != made:
            self.downsample = nn.Sequential(nn.Conv2d(given, made, 1, stride, bias=False), nn.BatchNorm2d(made))

    def forward(self, x):
        made = torch.relu(self.bn1(self.conv1(x)))
        made = torch.relu(self.bn2(self.conv2(made)))
        made = self.bn3(self.conv3(made))
        return torch.relu(made + (x if self.downsample is None else self.downsample(x)))


def _layer(given, width, count, stride):
    return nn.Sequential(Bottleneck(given, width, stride), *(Bottleneck(4 * width, width, 1) for _ in range(count - 1)))


class ResNet50(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.layer1 = _layer(64, 64, 3, 1)
        self.layer2 = _layer(256, 128, 4, 2)
        self.layer3 = _layer(512, 256, 6, 2)
        self.layer4 = _layer(1024, 512, 3, 2)

    def forward(self, x):
        x = nn.functional.max_pool2d(torch.relu(self.bn1(self.conv1(x))), 3, 2, 1)
        for layer in (self.layer1, self.layer2, self.layer3, self.layer4):
            x = layer(x)
        return x.mean(dim=(2, 3), keepdim=True)


class RNet(nn.Module):
    # Who it is, what it does, its colours, how it is turned, its light, where it is, and how far.
    PARTS = (80, 64, 80, 3, 27, 2, 1)

    def __init__(self):
        super().__init__()
        self.backbone = ResNet50()
        self.final_layers = nn.ModuleList([nn.Conv2d(2048, count, 1) for count in self.PARTS])

    def forward(self, x):
        """(n, 3, 224, 224) from 0 to 1 gives (n, 64) of expression and (n, 6) of pose."""
        read = self.backbone(x)
        parts = [layer(read).flatten(1) for layer in self.final_layers]
        return parts[1], torch.cat([parts[3], parts[5], parts[6]], dim=1)


def aligned(picture, points):
    """
    The picture as R-Net wants it, 224 × 224 with the face in its middle, and (scale, x, y) of how it was brought there.
    `points` are the five of a face in pixels, y downwards.
    """
    width, height = picture.size
    seen = numpy.array(points, numpy.float64)
    seen[:, 1] = height - 1 - seen[:, 1]
    # What an orthographic camera would have made of the mean face, by least squares: for x and for y three and a shift.
    mean = numpy.hstack([numpy.array(MEAN_FACE), numpy.ones((5, 1))])
    (across, x), (up, y) = (
        (row[:3], row[3]) for row in numpy.linalg.lstsq(mean, seen, rcond=None)[0].T
    )
    scale = SCALE / max(1e-6, (numpy.linalg.norm(across) + numpy.linalg.norm(up)) / 2)
    wide, high = int(width * scale), int(height * scale)
    left = int(wide / 2 - SIDE / 2 + (x - width / 2) * scale)
    top = int(high / 2 - SIDE / 2 + (height / 2 - y) * scale)
    resized = picture.resize((max(1, wide), max(1, high)), Image.Resampling.BICUBIC)
    return resized.crop((left, top, left + SIDE, top + SIDE)), (scale, x, y)
