"""Makes scaler.json, beside this file, with Python's PyTorch: updates under a GradScaler.

A case has the gradients of the scaled loss, the updates at which the first of them is infinite, how many updates
since the scale last moved came before, and the weights and the scale after each update. A schedule goes on regardless.
"""
import json
import pathlib

import torch

from optimizers import CYCLE, STEPS, call

CASES = [
    ("SGD(lr = 0.1, momentum = 0.9, dampening = 0.5)", None, [0, 1, 6], 0),
    ("AdamW(lr = 0.02, weight_decay = 0.1)", None, [0, 1, 6], 1995),
    ("AdamW(lr = 0.02)", None, [11], 1995),
    ("NAdam(lr = 0.01)", None, [3, 4, 5], 1999),
    ("RAdam(lr = 0.05, betas = [0.9, 0.6])", None, [2, 7], 1997),
    ("Adagrad(lr = 0.1, lr_decay = 0.5)", None, [0, 5], 1990),
    ("SGD(nesterov = true, momentum = 0.5)", CYCLE, [0, 8], 0),
    ("Adam()", CYCLE, [0, 3, 9], 1995),
]


def case(spec, schedule, overflows, good):
    torch.manual_seed(len(spec))
    weights = torch.randn(6)
    gradients = 65536 * torch.randn(STEPS, 6)
    parameter = torch.nn.Parameter(weights.clone())
    optimizer = call(spec, [parameter], torch.optim)
    moves = call(schedule, optimizer, torch.optim.lr_scheduler) if schedule else None
    scaler = torch.amp.GradScaler("cpu")
    scaler.scale(torch.ones(1))
    scaler._growth_tracker.fill_(good)
    after, scales = [], []
    for step, gradient in enumerate(gradients):
        parameter.grad = gradient.clone()
        if step in overflows:
            parameter.grad[0] = float("inf")
        scaler.step(optimizer)
        scaler.update()
        after.append(parameter.tolist())
        scales.append(scaler.get_scale())
        if moves and len(after) < STEPS:
            moves.step()
    return {
        "spec": spec,
        **({"schedule": schedule} if schedule else {}),
        "overflows": overflows,
        "good": good,
        "weights": weights.tolist(),
        "gradients": gradients.tolist(),
        "after": after,
        "scales": scales,
    }


torch.set_num_threads(1)
head = {"made_by": f"scaler.py with PyTorch {torch.__version__}", "rtol": 1e-5, "atol": 1e-6}
text = json.dumps({**head, "cases": [case(*c) for c in CASES]})
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(text.replace('{"spec"', '\n{"spec"') + "\n")
