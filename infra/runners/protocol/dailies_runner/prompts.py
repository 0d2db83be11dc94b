"""A shot's camera, light and cast in the words that text-to-image models know."""

SIZES = {
    "extreme-wide": "extreme wide shot",
    "wide": "wide shot",
    "full": "full shot, head to toe",
    "cowboy": "cowboy shot, from the thighs up",
    "medium": "medium shot, from the waist up",
    "medium-close-up": "medium close-up, from the chest up",
    "close-up": "close-up of the face",
    "extreme-close-up": "extreme close-up",
}
HEIGHTS = {
    "ground": "camera on the ground",
    "low": "low angle",
    "eye": "eye level",
    "high": "high angle",
    "overhead": "overhead shot",
}
SIDES = {
    "front": "seen from the front",
    "three-quarter-left": "three-quarter view from the left",
    "three-quarter-right": "three-quarter view from the right",
    "profile-left": "profile from the left",
    "profile-right": "profile from the right",
    "back": "seen from behind",
}
TIMES = {"dawn": "at dawn", "day": "in daylight", "golden-hour": "golden hour", "dusk": "at dusk", "night": "at night"}
LIGHTS = {
    "front": "lit from the front",
    "left": "key light from the left",
    "right": "key light from the right",
    "back": "backlit",
    "top": "lit from above",
}
MOVES = {
    "static": "static camera",
    "pan-left": "the camera pans left",
    "pan-right": "the camera pans right",
    "tilt-up": "the camera tilts up",
    "tilt-down": "the camera tilts down",
    "dolly-in": "the camera slowly moves in",
    "dolly-out": "the camera slowly moves back",
    "crane-up": "the camera rises",
    "crane-down": "the camera sinks",
    "truck-left": "the camera moves to the left",
    "truck-right": "the camera moves to the right",
    "follow": "the camera follows",
    "handheld": "handheld camera",
}
BY_WORDS = "by-words"


def camera_words(params):
    """What the camera and the light of a shot are called; nothing for what a module has not."""
    words = [
        table[params[key]]
        for key, table in (
            ("shotSize", SIZES),
            ("cameraHeight", HEIGHTS),
            ("cameraSide", SIDES),
            ("timeOfDay", TIMES),
            ("keyLight", LIGHTS),
            ("move", MOVES),
        )
        if params.get(key) in table
    ]
    if "lensMm" in params:
        words.insert(1, f"{params['lensMm']:g} mm lens")
    for key, prefix in (("stance", ""), ("facing", "facing ")):
        value = params.get(key, BY_WORDS)
        if value != BY_WORDS:
            words.append(prefix + value.replace("-", " "))
    return words


def cast_words(run):
    """Who and what the assets are, as their descriptions say it."""
    return [
        f"{asset['content']['name']}: {asset['content']['description'].strip()}"
        for asset in run.assets("characters", "location", "style")
        if asset["content"].get("description", "").strip()
    ]


def whole_prompt(run, called=()):
    """
    The prompt as a person wrote it, then the cast, then the camera. `called`: the words that call what was trained;
    those that stand nowhere in it begin it.
    """
    parts = [run.params.get("prompt", "").strip(), *cast_words(run), ", ".join(camera_words(run.params))]
    text = "\n".join(part for part in parts if part)
    absent = [word for word in dict.fromkeys(called) if word.lower() not in text.lower()]
    return "\n".join(part for part in (", ".join(absent), text) if part)
