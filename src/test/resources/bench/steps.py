"""Times training steps of Python's PyTorch: reads "WAY NETWORK TRIALS STEPS" lines, answers milliseconds a step and trial.

Ways: "eager" (the usual loop, one model after the other), "channels_last" (the same in that memory format), "fused"
(all trials in one model of batched products, their AdamW over one flat matrix, by hand), "vmap" (torch.func).
"""
import sys
import time

import torch
from torch import nn
from torch.func import functional_call, grad_and_value, stack_module_state, vmap

ROWS = 2048
BATCH = 64


def mlp(*widths):
    layers = []
    for i, o in zip(widths, widths[1:]):
        layers += [nn.Linear(i, o), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def stage(i, o):
    return [nn.Conv2d(i, o, 3, padding=1), nn.BatchNorm2d(o), nn.ReLU()]


def cnn():
    return nn.Sequential(
        *stage(1, 16), nn.MaxPool2d(2), *stage(16, 32), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10),
    )  # fmt: skip


def vgg(channels):
    layers = []
    before = 3
    for wide in (channels, 2 * channels, 4 * channels, 8 * channels):
        layers += [*stage(before, wide), *stage(wide, wide), nn.MaxPool2d(2)]
        before = wide
    head = [nn.Linear(4 * before, 1024), nn.ReLU(), nn.Dropout(0.5), nn.Linear(1024, 512), nn.ReLU(), nn.Dropout(0.5)]
    return nn.Sequential(*layers, nn.Flatten(), *head, nn.Linear(512, 100))


NETWORKS = {
    "mlp-20": (lambda: mlp(20, 32, 10), (20,), 10),
    "mlp-64": (lambda: mlp(64, 128, 128, 10), (64,), 10),
    "mlp-784": (lambda: mlp(784, 128, 10), (784,), 10),
    "cnn": (cnn, (1, 8, 8), 10),
    "vgg-8": (lambda: vgg(8), (3, 32, 32), 100),
    "vgg-16": (lambda: vgg(16), (3, 32, 32), 100),
    "vgg-32": (lambda: vgg(32), (3, 32, 32), 100),
    "vgg-64": (lambda: vgg(64), (3, 32, 32), 100),
}


class Data:
    def __init__(self, shape, classes):
        torch.manual_seed(0)
        self.inputs = torch.randn(ROWS, *shape)
        self.targets = torch.randint(classes, (ROWS,))

    def batches(self, steps):
        for step in range(steps):
            if step % (ROWS // BATCH) == 0:
                order = torch.randperm(ROWS).split(BATCH)
            rows = order[step % (ROWS // BATCH)]
            yield self.inputs[rows], self.targets[rows]


class Eager:
    def __init__(self, network, data, channels_last=False):
        self.network, self.data = network, data
        if channels_last:
            network.to(memory_format=torch.channels_last)
            data.inputs = data.inputs.contiguous(memory_format=torch.channels_last)
        self.optimizer = torch.optim.AdamW(network.parameters(), lr=1e-3)
        self.loss = nn.CrossEntropyLoss()

    def train(self, steps):
        total = torch.zeros(())
        for x, y in self.data.batches(steps):
            self.optimizer.zero_grad()
            loss = self.loss(self.network(x), y)
            loss.backward()
            self.optimizer.step()
            total += loss.detach()
        return total


class Fused:
    """An MLP for all trials at once, parameters in one matrix of a row a trial."""

    def __init__(self, network, data, trials):
        self.data, self.trials = data, trials
        self.layers = [layer for layer in network if isinstance(layer, nn.Linear)]
        self.sizes = [n for layer in self.layers for n in (layer.weight.numel(), layer.bias.numel())]
        flat = torch.cat([p.detach().reshape(-1) for layer in self.layers for p in (layer.weight.t(), layer.bias)])
        self.values = flat.repeat(trials, 1).requires_grad_()
        self.m, self.v = torch.zeros_like(self.values), torch.zeros_like(self.values)
        self.lr = torch.linspace(1e-3, 2e-3, trials)[:, None]
        self.step = 0

    def losses(self, x, y):
        parts = torch.split_with_sizes(self.values, self.sizes, 1)
        x = x.expand(self.trials, *x.shape)
        for i, layer in enumerate(self.layers):
            weight = parts[2 * i].view(self.trials, layer.in_features, layer.out_features)
            x = torch.baddbmm(parts[2 * i + 1][:, None], x, weight)
            if i + 1 < len(self.layers):
                x = torch.relu(x)
        y = y.repeat(self.trials)
        return nn.functional.cross_entropy(x.flatten(0, 1), y, reduction="none").view(self.trials, -1).mean(1)

    def train(self, steps):
        total = torch.zeros(self.trials)
        for x, y in self.data.batches(steps):
            losses = self.losses(x, y)
            (g,) = torch.autograd.grad(losses.sum(), self.values)
            with torch.no_grad():
                self.step += 1
                self.m.lerp_(g, 0.1)
                self.v.mul_(0.999).addcmul_(g, g, value=0.001)
                denominator = self.v.sqrt().div_((1 - 0.999**self.step) ** 0.5).add_(1e-8)
                self.values.mul_(1 - self.lr * 0.01)
                self.values.sub_(self.lr / (1 - 0.9**self.step) * self.m / denominator)
            total += losses.detach()
        return total


class Vmap:
    def __init__(self, make, data, trials):
        self.data = data
        networks = [make() for _ in range(trials)]
        self.values, _ = stack_module_state(networks)
        base = networks[0]

        def loss(values, x, y):
            return nn.functional.cross_entropy(functional_call(base, values, (x,)), y)

        self.step = vmap(grad_and_value(loss), in_dims=(0, None, None))
        self.optimizer = torch.optim.AdamW(self.values.values(), lr=1e-3)

    def train(self, steps):
        total = torch.zeros(())
        for x, y in self.data.batches(steps):
            gradients, losses = self.step(self.values, x, y)
            for name, value in self.values.items():
                value.grad = gradients[name]
            self.optimizer.step()
            total = total + losses
        return total


def task(way, name, trials):
    make, shape, classes = NETWORKS[name]
    data = Data(shape, classes)
    if way == "fused":
        return Fused(make(), data, trials)
    if way == "vmap":
        return Vmap(make, data, trials)
    return Eager(make(), data, way == "channels_last")


torch.set_num_threads(1)
print(torch.__version__, flush=True)
tasks = {}
for line in sys.stdin:
    way, name, trials, steps = line.split()
    key = (way, name, trials)
    if key not in tasks:
        tasks = {k: t for k, t in tasks.items() if k[1] == name}
        tasks[key] = task(way, name, int(trials))
        tasks[key].train(2)
    start = time.perf_counter()
    tasks[key].train(int(steps)).sum().item()
    together = int(trials) if way in ("fused", "vmap") else 1
    print((time.perf_counter() - start) * 1000 / int(steps) / together, flush=True)
