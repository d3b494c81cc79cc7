"""A peer of bench/training.ts: steps a work of the same name in PyTorch whenever it is asked to.

    python bench/peers/training.py <work> <threads> eager|compile

It follows the protocol of bench/training/turns.ts: a line of JSON once the first step is taken, then for each line with
a number of milliseconds the durations and the processor time of the steps taken in that time. The optimizer is the fused one, PyTorch's fastest.
"""
import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

WORK, THREADS, MODE = sys.argv[1], int(sys.argv[2]), sys.argv[3]
torch.set_num_threads(THREADS)
torch.set_flush_denormal(True)
torch.manual_seed(7)


def autoencoder(width):
    model = nn.Sequential(nn.Linear(784, width), nn.ReLU(), nn.Linear(width, 784), nn.Sigmoid())
    return model, torch.randn(128, 784), torch.rand(128, 784), F.mse_loss


def classes(rows):
    return torch.arange(rows) % 10


def cnn():
    model = nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 128, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(6272, 10),
    ).to(memory_format=torch.channels_last)
    x = torch.randn(64, 1, 28, 28).contiguous(memory_format=torch.channels_last)
    return model, x, classes(64), F.cross_entropy


class Lstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(32, 64, batch_first=True)
        self.head = nn.Linear(64, 10)

    def forward(self, x):
        return self.head(self.lstm(x)[0][:, -1])


def lstm(steps):
    return Lstm(), torch.randn(64, steps, 32), classes(64), F.cross_entropy


class Block(nn.Module):
    def __init__(self, channels, filters, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(channels, filters, 3, stride, 1, bias=False), nn.BatchNorm2d(filters), nn.ReLU(),
            nn.Conv2d(filters, filters, 3, 1, 1, bias=False), nn.BatchNorm2d(filters),
        )
        self.shortcut = nn.Identity() if stride == 1 else nn.Sequential(
            nn.Conv2d(channels, filters, 1, stride, bias=False), nn.BatchNorm2d(filters))

    def forward(self, x):
        return F.relu(self.body(x) + self.shortcut(x))


def resnet():
    layers = [nn.Conv2d(3, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU()]
    channels = 16
    for filters in [16, 32, 64]:
        for index in range(3):
            layers.append(Block(channels, filters, 2 if filters > 16 and index == 0 else 1))
            channels = filters
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10)]
    model = nn.Sequential(*layers).to(memory_format=torch.channels_last)
    x = torch.randn(64, 3, 32, 32).contiguous(memory_format=torch.channels_last)
    return model, x, classes(64), F.cross_entropy


def recommender(sparse):
    model = nn.Sequential(
        nn.Embedding(100_000, 64, sparse=sparse), nn.Flatten(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 1))
    return model, torch.randint(0, 100_000, (1024, 2)), torch.rand(1024, 1), F.mse_loss


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        block = nn.TransformerEncoderLayer(128, 4, 512, dropout=0.0, activation='gelu', batch_first=True)
        self.encoder = nn.TransformerEncoder(block, 2, enable_nested_tensor=False)
        self.head = nn.Linear(128, 10)

    def forward(self, x):
        return self.head(self.encoder(x).mean(1))


WORKS = {
    'autoencoder': lambda: autoencoder(128),
    'autoencoder-50m': lambda: autoencoder(31_900),
    'cnn': cnn,
    'lstm-50': lambda: lstm(50),
    'lstm-200': lambda: lstm(200),
    'lstm-500': lambda: lstm(500),
    'transformer': lambda: (Transformer(), torch.randn(32, 128, 128), classes(32), F.cross_entropy),
    'resnet-20': resnet,
    'recommender': lambda: recommender(False),
    'recommender-lazy': lambda: recommender(True),
}


def optimizers(model):
    if WORK != 'recommender-lazy':
        return [torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)]
    table, *rest = model.parameters()
    return [torch.optim.SparseAdam([table], lr=1e-3), torch.optim.Adam(rest, lr=1e-3, fused=True)]


def main():
    began = time.perf_counter()
    model, x, y, loss_of = WORKS[WORK]()
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
