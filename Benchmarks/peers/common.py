"""What the Python competitors share: the protocol, the files, the timing.

A competitor is a process that lives through the whole run. Each line on its standard input is a
request, a workload with `variant` and `seconds` (how long to measure for at least); it answers
with one line: `seconds` for one pass, `passes`, `loss` and `parameters` after a pass, or `error`.
"""

import json
import sys
import time
import traceback

import numpy as np


def load(work, dtype):
    """Inputs and observed values, one row for each row."""
    columns = np.fromfile(work["data"], "<f8").reshape(-1, work["rows"])
    inputs = work["layers"][0]
    return (np.ascontiguousarray(columns[:inputs].T, dtype),
            np.ascontiguousarray(columns[inputs:].T, dtype))


def load_start(work, dtype):
    start = np.fromfile(work["start"], "<f8").astype(dtype)
    return start.reshape(work["starts"], -1) if work["kind"] == "restarts" else start


def load_order(work):
    return np.fromfile(work["order"], "<i8")


def dtype(work):
    return np.float32 if work["precision"] == "float" else np.float64


def slices(layers):
    """Where each layer's weights and biases lie in the flat vector."""
    weights = np.cumsum([0] + [a * b for a, b in zip(layers, layers[1:])])
    biases = weights[-1] + np.cumsum([0] + layers[1:])
    return [(slice(int(weights[i]), int(weights[i + 1])), (b, a),
             slice(int(biases[i]), int(biases[i + 1])))
            for i, (a, b) in enumerate(zip(layers, layers[1:]))]


def sample(values, most=5000):
    """At most so many of the values, at even distances, as JSON numbers."""
    values = np.asarray(values, np.float64).ravel()
    return [float(v) for v in values[::-(-len(values) // most)]]


def measure(one_pass, least):
    """The median time of a pass, from as many as fill `least` seconds; and its result."""
    times = []
    while not times or sum(times) < least:
        start = time.perf_counter()
        result = one_pass()
        times.append(time.perf_counter() - start)
    return float(np.median(times)), len(times), result


def serve(prepare):
    """Answers requests to the end of the input.

    `prepare(work, variant)` returns a function that makes one pass and returns something, and
    one that takes it to (loss, parameters); it has made a pass already, so that all is compiled.
    """
    prepared = {}
    for line in sys.stdin:
        work = json.loads(line)
        key = (work["name"], work["variant"])
        try:
            if key not in prepared:
                prepared.clear()  # one workload's arrays at a time
                prepared[key] = prepare(work, work["variant"])
            one_pass, results = prepared[key]
            seconds, passes, result = measure(one_pass, work["seconds"])
            loss, parameters = results(result)
            answer = dict(seconds=seconds, passes=passes, loss=sample(loss),
                          parameters=sample(parameters))
        except Exception as error:  # reported as a row of the table that is missing
            traceback.print_exc()
            answer = dict(error=f"{type(error).__name__}: {error}"[:300])
        print(json.dumps(answer), flush=True)
