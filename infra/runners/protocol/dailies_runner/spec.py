"""spec.json: read, and checked against what the modules' own zod says."""

import json
from importlib import resources

from jsonschema import Draft202012Validator

from .failure import RunFailure

SHOWN_CHARACTERS = 120


def schema(name):
    """A schema by its name: `run-spec`, or a module's key. None where there is none."""
    file = resources.files(__package__).joinpath("schema", f"{name}.json")
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None


def _where(error):
    steps = [str(step) for step in error.absolute_path]
    if steps[:1] == ["recipe"]:
        steps = steps[1:]
    if not steps:
        return "The spec"
    if steps[0] == "params" and len(steps) > 1:
        return f'The param "{steps[1]}"'
    if steps[0] == "inputs" and len(steps) > 1:
        return f'The input "{steps[1]}"'
    return f'"{".".join(steps)}"'


def _what(error):
    """jsonschema's own words repeat whole values, which may be a long text."""
    limit = error.validator_value
    match error.validator:
        case "minimum":
            return f"must be at least {limit}"
        case "maximum":
            return f"must be at most {limit}"
        case "enum":
            return f"must be one of {', '.join(str(each) for each in limit)}"
        case "const":
            return f"must be {limit}"
        case "type":
            return f"must be {limit if isinstance(limit, str) else ' or '.join(limit)}"
        case "minItems":
            return "is missing; connect it"
        case "maxItems":
            return f"takes {limit} at most"
        case "maxLength":
            return f"has more than {limit} characters; shorten it"
        case "required":
            absent = [name for name in limit if name not in error.instance]
            return f"lacks {', '.join(absent)}"
        case "additionalProperties":
            return f"has something unknown: {error.message[:SHOWN_CHARACTERS]}"
    return f"is not valid: {error.message[:SHOWN_CHARACTERS]}"


def check(value, against, path=()):
    """Raises `bad-params` with one sentence that names the field."""
    errors = sorted(Draft202012Validator(against).iter_errors(value), key=lambda error: list(map(str, error.path)))
    if not errors:
        return
    error = errors[0]
    if error.validator == "required" and list(error.absolute_path)[-1:] == ["inputs"]:
        absent = next(name for name in error.validator_value if name not in error.instance)
        raise RunFailure("bad-params", f'The input "{absent}" is missing; connect it.')
    error.path.extendleft(reversed(path))
    raise RunFailure("bad-params", f"{_where(error)} {_what(error)}.")


def with_defaults(params, against):
    """[P13] A param that says nothing is left out of a recipe; here it has its default again."""
    defaults = {
        name: each["default"] for name, each in against["properties"].items() if "default" in each and name not in params
    }
    return {**defaults, **params}


def read_spec(path, modules):
    """The spec of a run of one of these modules, its params whole. Raises `bad-params`."""
    try:
        with open(path, encoding="utf-8") as file:
            spec = json.load(file)
    except OSError:
        raise RunFailure("internal", f"There is no spec at {path}; a function runner is started by Dailies.") from None
    except ValueError:
        raise RunFailure("bad-params", "spec.json is no JSON; generate it again.") from None
    check(spec, schema("run-spec"))
    recipe = spec["recipe"]
    module = recipe["module"]
    if module not in modules:
        raise RunFailure(
            "bad-params", f'This runner makes {", ".join(modules)}, not "{module}"; choose another pipeline.'
        )
    known = schema(module)
    if known is None:
        raise RunFailure("internal", f'This runner knows no module "{module}"; build its image again.')
    check(recipe, known, ("recipe",))
    recipe["params"] = with_defaults(recipe["params"], known["properties"]["params"])
    return spec
