#!/usr/bin/env python3
"""Writes Tests/References/penguins.json: 20 steps of gradient descent on Examples/penguins.csv in
50-digit arithmetic. Read by Tests/CommandTests/PenguinTests.swift.

    /usr/bin/python3 Scripts/references/penguins.py [--check]

Three inputs, two softplus nodes, one output; every column brought to mean 0 and deviation 1 (the
population's); the mean of the squared residuals. The gradient is written out for this network
alone, and is compared with differences of the loss. The parameters in the units of the file are
found from what the network predicts there, not by the formula that the program uses.
"""
import csv

from mpmath import exp, fsum, log1p, lu_solve, matrix, mpf, sqrt, workdps

from support import REFERENCES, exact, publish, rounded

INPUTS = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]
TARGET = "body_mass_g"
NAMES = ["w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "b1", "b2", "b3"]
START = [exact(x) for x in (0.4, -0.3, 0.7, -0.2, 0.5, 0.1, 0.9, -0.6, 0.25, -0.15, 0.05)]
RATE = exact(0.1)
STEPS = 20


def columns():
    path = REFERENCES.parents[1] / "Examples" / "penguins.csv"
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [[exact(row[name]) for row in rows] for name in INPUTS + [TARGET]]


def scale(column):
    mean = fsum(column) / len(column)
    return mean, sqrt(fsum((x - mean) ** 2 for x in column) / len(column))


def softplus(x):
    return log1p(exp(x))


def nodes(p, row):
    return (p[0] * row[0] + p[1] * row[1] + p[2] * row[2] + p[8],
            p[3] * row[0] + p[4] * row[1] + p[5] * row[2] + p[9])


def predict(p, row):
    x1, x2 = nodes(p, row)
    return p[6] * softplus(x1) + p[7] * softplus(x2) + p[10]


def loss(p, rows, observed):
    return fsum((y - predict(p, row)) ** 2 for row, y in zip(rows, observed)) / len(rows)


def gradient(p, rows, observed):
    g = [mpf(0)] * 11
    for row, y in zip(rows, observed):
        x1, x2 = nodes(p, row)
        d = -2 * (y - predict(p, row)) / len(rows)
        d1, d2 = d * p[6] / (1 + exp(-x1)), d * p[7] / (1 + exp(-x2))
        parts = [d1 * v for v in row] + [d2 * v for v in row]
        parts += [d * softplus(x1), d * softplus(x2), d1, d2, d]
        g = [a + b for a, b in zip(g, parts)]
    return g


def difference(p, index, rows, observed):
    with workdps(100):
        h = mpf(10) ** -30
        above, below = list(p), list(p)
        above[index] += h
        below[index] -= h
        return (loss(above, rows, observed) - loss(below, rows, observed)) / (2 * h)


def plane(values, rows):
    """The weights and the bias of the plane through the values at four rows."""
    a = matrix([[*row, 1] for row in rows])
    solution = list(lu_solve(a, matrix(values)))
    return solution[:3], solution[3]


def main():
    raw = columns()
    scales = [scale(column) for column in raw]
    scaled = [[(x - mean) / deviation for x in column]
              for column, (mean, deviation) in zip(raw, scales)]
    rows, observed = list(zip(*scaled[:3])), scaled[3]
    p, losses, first = START, [], None
    for _ in range(STEPS):
        g = gradient(p, rows, observed)
        if first is None:
            first = g
            for index, derivative in enumerate(g):
                assert abs(derivative - difference(p, index, rows, observed)) < mpf(10) ** -40
        losses.append(loss(p, rows, observed))
        # All at once: g was taken at p before any of them moves.
        p = [value - RATE * derivative for value, derivative in zip(p, g)]
    losses.append(loss(p, rows, observed))

    mean, deviation = scales[3]
    predictions = [predict(p, row) * deviation + mean for row in rows]
    corners = [0, 100, 200, 300]
    raw_rows = list(zip(*raw[:3]))
    planes = [plane([nodes(p, rows[i])[node] for i in corners], [raw_rows[i] for i in corners])
              for node in (0, 1)]
    original = (planes[0][0] + planes[1][0] + [p[6] * deviation, p[7] * deviation]
                + [planes[0][1], planes[1][1], p[10] * deviation + mean])
    for row, prediction in zip(raw_rows, predictions):
        assert abs(predict(original, row) - prediction) < mpf(10) ** -35
    residuals = [y - prediction for y, prediction in zip(raw[3], predictions)]
    count = len(residuals)
    total = fsum((y - mean) ** 2 for y in raw[3])
    ssr = fsum(r * r for r in residuals)
    publish("penguins.json", "penguins.py", {
        "inputs": INPUTS, "target": TARGET, "names": NAMES, "start": rounded(START),
        "learningRate": rounded(RATE), "steps": STEPS,
        "means": rounded([s[0] for s in scales]), "deviations": rounded([s[1] for s in scales]),
        "gradient": rounded(first), "losses": rounded(losses), "parameters": rounded(p),
        "originalParameters": rounded(original), "originalLoss": rounded(ssr / count),
        "rSquared": rounded(1 - ssr / total),
        "meanAbsolute": rounded(fsum(abs(r) for r in residuals) / count),
        "predictions": rounded(predictions)})


main()
