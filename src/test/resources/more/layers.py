"""Writes layers.json beside this file: layers with more parameters than the reference cases have,
as PyTorch computes them, in the form of src/test/resources/reference/layers.json."""

import json
import pathlib

import torch
from torch import nn

IMAGE = (2, 4, 6, 5)
FEATURES = (3, 6)
SEQUENCE = (2, 4, 7)

# The layer as an experiment has it, PyTorch's, the shape of a batch.
CASES = [
    ("LeakyReLU()", nn.LeakyReLU(), IMAGE),
    ("LeakyReLU(-0.3)", nn.LeakyReLU(-0.3), FEATURES),
    ("PReLU(4)", nn.PReLU(4), IMAGE),
    ("PReLU(4, init = 0.1)", nn.PReLU(4, init=0.1), SEQUENCE),
    ("PReLU(6)", nn.PReLU(6), FEATURES),
    ("PReLU()", nn.PReLU(), IMAGE),
    ("ELU()", nn.ELU(), IMAGE),
    ("SiLU()", nn.SiLU(), IMAGE),
    ("Mish()", nn.Mish(), IMAGE),
    ("Hardswish()", nn.Hardswish(), IMAGE),
    ("GELU(approximate = tanh)", nn.GELU(approximate="tanh"), IMAGE),
    ("Softplus(beta = 2.5, threshold = 1.5)", nn.Softplus(2.5, 1.5), IMAGE),
    ("Sigmoid()", nn.Sigmoid(), IMAGE),
    ("Softmax()", nn.Softmax(-1), FEATURES),
    ("Softmax()", nn.Softmax(-1), IMAGE),
    ("Softmax(1)", nn.Softmax(1), IMAGE),
    ("Softmax(dim = -2)", nn.Softmax(-2), IMAGE),
    ("Softmax(2)", nn.Softmax(2), SEQUENCE),
]


def array(tensor):
    return {"shape": list(tensor.shape), "values": tensor.detach().flatten().tolist()}


def case(spec, layer, shape):
    inputs = (2 * torch.randn(shape)).requires_grad_()
    for parameter in layer.parameters():
        nn.init.normal_(parameter, std=0.4)
    parameters = {name: array(p) for name, p in layer.named_parameters()}
    output = layer(inputs)
    gradient = torch.randn(output.shape)
    output.backward(gradient)
    return {
        "spec": spec,
        "input": array(inputs),
        "parameters": parameters,
        "output": array(output),
        "output_gradient": array(gradient),
        "input_gradient": array(inputs.grad),
        "parameter_gradients": {name: array(p.grad) for name, p in layer.named_parameters()},
    }


torch.manual_seed(0)
torch.set_num_threads(1)
head = {
    "made_by": "layers.py with PyTorch " + torch.__version__,
    "rtol": 1e-4,
    "atol": 1e-5,
}
lines = ",\n".join(json.dumps(case(*c)) for c in CASES)
text = json.dumps(head)[:-1] + ', "cases": [\n' + lines + "\n]}\n"
pathlib.Path(__file__).with_name("layers.json").write_text(text)
