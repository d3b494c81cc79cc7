"""Writes the values of Keras 3 and safetensors that test/engine compares with.

    python3 -m venv venv && venv/bin/pip install keras==3.15.1 'jax[cpu]==0.10.2' safetensors==0.8.0
    KERAS_BACKEND=jax venv/bin/python bench/peers/fixtures.py
"""
import base64
import json
import os
import pathlib

os.environ.setdefault('KERAS_BACKEND', 'jax')
import keras
import numpy as np
from safetensors.numpy import save

TESTS = pathlib.Path(__file__).parents[2] / 'test' / 'engine'


def write(name, value):
    (TESTS / name).write_text(json.dumps(value, indent=1, default=lambda x: x.tolist()) + '\n')


def optimizers():
    start = np.array([0.5, -1.25, 2.0, 0.0], 'float32')
    gradients = np.array(
        [[0.1, -2.0, 0.003, 1.0], [0.2, 1.5, -0.004, 0.0], [-0.3, 0.5, 0.002, -1.0], [0.05, -0.25, 0.0, 3.0], [1.0, 0.75, 1e-5, -0.5]],
        'float32',
    )
    rates = [0.01, 0.01, 0.02, 0.005, 0.005]
    o = keras.optimizers
    cases = [
        ({'type': 'sgd'}, o.SGD()),
        ({'type': 'momentum', 'momentum': 0.9, 'nesterov': False}, o.SGD(momentum=0.9)),
        ({'type': 'momentum', 'momentum': 0.9, 'nesterov': True}, o.SGD(momentum=0.9, nesterov=True)),
        ({'type': 'rmsprop', 'rho': 0.9, 'epsilon': 1e-4, 'momentum': 0}, o.RMSprop(rho=0.9, epsilon=1e-4)),
        ({'type': 'rmsprop', 'rho': 0.8, 'epsilon': 1e-4, 'momentum': 0.5}, o.RMSprop(rho=0.8, epsilon=1e-4, momentum=0.5)),
        ({'type': 'adam', 'beta1': 0.9, 'beta2': 0.999, 'epsilon': 1e-4}, o.Adam(epsilon=1e-4)),
        (
            {'type': 'adamw', 'beta1': 0.8, 'beta2': 0.99, 'epsilon': 1e-4, 'weightDecay': 0.1},
            o.AdamW(beta_1=0.8, beta_2=0.99, epsilon=1e-4, weight_decay=0.1),
        ),
    ]
    results = []
    for config, optimizer in cases:
        weight = keras.Variable(start)
        weights = []
        for gradient, rate in zip(gradients, rates):
            optimizer.learning_rate = rate
            optimizer.apply([gradient], [weight])
            weights.append(keras.ops.convert_to_numpy(weight))
        results.append({'config': config, 'weights': weights})
    write('optimizers/keras.json', {'start': start, 'gradients': gradients, 'rates': rates, 'cases': results})


