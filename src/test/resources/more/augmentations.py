"""Writes augmentations.json beside this file: what torchvision's transforms do to float images.

A case holds a spec whose draws are known, given as numbers in `draw` or fixed by the spec's own
ranges, and the changed image; where several results are possible, all of them.
"""

import itertools
import json
import math
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


def tensor(x, digits=5):
    return {"shape": list(x.shape), "values": [round(v, digits) for v in x.flatten().tolist()]}


def case(spec, x, *outputs, draw=None):
    different = []
    for y in outputs:
        if not any((y - other).abs().max() < 1e-4 for other in different):
            different.append(y)
    drawn = {} if draw is None else {"draw": draw}
    return {"spec": spec, "image": tensor(x, 8), **drawn, "outputs": [tensor(y) for y in different]}


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


def jitters():
    x = image(3, 5, 6, 5)
    changes = {
        "brightness = [1.4, 1.4]": lambda y: F.adjust_brightness(y, 1.4),
        "contrast = [0.3, 0.3]": lambda y: F.adjust_contrast(y, 0.3),
        "saturation = [2, 2]": lambda y: F.adjust_saturation(y, 2),
        "hue = [0.2, 0.2]": lambda y: F.adjust_hue(y, 0.2),
    }
    for words in [*([w] for w in changes), list(changes)]:
        outputs = []
        for order in itertools.permutations(words):
            y = x
            for word in order:
                y = changes[word](y)
            outputs.append(y)
        yield case(f"ColorJitter({', '.join(words)})", x, *outputs)
    turned = F.adjust_hue(F.adjust_saturation(x, 0), -0.3)
    yield case("ColorJitter(saturation = [0, 0], hue = [-0.3, -0.3])", x, turned)
    gray = image(1, 5, 6, 6)
    y = F.adjust_contrast(gray, 1.5)
    yield case("ColorJitter(contrast = [1.5, 1.5], saturation = 1, hue = 0.5)", gray, y)


def operations():
    def whole(y):
        return (y * 255).round().to(torch.uint8)

    x = image(3, 16, 20, 7)
    x = (x + torch.linspace(0, 0.2, 20)).clamp(0, 1)
    x = whole(x).float() / 255
    for bins, magnitude, mode, fill in [(31, 9, "nearest", "none"), (11, 8, "bilinear", "0.5")]:
        share = magnitude / (bins - 1)
        colour = None if fill == "none" else [0.5] * 3
        outputs = [x]

        def affine(move, shear, center):
            return F.affine(x, 0.0, move, 1.0, shear, MODES[mode], fill=colour, center=center)

        for sign in (-1, 1):
            shear = math.degrees(math.atan(0.3 * share * sign))
            outputs.append(affine([0, 0], [shear, 0.0], [0, 0]))
            outputs.append(affine([0, 0], [0.0, shear], [0, 0]))
            outputs.append(affine([int(150 / 331 * 20 * share * sign), 0], [0.0, 0.0], None))
            outputs.append(affine([0, int(150 / 331 * 16 * share * sign)], [0.0, 0.0], None))
            outputs.append(F.rotate(x, 30 * share * sign, MODES[mode], fill=colour))
            factor = 1 + 0.9 * share * sign
            outputs.append(F.adjust_brightness(x, factor))
            outputs.append(F.adjust_saturation(x, factor))
            outputs.append(F.adjust_contrast(x, factor))
            outputs.append(F.adjust_sharpness(x, factor))
        bits = 8 - int((torch.tensor(magnitude) / ((bins - 1) / 4)).round())
        outputs.append(F.posterize(whole(x), bits).float() / 255)
        outputs.append(F.solarize(whole(x), 255 * (1 - share)).float() / 255)
        outputs.append(F.autocontrast(x))
        outputs.append(F.equalize(whole(x)).float() / 255)
        settings = f"num_magnitude_bins = {bins}, interpolation = {mode}, fill = {fill}"
        yield case(f"RandAugment(1, {magnitude}, {settings})", x, *outputs)


def main():
    folder = pathlib.Path(__file__).parent
    cases = [*rotations(), *affines(), *resized_crops(), *erasings(), *jitters(), *operations()]
    made_by = f"torchvision on PyTorch {torch.__version__.split('+')[0]}"
    text = json.dumps({"made_by": made_by, "rtol": 0, "atol": 2e-5, "cases": cases})
    (folder / "augmentations.json").write_text(text.replace('{"spec"', '\n{"spec"') + "\n")


main()
