#!/usr/bin/env python3
"""Writes Tests/References/descents.json: descents with every optimiser, over all rows and in
minibatches, in 50-digit arithmetic. Read by Tests/TrainingTests/OptimiserReferenceTests.swift.

    /usr/bin/python3 Scripts/references/descents.py [--check]

One input, two tanh nodes, the sum of squares of seven rows, with and without a penalty. The
derivatives are differences of the loss over 10^-30 in 100 digits, which know no rule of
differentiation. The optimisers are the formulas of their papers: Polyak 1964 (as in Sutskever and
others 2013) and Kingma and Ba 2015, algorithm 1. Minibatches take the orders of generator.py.
"""
from mpmath import mpf, sqrt, tanh, workdps

from generator import order
from support import exact, publish, rounded

INPUTS = [exact(x) for x in (-1, -0.6, -0.25, 0.1, 0.4, 0.75, 1)]
OBSERVED = [exact(y) for y in (0.3, -0.2, 0.5, 1, 0.8, -0.4, 0.1)]
START = [exact(x) for x in (1.2, -0.7, 0.5, 0.9, 0.1, -0.3, 0.2)]
SEED, STEPS, KEPT = 3, 40, [0, 1, 2, 3, 7, 40]


def loss(p, rows, l1, l2):
    w1, w2, w3, w4, b1, b2, b3 = p
    squares = sum((OBSERVED[r] - w3 * tanh(w1 * INPUTS[r] + b1) - w4 * tanh(w2 * INPUTS[r] + b2)
                   - b3) ** 2 for r in rows)
    return squares + l2 * sum(w * w for w in p[:4]) + l1 * sum(abs(w) for w in p[:4])


def gradient(p, *rest):
    with workdps(100):
        h, g = mpf(10) ** -30, []
        for index in range(7):
            above, below = list(p), list(p)
            above[index] += h
            below[index] -= h
            g.append((loss(above, *rest) - loss(below, *rest)) / (2 * h))
        return g


def momentum(p, g, memory, t, rate, share):
    v = [share * v + d for v, d in zip(memory[:7], g)]
    return [x - rate * v for x, v in zip(p, v)], v


def adam(p, g, memory, t, rate, beta1, beta2, epsilon):
    m = [beta1 * m + (1 - beta1) * d for m, d in zip(memory[:7], g)]
    v = [beta2 * v + (1 - beta2) * d * d for v, d in zip(memory[7:], g)]
    p = [x - rate * (m / (1 - beta1**t)) / (sqrt(v / (1 - beta2**t)) + epsilon)
         for x, m, v in zip(p, m, v)]
    return p, m + v


def descend(p, g, memory, t, rate):
    return [x - rate * d for x, d in zip(p, g)], []


def rows_of(change, batch):
    if batch is None:
        return range(7)
    batches = -(-7 // batch)
    first = change % batches * batch
    return order(7, SEED, change // batches)[first:first + batch]


def case(name, rule, numbers, memories, batch=None, l1=0.0, l2=0.0):
    p, memory, states = START, [mpf(0)] * (7 * memories), []
    penalty = (exact(l1), exact(l2))
    for step in range(STEPS + 1):
        rows = rows_of(step, batch)
        g = gradient(p, rows, *penalty)
        if step in KEPT:
            states.append({"step": step, "rows": list(rows),
                           "loss": rounded(loss(p, rows, *penalty)), "parameters": rounded(p),
                           "gradient": rounded(g), "memory": rounded(memory)})
        p, memory = rule(p, g, memory, step + 1, *map(exact, numbers))
    return {"optimizer": name, "numbers": numbers, "batch": batch, "l1": l1, "l2": l2,
            "states": states}


def main():
    cases = []
    for batch in (None, 3):
        cases += [
            case("gradient-descent", descend, [0.05], 0, batch),
            case("momentum", momentum, [0.02, 0.9], 1, batch, l2=0.01),
            case("adam", adam, [0.05, 0.9, 0.999, 1e-8], 2, batch),
            case("adam", adam, [0.1, 0.5, 0.75, 0.001], 2, batch, l1=0.02, l2=0.003),
        ]
    publish("descents.json", "descents.py", {
        "inputs": rounded(INPUTS), "observed": rounded(OBSERVED), "start": rounded(START),
        "seed": SEED, "cases": cases})


main()
