"""Writes layers.json beside this file: layers with more parameters than the reference cases have,
as PyTorch computes them, in the form of src/test/resources/reference/layers.json."""

import json
import pathlib

import torch
from torch import nn

IMAGE = (2, 4, 6, 5)
FEATURES = (3, 6)
SEQUENCE = (2, 4, 7)
WORDS = (2, 3, 6)


class Reshape(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        self.sizes = sizes

    def forward(self, x):
        return x.reshape(len(x), *self.sizes)


class SelfAttention(nn.MultiheadAttention):
    def forward(self, x):
        return super().forward(x, x, x, need_weights=False)[0]


class Lstm(nn.LSTM):
    def forward(self, x):
        return super().forward(x)[0]


class Gru(nn.GRU):
    def forward(self, x):
        return super().forward(x)[0]


def lstm(*sizes, **options):
    return Lstm(6, *sizes, batch_first=True, **options)


def gru(*sizes, **options):
    return Gru(6, *sizes, batch_first=True, **options)


def attention(heads, **options):
    return SelfAttention(6, heads, batch_first=True, **options)


def encoder(*sizes, **options):
    return nn.TransformerEncoderLayer(6, *sizes, batch_first=True, **options)


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
    ("Conv1d(6, 3, 2, 1, 2, groups = 2)", nn.Conv1d(4, 6, 3, 2, 1, 2, groups=2), SEQUENCE),
    ("Conv1d(3, 5, padding = same, bias = false)", nn.Conv1d(4, 3, 5, padding="same", bias=False), SEQUENCE),
    ("Conv2d(6, [3, 1], padding = same, groups = 2)", nn.Conv2d(4, 6, (3, 1), padding="same", groups=2), IMAGE),
    ("ConvTranspose2d(6, 3, 2, 1, 1, groups = 2)", nn.ConvTranspose2d(4, 6, 3, 2, 1, 1, groups=2), IMAGE),
    ("ConvTranspose2d(3, [2, 3], [3, 2], [0, 1], output_padding = [2, 0], bias = false)",
     nn.ConvTranspose2d(4, 3, (2, 3), (3, 2), (0, 1), (2, 0), bias=False), IMAGE),
    ("ConvTranspose2d(5, 2, dilation = 2)", nn.ConvTranspose2d(4, 5, 2, dilation=2), IMAGE),
    ("GroupNorm(2)", nn.GroupNorm(2, 4), IMAGE),
    ("GroupNorm(4, eps = 0.01, affine = false)", nn.GroupNorm(4, 4, 0.01, False), IMAGE),
    ("GroupNorm(2)", nn.GroupNorm(2, 4), SEQUENCE),
    ("GroupNorm(3)", nn.GroupNorm(3, 6), FEATURES),
    ("LayerNorm()", nn.LayerNorm(5), IMAGE),
    ("LayerNorm(eps = 0.1)", nn.LayerNorm(7, 0.1), SEQUENCE),
    ("LayerNorm(bias = false)", nn.LayerNorm(6, bias=False), FEATURES),
    ("LayerNorm(elementwise_affine = false)", nn.LayerNorm(6, elementwise_affine=False), FEATURES),
    ("InstanceNorm2d(eps = 0.01, affine = true)", nn.InstanceNorm2d(4, 0.01, affine=True), IMAGE),
    ("InstanceNorm2d(momentum = 0.3, affine = true, track_running_stats = true)",
     nn.InstanceNorm2d(4, momentum=0.3, affine=True, track_running_stats=True), IMAGE),
    ("InstanceNorm2d(track_running_stats = true)", nn.InstanceNorm2d(4, track_running_stats=True), IMAGE),
    ("BatchNorm1d(affine = false)", nn.BatchNorm1d(4, affine=False), SEQUENCE),
    ("BatchNorm1d(track_running_stats = false)", nn.BatchNorm1d(6, track_running_stats=False), FEATURES),
    ("BatchNorm2d(0.01, 0.5)", nn.BatchNorm2d(4, 0.01, 0.5), IMAGE),
    ("MultiheadAttention(2)", attention(2), WORDS),
    ("MultiheadAttention(1, bias = false)", attention(1, bias=False), WORDS),
    ("TransformerEncoderLayer(3, 8, 0)", encoder(3, 8, 0), WORDS),
    ("TransformerEncoderLayer(2, 5, dropout = 0, activation = gelu, layer_norm_eps = 0.01, norm_first = true, bias = false)",
     encoder(2, 5, 0, activation="gelu", layer_norm_eps=0.01, norm_first=True, bias=False), WORDS),
    ("LSTM(4)", lstm(4), WORDS),
    ("LSTM(3, 2, bias = false)", lstm(3, 2, bias=False), WORDS),
    ("LSTM(2, num_layers = 2, bidirectional = true)", lstm(2, 2, bidirectional=True), WORDS),
    ("GRU(4)", gru(4), WORDS),
    ("GRU(3, 2, bias = false)", gru(3, 2, bias=False), WORDS),
    ("GRU(2, num_layers = 3, bidirectional = true)", gru(2, 3, bidirectional=True), WORDS),
    ("AdaptiveMaxPool2d(1)", nn.AdaptiveMaxPool2d(1), IMAGE),
    ("AdaptiveMaxPool2d([4, none])", nn.AdaptiveMaxPool2d((4, None)), IMAGE),
    ("Reshape([8, 15])", Reshape(8, 15), IMAGE),
    ("Reshape([2, -1, 3])", Reshape(2, -1, 3), IMAGE),
    ("Embedding(7, 4)", nn.Embedding(7, 4), SEQUENCE),
    ("Embedding(5, 3, padding_idx = 2)", nn.Embedding(5, 3, padding_idx=2), FEATURES),
    ("Embedding(num_embeddings = 4, embedding_dim = 1, padding_idx = -1)", nn.Embedding(4, 1, -1), IMAGE),
    ("Conv1d(3, 4, padding = same)", nn.Conv1d(4, 3, 4, padding="same"), SEQUENCE),
    ("Conv2d(6, [2, 3], padding = same, dilation = [3, 1], groups = 2)",
     nn.Conv2d(4, 6, (2, 3), padding="same", dilation=(3, 1), groups=2), IMAGE),
    ("BatchNorm2d(bias = false)", nn.BatchNorm2d(4, bias=False), IMAGE),
    ("GroupNorm(2, bias = false)", nn.GroupNorm(2, 4, bias=False), SEQUENCE),
    ("InstanceNorm2d(affine = true, bias = false)", nn.InstanceNorm2d(4, affine=True, bias=False), IMAGE),
    ("Conv2d(6, 3, padding = 2, groups = 2, padding_mode = reflect)",
     nn.Conv2d(4, 6, 3, padding=2, groups=2, padding_mode="reflect"), IMAGE),
    ("Conv2d(3, [3, 5], padding = [0, 3], padding_mode = replicate, bias = false)",
     nn.Conv2d(4, 3, (3, 5), padding=(0, 3), padding_mode="replicate", bias=False), IMAGE),
    ("Conv2d(3, [2, 3], padding = same, padding_mode = circular)",
     nn.Conv2d(4, 3, (2, 3), padding="same", padding_mode="circular"), IMAGE),
    ("Conv2d(3, 3, 2, 5, padding_mode = circular)", nn.Conv2d(4, 3, 3, 2, 5, padding_mode="circular"), IMAGE),
    ("Conv1d(3, 3, padding = 6, padding_mode = reflect)",
     nn.Conv1d(4, 3, 3, padding=6, padding_mode="reflect"), SEQUENCE),
    ("Conv1d(3, 4, padding = same, padding_mode = replicate)",
     nn.Conv1d(4, 3, 4, padding="same", padding_mode="replicate"), SEQUENCE),
    ("Conv1d(6, 3, padding = 7, groups = 2, padding_mode = circular)",
     nn.Conv1d(4, 6, 3, padding=7, groups=2, padding_mode="circular"), SEQUENCE),
    ("BatchNorm2d(momentum = none)", nn.BatchNorm2d(4, momentum=None), IMAGE),
    ("BatchNorm1d(momentum = none, affine = false)", nn.BatchNorm1d(6, momentum=None, affine=False), FEATURES),
    ("BatchNorm1d(momentum = none, track_running_stats = false)",
     nn.BatchNorm1d(4, momentum=None, track_running_stats=False), SEQUENCE),
    ("Embedding(7, 4, scale_grad_by_freq = true)", nn.Embedding(7, 4, scale_grad_by_freq=True), SEQUENCE),
    ("Embedding(5, 3, padding_idx = 1, max_norm = 0.6)", nn.Embedding(5, 3, 1, 0.6), FEATURES),
    ("Embedding(9, 4, none, 0.9, 1.5, true)", nn.Embedding(9, 4, None, 0.9, 1.5, True), SEQUENCE),
    ("LSTM(4, proj_size = 3)", lstm(4, proj_size=3), WORDS),
    ("LSTM(4, num_layers = 2, bias = false, bidirectional = true, proj_size = 2)",
     lstm(4, 2, bias=False, bidirectional=True, proj_size=2), WORDS),
    ("MultiheadAttention(2, add_bias_kv = true)", attention(2, add_bias_kv=True), WORDS),
    ("MultiheadAttention(3, bias = false, add_zero_attn = true)", attention(3, bias=False, add_zero_attn=True), WORDS),
    ("MultiheadAttention(2, 0, true, true, true)", attention(2, add_bias_kv=True, add_zero_attn=True), WORDS),
    ("Dropout(0)", nn.Dropout(0), FEATURES),
    ("Dropout2d(p = 0)", nn.Dropout2d(0), IMAGE),
]


def array(tensor):
    values = [float(f"{x:.9g}") for x in tensor.detach().flatten().tolist()]
    return {"shape": list(tensor.shape), "values": values}


def case(spec, layer, shape):
    if isinstance(layer, nn.Embedding):
        inputs = torch.randint(layer.num_embeddings, shape)
    else:
        inputs = (2 * torch.randn(shape)).requires_grad_()
    for parameter in layer.parameters():
        nn.init.normal_(parameter, std=0.4)
    layer.train()
    parameters = {name: array(p) for name, p in layer.named_parameters()}
    output = layer(inputs)
    gradient = torch.randn(output.shape)
    output.backward(gradient)
    evaluated = {}
    if getattr(layer, "track_running_stats", False):
        evaluated["running"] = {name: array(b) for name, b in layer.named_buffers() if b.dim()}
        evaluated["eval_output"] = array(layer.eval()(inputs))
    return {
        "spec": spec,
        "input": array(inputs),
        "parameters": parameters,
        "output": array(output),
        "output_gradient": array(gradient),
        **({} if inputs.grad is None else {"input_gradient": array(inputs.grad)}),
        "parameter_gradients": {name: array(p.grad) for name, p in layer.named_parameters()},
        **evaluated,
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
