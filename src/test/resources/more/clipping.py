"""Makes clipping.json, beside this file, with Python's PyTorch: cases as in reference/clipping.json.

A case may have both settings: single gradients are clipped first.
"""
import pathlib

import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_

import optimizers
from losses import array

CASES = [
    ("clip_grad_norm = 0.25", [(7,), (1, 2)]),
    ("clip_grad_value = 0.75", [(2, 3, 4)]),
    ("clip_grad_value = 0.5 clip_grad_norm = 1.5", [(7,), (1, 2)]),
    ("clip_grad_norm = 2", [(2, 3, 4)]),
]


def case(spec, shapes):
    parameters = [torch.nn.Parameter(torch.zeros(shape)) for shape in shapes]
    for parameter in parameters:
        parameter.grad = torch.randn(parameter.shape)
    before = [array(parameter.grad) for parameter in parameters]
    words = spec.split()
    numbers = dict(zip(words[::3], map(float, words[2::3])))
    total = {}
    if "clip_grad_value" in numbers:
        clip_grad_value_(parameters, numbers["clip_grad_value"])
    if "clip_grad_norm" in numbers:
        total["total_norm"] = clip_grad_norm_(parameters, numbers["clip_grad_norm"]).item()
    clipped = [array(parameter.grad) for parameter in parameters]
    return {"spec": spec, "gradients": before, "clipped": clipped, **total}


torch.manual_seed(4)
optimizers.write([case(*c) for c in CASES], pathlib.Path(__file__).with_suffix(".json"))
