"""Ways to convolve the batches of T trials, each with weights of its own: forward and backward, ms a trial.

Processor time of one thread, medians of rounds in turns. "rows": one trial after the other; "grouped": one convolution
of T groups; "unfold": im2col and a batched product; each with channels last ("nhwc") where that exists.
"""
import statistics
import time

import torch
import torch.nn.functional as F

BATCH, ROUNDS = 64, 7
# channels in and out, side of the picture
SHAPES = [(1, 16, 8), (16, 32, 4), (3, 16, 16), (16, 32, 8), (3, 8, 32), (16, 16, 16), (32, 64, 8), (64, 64, 8)]


def rows(memory_format):
    def run(x, w):
        y = [F.conv2d(xi, wi, padding=1) for xi, wi in zip(x, w)]
        sum(yi.sum() for yi in y).backward()

    def inputs(trials, i, o, side):
        x = [torch.randn(BATCH, i, side, side).to(memory_format=memory_format).requires_grad_() for _ in range(trials)]
        w = [torch.randn(o, i, 3, 3).to(memory_format=memory_format).requires_grad_() for _ in range(trials)]
        return x, w

    return inputs, run


def grouped(memory_format):
    def inputs(trials, i, o, side):
        x = torch.randn(BATCH, trials * i, side, side).to(memory_format=memory_format).requires_grad_()
        w = torch.randn(trials * o, i, 3, 3).to(memory_format=memory_format).requires_grad_()
        return x, w, trials

    def run(x, w, trials):
        F.conv2d(x, w, padding=1, groups=trials).sum().backward()

    return inputs, run


def unfold():
    def inputs(trials, i, o, side):
        x = torch.randn(trials * BATCH, i, side, side, requires_grad=True)
        w = torch.randn(trials, o, i * 9, requires_grad=True)
        return x, w, trials

    def run(x, w, trials):
        columns = F.unfold(x, 3, padding=1).view(trials, BATCH, w.shape[2], -1)
        torch.matmul(w.unsqueeze(1), columns).sum().backward()

    return inputs, run


WAYS = {
    "rows": rows(torch.contiguous_format),
    "rows nhwc": rows(torch.channels_last),
    "grouped": grouped(torch.contiguous_format),
    "grouped nhwc": grouped(torch.channels_last),
    "unfold": unfold(),
}


def main():
    torch.set_num_threads(1)
    torch.manual_seed(0)
    for i, o, side in SHAPES:
        for trials in (1, 16):
            arguments = {name: inputs(trials, i, o, side) for name, (inputs, _) in WAYS.items()}
            times = {name: [] for name in WAYS}
            for turn in range(ROUNDS + 1):
                for name, (_, run) in WAYS.items():
                    start = time.thread_time()
                    run(*arguments[name])
                    if turn > 0:
                        times[name].append((time.thread_time() - start) * 1000 / trials)
            cells = " | ".join(f"{statistics.median(times[name]):.2f}" for name in WAYS)
            print(f"| {i} to {o}, {side} x {side} | {trials} | {cells} |", flush=True)


main()
