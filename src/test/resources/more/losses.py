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
PAIRS = [
    "ContrastiveLoss()",
    "ContrastiveLoss(margin = 2.5)",
    "CosineEmbeddingLoss()",
    "CosineEmbeddingLoss(margin = -0.4)",
]
TRIPLETS = [
    "TripletMarginLoss()",
    "TripletMarginLoss(margin = 3)",
    "TripletMarginLoss(p = 1, swap = True)",
    "TripletMarginLoss(p = 3.5, eps = 0.01, margin = 0.5)",
    "TripletMarginLoss(margin = 2, swap = True)",
]
LABELS = [
    "BCEWithLogitsLoss()",
    "BCEWithLogitsLoss(pos_weight = 4)",
    "BCEWithLogitsLoss(weight = [3, 0, 1, 0.5])",
    "BCEWithLogitsLoss(weight = 0.3, pos_weight = [2, 0, 1, 0.5])",
]


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


class ContrastiveLoss:
    """mean of d^2 for pairs of one class, of max(0, margin - d)^2 for others."""

    def __init__(self, margin=1.0):
        self.margin = margin

    def __call__(self, x1, x2, target):
        distance = functional.pairwise_distance(x1, x2)
        return torch.where(target == 1, distance**2, (self.margin - distance).relu() ** 2).mean()


OWN = {"FocalLoss": FocalLoss, "ContrastiveLoss": ContrastiveLoss}


def loss(spec):
    name, arguments = re.fullmatch(r"(\w+)\((.*)\)", spec).groups()
    given = eval(f"dict({arguments})")
    for key in ("weight", "pos_weight", "alpha"):
        if key in given:
            given[key] = torch.tensor(given[key], dtype=torch.float32)
    return (OWN.get(name) or getattr(torch.nn, name))(**given)


def array(tensor):
    return {"shape": list(tensor.shape), "values": tensor.double().flatten().tolist()}


def case(spec, x, y):
    one_hot = functional.one_hot(y, x.shape[1]).float() if spec.startswith("BCE") and y.dim() == 1 else y
    leaf = x.clone().requires_grad_()
    value = loss(spec)(leaf, one_hot)
    value.backward()
    return {"spec": spec, "input": array(x), "target": array(y), "loss": value.item(), "input_gradient": array(leaf.grad)}


def embedded(spec, views, *target):
    """A case on embeddings: x1, x2 and target, or anchor, positive and negative."""
    names = ("x1", "x2") if target else ("anchor", "positive", "negative")
    leaves = [view.clone().requires_grad_() for view in views]
    value = loss(spec)(*leaves, *target)
    value.backward()
    return {
        "spec": spec.replace("True", "true"),
        **{name: array(view) for name, view in zip(names, views)},
        **({"target": array(target[0])} if target else {}),
        "loss": value.item(),
        "gradients": {name: array(leaf.grad) for name, leaf in zip(names, leaves)},
    }


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
    views = list(torch.randn(3, 6, 4))
    same = torch.tensor([1, -1, -1, 1, -1, 1.0])
    views[1][3] = views[0][3]  # no distance at all
    views[1][4] = views[0][4]
    cases += [embedded(spec, views[:2], same) for spec in PAIRS]
    cases += [embedded(spec, views) for spec in TRIPLETS]
    optimizers.write(cases, pathlib.Path(__file__).with_suffix(".json"))
