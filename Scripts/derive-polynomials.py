#!/usr/bin/python3
"""Derives the polynomials of Sources/CKernels and writes body/polynomials.h.

    /usr/bin/python3 Scripts/derive-polynomials.py          prints the header
    /usr/bin/python3 Scripts/derive-polynomials.py --write  writes it where it belongs

Each set is a minimax fit by the exchange method of E. Remez (1934), in 60 digits. The
coefficients are rounded to binary64 from the lowest power up, and after each rounding the
remaining ones are fitted again, so that later coefficients take up the rounding of earlier
ones. The error printed above each set is measured with the rounded coefficients on 4001
points. Needs mpmath (Debian: python3-mpmath).
"""

import os
import sys

from mpmath import mp, mpf, cos, exp, log, lu_solve, matrix, pi, sqrt

mp.prec = 240
HEADER = "Sources/CKernels/body/polynomials.h"


def double(x):
    """The binary64 nearest to x, as an exact mpf."""
    return mpf(float(x))


def remez(f, low, high, powers, rounds=12):
    """Coefficients c of the minimax sum c[j]·x^powers[j] to f on [low, high]."""
    n = len(powers)
    middle, half = (high + low) / 2, (high - low) / 2
    points = [middle - half * cos(pi * j / n) for j in range(n + 1)]
    grid = [middle - half * cos(pi * j / 1500) for j in range(1501)]
    values = [f(x) for x in grid]
    c = None
    for _ in range(rounds):
        a, b = matrix(n + 1, n + 1), matrix(n + 1, 1)
        for i, x in enumerate(points):
            for j, p in enumerate(powers):
                a[i, j] = x ** p if p else mpf(1)
            a[i, n], b[i] = (-1) ** i, f(x)
        solution = lu_solve(a, b)
        c = [solution[j] for j in range(n)]
        errors = [sum(cj * x ** p for cj, p in zip(c, powers)) - v for x, v in zip(grid, values)]
        # One extremum per run of equal signs; keep the n + 1 neighbouring ones that err most.
        extrema, start = [], 0
        for k in range(1, len(grid) + 1):
            if k == len(grid) or (errors[k] > 0) != (errors[start] > 0):
                extrema.append(max(range(start, k), key=lambda q: abs(errors[q])))
                start = k
        while len(extrema) > n + 1:
            extrema.pop(0 if abs(errors[extrema[0]]) < abs(errors[extrema[-1]]) else -1)
        if len(extrema) < n + 1:
            break
        points = [grid[k] for k in extrema]
        sizes = [abs(errors[k]) for k in extrema]
        if max(sizes) < min(sizes) * mpf("1.001"):
            break
    return c


def fit(f, low, high, count, fixed=()):
    """`count` binary64 coefficients; the first ones are `fixed` (exact mpf), the rest fitted."""
    done = [mpf(v) for v in fixed]
    while len(done) < count:
        rest = list(range(len(done), count))
        known = list(done)
        remainder = lambda x: f(x) - sum(v * x ** j for j, v in enumerate(known))
        done.append(double(remez(remainder, low, high, rest)[0]))
    return done


def error(f, c, low, high):
    step = (high - low) / 4000
    return max(abs(sum(v * x ** j for j, v in enumerate(c)) - f(x))
               for x in (low + step * k for k in range(4001)))


def bits(x):
    return "2^%.1f" % float(log(x, 2))


