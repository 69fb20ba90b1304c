"""Writes statistics.json: reference values of numpy 2.4 and scipy 1.17.

    pip install numpy scipy && python statistics.py > statistics.json
"""

import json

import numpy
from scipy import stats

rng = numpy.random.default_rng(20)
SAMPLES = {
    "three": [0.021, 0.034, 0.018],
    "one_sign": [0.012, 0.031, 0.008, 0.025, 0.017, 0.029],
    "mixed": [0.4, -0.1, 0.3, 0.2, -0.25, 0.05, 0.31],
    "ties": [1.0, 1.0, -1.0, 2.0, 0.0, 1.0],
    "skewed": [0.1, 0.2, 0.15, 0.12, 3.0, 0.3, 0.22, 0.18],
    "large_offset": [1000.001, 1000.003, 1000.002, 999.998],
    "twelve": rng.normal(0.3, 1, 12).round(4).tolist(),
    "twenty": rng.normal(0.5, 1, 20).round(4).tolist(),
}


def bca(values):
    result = stats.bootstrap((values,), numpy.mean, n_resamples=400_000, method="BCa", random_state=1, batch=20_000)
    return [result.confidence_interval.low, result.confidence_interval.high]


def sign_flip(values):
    exact = len(values) <= 12
    return stats.permutation_test(
        (values,), lambda x, axis: numpy.mean(x, axis=axis), permutation_type="samples",
        n_resamples=numpy.inf if exact else 1_000_000, random_state=1, batch=20_000, vectorized=True).pvalue


print(json.dumps({
    "samples": [
        {"name": name, "values": values, "mean": numpy.mean(values), "std": numpy.std(values, ddof=1),
         "sign_flip": sign_flip(values), "bca": bca(values)}
        for name, values in SAMPLES.items()],
}, indent=1))
