"""Control maps of a picture as a function runner: depth, normals, pose, edges, lines.

python control.py --kind depth --model depth-anything-v2-large
python control.py --kind normals --model marigold-normals-1.1
python control.py --kind pose --model vitpose-plus-base --detector rtdetr-r50vd
"""

import argparse

import numpy
from dailies_runner import RunFailure, serve
from dailies_runner.pictures import open_picture
from PIL import Image, ImageDraw, ImageFilter

MODULES = ["control-map"]
KINDS = ("depth", "normals", "pose", "edges", "lines")

# COCO's seventeen joints, as OpenPose colours the limbs between them. The neck lies between the shoulders.
NOSE, LEFT_EYE, RIGHT_EYE, LEFT_EAR, RIGHT_EAR = range(5)
LEFT_SHOULDER, RIGHT_SHOULDER, LEFT_ELBOW, RIGHT_ELBOW, LEFT_WRIST, RIGHT_WRIST = range(5, 11)
LEFT_HIP, RIGHT_HIP, LEFT_KNEE, RIGHT_KNEE, LEFT_ANKLE, RIGHT_ANKLE, NECK = range(11, 18)
LIMBS = (
    (NECK, RIGHT_SHOULDER, "#990000"),
    (NECK, LEFT_SHOULDER, "#993300"),
    (RIGHT_SHOULDER, RIGHT_ELBOW, "#996600"),
    (RIGHT_ELBOW, RIGHT_WRIST, "#999900"),
    (LEFT_SHOULDER, LEFT_ELBOW, "#669900"),
    (LEFT_ELBOW, LEFT_WRIST, "#339900"),
    (NECK, RIGHT_HIP, "#009900"),
    (RIGHT_HIP, RIGHT_KNEE, "#009933"),
    (RIGHT_KNEE, RIGHT_ANKLE, "#009966"),
    (NECK, LEFT_HIP, "#009999"),
    (LEFT_HIP, LEFT_KNEE, "#006699"),
    (LEFT_KNEE, LEFT_ANKLE, "#003399"),
    (NECK, NOSE, "#000099"),
    (NOSE, RIGHT_EYE, "#330099"),
    (RIGHT_EYE, RIGHT_EAR, "#660099"),
    (NOSE, LEFT_EYE, "#990099"),
    (LEFT_EYE, LEFT_EAR, "#990066"),
)
SURE = 0.3
PERSON = 0


def load(kind, model, detector, device):
    """A function from a picture to what the kind's drawing needs."""
    import torch

    local = {"local_files_only": True}
    if kind == "depth":
        from transformers import AutoImageProcessor, AutoModelForDepthEstimation

        processor = AutoImageProcessor.from_pretrained(model, **local)
        net = AutoModelForDepthEstimation.from_pretrained(model, **local).to(device).eval()
        return lambda picture: depth_by(processor, net, picture)
    if kind == "normals":
        from diffusers import MarigoldNormalsPipeline

        pipe = MarigoldNormalsPipeline.from_pretrained(model, variant="fp16", torch_dtype=torch.float16, **local)
        pipe.set_progress_bar_config(disable=True)
        return lambda picture: normals_by(pipe.to(device), picture)
    from transformers import AutoImageProcessor, AutoModelForObjectDetection, VitPoseForPoseEstimation

    finder = (
        AutoImageProcessor.from_pretrained(detector, **local),
        AutoModelForObjectDetection.from_pretrained(detector, **local).to(device).eval(),
    )
    poser = (
        AutoImageProcessor.from_pretrained(model, **local),
        VitPoseForPoseEstimation.from_pretrained(model, **local).to(device).eval(),
    )
    return lambda picture: people_by(finder, poser, picture)


def depth_by(processor, net, picture):
    """Larger is nearer, in the picture's own size."""
    import torch

    given = processor(images=picture, return_tensors="pt").to(net.device)
    with torch.inference_mode():
        made = net(**given)
    sizes = [(picture.height, picture.width)]
    return processor.post_process_depth_estimation(made, target_sizes=sizes)[0]["predicted_depth"].float().cpu().numpy()


def normals_by(pipe, picture):
    """(height, width, 3) from -1 to 1: to the right, up, towards the camera."""
    import torch

    with torch.inference_mode():
        made = pipe(picture, num_inference_steps=4, ensemble_size=1, output_type="np", generator=torch.Generator().manual_seed(0))
    return numpy.asarray(made.prediction)[0]


