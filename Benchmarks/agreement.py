"""Whether all competitors computed the same thing."""

import numpy as np

# How far parameters may lie apart after the same steps, relative to the largest of them. Full
# precision is lost over the steps by rounding in different orders alone.
TOLERANCE = dict(double=1e-8, float=1e-4)
# Of restarts, 1 in 12 is chaotic at this rate, and any two right programs part there: the
# quantiles of the final losses must agree, and nearly all starts.
QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9]
QUANTILE_TOLERANCE = 0.05
LEAST_EQUAL_STARTS = 0.85


def agreement(work, answers):
    """The largest difference from the first competitor that answered, and whether it is allowed."""
    answers = {name: answer for name, answer in answers.items() if "error" not in answer}
    if not answers:
        return dict(agreed=True, agreement="–")
    compare = starts if work["kind"] == "restarts" else parameters
    first = next(iter(answers.values()))
    agreed, said, parted = True, 0.0, []
    for name, answer in answers.items():
        fine, difference = compare(work, first, answer)
        agreed, said = agreed and fine, max(said, difference)
        if not fine:
            parted.append(f"{name} ({difference:.1g})")
    return dict(agreed=agreed, agreement=f"{said:.1g}", parted=parted)


def parameters(work, first, other):
    a, b = np.array(first["parameters"]), np.array(other["parameters"])
    if len(a) != len(b):
        return False, float("inf")
    difference = float(np.max(np.abs(a - b)) / np.max(np.abs(a)))
    return difference <= TOLERANCE[work["precision"]], difference


def starts(work, first, other):
    a, b = np.array(first["loss"]), np.array(other["loss"])
    if len(a) != len(b):
        return False, float("inf")
    p, q = np.quantile(a, QUANTILES), np.quantile(b, QUANTILES)
    # The lowest losses are 0 but for rounding.
    difference = float(np.max(np.abs(p - q) / np.maximum(np.abs(p), 1e-3)))
    near = 1e-6 if work["precision"] == "double" else 1e-2
    equal = np.mean(np.abs(a - b) <= near * np.maximum(np.abs(a), 1e-3))
    return bool(difference <= QUANTILE_TOLERANCE and equal >= LEAST_EQUAL_STARTS), difference
