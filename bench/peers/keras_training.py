"""A peer of bench/training.ts: steps a work of the same name in Keras 3 on TensorFlow whenever it is asked to.

    python bench/peers/keras_training.py <work> <threads> graph|xla

It follows the protocol of bench/training/turns.ts, as bench/peers/training.py does. A step is `train_on_batch`; TensorFlow
flushes denormals by itself. Keras has no optimizer that steps the touched rows of a table alone.
"""
import json
import os
import sys
import time

os.environ['KERAS_BACKEND'] = 'tensorflow'
os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
WORK, THREADS, MODE = sys.argv[1], int(sys.argv[2]), sys.argv[3]

import numpy as np
import tensorflow as tf

tf.config.threading.set_intra_op_parallelism_threads(THREADS)
tf.config.threading.set_inter_op_parallelism_threads(1)

import keras
from keras import layers

keras.utils.set_random_seed(7)
random = np.random.default_rng(7)


def normal(*shape):
    return random.standard_normal(shape, dtype=np.float32)


def classes(rows):
    return np.eye(10, dtype=np.float32)[np.arange(rows) % 10]


def autoencoder(width):
    model = keras.Sequential([layers.Dense(width, 'relu'), layers.Dense(784, 'sigmoid')])
    return model, normal(128, 784), random.random((128, 784), dtype=np.float32), 'mse'


def cnn():
    def convolution(filters):
        return layers.Conv2D(filters, 3, padding='same', activation='relu')

    model = keras.Sequential([
        convolution(32), layers.MaxPooling2D(), convolution(64), layers.MaxPooling2D(), convolution(128),
        layers.Flatten(), layers.Dense(10, 'softmax'),
    ])
    return model, normal(64, 28, 28, 1), classes(64), 'categorical_crossentropy'


def lstm(steps):
    model = keras.Sequential([layers.LSTM(64), layers.Dense(10, 'softmax')])
    return model, normal(64, steps, 32), classes(64), 'categorical_crossentropy'


def transformer():
    x = first = keras.Input((128, 128))
    for _ in range(2):
        attended = layers.MultiHeadAttention(4, 32)(x, x)
        x = layers.LayerNormalization(epsilon=1e-5)(x + attended)
        hidden = layers.Dense(512, 'gelu')(x)
        x = layers.LayerNormalization(epsilon=1e-5)(x + layers.Dense(128)(hidden))
    outputs = layers.Dense(10, 'softmax')(layers.GlobalAveragePooling1D()(x))
    return keras.Model(first, outputs), normal(32, 128, 128), classes(32), 'categorical_crossentropy'


def resnet():
    def normalized(x, filters, size, stride):
        return layers.BatchNormalization()(layers.Conv2D(filters, size, stride, 'same', use_bias=False)(x))

    x = first = keras.Input((32, 32, 3))
    x = layers.ReLU()(normalized(x, 16, 3, 1))
    for stage, filters in enumerate([16, 32, 64]):
        for index in range(3):
            stride = 2 if stage > 0 and index == 0 else 1
            shortcut = x if stride == 1 else normalized(x, filters, 1, stride)
            x = layers.ReLU()(normalized(x, filters, 3, stride))
            x = layers.ReLU()(layers.Add()([normalized(x, filters, 3, 1), shortcut]))
    outputs = layers.Dense(10, 'softmax')(layers.GlobalAveragePooling2D()(x))
    return keras.Model(first, outputs), normal(64, 32, 32, 3), classes(64), 'categorical_crossentropy'


def recommender():
    model = keras.Sequential([
        layers.Embedding(100_000, 64), layers.Flatten(), layers.Dense(64, 'relu'), layers.Dense(1)])
    return model, random.integers(0, 100_000, (1024, 2)), random.random((1024, 1), dtype=np.float32), 'mse'


WORKS = {
    'autoencoder': lambda: autoencoder(128),
    'autoencoder-50m': lambda: autoencoder(31_900),
    'cnn': cnn,
    'lstm-50': lambda: lstm(50),
    'lstm-200': lambda: lstm(200),
    'lstm-500': lambda: lstm(500),
    'transformer': transformer,
    'resnet-20': resnet,
    'recommender': recommender,
}


def main():
    began = time.perf_counter()
    model, x, y, loss = WORKS[WORK]()
    model.compile(keras.optimizers.Adam(1e-3), loss, jit_compile=MODE == 'xla')
    x, y = tf.constant(x), tf.constant(y)
    loss = float(model.train_on_batch(x, y))
    print(json.dumps({'firstStepMs': 1000 * (time.perf_counter() - began), 'loss': loss}), flush=True)
    for line in sys.stdin:
        until = time.perf_counter() + float(line) / 1000
        durations, before = [], time.process_time()
        while not durations or time.perf_counter() < until:
            start = time.perf_counter()
            model.train_on_batch(x, y)
            durations.append(1000 * (time.perf_counter() - start))
        cpu = 1000 * (time.process_time() - before) / len(durations)
        print(json.dumps({'durations': durations, 'cpuMs': cpu}), flush=True)


main()
