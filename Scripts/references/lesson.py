#!/usr/bin/env python3
"""Writes Tests/References/lesson.json: the lesson in 50-digit arithmetic. Read by
Tests/TrainingTests/LessonReferenceTests.swift.

    /usr/bin/python3 Scripts/references/lesson.py [--check]

The start (2.74, -1.13, ...) and the learning rate 0.1 are the doubles nearest to these decimals,
taken exactly; so are the data. The derivatives are the lesson's own formulas, one line each, and
are compared here with differences of the SSR, which know no rule of differentiation.
"""
from mpmath import exp, log1p, mpf, workdps

from support import exact, publish, rounded

DATA = [(exact(0), exact(0)), (exact(0.5), exact(1)), (exact(1), exact(0))]
NAMES = ["w1", "w2", "w3", "w4", "b1", "b2", "b3"]
START = [exact(x) for x in (2.74, -1.13, 0.36, 0.63, 0, 0, 0)]
RATE = exact(0.1)
STEPS = 1000


def softplus(x):
    return log1p(exp(x))


def forward(p, value):
    w1, w2, w3, w4, b1, b2, b3 = p
    x1, x2 = w1 * value + b1, w2 * value + b2
    return x1, x2, w3 * softplus(x1) + w4 * softplus(x2) + b3


def ssr(p):
    return sum((observed - forward(p, value)[2]) ** 2 for value, observed in DATA)


def gradient(p):
    w1, w2, w3, w4, b1, b2, b3 = p
    g = [mpf(0)] * 7
    for value, observed in DATA:
        x1, x2, predicted = forward(p, value)
        by_predicted = -2 * (observed - predicted)
        g[0] += by_predicted * w3 * exp(x1) / (1 + exp(x1)) * value
        g[1] += by_predicted * w4 * exp(x2) / (1 + exp(x2)) * value
        g[2] += by_predicted * softplus(x1)
        g[3] += by_predicted * softplus(x2)
        g[4] += by_predicted * w3 * exp(x1) / (1 + exp(x1))
        g[5] += by_predicted * w4 * exp(x2) / (1 + exp(x2))
        g[6] += by_predicted
    return g


def difference(p, index):
    with workdps(100):
        h = mpf(10) ** -30
        above, below = list(p), list(p)
        above[index] += h
        below[index] -= h
        return (ssr(above) - ssr(below)) / (2 * h)


def main():
    p, states = START, []
    for step in range(STEPS + 1):
        g = gradient(p)
        if step <= 5:
            for index, derivative in enumerate(g):
                assert abs(derivative - difference(p, index)) < mpf(10) ** -40
            states.append({"step": step, "loss": rounded(ssr(p)), "parameters": rounded(p),
                           "gradient": rounded(g)})
        last = {"step": step, "loss": rounded(ssr(p)), "parameters": rounded(p)}
        # All at once: g was taken at p before any of the seven moves.
        p = [value - RATE * derivative for value, derivative in zip(p, g)]
    publish("lesson.json", "lesson.py", {
        "names": NAMES, "inputs": rounded([x for x, _ in DATA]),
        "observed": rounded([y for _, y in DATA]), "start": rounded(START),
        "learningRate": rounded(RATE), "states": states, "last": last})


main()