def losses():
    rng = np.random.default_rng(7)
    logits = (rng.normal(size=(4, 3)) * 3).astype('float32')
    probabilities = np.array([[0.7, 0.2, 0.1], [0.0, 1.0, 0.0], [0.3, 0.3, 0.3], [1e-9, 0.5, 0.5]], 'float32')
    onehot = np.eye(3, dtype='float32')[[0, 2, 1, 0]]
    yes = np.array([[1, 0, 1], [0, 0.25, 1], [0, 1, 0], [1, 1, 0]], 'float32')
    extreme = np.array([[100, -100, 0], [-0.5, 2, 50], [1e-3, -3, 7], [-60, 60, 0]], 'float32')
    numbers = rng.normal(size=(4, 3)).astype('float32') * 2
    k = keras.losses
    cases = [
        ({'type': 'categoricalCrossentropy', 'labelSmoothing': 0, 'fromLogits': False}, k.CategoricalCrossentropy(), onehot, probabilities),
        ({'type': 'categoricalCrossentropy', 'labelSmoothing': 0.1, 'fromLogits': False}, k.CategoricalCrossentropy(label_smoothing=0.1), onehot, probabilities),
        ({'type': 'categoricalCrossentropy', 'labelSmoothing': 0, 'fromLogits': True}, k.CategoricalCrossentropy(from_logits=True), onehot, logits),
        ({'type': 'categoricalCrossentropy', 'labelSmoothing': 0.2, 'fromLogits': True}, k.CategoricalCrossentropy(from_logits=True, label_smoothing=0.2), onehot, extreme),
        ({'type': 'sparseCategoricalCrossentropy', 'fromLogits': True}, k.SparseCategoricalCrossentropy(from_logits=True), np.array([0, 2, 1, 0], 'int32'), logits),
        ({'type': 'sparseCategoricalCrossentropy', 'fromLogits': False}, k.SparseCategoricalCrossentropy(), np.array([0, 2, 1, 0], 'int32'), probabilities),
        ({'type': 'binaryCrossentropy', 'labelSmoothing': 0, 'fromLogits': False}, k.BinaryCrossentropy(), yes, probabilities),
        ({'type': 'binaryCrossentropy', 'labelSmoothing': 0.1, 'fromLogits': False}, k.BinaryCrossentropy(label_smoothing=0.1), yes, probabilities),
        ({'type': 'binaryCrossentropy', 'labelSmoothing': 0, 'fromLogits': True}, k.BinaryCrossentropy(from_logits=True), yes, extreme),
        ({'type': 'meanSquaredError'}, k.MeanSquaredError(), numbers, logits),
        ({'type': 'meanAbsoluteError'}, k.MeanAbsoluteError(), numbers, logits),
        ({'type': 'huber', 'delta': 1.5}, k.Huber(delta=1.5), numbers, logits),
        ({'type': 'categoricalFocalCrossentropy', 'alpha': 0.25, 'gamma': 2, 'labelSmoothing': 0.1, 'fromLogits': False}, k.CategoricalFocalCrossentropy(label_smoothing=0.1), onehot, probabilities),
        ({'type': 'binaryFocalCrossentropy', 'gamma': 2, 'labelSmoothing': 0, 'fromLogits': True}, k.BinaryFocalCrossentropy(from_logits=True), yes, logits),
        ({'type': 'binaryFocalCrossentropy', 'alpha': 0.3, 'gamma': 2, 'labelSmoothing': 0, 'fromLogits': False}, k.BinaryFocalCrossentropy(apply_class_balancing=True, alpha=0.3), yes, probabilities),
        ({'type': 'meanAbsolutePercentageError'}, k.MeanAbsolutePercentageError(), numbers, logits),
        ({'type': 'meanSquaredLogarithmicError'}, k.MeanSquaredLogarithmicError(), numbers, logits),
        ({'type': 'logCosh'}, k.LogCosh(), numbers, logits),
        ({'type': 'poisson'}, k.Poisson(), yes * 3, probabilities),
        ({'type': 'cosineSimilarity'}, k.CosineSimilarity(), numbers, logits),
        ({'type': 'kullbackLeiblerDivergence'}, k.KLDivergence(), onehot, probabilities),
        ({'type': 'hinge'}, k.Hinge(), np.round(yes), logits),
        ({'type': 'squaredHinge'}, k.SquaredHinge(), np.round(yes), logits),
        ({'type': 'categoricalHinge'}, k.CategoricalHinge(), onehot, logits),
        ({'type': 'dice'}, k.Dice(axis=(1,)), yes, probabilities),
        ({'type': 'tversky', 'alpha': 0.7, 'beta': 0.3}, k.Tversky(alpha=0.7, beta=0.3, axis=(1,)), yes, probabilities),
    ]
    write('losses/keras.json', [
        {'config': config, 'target': t, 'prediction': p, 'loss': float(loss(t, p))} for config, loss, t, p in cases
    ])


def schedules():
    cosine = keras.optimizers.schedules.CosineDecay(0.1, decay_steps=8, alpha=0.2)
    step = keras.optimizers.schedules.ExponentialDecay(0.1, decay_steps=3, decay_rate=0.5, staircase=True)
    write('schedules/keras.json', {'cosine': [float(cosine(i)) for i in range(12)], 'step': [float(step(i)) for i in range(12)]})


def safetensors():
    tensors = {'dense/kernel': np.array([[1.5, -2], [0, 3.25]], 'float32'), 'dense/bias': np.array([7, 8], 'float32'), 'codes': np.array([1, -2, 3], 'int32')}
    write('interchange/safetensors.json', {'base64': base64.b64encode(save(tensors, {'format': 'pt', 'note': 'é'})).decode()})


for fixture in [optimizers, losses, schedules, safetensors]:
    fixture()
