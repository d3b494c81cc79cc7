"""Runs exported ONNX models in another ONNX Runtime than ours and compares what they answer.

    npx tsx bench/onnx-files.ts <folder>
    python bench/peers/onnx_check.py <folder> [tolerance, by default 1e-5]

Differences are relative to the largest value of the output (or 1). Where the package onnx is installed, each model is
checked against the specification as well. Ends with 1 where a model is wrong.
"""

import json
import pathlib
import sys

import numpy as np
import onnxruntime

try:
    import onnx
except ImportError:
    onnx = None

FOLDER = pathlib.Path(sys.argv[1])
TOLERANCE = float(sys.argv[2]) if len(sys.argv) > 2 else 1e-5


def tensor(values, shape, dtype="float32"):
    return np.array(values, dtype).reshape(shape)


def compare(session, batch):
    """The largest relative difference of the outputs; infinite where a shape is another."""
    # Of an input that no output depends on, the model knows nothing.
    read = {x.name for x in session.get_inputs()}
    inputs = {x["name"]: tensor(x["values"], x["shape"], x["dtype"]) for x in batch["inputs"] if x["name"] in read}
    names = [y["name"] for y in batch["outputs"]]
    worst = 0.0
    for found, wanted in zip(session.run(names, inputs), batch["outputs"], strict=True):
        expected = tensor(wanted["values"], wanted["shape"])
        if found.shape != expected.shape or not np.isfinite(found).all():
            return np.inf
        worst = max(worst, float(np.abs(found - expected).max() / max(1, np.abs(expected).max())))
    return worst


def main():
    differences = {}
    for path in sorted(FOLDER.glob("*.onnx")):
        case = json.loads(path.with_suffix(".json").read_text())
        if onnx is not None:
            onnx.checker.check_model(onnx.load(path), full_check=True)
        session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        differences[f'{path.stem} {case["name"]}'] = max(compare(session, batch) for batch in case["batches"])
    wrong = {name: difference for name, difference in differences.items() if not difference < TOLERANCE}
    for name, difference in sorted(differences.items(), key=lambda item: -item[1])[:5]:
        print(f"{difference:.1e}  {name}")
    checked = "checked by onnx " + onnx.__version__ if onnx else "not checked by onnx"
    print(f"{len(differences)} models, {checked}, run by ONNX Runtime {onnxruntime.__version__}: {len(wrong)} differ")
    return 1 if wrong or not differences else 0


sys.exit(main())
