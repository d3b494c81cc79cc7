"""A peer of bench/training.ts: steps a work of the same name in PyTorch whenever it is asked to.

    python bench/peers/training.py <work> <threads> eager|compile

It follows the protocol of bench/training/turns.ts: a line of JSON once the first step is taken, then for each line with
a number of milliseconds the durations and the processor time of the steps taken in that time. The optimizer is the fused one, PyTorch's fastest.
"""
import json
import sys
import time

import torch
from torch.nn import functional as F

from peer_models import WORKS

WORK, THREADS, MODE = sys.argv[1], int(sys.argv[2]), sys.argv[3]
torch.set_num_threads(THREADS)
torch.set_flush_denormal(True)
torch.manual_seed(7)


BATCHES = {
    'autoencoder': 128, 'autoencoder-50m': 128, 'cnn': 64, 'lstm-50': 64, 'lstm-200': 64, 'lstm-500': 64,
    'transformer': 32, 'resnet-20': 64, 'recommender': 1024, 'recommender-lazy': 1024,
}


def create():
    build, head = WORKS[WORK]
    rows = BATCHES[WORK]
    model, draw = build()
    x = draw(rows)
    if head == 'softmax':
        return model, x, torch.arange(rows) % 10, F.cross_entropy
    with torch.no_grad():
        return model, x, torch.rand_like(model(x)), F.mse_loss


def optimizers(model):
    if WORK != 'recommender-lazy':
        return [torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)]
    table, *rest = model.parameters()
    return [torch.optim.SparseAdam([table], lr=1e-3), torch.optim.Adam(rest, lr=1e-3, fused=True)]


def main():
    began = time.perf_counter()
    model, x, y, loss_of = create()
    model.train()
    forward = torch.compile(lambda x, y: loss_of(model(x), y)) if MODE == 'compile' else lambda x, y: loss_of(model(x), y)
    steppers = optimizers(model)

    def step():
        loss = forward(x, y)
        loss.backward()
        for optimizer in steppers:
            optimizer.step()
            optimizer.zero_grad()
        return loss.item()

    loss = step()
    print(json.dumps({'firstStepMs': 1000 * (time.perf_counter() - began), 'loss': loss}), flush=True)
    for line in sys.stdin:
        until = time.perf_counter() + float(line) / 1000
        durations, before = [], time.process_time()
        while not durations or time.perf_counter() < until:
            start = time.perf_counter()
            step()
            durations.append(1000 * (time.perf_counter() - start))
        cpu = 1000 * (time.process_time() - before) / len(durations)
        print(json.dumps({'durations': durations, 'cpuMs': cpu}), flush=True)


main()
