#!/usr/bin/env python3
"""Writes Tests/References/networks.json: random networks in 50-digit arithmetic. Read by
Tests/DerivationTests/NetworkReferenceTests.swift.

    /usr/bin/python3 Scripts/references/networks.py [--check]

A derivative is computed here as the chain rule has it, as the sum over rows and over all paths
from the loss to the parameter of the products of the local derivatives; there is no
backpropagation. Every gradient is compared with differences of the loss, which know no rule.
`magnitude` is the sum of the products' sizes, the yardstick of what rounding may do. `after` are
the parameters after a few steps of gradient descent, all at once, the frozen ones kept.
"""
import itertools
import random

from mpmath import cosh, exp, log1p, mpf, tanh, workdps

from support import exact, publish, rounded

RNG = random.Random(20240611)
ACTIVATIONS = {
    "identity": (lambda x: x, lambda x: mpf(1)),
    "softplus": (lambda x: log1p(exp(x)), lambda x: exp(x) / (1 + exp(x))),
    "relu": (lambda x: max(x, mpf(0)), lambda x: mpf(1 if x > 0 else 0)),
    "sigmoid": (lambda x: 1 / (1 + exp(-x)), lambda x: exp(-x) / (1 + exp(-x)) ** 2),
    "tanh": (tanh, lambda x: 1 / cosh(x) ** 2),
}
NAMES = list(ACTIVATIONS)


def pick(options):
    return options[int(RNG.random() * len(options))]


def uniform(size):
    return exact((2 * RNG.random() - 1) * size)


