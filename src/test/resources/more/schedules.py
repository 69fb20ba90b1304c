"""Writes schedules.json, the rates of PyTorch's schedules: python schedules.py > schedules.json

A case is as in the reference: a spec as a file has it, the optimizer's lr, and the rates in force at each update (for
ReduceLROnPlateau at each epoch, with the metric after it); momentum where a schedule that stands alone moves it.
"""

import json
import math
import random
import warnings

import torch
from torch.optim import lr_scheduler

warnings.simplefilter("ignore")

LENGTHS = ("total_iters", "T_max", "total_steps")
OWN_UNIT = {"OneCycleLR": "step", "CyclicLR": "step"}

PURE = [
    ("MultiStepLR(milestones = [2, 2, 5], gamma = 0.3)", 1.0, 9, 1),
    ("MultiStepLR(milestones = [0, 4])", 0.05, 8, 1),
    ("MultiStepLR([1, 3], 0.5)", 0.2, 12, 3),
    ("MultiStepLR(milestones = [4, 5, 11], unit = step)", 0.2, 14, 3),
    ("ExponentialLR(gamma = 0.5)", 0.4, 12, 1),
    ("ExponentialLR(0.9, unit = step)", 0.4, 12, 4),
    ("ExponentialLR(gamma = 1.1)", 0.4, 12, 4),
    ("ConstantLR(factor = 1.0, total_iters = 3)", 0.3, 6, 1),
    ("ConstantLR(total_iters = 3)", 0.3, 12, 2),
    ("ConstantLR(factor = 0.1, total_iters = 7, unit = step)", 0.3, 12, 2),
    ("PolynomialLR(total_iters = 4)", 0.3, 8, 1),
    ("PolynomialLR(total_iters = 5, power = 0.9)", 0.3, 16, 3),
    ("PolynomialLR(total_iters = 11, power = 3, unit = step)", 0.3, 14, 3),
    ("PolynomialLR(total_iters = 4, power = 0)", 0.3, 8, 1),
    ("LinearLR(total_iters = 4)", 0.3, 8, 1),
    ("LinearLR(start_factor = 1.0, end_factor = 0.25, total_iters = 6, unit = step)", 0.3, 10, 4),
    ("StepLR(step_size = 3, gamma = 0.2, unit = step)", 0.3, 12, 4),
    ("CosineAnnealingLR(T_max = 6, eta_min = 0.02, unit = step)", 0.3, 20, 4),
    ("CosineAnnealingWarmRestarts(T_0 = 4)", 0.1, 13, 1),
    ("CosineAnnealingWarmRestarts(T_0 = 1, T_mult = 3)", 0.1, 40, 1),
    ("CosineAnnealingWarmRestarts(T_0 = 1)", 0.1, 5, 1),
    ("CosineAnnealingWarmRestarts(3, 2, 0.01)", 0.1, 66, 3),
    ("CosineAnnealingWarmRestarts(T_0 = 5, T_mult = 2, eta_min = 0.2, unit = step)", 0.1, 40, 4),
    ("CyclicLR(base_lr = 0.1, max_lr = 0.5, step_size_up = 1)", 1.0, 7, 1),
    ("CyclicLR(base_lr = 0.1, max_lr = 0.5, step_size_up = 3, step_size_down = 1, mode = triangular2)", 1.0, 30, 4),
    ("CyclicLR(base_lr = 0.1, max_lr = 0.5, step_size_up = 2, step_size_down = 5, mode = exp_range, gamma = 0.8)", 1.0, 30, 1),
    ("CyclicLR(base_lr = 0.1, max_lr = 0.5, step_size_up = 4, cycle_momentum = false)", 1.0, 20, 1),
    ("CyclicLR(0.01, 0.3, 4, base_momentum = 0.6, max_momentum = 0.99)", 1.0, 20, 1),
    ("CyclicLR(base_lr = 0.0, max_lr = 1.0, step_size_up = 2, mode = triangular2, unit = epoch)", 1.0, 24, 3),
    ("CyclicLR(base_lr = 0.5, max_lr = 0.1, step_size_up = 3)", 1.0, 12, 1),
    ("OneCycleLR(max_lr = 0.1, total_steps = 8, unit = epoch)", 1.0, 16, 2),
    ("ConstantLR(factor = 0.1, total_iters = 3) then ExponentialLR(gamma = 0.9)", 0.1, 12, 1),
    ("LinearLR(total_iters = 2) then MultiStepLR(milestones = [2, 4]) ", 0.1, 20, 2),
    ("LinearLR(total_iters = 2) then CosineAnnealingWarmRestarts(T_0 = 2, T_mult = 2)", 0.1, 15, 1),
    ("PolynomialLR(total_iters = 4) then ConstantLR(factor = 0.5, total_iters = 2) then PolynomialLR(total_iters = 3, power = 2)", 0.1, 12, 1),
    ("CosineAnnealingLR(T_max = 3) then LinearLR(start_factor = 0.2, total_iters = 2) then StepLR(step_size = 2)", 0.1, 24, 2),
    ("LinearLR(total_iters = 3, unit = step) then CyclicLR(base_lr = 0.01, max_lr = 0.2, step_size_up = 2)", 0.1, 12, 4),
]

