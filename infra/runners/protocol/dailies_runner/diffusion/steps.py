"""Progress and previews out of a diffusers pipeline's steps."""


def on_step(run, steps, begin=0.3, end=0.9, show=None):
    """The callback that diffusers calls after each step. `show` makes a picture of latents."""

    def callback(_pipe, step, _timestep, tensors):
        done = step + 1
        run.progress(begin + (end - begin) * done / max(1, steps), f"Denoising, step {done} of {steps}")
        if show is not None:
            run.preview(lambda: show(tensors["latents"]))
        return tensors

    return callback
