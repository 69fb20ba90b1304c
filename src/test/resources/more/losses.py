"""Makes losses.json, beside this file, with Python's PyTorch: cases as in reference/losses.json."""
import pathlib
import re

import torch
from torch.nn import functional

import optimizers

CLASSES = [
    "CrossEntropyLoss(weight = [0, 2, 1, 0.5], label_smoothing = 0.7)",
    "CrossEntropyLoss(label_smoothing = 1)",
    "FocalLoss()",
    "FocalLoss(gamma = 0)",
    "FocalLoss(gamma = 1, alpha = 0.25)",
    "FocalLoss(gamma = 5, alpha = [1, 0, 2, 3])",
    "BCEWithLogitsLoss()",
    "BCEWithLogitsLoss(pos_weight = [3, 0, 1, 0.5])",
    "MultiMarginLoss()",
    "MultiMarginLoss(p = 2, margin = 1.5)",
    "MultiMarginLoss(p = 2, margin = -0.5, weight = [0.5, 2, 0, 1])",
]
NUMBERS = [
    "L1Loss()",
    "SmoothL1Loss()",
    "SmoothL1Loss(beta = 0)",
    "SmoothL1Loss(beta = 3)",
    "HuberLoss()",
    "HuberLoss(delta = 3)",
    "HuberLoss(delta = 0.1)",
]
LABELS = ["BCEWithLogitsLoss()", "BCEWithLogitsLoss(pos_weight = 4)"]


class FocalLoss:
    """mean of -alpha_t (1 - p_t)^gamma log p_t, p by softmax."""

    def __init__(self, gamma=2.0, alpha=1.0):
        self.gamma = gamma
        self.alpha = torch.as_tensor(alpha)

    def __call__(self, x, y):
        log = functional.log_softmax(x, 1).gather(1, y[:, None])[:, 0]
        alpha = self.alpha[y] if self.alpha.dim() else self.alpha
        missed = (-torch.expm1(log)).clamp(min=1e-30)  # where p is 1, a power below 1 has no finite slope
        return -(alpha * missed**self.gamma * log).mean()


def loss(spec):
    name, arguments = re.fullmatch(r"(\w+)\((.*)\)", spec).groups()
    given = eval(f"dict({arguments})")
    for key in ("weight", "pos_weight", "alpha"):
        if key in given:
            given[key] = torch.tensor(given[key], dtype=torch.float32)
    return (FocalLoss if name == "FocalLoss" else getattr(torch.nn, name))(**given)


def array(tensor):
    return {"shape": list(tensor.shape), "values": tensor.double().flatten().tolist()}


def case(spec, x, y):
    one_hot = functional.one_hot(y, x.shape[1]).float() if spec.startswith("BCE") and y.dim() == 1 else y
    leaf = x.clone().requires_grad_()
    value = loss(spec)(leaf, one_hot)
    value.backward()
    return {"spec": spec, "input": array(x), "target": array(y), "loss": value.item(), "input_gradient": array(leaf.grad)}


if __name__ == "__main__":
    torch.manual_seed(3)
    x, classes = 2 * torch.randn(7, 4), torch.randint(4, (7,))
    labels = (torch.randn(7, 4) > 0).float()
    numbers, targets = 2 * torch.randn(6, 3), torch.randn(6, 3)
    targets[0] = numbers[0]
    sure = 60 * functional.one_hot(torch.arange(4), 4).float()
    cases = [case(spec, x, classes) for spec in CLASSES]
    cases += [case(spec, x, labels) for spec in LABELS]
    cases += [case(spec, numbers, targets) for spec in NUMBERS]
    cases += [case(f"FocalLoss(gamma = {gamma})", sure, torch.arange(4)) for gamma in (0.5, 2)]
    cases += [case("BCEWithLogitsLoss(pos_weight = 2)", 40 * x, classes)]
    optimizers.write(cases, pathlib.Path(__file__).with_suffix(".json"))
