"""What Blender does, told by blender.py: renders one frame of a .blend file into take.png of the task's folder.

Runs in Blender's own Python. What a person can mend goes to refusal.json as a sentence; anything else ends with a
traceback.
"""

import json
import os
import struct
import sys
import zlib

import bpy
import numpy

with open(sys.argv[-1], encoding="utf-8") as file:
    TASK = json.load(file)
FOLDER = TASK["folder"]
FAR = 1e6
REFUSED = 3
# A frame that is at least twice as large is shown in this size first.
PREVIEW_PX = 320


def tell(**said):
    print(TASK["mark"] + json.dumps(said), flush=True)


def progress(since, until, phase):
    """What follows takes the run from this fraction to that one."""
    tell(**{"from": since, "to": until, "phase": phase})


def refuse(message, code="bad-params"):
    """Ends the run with one sentence."""
    with open(os.path.join(FOLDER, "refusal.json"), "w", encoding="utf-8") as file:
        json.dump({"code": code, "message": message}, file)
    sys.stdout.flush()
    os._exit(REFUSED)


def listed(names):
    """Names for a sentence; a file may hold hundreds."""
    shown = [f'"{name}"' for name in names[:12]]
    if len(names) > 12:
        shown.append(f"{len(names) - 12} more")
    return ", ".join(shown)


def choose(what, wanted, names, fallback):
    """The one of that name, or the file's own where none is asked for."""
    if wanted == "":
        return fallback
    if wanted in names:
        return wanted
    if not names:
        return refuse(f'There is no {what} in this file, and "{wanted}" was asked for.')
    return refuse(f'There is no {what} "{wanted}" in this file; there is {listed(names)}.')


def write_png(path, pixels, depth):
    """Rows from the top; (height, width, channels) of 0 to 1, one or three channels, 8 or 16 bits each."""
    top = 2**depth - 1
    height, width, channels = pixels.shape
    values = numpy.round(numpy.clip(pixels, 0.0, 1.0) * top).astype(">u2" if depth == 16 else "u1")
    rows = values.reshape(height, -1)
    data = b"".join(b"\0" + row.tobytes() for row in rows)

    def chunk(name, content):
        body = name + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    colour = 0 if channels == 1 else 2
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)))
        file.write(chunk(b"IDAT", zlib.compress(data, 6)))
        file.write(chunk(b"IEND", b""))


def render(scene, layer, path):
    scene.render.filepath = path
    bpy.ops.render.render(write_still=True, scene=scene.name, layer=layer.name)
    if not os.path.exists(path):
        refuse("Blender rendered nothing of this scene; look at its output settings.", "bad-output")


def floats(path):
    """An OpenEXR as numbers, rows from the top, four channels."""
    image = bpy.data.images.load(path)
    image.colorspace_settings.name = "Non-Color"
    width, height = image.size
    pixels = numpy.empty(width * height * image.channels, dtype=numpy.float32)
    image.pixels.foreach_get(pixels)
    return pixels.reshape(height, width, image.channels)[::-1]


def to_exr(scene, has_alpha):
    settings = scene.render.image_settings
    settings.file_format = "OPEN_EXR"
    settings.color_mode = "RGBA" if has_alpha else "RGB"
    settings.color_depth = "32"


def by_cycles(scene):
    """One sample through the middle of each pixel: what is measured must not be blurred."""
    scene.render.engine = "CYCLES"
    scene.cycles.device = "CPU"
    scene.cycles.samples = 1
    scene.cycles.use_denoising = False
    scene.cycles.use_adaptive_sampling = False
    scene.cycles.pixel_filter_type = "BOX"
    scene.cycles.filter_width = 0.01


def render_pass(scene, layer, output, path):
    """A pass of the render layer, as it is, into an OpenEXR."""
    scene.use_nodes = True
    scene.render.use_compositing = True
    tree = scene.node_tree
    tree.nodes.clear()
    layers = tree.nodes.new("CompositorNodeRLayers")
    layers.scene = scene
    layers.layer = layer.name
    composite = tree.nodes.new("CompositorNodeComposite")
    tree.links.new(layers.outputs[output], composite.inputs["Image"])
    to_exr(scene, has_alpha=False)
    render(scene, layer, path)
    return floats(path)


def depth_map(scene, layer, path):
    """White is near, black is far; the background is black."""
    by_cycles(scene)
    layer.use_pass_z = True
    depth = render_pass(scene, layer, "Depth", path)[:, :, :1]
    seen = depth < FAR
    if not seen.any():
        refuse("The camera sees nothing in this frame, so there is no depth; choose another frame or camera.")
    near, far = float(depth[seen].min()), float(depth[seen].max())
    # The farthest surface is still lighter than the background.
    level = 1.0 - 0.95 * (depth - near) / max(far - near, 1e-6)
    return numpy.where(seen, level, 0.0), 16


