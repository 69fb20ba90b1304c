"""Writes signatures.json beside this file: the parameters of PyTorch's layers, losses, optimizers
and schedules by inspect.signature, in their order, each with its default as JSON has it; null
stands for None, and a required one has no default; "keyword" marks those that need their name."""

import inspect
import json
import pathlib

import torch
from torch import nn

LAYERS = """Linear Conv1d Conv2d ConvTranspose2d BatchNorm1d BatchNorm2d GroupNorm LayerNorm InstanceNorm2d
    MaxPool2d AvgPool2d AdaptiveAvgPool2d AdaptiveMaxPool2d Dropout Dropout2d Flatten ReLU LeakyReLU PReLU ELU GELU
    SiLU Mish Hardswish Softplus Softmax Embedding MultiheadAttention TransformerEncoderLayer"""
LOSSES = """CrossEntropyLoss BCEWithLogitsLoss MSELoss L1Loss SmoothL1Loss HuberLoss MultiMarginLoss
    CosineEmbeddingLoss TripletMarginLoss"""
OPTIMIZERS = "SGD Adam AdamW NAdam RAdam Adamax RMSprop Adagrad Adadelta"
SCHEDULES = """StepLR MultiStepLR ExponentialLR LinearLR ConstantLR PolynomialLR CosineAnnealingLR
    CosineAnnealingWarmRestarts CyclicLR OneCycleLR ReduceLROnPlateau"""


def parameter(p):
    default = p.default.__name__ if inspect.isfunction(p.default) else p.default
    keyword = {"keyword": True} if p.kind is p.KEYWORD_ONLY else {}
    return {"name": p.name, **keyword, **({} if default is p.empty else {"default": default})}


def parameters(function, without):
    every = inspect.signature(function).parameters.values()
    return [parameter(p) for p in every if p.name not in without and not p.name.startswith("_")]


components = {name: parameters(getattr(nn, name), []) for name in (LAYERS + " " + LOSSES).split()}
components["LSTM"] = parameters(nn.RNNBase, ["mode"])
components["GRU"] = parameters(nn.RNNBase, ["mode", "proj_size"])
components |= {name: parameters(getattr(torch.optim, name), []) for name in OPTIMIZERS.split()}
components |= {name: parameters(getattr(torch.optim.lr_scheduler, name), []) for name in SCHEDULES.split()}
head = {"made_by": "signatures.py with PyTorch " + torch.__version__}
lines = ",\n".join(json.dumps({"name": k, "parameters": v}) for k, v in components.items())
text = json.dumps(head)[:-1] + ', "components": [\n' + lines + "\n]}\n"
pathlib.Path(__file__).with_name("signatures.json").write_text(text)
