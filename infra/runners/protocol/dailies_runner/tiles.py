"""Large pictures through a model in overlapping tiles."""

import torch


def tiled(model, picture, factor, tile, overlap, on_tile=None):
    """
    `picture` is (1, channels, height, width); gives it `factor` times larger. Where tiles overlap they fade into
    each other, so that no seam shows.
    """
    _, _, height, width = picture.shape
    made = torch.zeros(1, 3, height * factor, width * factor, dtype=torch.float32)
    weights = torch.zeros(1, 1, height * factor, width * factor, dtype=torch.float32)
    starts = [
        (top, left) for top in _starts(height, tile, overlap) for left in _starts(width, tile, overlap)
    ]
    for index, (top, left) in enumerate(starts):
        part = picture[:, :, top : top + tile, left : left + tile]
        larger = model(part).float().cpu()
        rows, columns = larger.shape[-2:]
        weight = _ramp(rows, overlap * factor)[:, None] * _ramp(columns, overlap * factor)[None, :]
        area = (..., slice(top * factor, top * factor + rows), slice(left * factor, left * factor + columns))
        made[area] += larger * weight
        weights[area] += weight
        if on_tile is not None:
            on_tile(index + 1, len(starts))
    return made / weights


def _starts(length, tile, overlap):
    if length <= tile:
        return [0]
    step = tile - overlap
    starts = list(range(0, length - tile, step))
    return [*starts, length - tile]


def _ramp(length, overlap):
    """Rises over the overlap at both ends and is never 0, as a picture's own edge has nothing to fade into."""
    from_edge = torch.minimum(torch.arange(1, length + 1), torch.arange(length, 0, -1)).float()
    return (from_edge / max(1, overlap)).clamp(max=1)
