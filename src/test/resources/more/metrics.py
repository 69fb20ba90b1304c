"""Makes metrics.json, beside this file, with scikit-learn: outputs, targets and what is measured of them."""
import json
import pathlib

import numpy
import sklearn
from sklearn import metrics

random = numpy.random.default_rng(5)


def classes(examples, missing):
    """Seven classes: those missing are never a target, and the last is never taken either."""
    outputs = random.normal(size=(examples, 7)).astype(numpy.float32)
    target = random.choice([c for c in range(7) if c not in missing], size=examples)
    outputs[numpy.arange(examples), target] += 1
    if missing:
        outputs[:, missing[-1]] -= 20
    return case("CrossEntropyLoss()", outputs, target, of_classes(outputs, target))


def of_classes(outputs, target):
    taken = outputs.argmax(1)
    macro = dict(average="macro", zero_division=0)
    exps = numpy.exp(outputs.astype(float))
    return {
        "accuracy": metrics.accuracy_score(target, taken),
        "top5_accuracy": metrics.top_k_accuracy_score(target, outputs, k=5, labels=range(7)),
        "precision": metrics.precision_score(target, taken, **macro),
        "recall": metrics.recall_score(target, taken, **macro),
        "f1": metrics.f1_score(target, taken, **macro),
        "perplexity": numpy.exp(metrics.log_loss(target, exps / exps.sum(1, keepdims=True), labels=range(7))),
    }


def numbers(examples, offset, spread):
    """Two targets around offset, the predictions half as far off as the targets are spread."""
    target = (offset + spread * random.normal(size=(examples, 2))).astype(numpy.float32)
    noise = max(spread, 1) * random.normal(size=(examples, 2)) / 2
    outputs = (target + noise).astype(numpy.float32)
    return case("MSELoss()", outputs, target, of_numbers(outputs.astype(float), target.astype(float)))


def of_numbers(outputs, target):
    return {"mae": metrics.mean_absolute_error(target, outputs), "r2": metrics.r2_score(target, outputs)}


def labels(examples):
    """Four labels; the last is never given and never there."""
    target = (random.uniform(size=(examples, 4)) < [0.5, 0.2, 0.9, 0]).astype(numpy.float32)
    outputs = (random.normal(size=(examples, 4)) + 2 * target - [1, 1, 1, 20]).astype(numpy.float32)
    given = outputs > 0
    macro = dict(average="macro", zero_division=0)
    return case("BCEWithLogitsLoss()", outputs, target, {
        "mae": metrics.mean_absolute_error(target, 1 / (1 + numpy.exp(-outputs.astype(float)))),
        "precision": metrics.precision_score(target, given, **macro),
        "recall": metrics.recall_score(target, given, **macro),
        "f1": metrics.f1_score(target, given, **macro),
    })


def case(spec, outputs, target, measured):
    return {"spec": spec, "input": array(outputs), "target": array(target),
            "metrics": {name: float(value) for name, value in measured.items()}}


def array(values):
    return {"shape": values.shape, "values": [round(v, 9) for v in values.astype(float).ravel()]}


cases = [
    classes(53, []), classes(41, [2, 6]), classes(5, [0, 1, 3, 6]),
    numbers(37, 0, 1), numbers(50, 3000, 0.5), numbers(9, 7.1, 0), labels(45),
]
file = {"made_by": f"scikit-learn {sklearn.__version__}", "rtol": 1e-6, "atol": 1e-7, "cases": cases}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(file, default=list) + "\n")
