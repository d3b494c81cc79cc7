"""The works of bench/training/works in PyTorch: a model, and what draws its input of a batch size."""
import torch
from torch import nn
from torch.nn import functional as F


def autoencoder(width):
    model = nn.Sequential(nn.Linear(784, width), nn.ReLU(), nn.Linear(width, 784), nn.Sigmoid())
    return model, lambda rows: torch.randn(rows, 784)


def cnn():
    model = nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 128, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(6272, 10),
    ).to(memory_format=torch.channels_last)
    return model, lambda rows: torch.randn(rows, 1, 28, 28).contiguous(memory_format=torch.channels_last)


class Lstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(32, 64, batch_first=True)
        self.head = nn.Linear(64, 10)

    def forward(self, x):
        return self.head(self.lstm(x)[0][:, -1])


def lstm(steps):
    return Lstm(), lambda rows: torch.randn(rows, steps, 32)


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        block = nn.TransformerEncoderLayer(128, 4, 512, dropout=0.0, activation='gelu', batch_first=True)
        self.encoder = nn.TransformerEncoder(block, 2, enable_nested_tensor=False)
        self.head = nn.Linear(128, 10)

    def forward(self, x):
        return self.head(self.encoder(x).mean(1))


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
    return model, lambda rows: torch.randn(rows, 3, 32, 32).contiguous(memory_format=torch.channels_last)


def recommender(sparse):
    model = nn.Sequential(
        nn.Embedding(100_000, 64, sparse=sparse), nn.Flatten(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 1))
    return model, lambda rows: torch.randint(0, 100_000, (rows, 2))


# Classifiers end in a softmax: in training it is part of the loss.
WORKS = {
    'autoencoder': (lambda: autoencoder(128), None),
    'autoencoder-50m': (lambda: autoencoder(31_900), None),
    'cnn': (cnn, 'softmax'),
    'lstm-50': (lambda: lstm(50), 'softmax'),
    'lstm-200': (lambda: lstm(200), 'softmax'),
    'lstm-500': (lambda: lstm(500), 'softmax'),
    'transformer': (lambda: (Transformer(), lambda rows: torch.randn(rows, 128, 128)), 'softmax'),
    'resnet-20': (resnet, 'softmax'),
    'recommender': (lambda: recommender(False), None),
    'recommender-lazy': (lambda: recommender(True), None),
}