def people_by(finder, poser, picture):
    """For each person (joints, how sure): seventeen points in pixels."""
    import torch

    (find_processor, find_net), (processor, net) = finder, poser
    given = find_processor(images=picture, return_tensors="pt").to(find_net.device)
    with torch.inference_mode():
        found = find_net(**given)
    sizes = torch.tensor([(picture.height, picture.width)])
    found = find_processor.post_process_object_detection(found, target_sizes=sizes, threshold=SURE)[0]
    boxes = found["boxes"][found["labels"] == PERSON].cpu().numpy()
    if len(boxes) == 0:
        return []
    # Corners as a corner and a size.
    boxes[:, 2:] -= boxes[:, :2]
    given = processor(picture, boxes=[boxes], return_tensors="pt").to(net.device)
    if getattr(net.config.backbone_config, "num_experts", 1) > 1:
        # ViTPose+ has an expert for each data set; the first is of COCO's joints.
        given["dataset_index"] = torch.zeros(len(boxes), dtype=torch.int64, device=net.device)
    with torch.inference_mode():
        made = net(**given)
    people = processor.post_process_pose_estimation(made, boxes=[boxes])[0]
    return [(person["keypoints"].cpu().numpy(), person["scores"].cpu().numpy()) for person in people]


# ── drawings


def draw_depth(depth):
    """White is near, black is far; 16 bits."""
    near, far = float(depth.max()), float(depth.min())
    levels = (depth - far) / max(near - far, 1e-12)
    return Image.fromarray(numpy.round(levels * 65_535).astype(numpy.uint16))


def draw_normals(normals):
    """Red to the right, green up, blue towards the camera."""
    length = numpy.maximum(numpy.linalg.norm(normals, axis=2, keepdims=True), 1e-6)
    return Image.fromarray(numpy.round((normals / length * 0.5 + 0.5) * 255).astype(numpy.uint8))


def draw_people(people, size):
    """Limbs on black, in OpenPose's colours."""
    picture = Image.new("RGB", size, "#000000")
    draw = ImageDraw.Draw(picture)
    width = max(2, round(max(size) / 160))
    for joints, sure in people:
        neck = joints[[LEFT_SHOULDER, RIGHT_SHOULDER]].mean(axis=0)
        joints = numpy.concatenate([joints[:17], neck[None]])
        sure = numpy.concatenate([sure[:17], sure[[LEFT_SHOULDER, RIGHT_SHOULDER]].min()[None]])
        for one, other, colour in LIMBS:
            if min(sure[one], sure[other]) >= SURE:
                draw.line([tuple(joints[one]), tuple(joints[other])], fill=colour, width=width)
        for (x, y), how in zip(joints, sure):
            if how >= SURE:
                draw.ellipse([x - width, y - width, x + width, y + width], fill="#ffffff")
    return picture


def draw_edges(picture, smooth, low, high):
    """White where brightness changes, thinned and followed (Canny)."""
    import cv2

    grey = numpy.asarray(picture.convert("L").filter(ImageFilter.GaussianBlur(smooth)))
    # Sobel's of a full step from black to white is 1020.
    return Image.fromarray(cv2.Canny(grey, low * 1020, high * 1020, L2gradient=True))


def draw_lines(picture, smooth, strength):
    """White strokes, as a pen would: the difference of two blurs."""
    grey = picture.convert("L")
    fine, wide = (
        numpy.asarray(grey.filter(ImageFilter.GaussianBlur(radius)), numpy.float32) for radius in (smooth, smooth * 1.6)
    )
    return Image.fromarray(numpy.clip((wide - fine) * strength * 4, 0, 255).astype(numpy.uint8))


def device():
    import torch

    # These are small; without a GPU they take seconds more.
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def make(run, options, load=load):
    kind = run.params["kind"]
    if kind != options.kind:
        raise RunFailure("bad-params", f"This pipeline makes {options.kind}, not {kind}; choose another.")
    picture = open_picture(run.one("image"))
    if kind == "edges":
        made = draw_edges(picture, run.params["smoothPx"], run.params["low"], run.params["high"])
    elif kind == "lines":
        made = draw_lines(picture, max(0.3, run.params["smoothPx"]), run.params["strength"])
    else:
        model = run.model(options.model)
        detector = run.model(options.detector) if kind == "pose" else None
        run.progress(0.05, "Loading the model")
        see = load(kind, model, detector, device())
        run.progress(0.4, "Looking at the picture")
        seen = see(picture)
        run.progress(0.85, "Drawing")
        if kind == "pose" and not seen:
            raise RunFailure("bad-params", "There is nobody to be seen in this picture, so it has no pose; choose another.")
        made = {"depth": draw_depth, "normals": draw_normals}[kind](seen) if kind != "pose" else draw_people(seen, picture.size)
    run.write(lambda target: made.save(target, "PNG"))


def options_of(words=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--kind", choices=KINDS, required=True)
    parser.add_argument("--model", help="a folder of the models; edges and lines need none")
    parser.add_argument("--detector", help="another, that finds people for a pose")
    options = parser.parse_args(words)
    if options.kind in ("depth", "normals", "pose") and options.model is None:
        parser.error(f"{options.kind} needs --model")
    if options.kind == "pose" and options.detector is None:
        parser.error("pose needs --detector")
    return options


if __name__ == "__main__":
    options = options_of()
    serve(lambda run: make(run, options), MODULES)
