"""What the contract of executors asks of a ComfyUI server, as one node: copy this folder into `custom_nodes`."""

import base64
import os
import time

import folder_paths
from comfy.model_management import throw_exception_if_processing_interrupted
from comfy.utils import ProgressBar


class DailiesContract:
    @classmethod
    def INPUT_TYPES(cls):
        return {
            "required": {
                "behaviour": ("STRING", {"default": "draw"}),
                "picture": ("STRING", {"default": "", "multiline": True}),
                "milliseconds": ("INT", {"default": 0, "min": 0, "max": 600000}),
                "message": ("STRING", {"default": ""}),
                "filename_prefix": ("STRING", {"default": "contract"}),
            }
        }

    RETURN_TYPES = ()
    FUNCTION = "run"
    OUTPUT_NODE = True
    CATEGORY = "testing"

    @classmethod
    def IS_CHANGED(cls, **_):
        return float("nan")

    def run(self, behaviour, picture, milliseconds, message, filename_prefix):
        bar = ProgressBar(1)
        if behaviour == "fail":
            raise ValueError(message)
        if behaviour == "text":
            return {"ui": {"text": ["no picture"]}}
        if behaviour == "wait":
            bar.update_absolute(0.05)
            self.sleep(300)
        bar.update_absolute(0.1)
        self.sleep(milliseconds / 1000)
        bar.update_absolute(0.6)
        bar.update_absolute(0.4)
        folder, name, counter, subfolder, _ = folder_paths.get_save_image_path(
            filename_prefix, folder_paths.get_output_directory()
        )
        file = f"{name}_{counter:05}_.png"
        with open(os.path.join(folder, file), "wb") as target:
            target.write(base64.b64decode(picture))
        bar.update_absolute(1)
        return {"ui": {"images": [{"filename": file, "subfolder": subfolder, "type": "output"}]}}

    @staticmethod
    def sleep(seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            throw_exception_if_processing_interrupted()
            time.sleep(0.02)


NODE_CLASS_MAPPINGS = {"DailiesContract": DailiesContract}
