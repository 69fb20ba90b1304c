"""Writes autocast.json beside this file: layers as PyTorch computes them under autocast on a CPU, in
the form of src/test/resources/reference/layers.json with the precision beside. Where PyTorch's output
has 16 bits, so has the gradient that comes back."""

import json
import pathlib

import torch
from torch import nn

IMAGE = (2, 4, 6, 5)
FEATURES = (3, 6)
SEQUENCE = (2, 4, 7)
WORDS = (2, 3, 6)
TYPES = {"bf16": torch.bfloat16, "fp16": torch.float16}


class SelfAttention(nn.MultiheadAttention):
    def forward(self, x):
        return super().forward(x, x, x, need_weights=False)[0]


class Lstm(nn.LSTM):
    def forward(self, x):
        return super().forward(x)[0]


class Gru(nn.GRU):
    def forward(self, x):
        return super().forward(x)[0]


# The layer as an experiment has it, PyTorch's, the shape of a batch.
CASES = [
    ("Linear(5)", lambda: nn.Linear(6, 5), FEATURES),
    ("Linear(5, bias = false)", lambda: nn.Linear(7, 5, bias=False), SEQUENCE),
    ("Conv1d(6, 3, padding = 1)", lambda: nn.Conv1d(4, 6, 3, padding=1), SEQUENCE),
    ("Conv2d(6, 3, padding = 1)", lambda: nn.Conv2d(4, 6, 3, padding=1), IMAGE),
    ("Conv2d(6, 3, groups = 2)", lambda: nn.Conv2d(4, 6, 3, groups=2), IMAGE),
    ("ConvTranspose2d(6, 3, 2)", lambda: nn.ConvTranspose2d(4, 6, 3, 2), IMAGE),
    ("BatchNorm2d()", lambda: nn.BatchNorm2d(4), IMAGE),
    ("GroupNorm(2)", lambda: nn.GroupNorm(2, 4), IMAGE),
    ("LayerNorm()", lambda: nn.LayerNorm(6), FEATURES),
    ("Softmax()", lambda: nn.Softmax(-1), FEATURES),
    ("GELU()", lambda: nn.GELU(), IMAGE),
    ("MultiheadAttention(2)", lambda: SelfAttention(6, 2, batch_first=True), WORDS),
    ("TransformerEncoderLayer(3, 8, 0)",
     lambda: nn.TransformerEncoderLayer(6, 3, 8, 0, batch_first=True), WORDS),
    ("LSTM(4)", lambda: Lstm(6, 4, batch_first=True), WORDS),
    ("GRU(4)", lambda: Gru(6, 4, batch_first=True), WORDS),
]


def array(tensor):
    values = [float(f"{x:.9g}") for x in tensor.detach().float().flatten().tolist()]
    return {"shape": list(tensor.shape), "values": values}


def case(precision, spec, make, shape):
    torch.manual_seed(0)
    layer = make()
    inputs = torch.randn(shape).requires_grad_()
    for parameter in layer.parameters():
        nn.init.normal_(parameter, std=0.4)
    layer.train()
    parameters = {name: array(p) for name, p in layer.named_parameters()}
    with torch.autocast("cpu", dtype=TYPES[precision]):
        output = layer(inputs)
    gradient = torch.randn(output.shape).to(output.dtype)
    output.backward(gradient)
    evaluated = {}
    if getattr(layer, "track_running_stats", False):
        evaluated["running"] = {name: array(b) for name, b in layer.named_buffers() if b.dim()}
        with torch.autocast("cpu", dtype=TYPES[precision]):
            evaluated["eval_output"] = array(layer.eval()(inputs))
    return {
        "spec": spec,
        "precision": precision,
        "input": array(inputs),
        "parameters": parameters,
        "output": {**array(output), "bits": 8 * output.element_size()},
        "output_gradient": array(gradient),
        "input_gradient": array(inputs.grad),
        "parameter_gradients": {name: array(p.grad) for name, p in layer.named_parameters()},
        **evaluated,
    }


torch.set_num_threads(1)
for precision, tolerance in {"bf16": 2e-2, "fp16": 4e-3}.items():
    head = {
        "made_by": "autocast.py with PyTorch " + torch.__version__,
        "rtol": tolerance,
        "atol": tolerance,
    }
    # PyTorch has no LSTM of fp16 for CPUs.
    cases = [c for c in CASES if precision == "bf16" or not c[0].startswith("LSTM")]
    lines = ",\n".join(json.dumps(case(precision, *c)) for c in cases)
    text = json.dumps(head)[:-1] + ', "cases": [\n' + lines + "\n]}\n"
    pathlib.Path(__file__).with_name("autocast-" + precision + ".json").write_text(text)