def main():
    ln2 = log(mpf(2))
    out = []
    add = out.append
    add("// Made by Scripts/derive-polynomials.py, which says how; do not edit.")
    add("")
    add("#ifndef CK_POLYNOMIALS_H")
    add("#define CK_POLYNOMIALS_H")
    add("")
    add("// ln 2 in two parts: the first has 42 bits, so that its product with any exponent is exact.")
    high = mpf(int(ln2 * 2 ** 42)) / 2 ** 42
    add("#define CK_LN2_HIGH %s" % float(high).hex())
    add("#define CK_LN2_LOW %s" % float(ln2 - high).hex())
    add("// ln 2 as a double and what that lacks.")
    add("#define CK_LN2 %s" % float(ln2).hex())
    add("#define CK_LN2_REST %s" % float(ln2 - double(ln2)).hex())
    add("#define CK_INVERSE_LN2 %s" % float(1 / ln2).hex())
    add("")

    # exp: e^r = 1 + r + r²·q(r).
    def series(r):
        if abs(r) < mpf(2) ** -20:
            return sum(r ** k / mp.factorial(k + 2) for k in range(12))
        return (exp(r) - 1 - r) / r ** 2

    edge = ln2 / 2 * (1 + mpf(2) ** -20)
    c = fit(series, -edge, edge, 11, fixed=[mpf("0.5")])
    e = error(series, c, -edge, edge)
    add("// (e^r - 1 - r)/r^2 on |r| <= ln(2)/2: absolute error below %s," % bits(e))
    add("// which is %s of e^r." % bits(e * edge ** 2 * exp(edge)))
    for k, v in enumerate(c):
        add("#define CK_EXP_%d %s" % (k, float(v).hex()))
    add("")

    # ln: with s = f/(1 + f/2), z = s², ln(1 + f) = 2·artanh(s/2) = s + s·z·P(z). softplus goes
    # up to s = 0.4, the logarithms up to 2·(3 - sqrt 8).
    def atanh_tail(first):
        """sum over k of 2 z^k / (2k + first), first odd."""
        def f(z):
            if z < mpf(2) ** -12:
                return sum(2 * z ** k / (2 * k + first) for k in range(24))
            s = sqrt(z)
            total = log((1 + s) / (1 - s)) / s
            for k in range((first - 1) // 2):
                total -= 2 * z ** k / (2 * k + 1)
            return total / z ** ((first - 1) // 2)
        return f

    zmax = mpf("0.16") * (1 + mpf(2) ** -20)
    f3 = lambda z: atanh_tail(3)(z / 4) / 8
    c = fit(f3, mpf(0), zmax, 8)
    e = error(f3, c, mpf(0), zmax)
    add("// (2·artanh(s/2) - s)/s^3 in z = s^2 <= 0.4^2: absolute error below %s," % bits(e))
    add("// which is %s of the logarithm." % bits(e * zmax))
    for k, v in enumerate(c):
        add("#define CK_LOG_%d %s" % (k, float(v).hex()))
    add("")

    zmax = ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)) ** 2 * (1 + mpf(2) ** -20)
    f7 = atanh_tail(7)
    c = fit(f7, mpf(0), zmax, 8)
    e = error(f7, c, mpf(0), zmax)
    add("// The series of ln((1 + s)/(1 - s)) from its third term on, for the logarithm in two")
    add("// doubles; the coefficients 2/3 and 2/5 are in two parts. Absolute error below %s," % bits(e))
    add("// which is %s of the logarithm." % bits(e * zmax ** 3 / 2))
    for name, value in (("2_3", mpf(2) / 3), ("2_5", mpf(2) / 5)):
        add("#define CK_LOG_%s_HIGH %s" % (name, float(value).hex()))
        add("#define CK_LOG_%s_LOW %s" % (name, float(value - double(value)).hex()))
    for k, v in enumerate(c):
        add("#define CK_LOG_TAIL_%d %s" % (k, float(v).hex()))
    add("")
    # Floats are computed in doubles: e^r = 1 + r·q(r), 2·artanh(s/2) = s·p(s²), to 2^-30 or so.
    def slope(r):
        if abs(r) < mpf(2) ** -20:
            return sum(r ** k / mp.factorial(k + 1) for k in range(12))
        return (exp(r) - 1) / r

    # Here the rounding of coefficients does not matter, so one fit does.
    c = [double(v) for v in remez(slope, -edge, edge, range(7))]
    e = error(slope, c, -edge, edge)
    add("// For floats: (e^r - 1)/r on |r| <= ln(2)/2: absolute error below %s," % bits(e))
    add("// which is less than %s of e^r." % bits(e * edge * exp(edge)))
    for k, v in enumerate(c):
        add("#define CK_FLOAT_EXP_%d %s" % (k, float(v).hex()))
    add("")

    zmax = mpf(4) / 9 * (1 + mpf(2) ** -20)
    f1 = lambda z: atanh_tail(1)(z / 4) / 2
    c = [double(v) for v in remez(f1, mpf(0), zmax, range(6))]
    e = error(f1, c, mpf(0), zmax)
    add("// For floats: 2·artanh(s/2)/s in z = s^2 <= (2/3)^2: absolute error below %s," % bits(e))
    add("// of the logarithm as well.")
    for k, v in enumerate(c):
        add("#define CK_FLOAT_LOG_%d %s" % (k, float(v).hex()))
    add("")
    add("#endif")
    text = "\n".join(out) + "\n"
    if "--write" in sys.argv[1:]:
        root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        with open(os.path.join(root, HEADER), "w") as file:
            file.write(text)
    else:
        sys.stdout.write(text)


main()
