"""Files that are whole or not there: written beside their place and moved onto it."""

import os
import tempfile
from pathlib import Path


def write_whole(path, write):
    """`write` is handed a path of the same folder and ending, which becomes `path` once it is written."""
    path = Path(path)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    os.close(handle)
    try:
        write(beside)
        # mkstemp's 0600 would keep whoever collects it out.
        os.chmod(beside, 0o644)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def write_bytes(path, content):
    def write(beside):
        with open(beside, "wb") as file:
            file.write(content)

    write_whole(path, write)
