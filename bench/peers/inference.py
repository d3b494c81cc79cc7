"""A peer of bench/inference.ts: answers batches of a work of the same name whenever it is asked to.

    python bench/peers/inference.py <work> <batch> <threads> onnxruntime <model.onnx>
    python bench/peers/inference.py <work> <batch> <threads> eager

It follows the protocol of bench/training/turns.ts. The first runs the model that Strata exported, the second a model of
the same layers in PyTorch's inference mode. Inputs and outputs are numpy's or PyTorch's own: nothing is converted.
"""
import json
import sys
import time

WORK, BATCH, THREADS, MODE = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]


def onnxruntime_runner():
    import numpy
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.add_session_config_entry('session.set_denormal_as_zero', '1')
    # As ours: threads that wait give their core away.
    options.add_session_config_entry('session.intra_op.allow_spinning', '0')
    session = onnxruntime.InferenceSession(sys.argv[5], options, providers=['CPUExecutionProvider'])
    (given,) = session.get_inputs()
    shape = [BATCH, *given.shape[1:]]
    random = numpy.random.default_rng(7)
    if given.type == 'tensor(int32)':
        x = random.integers(0, 100_000, shape, dtype=numpy.int32)
    else:
        x = random.standard_normal(shape, dtype=numpy.float32)
    return lambda: session.run(None, {given.name: x})[0].flat[0]


def torch_runner():
    import torch
    from peer_models import WORKS

    torch.set_num_threads(THREADS)
    torch.set_flush_denormal(True)
    torch.manual_seed(7)
    build, head = WORKS[WORK]
    model, draw = build()
    model.eval()
    x = draw(BATCH)

    def run():
        with torch.inference_mode():
            y = model(x)
            return (torch.softmax(y, -1) if head == 'softmax' else y).flatten()[0].item()

    return run


def main():
    began = time.perf_counter()
    run = onnxruntime_runner() if MODE == 'onnxruntime' else torch_runner()
    value = float(run())
    print(json.dumps({'firstStepMs': 1000 * (time.perf_counter() - began), 'loss': value}), flush=True)
    for line in sys.stdin:
        until = time.perf_counter() + float(line) / 1000
        durations, before = [], time.process_time()
        while not durations or time.perf_counter() < until:
            start = time.perf_counter()
            run()
            durations.append(1000 * (time.perf_counter() - start))
        cpu = 1000 * (time.process_time() - before) / len(durations)
        print(json.dumps({'durations': durations, 'cpuMs': cpu}), flush=True)


main()
