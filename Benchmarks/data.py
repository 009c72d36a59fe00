"""Makes the data that all competitors read: once, with fixed seeds, as raw little-endian files."""

import os

import numpy as np

from workloads import parameter_count


def prepare(work, folder):
    """Writes the files of a workload where they are missing; adds their paths to it."""
    os.makedirs(folder, exist_ok=True)
    name = f"{work['name']}-{work['rows']}x{'-'.join(map(str, work['layers']))}"
    files = {"data": f"{name}.data"}
    makers = {"data": lambda: table(work)}
    if work["kind"] == "restarts":
        files["start"] = f"{name}x{work['starts']}.start"
        makers["start"] = lambda: starts(work)
    else:
        files["start"] = f"{name}.start"
        makers["start"] = lambda: start(work, 1)
    for key, name in files.items():
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            makers[key]().astype("<f8").tofile(path + ".new")
            os.replace(path + ".new", path)
        work[key] = path
    return work


def table(work):
    """The columns, inputs first, one after another."""
    rows, inputs, outputs = work["rows"], work["layers"][0], work["layers"][-1]
    random = np.random.default_rng(20)
    if work["name"].startswith(("lesson", "restarts", "process")):
        return np.array([[0, 0.5, 1], [0, 1, 0]])
    if work["name"].startswith("digits"):
        from sklearn.datasets import load_digits
        pixels, labels = load_digits(return_X_y=True)
        return classes(pixels[:rows] / 16, labels[:rows], outputs)
    if work["name"].startswith("images"):
        # The size of MNIST, not its pictures: ten random prototypes under noise.
        labels = random.integers(0, outputs, rows)
        prototypes = random.random((outputs, inputs)) < 0.2
        pixels = np.clip(prototypes[labels] * 0.8 + random.normal(0, 0.3, (rows, inputs)), 0, 1)
        return classes(pixels, labels, outputs)
    if work["name"] == "exponential":
        from scipy.linalg import expm
        matrices = random.normal(0, 1, (rows, 2, 2))
        return np.concatenate(
            [matrices.reshape(rows, 4), expm(matrices).reshape(rows, 4)], axis=1).T
    columns = random.uniform(-2, 2, (inputs, rows))
    observed = np.sin(2 * columns.sum(0) / inputs ** 0.5) + random.normal(0, 0.1, rows)
    return np.vstack([columns, observed])


def classes(inputs, labels, count):
    """Inputs and one column of 0 and 1 for each class; numbers that floats hold."""
    return np.vstack([inputs.astype(np.float32).T, np.eye(count)[labels].T])


def start(work, seed):
    """Uniform weights of variance 1/inputs, biases 0: floats, so that both precisions start alike."""
    random = np.random.default_rng(seed)
    layers = work["layers"]
    if work["name"] in ("lesson", "process"):
        return np.array([2.74, -1.13, 0.36, 0.63, 0, 0, 0])
    weights = [random.uniform(-1, 1, a * b) * (3 / a) ** 0.5 for a, b in zip(layers, layers[1:])]
    return np.concatenate(weights + [np.zeros(sum(layers[1:]))]).astype(np.float32)


def starts(work):
    """All starts, one after another."""
    return np.concatenate([start(work, seed) for seed in range(work["starts"])])
