#!/usr/bin/env python3
"""Writes Tests/References/many-digits.json: elementary functions to 32 digits, each result as the
nearest double and the nearest double to what is left. Read by
Tests/DerivationTests/ManyDigitsTests.swift.

    /usr/bin/python3 Scripts/references/many_digits.py [--check]
"""
import random

from mpmath import exp, expm1, log, log1p, mpf, tanh, workdps

from support import exact, publish

RNG = random.Random(19)


def sech2(x):
    e = exp(-2 * abs(x))
    return 4 * e / (1 + e) ** 2


FUNCTIONS = {
    "exp": exp, "expm1": expm1, "ln": lambda x: log(abs(x)), "log1p": lambda x: log1p(abs(x)),
    "softplus": lambda x: max(x, 0) + log1p(exp(-abs(x))),
    "sigmoid": lambda x: 1 / (1 + exp(-x)) if x > 0 else exp(x) / (1 + exp(x)),
    "sigmoidDerivative": lambda x: exp(-abs(x)) / (1 + exp(-abs(x))) ** 2,
    "tanh": tanh, "tanhDerivative": sech2,
}
POINTS = ([1e-300, 1e-30, 1e-17, 1e-9, 2.0 ** -5, 0.34657, 0.35, 0.5, 1.0, 1.4999, 1.5, 18.0, 36.7,
           105.0, 340.0, 700.0] + [RNG.uniform(0, 40) for _ in range(24)])


def parts(x):
    """The nearest double and the rest; a mantissa of 53 bits is what mpmath's float() keeps."""
    high = float(mpf(x, prec=53))
    return [high, float(mpf(x - high, prec=53))]


def main():
    with workdps(400):
        cases = [{"function": name, "x": x, "value": parts(function(exact(x)))}
                 for name, function in FUNCTIONS.items()
                 for point in POINTS for x in (point, -point)
                 if abs(function(exact(x))) > mpf(10) ** -290]
    publish("many-digits.json", "many_digits.py", {"cases": cases})


main()