def normal_map(scene, layer, path):
    """As the camera sees them: red to the right, green up, blue towards the camera."""
    by_cycles(scene)
    layer.use_pass_normal = True
    world = render_pass(scene, layer, "Normal", path)[:, :, :3]
    rotation = numpy.array(scene.camera.matrix_world.to_3x3().normalized())
    seen = (numpy.abs(world).sum(axis=2, keepdims=True)) > 0.1
    return numpy.where(seen, (world @ rotation) * 0.5 + 0.5, numpy.array([0.5, 0.5, 1.0])), 8


def line_map(scene, layer, path):
    """White lines on black, by Freestyle: outlines, creases and borders."""
    by_cycles(scene)
    scene.use_nodes = False
    scene.render.use_compositing = False
    scene.render.film_transparent = True
    scene.render.use_freestyle = True
    scene.render.line_thickness_mode = "ABSOLUTE"
    scene.render.line_thickness = max(1.0, scene.render.resolution_y / 540)
    layer.use_freestyle = True
    layer.use_solid = False
    settings = layer.freestyle_settings
    while len(settings.linesets) > 0:
        settings.linesets.remove(settings.linesets[0])
    lines = settings.linesets.new("Lines")
    lines.linestyle = bpy.data.linestyles.new("Lines")
    to_exr(scene, has_alpha=True)
    render(scene, layer, path)
    return floats(path)[:, :, 3:4], 8


def picture(scene, layer, engine, path):
    scene.render.engine = "BLENDER_EEVEE" if engine == "eevee" else "BLENDER_WORKBENCH"
    scene.use_nodes = False
    scene.render.use_compositing = False
    scene.render.film_transparent = False
    settings = scene.render.image_settings
    settings.file_format = "PNG"
    settings.color_mode = "RGB"
    settings.color_depth = "8"
    render(scene, layer, path)


def measured(scene, layer, gives, path):
    scratch = os.path.join(FOLDER, "pass.exr")
    pixels, depth = {"depth": depth_map, "normals": normal_map, "lines": line_map}[gives](scene, layer, scratch)
    os.remove(scratch)
    write_png(path, pixels, depth)


def make(scene, layer, params, size, path):
    scene.render.resolution_x, scene.render.resolution_y = size
    if params["gives"] == "picture":
        picture(scene, layer, params["engine"], path)
    else:
        measured(scene, layer, params["gives"], path)


def preview(scene, layer, params, size):
    """
    The frame in small, so that a wrong camera is seen before the whole is rendered: a picture in plain shades, a map as
    it will be. Not for lines: Freestyle takes as long for a small frame.
    """
    scale = PREVIEW_PX / max(size)
    if scale > 0.5 or params["gives"] == "lines":
        return
    # What Cycles has built of the scene serves the whole frame, too.
    scene.render.use_persistent_data = True
    name = "preview.png"
    small = [max(1, round(side * scale)) for side in size]
    make(scene, layer, {**params, "engine": "workbench"}, small, os.path.join(FOLDER, name))
    tell(preview=name)


def main():
    progress(0.02, 0.15, "Opening the file")
    params = TASK["params"]
    try:
        bpy.ops.wm.open_mainfile(filepath=TASK["file"], load_ui=False, use_scripts=False)
    except RuntimeError:
        refuse("This file cannot be opened by Blender; it may be damaged, or of a newer Blender.")
    progress(0.15, 0.2, "Finding the camera")

    scene = bpy.data.scenes[
        choose("scene", params["scene"], sorted(one.name for one in bpy.data.scenes), bpy.context.scene.name)
    ]
    cameras = sorted(one.name for one in scene.objects if one.type == "CAMERA")
    own = scene.camera.name if scene.camera is not None else (cameras[0] if cameras else "")
    camera = choose("camera", params["camera"], cameras, own)
    if camera == "":
        refuse(f'The scene "{scene.name}" has no camera; add one in Blender.')
    scene.camera = scene.objects[camera]
    layers = [one.name for one in scene.view_layers]
    layer = scene.view_layers[choose("view layer", params["layer"], layers, layers[0])]
    for one in scene.view_layers:
        one.use = one == layer

    scene.render.resolution_percentage = 100
    scene.render.pixel_aspect_x = scene.render.pixel_aspect_y = 1
    scene.render.use_border = False
    scene.render.use_sequencer = False
    scene.render.use_multiview = False
    scene.render.use_file_extension = False
    scene.render.use_freestyle = False
    scene.render.threads_mode = "FIXED"
    scene.render.threads = 2
    scene.frame_set(params["frame"])

    size = [TASK["widthPx"], TASK["heightPx"]]
    progress(0.2, 0.35, "Rendering a preview")
    preview(scene, layer, params, size)
    progress(0.35, 0.95, "Rendering")
    make(scene, layer, params, size, os.path.join(FOLDER, "take.png"))
    progress(0.95, 1, "Writing")


main()
