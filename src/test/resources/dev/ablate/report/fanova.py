"""Writes fanova.json: exact variance decompositions by numpy 2.4 and importances by Optuna 5.0.

    pip install numpy optuna scikit-learn && python fanova.py > fanova.json
"""

import itertools
import json
import math

import numpy
import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)
rng = numpy.random.default_rng(20)


def ishigami(x):
    return math.sin(x[0]) + 7 * math.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * math.sin(x[0])


GRIDS = {
    "additive": ([[0, 1, 2, 3], [0, 1, 2], [0, 1]], lambda x: 3 * x[0] + 2 * x[1] ** 2 + 0.5 * x[2]),
    "product": ([[-1, 0, 1], [-2, 0, 2], [0, 1]], lambda x: x[0] * x[1] + 0.3 * x[0]),
    "xor": ([[0, 1], [0, 1], [0, 1, 2]], lambda x: float(x[0] != x[1]) + 0.1 * x[2]),
    "three_way": ([[-1, 1], [-1, 1], [-1, 1]], lambda x: x[0] * x[1] * x[2] + x[1]),
    "ishigami": ([numpy.linspace(-3, 3, 7)] * 3, ishigami),
}
SAMPLES = {
    "linear": (3, 120, lambda x: 4 * x[0] + 2 * x[1] + 0.5 * x[2]),
    "ishigami": (3, 300, lambda x: ishigami([math.pi * (2 * v - 1) for v in x])),
    "valley": (4, 150, lambda x: 3 * (x[0] - 0.3) ** 2 + 2 * x[1] * (0.2 + x[2])),
}


def exact(values):
    """Shares of the variance of a full grid: each axis alone, each two beyond that."""
    total = values.var()
    mains = [values.mean(axis=tuple(k for k in range(values.ndim) if k != i)).var() for i in range(values.ndim)]
    pairs = [values.mean(axis=tuple(k for k in range(values.ndim) if k not in (i, j))).var() - mains[i] - mains[j]
             for i, j in itertools.combinations(range(values.ndim), 2)]
    return (numpy.array(mains) / total).tolist(), (numpy.array(pairs) / total).tolist()


def grid(name, axes, function):
    rows = [list(map(float, row)) for row in itertools.product(*axes)]
    values = [function(row) for row in rows]
    mains, pairs = exact(numpy.array(values).reshape([len(axis) for axis in axes]))
    return {"name": name, "rows": rows, "values": values, "mains": mains, "pairs": pairs}


def optuna_shares(rows, values):
    study = optuna.create_study()
    names = [f"x{i}" for i in range(len(rows[0]))]
    distributions = {name: optuna.distributions.FloatDistribution(0, 1) for name in names}
    for row, value in zip(rows, values):
        study.add_trial(optuna.trial.create_trial(
            params=dict(zip(names, row)), distributions=distributions, value=value))
    shares = optuna.importance.FanovaImportanceEvaluator(seed=1).evaluate(study)
    return [float(shares[name]) for name in names]


def sample(name, dimensions, count, function):
    rows = rng.random((count, dimensions)).round(4).tolist()
    values = [round(function(row), 6) for row in rows]
    return {"name": name, "rows": rows, "values": values, "mains": optuna_shares(rows, values)}


print(json.dumps({
    "grids": [grid(name, axes, function) for name, (axes, function) in GRIDS.items()],
    "samples": [sample(name, *case) for name, case in SAMPLES.items()],
}).replace("}, {", "},\n {").replace("], [", "],["))
