"""Times training steps of Python's PyTorch: reads "NETWORK STEPS" lines, answers milliseconds a step."""
import sys
import time

import torch
from torch import nn

ROWS = 2048
BATCH = 64


def mlp():
    return nn.Sequential(
        nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 10)
    )


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10),
    )  # fmt: skip


class Task:
    def __init__(self, network, shape):
        torch.manual_seed(0)
        self.network = network
        self.inputs = torch.randn(ROWS, *shape)
        self.targets = torch.randint(10, (ROWS,))
        self.optimizer = torch.optim.AdamW(network.parameters(), lr=1e-3)
        self.loss = nn.CrossEntropyLoss()

    def train(self, steps):
        """Milliseconds a step, the order of the rows and the training loss included."""
        start = time.perf_counter()
        total = torch.zeros(())
        for step in range(steps):
            if step % (ROWS // BATCH) == 0:
                order = torch.randperm(ROWS).split(BATCH)
            rows = order[step % (ROWS // BATCH)]
            self.optimizer.zero_grad()
            loss = self.loss(self.network(self.inputs[rows]), self.targets[rows])
            loss.backward()
            self.optimizer.step()
            total += loss.detach()
        total.item()
        return (time.perf_counter() - start) * 1000 / steps


torch.set_num_threads(1)
tasks = {"mlp": Task(mlp(), (64,)), "cnn": Task(cnn(), (1, 8, 8))}
print(torch.__version__, flush=True)
for line in sys.stdin:
    name, steps = line.split()
    print(tasks[name].train(int(steps)), flush=True)
