"""Runs of small random networks: every activation and loss, depths 0 to 2, with and without weight
decay."""
import csv
import itertools
import random
import subprocess
from dataclasses import dataclass
from pathlib import Path

from state import Command

ACTIVATIONS = ["softplus", "relu", "sigmoid", "tanh", "identity"]
LOSSES = ["ssr", "half-ssr", "mse", "cross-entropy", "mean-cross-entropy"]
DEPTHS = [1, 0, 2, 1]
DECAYS = [
    {}, {}, {"l2": 0.25}, {}, {"l1": 0.125}, {}, {"l1": 0.0625, "l2": 0.5, "biases": True}]


@dataclass
class Sample:
    """A run of a random network, and what was asked for."""

    number: int
    sizes: list
    activations: list  # of the hidden layers, then of the outputs
    loss: str
    decay: dict
    table: Path
    command: Command

    def __str__(self):
        sizes = "-".join(map(str, self.sizes))
        decay = "".join(f" {name} {value}" for name, value in self.decay.items())
        return f"{self.number}: {sizes} {','.join(self.activations)} {self.loss}{decay}"

    @property
    def is_classes(self):
        return "entropy" in self.loss


def fit(chainrule, table, run, *options):
    """A run of a table; what fit prints is not needed."""
    subprocess.run(
        [chainrule, "fit", table, "-o", run, "--force", "--quiet", *options], check=True,
        stdout=subprocess.DEVNULL)
    return Command(chainrule, run)


def random_runs(chainrule, folder, count, seed):
    """`count` samples, made one after another."""
    rng = random.Random(seed)
    for number in range(count):
        loss = LOSSES[number % len(LOSSES)]
        depth = DEPTHS[number % len(DEPTHS)]
        # Every activation in turn, whatever the loss.
        hidden = [ACTIVATIONS[(number + layer + number // 5) % 5] for layer in range(depth)]
        outputs = rng.choice([1, 3]) if "entropy" in loss else rng.randint(1, 2)
        sizes = [rng.randint(1, 2), *(rng.randint(1, 3) for _ in hidden), outputs]
        last = "identity" if "entropy" in loss else rng.choice(["identity", *ACTIVATIONS])
        sample = Sample(
            number, sizes, [*hidden, last], loss, DECAYS[number % len(DECAYS)],
            Path(folder) / f"{number}.csv", None)
        write(rng, sample)
        sample.command = fit(
            chainrule, sample.table, sample.table.with_suffix(".chainrule"),
            *options(sample), "--start", start(rng, sizes))
        yield sample


def options(sample):
    hidden = sample.sizes[1:-1]
    yield from ["--scale", "none", "--steps", "2", "--learning-rate", "0.01"]
    yield from ["--loss", sample.loss.removeprefix("mean-")]
    if sample.loss.startswith("mean-"):
        yield "--mean"
    targets = 1 if sample.is_classes else sample.sizes[-1]
    yield from ["--target", ",".join(f"o{k + 1}" for k in range(targets))]
    yield from ["--hidden", ",".join(map(str, hidden)) or "none"]
    if hidden:
        yield from ["--activation", ",".join(sample.activations[:-1])]
    if sample.activations[-1] != "identity":
        yield from ["--output-activation", sample.activations[-1]]
    for name in ["l1", "l2"]:
        if name in sample.decay:
            yield from [f"--{name}", str(sample.decay[name])]
    if "biases" in sample.decay:
        yield "--decay-biases"


def start(rng, sizes):
    weights = sum(a * b for a, b in itertools.pairwise(sizes))
    names = [f"w{i + 1}" for i in range(weights)] + [f"b{i + 1}" for i in range(sum(sizes[1:]))]
    return ",".join(f"{name}={rng.uniform(-1.5, 1.5):.2f}" for name in names)


def write(rng, sample):
    """Three rows of numbers with two decimals; classes are letters, two for one output."""
    inputs, targets = sample.sizes[0], 1 if sample.is_classes else sample.sizes[-1]
    with open(sample.table, "w", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow([f"i{k + 1}" for k in range(inputs)] + [f"o{k + 1}" for k in range(targets)])
        for row in range(3):
            observed = [round(rng.uniform(-2, 2), 2) for _ in range(targets)]
            if sample.is_classes:
                observed = ["abc"[row % 2 if sample.sizes[-1] == 1 else row]]
            lines.writerow([round(rng.uniform(-2, 2), 2) for _ in range(inputs)] + observed)
