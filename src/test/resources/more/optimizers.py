"""Makes optimizers.json, beside this file, with Python's PyTorch: cases as in reference/optimizers.json.

A case may have a schedule too, which cycles momentum over the 12 updates.
"""
import json
import pathlib
import re

import torch

STEPS = 12
CYCLE = "OneCycleLR(max_lr = 0.02, total_steps = 12)"
SPECS = [
    "SGD(lr = 0.1, momentum = 0.9, dampening = 0.5, weight_decay = 0.1, maximize = true)",
    "Adam(lr = 0.02, betas = [0.5, 0.9], eps = 0.001, amsgrad = true, maximize = true, weight_decay = 0.3)",
    "Adam(lr = 0.05, weight_decay = 0.2, decoupled_weight_decay = true)",
    "AdamW(lr = 0.02, betas = [0.0, 0.5], weight_decay = 0, maximize = true)",
    "NAdam(lr = 0.01, betas = [0.7, 0.9], eps = 1e-04, momentum_decay = 0.1)",
    "NAdam(lr = 0.05, weight_decay = 0.1, momentum_decay = 0, maximize = true)",
    "NAdam(lr = 0.05, weight_decay = 0.1, decoupled_weight_decay = true)",
    "RAdam(lr = 0.05, betas = [0.8, 0.9], eps = 0.01)",
    "RAdam(lr = 0.01, betas = [0.9, 0.6], maximize = true)",
    "RAdam(lr = 0.05, betas = [0.9, 0.99], weight_decay = 0.1, decoupled_weight_decay = true)",
    "Adamax(lr = 0.05, betas = [0.7, 0.8], eps = 0.1, weight_decay = 0.2)",
    "Adamax(lr = 0.01, maximize = true)",
    "RMSprop()",
    "RMSprop(lr = 0.02, alpha = 0.5, eps = 0.1, centered = true, weight_decay = 0.1)",
    "RMSprop(lr = 0.01, alpha = 0.9, momentum = 0.5, maximize = true)",
    "RMSprop(lr = 0.005, alpha = 0.8, momentum = 0.9, centered = true, weight_decay = 0.01)",
    "Adagrad(lr = 0.1, lr_decay = 0.5, eps = 0.01, maximize = true)",
    "Adagrad(lr = 0.1, initial_accumulator_value = 2)",
    "Adadelta(rho = 0.5, eps = 0.01)",
    "Adadelta(lr = 3.0, rho = 0.99, weight_decay = 0.1, maximize = true)",
]
CYCLED = ["SGD(nesterov = true, momentum = 0.5)", "RMSprop()", "RMSprop(centered = true)"] + [
    f"{name}()" for name in ("Adam", "AdamW", "NAdam", "RAdam", "Adamax")
]


def call(spec, first, module):
    """Calls what a spec names with a first argument before its own."""
    name, arguments = re.fullmatch(r"(\w+)\((.*)\)", spec).groups()
    return eval(f"f(first, {arguments})", {"f": getattr(module, name), "first": first, "true": True, "false": False})


def case(spec, schedule=None, size=6, steps=STEPS):
    torch.manual_seed(len(spec))
    weights = torch.randn(size)
    gradients = torch.randn(steps, size)
    gradients[5] = 0
    parameter = torch.nn.Parameter(weights.clone())
    optimizer = call(spec, [parameter], torch.optim)
    moves = call(schedule, optimizer, torch.optim.lr_scheduler) if schedule else None
    after = []
    for gradient in gradients:
        parameter.grad = gradient.clone()
        optimizer.step()
        after.append(parameter.tolist())
        if moves and len(after) < STEPS:
            moves.step()
    numbers = {"weights": weights.tolist(), "gradients": gradients.tolist(), "after": after}
    return {"spec": spec, **({"schedule": schedule} if schedule else {}), **numbers}


def write(cases, path):
    head = {"made_by": f"torch {torch.__version__}", "rtol": 1e-5, "atol": 1e-6}
    text = json.dumps({**head, "cases": cases})
    path.write_text(text.replace('{"spec"', '\n{"spec"') + "\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    cases = [case(spec) for spec in SPECS] + [case(spec, CYCLE) for spec in CYCLED]
    cases += [case("Adam(lr = 0.1)", size=9, steps=7), case("RAdam(lr = 0.1)", size=9, steps=7)]
    write(cases, pathlib.Path(__file__).with_suffix(".json"))
