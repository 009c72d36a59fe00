#!/usr/bin/env python3
"""PyTorch's automatic differentiation, in float64, agrees with the gradients that `explain` gives:
`make check-torch`.

    python Scripts/crosscheck/pytorch.py CHAINRULE [COUNT] [--record FILE]

Each derivative of random networks is compared at step 0, to 1e-12 of the sum of the sizes of the
products that it is the sum of. `--record` writes the dated result.
"""
import argparse
import csv
import datetime
import itertools
import json
import tempfile
import textwrap
from pathlib import Path

import torch

from runs import random_runs

TOLERANCE = 1e-12
ACTIVATIONS = {
    "softplus": lambda x: torch.nn.functional.softplus(x, threshold=700), "relu": torch.relu,
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "identity": lambda x: x}


def data(sample):
    """Inputs and observations; of classes their numbers."""
    with open(sample.table, newline="") as file:
        rows = [[float("abc".find(cell)) if cell in "abc" else float(cell) for cell in line]
                for line in list(csv.reader(file))[1:]]
    table = torch.tensor(rows, dtype=torch.float64)
    return table[:, :sample.sizes[0]], table[:, sample.sizes[0]:]


def gradient(sample, parameters):
    """The derivative of the sample's loss by each parameter, by PyTorch."""
    values = {name: torch.tensor(value, dtype=torch.float64, requires_grad=True)
              for name, value in parameters.items()}
    y, observed = data(sample)
    weights, biases = 0, 0
    for (inputs, outputs), activation in zip(
            itertools.pairwise(sample.sizes), sample.activations):
        w = torch.stack([values[f"w{weights + i + 1}"] for i in range(inputs * outputs)])
        b = torch.stack([values[f"b{biases + i + 1}"] for i in range(outputs)])
        y = ACTIVATIONS[activation](y @ w.reshape(outputs, inputs).T + b)
        weights, biases = weights + inputs * outputs, biases + outputs
    total = loss(sample, y, observed) + decay(sample, values)
    names = list(values)
    slopes = torch.autograd.grad(total, [values[name] for name in names], allow_unused=True)
    return {name: 0.0 if slope is None else slope.item() for name, slope in zip(names, slopes)}


def loss(sample, y, observed):
    if not sample.is_classes:
        squares = (observed - y) ** 2
        return {"ssr": squares.sum(), "half-ssr": squares.sum() / 2, "mse": squares.mean()}[
            sample.loss]
    if sample.sizes[-1] == 1:
        entropy = torch.nn.functional.binary_cross_entropy_with_logits(
            y, observed, reduction="sum")
    else:
        entropy = torch.nn.functional.cross_entropy(y, observed.long().flatten(), reduction="sum")
    return entropy / (len(observed) if sample.loss.startswith("mean-") else 1)


def decay(sample, values):
    decayed = [value for name, value in values.items()
               if name[0] == "w" or "biases" in sample.decay]
    return sample.decay.get("l2", 0) * sum(v ** 2 for v in decayed) \
        + sample.decay.get("l1", 0) * sum(abs(v) for v in decayed)


def magnitude(derivation):
    products = [term["product"] for row in derivation["rows"] for term in row["terms"]]
    return sum(map(abs, products)) + abs(derivation["value"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("chainrule")
    parser.add_argument("count", nargs="?", type=int, default=70)
    parser.add_argument("--record", type=Path)
    options = parser.parse_args()
    compared, worst, wrong = 0, 0.0, []
    with tempfile.TemporaryDirectory() as folder:
        for sample in random_runs(options.chainrule, folder, options.count, 4):
            derivations = json.loads(sample.command.explain(
                0, "--format", "json", "--form", "paths", "--rows", "all"))["derivations"]
            theirs = gradient(
                sample, {one["parameter"]: one["move"]["from"] for one in derivations})
            for one in derivations:
                name, size = one["parameter"], magnitude(one)
                part = abs(one["value"] - theirs[name]) / size if size else abs(theirs[name])
                compared, worst = compared + 1, max(worst, part)
                if not part <= TOLERANCE:
                    wrong.append(f"{sample}, {name}: {one['value']!r}, PyTorch {theirs[name]!r}")
    result = (f"PyTorch {torch.__version__}, float64: {compared} derivatives of {options.count} "
              f"random networks compared, {len(wrong)} differ by more than {TOLERANCE:g} of "
              f"their products' size; the largest difference is {worst:.1e} of it.")
    print("\n".join([*wrong, result]))
    if options.record:
        dated = textwrap.fill(f"{datetime.date.today()}: {result}", 100)
        options.record.write_text(f"# PyTorch agrees on the gradients\n\n{dated}\n")
    raise SystemExit(1 if wrong else 0)


main()
