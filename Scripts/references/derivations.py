#!/usr/bin/env python3
"""Derives parameters of any network in 50-digit arithmetic: every factor, product, δ and sum.

    /usr/bin/python3 Scripts/references/derivations.py < networks.json > derivations.json

Tests/DerivationTests/DerivationReferenceTests.swift writes the networks, with the doubles that a
run stores, and compares what comes back. A derivative is the sum over rows and over all paths
from the loss to the parameter of the products of the local derivatives; δ of a node is the same
sum over its own paths. There is no backpropagation here, and every derivative is compared with a
difference of the loss, which knows no rule. A number comes back as the nearest double and the
nearest double to what is left.
"""
import itertools
import json
import sys

from mpmath import cosh, exp, log, log1p, mp, mpf, tanh, workdps

import support  # 50 digits

ACTIVATIONS = {
    "identity": (lambda x: x, lambda x: mpf(1)),
    "softplus": (lambda x: max(x, mpf(0)) + log1p(exp(-abs(x))), lambda x: 1 / (1 + exp(-x))),
    "relu": (lambda x: max(x, mpf(0)), lambda x: mpf(1 if x > 0 else 0)),
    "sigmoid": (lambda x: 1 / (1 + exp(-x)), lambda x: 1 / (2 + exp(x) + exp(-x))),
    "tanh": (tanh, lambda x: 1 / cosh(x) ** 2),
}


def parts(x):
    high = support.rounded(x)
    return [high, support.rounded(x - mpf(high))]


class Network:
    def __init__(self, case):
        self.__dict__.update(case)
        self.sizes = [self.inputs] + self.hidden + [self.outputs]
        self.last = len(self.sizes) - 2
        self.acts = [ACTIVATIONS[name] for name in self.activations + [self.outputActivation]]
        self.weights = sum(a * b for a, b in itertools.pairwise(self.sizes))
        self.p = [mpf(x) for x in self.parameters]
        self.rows = [([mpf(c[i]) for c in self.inputColumns],
                      [mpf(c[i]) for c in self.observedColumns])
                     for i in range(len(self.inputColumns[0]))]
        self.is_entropy = "cross-entropy" in self.loss
        self.divisor = {"mse": len(self.rows) * self.outputs,
                        "mean-cross-entropy": len(self.rows)}.get(self.loss, 1)

    def weight(self, layer, node, source):
        before = sum(a * b for a, b in itertools.pairwise(self.sizes[:layer + 1]))
        return before + node * self.sizes[layer] + source

    def bias(self, layer, node):
        return self.weights + sum(self.sizes[1:layer + 1]) + node

    def place(self, name):
        for layer in range(len(self.sizes) - 1):
            for node in range(self.sizes[layer + 1]):
                if name == f"b{self.bias(layer, node) - self.weights + 1}":
                    return layer, node, None
                for source in range(self.sizes[layer]):
                    if name == f"w{self.weight(layer, node, source) + 1}":
                        return layer, node, source

    def forward(self, p, inputs):
        x, y = [], [inputs]
        for layer, (value, _) in enumerate(self.acts):
            x.append([p[self.bias(layer, node)] + sum(
                p[self.weight(layer, node, source)] * y[-1][source]
                for source in range(self.sizes[layer])) for node in range(self.sizes[layer + 1])])
            y.append([value(t) for t in x[-1]])
        if self.is_entropy:
            y[-1] = self.probabilities(x[-1])
        return x, y

    def probabilities(self, x):
        if len(x) == 1:
            return [1 / (1 + exp(-x[0]))]
        total = sum(exp(t) for t in x)
        return [exp(t) / total for t in x]

    def row_loss(self, observed, predicted):
        if not self.is_entropy:
            return sum((o - t) ** 2 for o, t in zip(observed, predicted))
        if len(predicted) == 1:
            return -log(predicted[0]) if observed[0] else -log(1 - predicted[0])
        return -sum(o * log(t) for o, t in zip(observed, predicted) if o)

    def value(self, p):
        data = sum(self.row_loss(o, self.forward(p, i)[1][-1]) for i, o in self.rows)
        data *= mpf(1) / 2 if self.loss == "half-ssr" else mpf(1) / self.divisor
        kept = p if self.decaysBiases else p[:self.weights]
        return data + mpf(self.l2) * sum(w * w for w in kept) + mpf(self.l1) * sum(map(abs, kept))

    def head(self, observed, predicted, output):
        """dLoss/dPredicted; of an entropy dLoss/dx."""
        if self.is_entropy:
            return (predicted[output] - observed[output]) / self.divisor
        factor = -1 if self.loss == "half-ssr" else -2
        return factor * (observed[output] - predicted[output]) / self.divisor

    def paths(self, layer, node):
        above = [range(size) for size in reversed(self.sizes[layer + 2:])]
        return [list(path) + [node] for path in itertools.product(*above)]

    def factors(self, row, x, y, path):
        """The local derivatives along a path, from the loss to the sum of its last node."""
        layer = self.last
        factors = [self.head(row[1], y[-1], path[0])]
        if self.outputActivation != "identity":
            factors.append(self.acts[layer][1](x[layer][path[0]]))
        for receiver, node in itertools.pairwise(path):
            factors.append(self.p[self.weight(layer, receiver, node)])
            layer -= 1
            factors.append(self.acts[layer][1](x[layer][node]))
        return factors

    def delta(self, row, x, y, layer, node):
        return sum(mp.fprod(self.factors(row, x, y, path)) for path in self.paths(layer, node))

    def derive(self, name):
        layer, node, source = self.place(name)
        rows, total = [], mpf(0)
        for row in self.rows:
            x, y = self.forward(self.p, row[0])
            end = mpf(1) if source is None else y[layer][source]
            terms = [self.factors(row, x, y, path) + [end] for path in self.paths(layer, node)]
            products = [mp.fprod(term) for term in terms]
            deltas = [(above, other) for above in range(self.last, layer - 1, -1)
                      for other in (range(self.sizes[above + 1]) if above > layer else [node])]
            numbers = {f"δ{sum(self.sizes[1:above + 1]) + other + 1}":
                       parts(self.delta(row, x, y, above, other)) for above, other in deltas}
            total += sum(products)
            rows.append({"factors": [[parts(f) for f in term] for term in terms],
                         "products": [parts(p) for p in products],
                         "deltas": numbers, "source": parts(end), "value": parts(sum(products))})
        index = self.weight(layer, node, source) if source is not None else self.bias(layer, node)
        penalty = mpf(0)
        if source is not None or self.decaysBiases:
            w = self.p[index]
            penalty = 2 * mpf(self.l2) * w + mpf(self.l1) * ((w > 0) - (w < 0))
        self.compare(index, total + penalty)
        return {"value": parts(total + penalty), "penalty": parts(penalty), "rows": rows}

    def compare(self, index, derivative):
        with workdps(80):
            h = mpf(10) ** -25
            above, below = list(self.p), list(self.p)
            above[index] += h
            below[index] -= h
            difference = (self.value(above) - self.value(below)) / (2 * h)
            assert abs(difference - derivative) < mpf(10) ** -30 * (1 + abs(derivative)), self.__dict__


def main():
    cases = json.load(sys.stdin)["cases"]
    results = []
    for case in cases:
        network = Network(case)
        results.append({"derivations": [network.derive(name) for name in case["names"]]})
    json.dump({"cases": results}, sys.stdout)


main()
