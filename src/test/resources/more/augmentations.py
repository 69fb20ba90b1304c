"""Writes augmentations.json beside this file: what torchvision's transforms do to float images.

A case holds a spec whose draws are known, given as numbers in `draw` or fixed by the spec's own
ranges, and the changed image; where several results are possible, all of them.
"""

import itertools
import json
import pathlib

import torch
import torchvision.transforms.functional as F
from torchvision.transforms import InterpolationMode

MODES = {"nearest": InterpolationMode.NEAREST, "bilinear": InterpolationMode.BILINEAR}


def image(channels, height, width, seed):
    """An image whose pixels are bytes, as data sets have them."""
    generator = torch.Generator().manual_seed(seed)
    numbers = torch.randint(0, 256, (channels, height, width), generator=generator)
    return (numbers // 3 + 60).float() / 255


def tensor(x):
    return {"shape": list(x.shape), "values": [round(v, 7) for v in x.flatten().tolist()]}


def case(spec, x, *outputs, draw=None):
    different = []
    for y in outputs:
        if not any((y - other).abs().max() < 1e-4 for other in different):
            different.append(y)
    drawn = {} if draw is None else {"draw": draw}
    return {"spec": spec, "image": tensor(x), **drawn, "outputs": [tensor(y) for y in different]}


def rotations():
    x = image(3, 6, 8, 1)
    for mode, degrees, fill in itertools.product(MODES, (25, -140), (0.0, 0.5)):
        spec = f"RandomRotation([{degrees}, {degrees}], interpolation = {mode}, fill = {fill})"
        yield case(spec, x, F.rotate(x, degrees, MODES[mode], fill=[fill] * 3))
    spec = "RandomRotation([40, 40], center = [2, 1], fill = [0.1, 0.2, 0.9])"
    yield case(spec, x, F.rotate(x, 40, center=[2, 1], fill=[0.1, 0.2, 0.9]))


def affines():
    x = image(2, 7, 5, 2)
    for mode in MODES:
        spec = f"RandomAffine([20, 20], scale = [1.3, 1.3], shear = [10, 10, -15, -15], interpolation = {mode})"
        y = F.affine(x, 20, [0, 0], 1.3, [10, -15], MODES[mode], fill=[0.0, 0.0])
        yield case(spec, x, y)
    spec = "RandomAffine(0, shear = [12, 12], center = [1, 6], interpolation = bilinear)"
    y = F.affine(x, 0, [0, 0], 1, [12, 0], MODES["bilinear"], fill=[0.0, 0.0], center=[1, 6])
    yield case(spec, x, y)
    moved = [
        F.affine(x, 0, [right, down], 1, [0, 0], fill=[0.5, 0.5])
        for right in (-1, 0, 1)
        for down in (-1, 0, 1)
    ]
    yield case("RandomAffine(0, translate = [0.28, 0.2], fill = 0.5)", x, *moved)


def resized_crops():
    x = image(3, 8, 6, 3)
    for (top, left, h, w), mode, antialias in itertools.product(
        [(1, 2, 5, 3), (0, 0, 8, 6), (0, 1, 8, 2), (3, 3, 1, 1)], MODES, (True, False)
    ):
        smooth = mode == "bilinear" and antialias
        spec = f"RandomResizedCrop([8, 6], interpolation = {mode}, antialias = {str(antialias).lower()})"
        y = F.resized_crop(x, top, left, h, w, [8, 6], MODES[mode])
        if smooth:
            y = F.resize(F.crop(x, top, left, h, w), [8, 6], MODES[mode], antialias=True)
        yield case(spec, x, y, draw=[top, left, h, w])


def erasings():
    x = image(3, 6, 7, 4)
    value = torch.tensor([0.1, 0.2, 0.3]).view(3, 1, 1)
    spec = "RandomErasing(value = [0.1, 0.2, 0.3])"
    yield case(spec, x, F.erase(x, 1, 2, 3, 4, value), draw=[1, 2, 4, 6])
    yield case(spec, x, x, draw=[0, 0, 0, 0])


def main():
    folder = pathlib.Path(__file__).parent
    cases = [*rotations(), *affines(), *resized_crops(), *erasings()]
    made_by = f"torchvision on PyTorch {torch.__version__.split('+')[0]}"
    text = json.dumps({"made_by": made_by, "rtol": 0, "atol": 2e-5, "cases": cases})
    (folder / "augmentations.json").write_text(text.replace('{"spec"', '\n{"spec"') + "\n")


main()