PLATEAU = [
    ("ReduceLROnPlateau(mode = min)", "falling", 0.1, 60),
    ("ReduceLROnPlateau(mode = min, factor = 0.5, patience = 0)", "noisy", 0.1, 40),
    ("ReduceLROnPlateau(mode = min, factor = 0.5, patience = 0, cooldown = 1)", "flat", 0.1, 40),
    ("ReduceLROnPlateau(mode = min, factor = 0.2, patience = 3, threshold = 0.1, threshold_mode = abs)", "falling", 0.1, 60),
    ("ReduceLROnPlateau(mode = min, factor = 0.5, patience = 1, cooldown = 4, min_lr = 0.003)", "noisy", 0.1, 60),
    ("ReduceLROnPlateau(mode = min, factor = 0.1, patience = 1, eps = 0.0005)", "noisy", 0.1, 60),
    ("ReduceLROnPlateau(mode = min, factor = 0.0, patience = 2, min_lr = 0.01)", "noisy", 0.1, 20),
    ("ReduceLROnPlateau(mode = min, factor = 0.5, patience = 1)", "negative", 0.1, 30),
    ("ReduceLROnPlateau(mode = max)", "rising", 0.1, 60),
    ("ReduceLROnPlateau(mode = max, factor = 0.5, patience = 2, threshold = 0.02, cooldown = 2)", "rising", 0.1, 60),
    ("ReduceLROnPlateau(mode = max, factor = 0.7, patience = 1, threshold = 0.0, threshold_mode = abs)", "noisy", 0.1, 40),
    ("ReduceLROnPlateau(max, 0.5, 2)", "negative", 0.1, 30),
]


def metrics(form, n):
    draw = random.Random(form)
    forms = {
        "falling": lambda i: 2 * math.exp(-i / 8) + 0.3 + 0.02 * draw.random(),
        "rising": lambda i: 0.9 - 0.8 * math.exp(-i / 8) + 0.02 * draw.random(),
        "noisy": lambda i: 1 + draw.random(),
        "flat": lambda i: 1.0,
        "negative": lambda i: -1 - i / 10 if i < 8 else -1.5 + draw.random(),
    }
    return [forms[form](i) for i in range(n)]


class Make:
    """Schedules by name, which note their length and unit on the way."""

    def __init__(self, optimizer):
        self.optimizer = optimizer

    def __getitem__(self, name):
        words = {"true": True, "false": False}
        if name in words:
            return words[name]
        if not hasattr(lr_scheduler, name):
            return name

        def call(*positional, **named):
            unit = named.pop("unit", OWN_UNIT.get(name, "epoch"))
            made = getattr(lr_scheduler, name)(self.optimizer, *positional, **named)
            length = sum(named.get(key, 0) for key in LENGTHS)
            return made, unit, length

        return call


def build(spec, lr):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr, momentum=0.5)
    parts = [eval(part.strip(), {"__builtins__": {}}, Make(optimizer)) for part in spec.split(" then ")]
    if len(parts) == 1:
        return optimizer, parts[0][0], parts[0][1]
    ends = [sum(part[2] for part in parts[: i + 1]) for i in range(len(parts) - 1)]
    chain = lr_scheduler.SequentialLR(optimizer, [part[0] for part in parts], milestones=ends)
    return optimizer, chain, parts[0][1]


def pure(spec, lr, n, steps_per_epoch):
    optimizer, schedule, unit = build(spec, lr)
    group = optimizer.param_groups[0]
    lrs, momenta = [], []
    for update in range(n):
        lrs.append(group["lr"])
        momenta.append(group["momentum"])
        optimizer.step()
        if unit == "step" or (update + 1) % steps_per_epoch == 0:
            if not (isinstance(schedule, lr_scheduler.OneCycleLR) and schedule.last_epoch + 1 >= schedule.total_steps):
                schedule.step()
    case = {"spec": spec.strip(), "lr": lr, "steps_per_epoch": steps_per_epoch, "lrs": lrs}
    if " then " not in spec and set(momenta) != {0.5}:
        case["momentum"] = momenta
    return case


def plateau(spec, form, lr, n):
    optimizer, schedule, _ = build(spec, lr)
    lrs, metric = [], metrics(form, n)
    for value in metric:
        lrs.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step(value)
    return {"spec": spec, "lr": lr, "steps_per_epoch": 1, "metric": metric, "lrs": lrs}


cases = [pure(*case) for case in PURE] + [plateau(*case) for case in PLATEAU]
text = ",\n  ".join(json.dumps(case) for case in cases)
print(f'{{"made_by": "torch {torch.__version__}", "rtol": 1e-9, "atol": 1e-15, "cases": [\n  {text}]}}')
