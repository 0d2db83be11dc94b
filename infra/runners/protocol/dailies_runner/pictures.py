"""Pictures in and out: Pillow, in the recipe's frame."""

from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

from .failure import RunFailure

# A picture that unpacks to more is refused before it is unpacked.
Image.MAX_IMAGE_PIXELS = 16_384 * 16_384


def open_picture(path, mode="RGB"):
    """Upright and in this mode. Raises `bad-params` for what is no picture."""
    try:
        with Image.open(path) as picture:
            return ImageOps.exif_transpose(picture).convert(mode)
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        raise RunFailure("bad-params", "An input picture cannot be read; choose another.") from None


def cover(picture, width, height):
    """Scaled and cut so that it fills the frame."""
    if picture.size == (width, height):
        return picture
    return ImageOps.fit(picture, (width, height), Image.Resampling.LANCZOS)


def working_size(width, height, multiple, most_pixels):
    """The size nearest to the frame's shape that a model can work at: whole multiples, and no more pixels."""
    scale = min(1.0, (most_pixels / (width * height)) ** 0.5)
    # Upwards where that fits: what is cut off afterwards is less than what would have to be made up.
    sides = [max(multiple, -(-round(side * scale) // multiple) * multiple) for side in (width, height)]
    while sides[0] * sides[1] > most_pixels and max(sides) > multiple:
        sides[sides.index(max(sides))] -= multiple
    return tuple(sides)


def mask_of(path, width, height, grow=0, feather=0):
    """A mask in the frame's size, grown and softened by so many pixels."""
    mask = cover(open_picture(path, "L"), width, height)
    if grow > 0:
        mask = mask.filter(ImageFilter.MaxFilter(2 * min(grow, 100) + 1))
    if feather > 0:
        mask = mask.filter(ImageFilter.GaussianBlur(feather))
    return mask


def write_picture(run, picture):
    """The take, in exactly the recipe's frame."""
    run.write(lambda path: cover(picture, run.width, run.height).save(path, "PNG", compress_level=3))
