"""Runs the tests of one folder, and takes none that was left out for passed: python tests.py FOLDER."""

import sys
import unittest

# What torchvision describes to torch as it is imported, whether it could load it or not.
DESCRIBED = ("nms", "qnms")


def name_operators():
    """
    The torchvision of PyPI is built for CUDA. Beside a torch for processors it loads none of its operators, and then
    cannot be imported, as those that it describes have no name. No runner calls them: the names are enough.
    """
    import torch

    try:
        import torchvision  # noqa: F401
    except RuntimeError:
        for name in DESCRIBED:
            torch.library.define(f"torchvision::{name}", "(Tensor dets, Tensor scores, float threshold) -> Tensor")
        import torchvision  # noqa: F401


if __name__ == "__main__":
    name_operators()
    result = unittest.TextTestRunner().run(unittest.defaultTestLoader.discover(sys.argv[1]))
    for test, reason in result.skipped:
        print(f"Left out, although what it needs is installed: {test}: {reason}", file=sys.stderr)
    sys.exit(0 if result.wasSuccessful() and not result.skipped else 1)
