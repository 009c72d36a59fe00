#!/usr/bin/env python3
"""Writes Tests/References/elementary-floats.txt: values of the elementary functions of floats, made
by mpmath, which shares no code with ChainRule. Read by Tests/KernelsTests/FloatElementaryTests.swift.

    /usr/bin/python3 Scripts/references/elementary-floats.py [--check]

Needs mpmath (Debian: python3-mpmath). One case a line:
    NAME X VALUE
X is a float as 8 hexadecimal digits, VALUE the double nearest to f(X) as 16, which is 2^29 times
as fine. HARD holds floats that erred most in a sweep.
"""
import random
import struct

from mpmath import mp, mpf
import mpmath

from support import publish_text

mp.prec = 700
random.seed(4)


def float_bits(x):
    return struct.unpack("<I", struct.pack("<f", x))[0]


def from_bits(pattern):
    return struct.unpack("<f", struct.pack("<I", pattern & 0xFFFFFFFF))[0]


def double_bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x)) if x > 0 else mpmath.exp(x) / (1 + mpmath.exp(x))


FUNCTIONS = {
    "exp": mpmath.exp,
    "expm1": mpmath.expm1,
    "ln": mpmath.log,
    "log1p": mpmath.log1p,
    "softplus": lambda x: max(x, 0) + mpmath.log1p(mpmath.exp(-abs(x))),
    "sigmoid": sigmoid,
    "tanh": mpmath.tanh,
    "sigmoid_derivative": lambda x: sigmoid(x) * sigmoid(-x),
    "tanh_derivative": lambda x: mpmath.sech(x) ** 2,
}

# Results become subnormal, zero, one, infinite; bodies change; the reduction changes its power.
EDGES = [88.72284, -87.33655, -103.97208, -103.27893, 2.0 ** -25, -2.0 ** -25, 2.0 ** -13,
         -2.0 ** -13, 1.0, 0.5, 2.0, 0.70710678, 1.41421356, -0.99999994, -0.29289322, 16.635532,
         -16.635532, 9.010913, -9.010913, 51.98604, 43.668274, 64.0, -64.0, 128.0, -128.0, 130.0,
         -150.0, 1.17549435e-38, 1.4e-45, 3.4028235e38]
EDGES += [(k + 0.5) * 0.6931471805599453 for k in range(-12, 13)]

HARD = {
    "exp": "-0x1.afa196p+0",
    "expm1": "0x1.8effd6p-2",
    "ln": "0x1.349b4ep+0",
    "log1p": "-0x1.fe1eaep-14",
    "softplus": "-0x1.e99d8ep+5 -0x1.5d64eep+6",
    "sigmoid": "-0x1.9b3482p+3 -0x1.776206p+6",
    "tanh": "0x1.f20feap-6",
    "sigmoid_derivative": "0x1.82fe2cp+3 0x1.9001d4p+6",
    "tanh_derivative": "-0x1.478ae8p+3 -0x1.633514p+5",
}


def inside(name, x):
    return x > 0 if name == "ln" else x > -1 if name == "log1p" else True


def points(name):
    found = [from_bits(float_bits(edge) + step) for edge in EDGES for step in range(-2, 3)]
    found += [float.fromhex(word) for word in HARD[name].split()]
    for _ in range(300):
        found.append(from_bits(random.getrandbits(32)))
        found += [from_bits(float_bits(random.uniform(-reach, reach))) for reach in (1, 4, 100)]
        found.append(from_bits(float_bits(random.choice((-1, 1)) * 2.0 ** random.uniform(-30, 1))))
    unique = dict.fromkeys(x for x in found if x == x and abs(x) != float("inf") and x != 0)
    return [x for x in unique if inside(name, x)]


def main():
    lines = []

    def add(*words):
        lines.append(" ".join(map(str, words)) + "\n")

    for name, function in FUNCTIONS.items():
        for x in points(name):
            # Far out, where the result is 0, 1, infinite or x itself, a smaller argument does too.
            cut = mpf(x) if name in ("ln", "log1p") or (name == "softplus" and x > 0) else \
                max(min(mpf(x), mpf(300)), mpf(-300))
            add(name, "%08x" % float_bits(x), "%016x" % double_bits(float(function(cut))))
    publish_text("elementary-floats.txt", "elementary-floats.py", "".join(lines))


main()
