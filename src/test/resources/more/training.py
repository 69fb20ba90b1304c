"""Makes training.json, beside this file, with Python's PyTorch: cases as in reference/training.json.

Other networks, losses and units, batches that do not divide the rows, a length left out.
"""
import json
import math
import pathlib

import torch
from torch import nn
from torch.nn.utils import clip_grad_norm_, clip_grad_value_
from torch.optim import lr_scheduler

from losses import array, loss
from optimizers import call

ROWS, UPDATES = 12, 9

# The model as an experiment has it and PyTorch's; how it is trained; the schedule's length where it is left out.
CASES = [
    ("Flatten Linear(7) Tanh Linear(3)",
     nn.Sequential(nn.Flatten(), nn.Linear(16, 7), nn.Tanh(), nn.Linear(7, 3)),
     {"optimizer": "SGD(lr = 0.3, momentum = 0.9, nesterov = true)", "schedule": "CosineAnnealingLR()",
      "schedule_unit": "epoch", "loss": "FocalLoss(gamma = 2)", "clip_grad_value": 0.05, "accumulate": 2, "batch_size": 8},
     "T_max = 6"),
    ("Flatten Linear(7) Tanh Linear(3)",
     nn.Sequential(nn.Flatten(), nn.Linear(16, 7), nn.Tanh(), nn.Linear(7, 3)),
     {"optimizer": "NAdam(lr = 0.02)", "schedule": "OneCycleLR(max_lr = 0.05, total_steps = 9)",
      "schedule_unit": "step", "loss": "FocalLoss(gamma = 0.5)", "accumulate": 2, "batch_size": 8}, ""),
    ("Conv2d(4, 2, bias = false) GroupNorm(2) GELU Flatten Linear(3)",
     nn.Sequential(nn.Conv2d(1, 4, 2, bias=False), nn.GroupNorm(2, 4), nn.GELU(), nn.Flatten(), nn.Linear(36, 3)),
     {"optimizer": "RMSprop(lr = 0.01, centered = true, momentum = 0.5)", "schedule": "LinearLR(total_iters = 5)",
      "schedule_unit": "step", "loss": "MultiMarginLoss(p = 2)", "clip_grad_norm": 0.5, "accumulate": 1, "batch_size": 5}, ""),
    ("Conv2d(4, 2, bias = false) GroupNorm(2) GELU Flatten Linear(3)",
     nn.Sequential(nn.Conv2d(1, 4, 2, bias=False), nn.GroupNorm(2, 4), nn.GELU(), nn.Flatten(), nn.Linear(36, 3)),
     {"optimizer": "Adadelta(lr = 1)", "schedule": None, "schedule_unit": "step",
      "loss": "CrossEntropyLoss(label_smoothing = 0.2)", "accumulate": 1, "batch_size": 5}, ""),
]


def case(model, network, setting, length):
    images, labels = torch.randn(ROWS, 1, 4, 4), torch.randint(3, (ROWS,))
    weights = {name: array(p) for name, p in network.named_parameters()}
    optimizer = call(setting["optimizer"], network.parameters(), torch.optim)
    schedule = setting["schedule"] and call(setting["schedule"].replace("()", f"({length})"), optimizer, lr_scheduler)
    parts, batch = setting["accumulate"], setting["batch_size"]
    unit = math.ceil(ROWS / batch) if setting["schedule_unit"] == "epoch" else 1
    losses = []
    for update in range(UPDATES):
        rows = torch.arange(update * batch, (update + 1) * batch) % ROWS
        optimizer.zero_grad()
        values = [loss(setting["loss"])(network(images[part]), labels[part]) / parts for part in rows.chunk(parts)]
        sum(values).backward()
        if "clip_grad_value" in setting:
            clip_grad_value_(network.parameters(), setting["clip_grad_value"])
        if "clip_grad_norm" in setting:
            clip_grad_norm_(network.parameters(), setting["clip_grad_norm"])
        optimizer.step()
        losses.append(sum(values).item())
        if schedule and (update + 1) % unit == 0 and update + 1 < UPDATES:
            schedule.step()
    after = nn.functional.cross_entropy(network.eval()(images), labels).item()
    order = f"row i*{batch} .. i*{batch}+{batch - 1} modulo {ROWS} for update i"
    return {"model": model, **setting, "order": order, "weights": weights, "images": array(images),
            "labels": labels.tolist(), "losses": losses, "eval_cross_entropy_after": after}


torch.manual_seed(6)
torch.set_num_threads(1)
for _, network, _, _ in CASES:
    for parameter in network.parameters():
        nn.init.normal_(parameter, std=0.4)
head = {"made_by": f"torch {torch.__version__}", "rtol": 1e-3, "atol": 1e-4}
text = json.dumps({**head, "cases": [case(*c) for c in CASES]})
pathlib.Path(__file__).with_suffix(".json").write_text(text.replace('{"model"', '\n{"model"') + "\n")