class Network:
    def __init__(self, number):
        self.inputs = pick([1, 1, 2, 3])
        self.hidden = [pick([1, 2, 3]) for _ in range(number % 4)]
        self.activations = [pick(NAMES[1:] + NAMES) for _ in self.hidden]
        self.outputs = pick([1, 1, 2, 3])
        self.output_activation = pick(NAMES + ["identity"] * 4)
        self.loss = ["ssr", "half-ssr", "mse"][number % 3]
        self.sizes = [self.inputs] + self.hidden + [self.outputs]
        self.weights = sum(a * b for a, b in itertools.pairwise(self.sizes))
        spread = 8 if number % 10 == 9 else 1.5  # every tenth is far in the tails
        self.parameters = [uniform(spread) for _ in range(self.weights + sum(self.sizes[1:]))]
        rows = pick([1, 2, 3, 4])
        self.rows = [([uniform(2) for _ in range(self.inputs)],
                      [uniform(2) for _ in range(self.outputs)]) for _ in range(rows)]

    def names(self):
        count = len(self.parameters)
        return [f"w{i + 1}" if i < self.weights else f"b{i - self.weights + 1}"
                for i in range(count)]

    def layer(self, index):
        """Value and derivative of the activation of a layer (0 is the first hidden one)."""
        last = index == len(self.sizes) - 2
        return ACTIVATIONS[self.output_activation if last else self.activations[index]]

    def weight(self, layer, node, source):
        before = sum(a * b for a, b in itertools.pairwise(self.sizes[:layer + 1]))
        return before + node * self.sizes[layer] + source

    def bias(self, layer, node):
        return self.weights + sum(self.sizes[1:layer + 1]) + node

    def forward(self, p, inputs):
        x, y = [], [inputs]
        for layer in range(len(self.sizes) - 1):
            value, _ = self.layer(layer)
            x.append([p[self.bias(layer, node)] + sum(
                p[self.weight(layer, node, source)] * y[-1][source]
                for source in range(self.sizes[layer])) for node in range(self.sizes[layer + 1])])
            y.append([value(t) for t in x[-1]])
        return x, y

    def scale(self):
        terms = len(self.rows) * self.outputs
        return {"ssr": mpf(1), "half-ssr": mpf(1) / 2, "mse": mpf(1) / terms}[self.loss]

    def value(self, p):
        return self.scale() * sum((o - t) ** 2 for inputs, observed in self.rows
                                  for o, t in zip(observed, self.forward(p, inputs)[1][-1]))

    def places(self):
        for layer in range(len(self.sizes) - 1):
            for node in range(self.sizes[layer + 1]):
                for source in range(self.sizes[layer]):
                    yield self.weight(layer, node, source), (layer, node, source)
                yield self.bias(layer, node), (layer, node, None)

    def paths(self, layer, node):
        above = [range(size) for size in reversed(self.sizes[layer + 2:])]
        return [list(path) + [node] for path in itertools.product(*above)]

    def factors(self, p, row, x, y, path, place):
        """The local derivatives along a path, from the loss to the parameter."""
        layer = len(self.sizes) - 2
        out = path[0]
        factors = [-2 * self.scale() * (row[1][out] - y[-1][out])]
        if self.output_activation != "identity":
            factors.append(self.layer(layer)[1](x[layer][out]))
        for receiver, node in itertools.pairwise(path):
            factors.append(p[self.weight(layer, receiver, node)])
            layer -= 1
            factors.append(self.layer(layer)[1](x[layer][node]))
        assert layer == place[0]
        return factors + [mpf(1) if place[2] is None else y[layer][place[2]]]

    def gradient(self, p):
        g, magnitude = [mpf(0)] * len(p), [mpf(0)] * len(p)
        for row in self.rows:
            x, y = self.forward(p, row[0])
            for index, place in self.places():
                for path in self.paths(place[0], place[1]):
                    product = mpf(1)
                    for factor in self.factors(p, row, x, y, path, place):
                        product *= factor
                    g[index] += product
                    magnitude[index] += abs(product)
        return g, magnitude

    def derivation(self, index):
        place = dict(self.places())[index]
        rows = []
        for row in self.rows:
            x, y = self.forward(self.parameters, row[0])
            terms = [self.factors(self.parameters, row, x, y, path, place)
                     for path in self.paths(place[0], place[1])]
            products = []
            for term in terms:
                product = mpf(1)
                for factor in term:
                    product *= factor
                products.append(product)
            rows.append({"value": rounded(sum(products)), "products": rounded(products),
                         "factors": rounded(terms)})
        return {"parameter": self.names()[index], "rows": rows}

    def compare_with_differences(self, g):
        with workdps(80):
            for index, derivative in enumerate(g):
                h = mpf(10) ** -25
                above, below = list(self.parameters), list(self.parameters)
                above[index] += h
                below[index] -= h
                difference = (self.value(above) - self.value(below)) / (2 * h)
                assert abs(difference - derivative) < mpf(10) ** -35 * (1 + abs(derivative))

    def reference(self, number):
        p = self.parameters
        g, magnitude = self.gradient(p)
        self.compare_with_differences(g)
        frozen = [index for index in range(len(p)) if number % 4 == 3 and RNG.random() < 0.3]
        after, rate, steps = list(p), exact(0.01), 3
        for _ in range(steps):
            moves, _ = self.gradient(after)
            after = [value if index in frozen else value - rate * moves[index]
                     for index, value in enumerate(after)]
        chosen = sorted({0, self.weights, int(RNG.random() * len(p))})
        return {
            "number": number, "inputs": self.inputs, "hidden": self.hidden,
            "activations": self.activations, "outputs": self.outputs,
            "outputActivation": self.output_activation, "loss": self.loss,
            "parameters": rounded(p),
            "inputColumns": rounded([list(c) for c in zip(*(i for i, _ in self.rows))]),
            "observedColumns": rounded([list(c) for c in zip(*(o for _, o in self.rows))]),
            "predictions": rounded([list(c) for c in
                                    zip(*(self.forward(p, i)[1][-1] for i, _ in self.rows))]),
            "value": rounded(self.value(p)), "gradient": rounded(g),
            "magnitude": rounded(magnitude),
            "frozen": [self.names()[index] for index in frozen], "learningRate": rounded(rate),
            "steps": steps, "after": rounded(after),
            "derivations": [self.derivation(index) for index in chosen]}


def main():
    publish("networks.json", "networks.py",
            {"cases": [Network(number).reference(number) for number in range(40)]})


main()
