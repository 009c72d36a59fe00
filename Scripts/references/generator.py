#!/usr/bin/env python3
"""Writes Tests/References/generator.json: xoshiro256++ seeded through SplitMix64, from the
published algorithms (Blackman and Vigna 2021, https://prng.di.unimi.it/xoshiro256plusplus.c and
splitmix64.c), in Python's unbounded integers. Read by Tests/KernelsTests/SeededGeneratorTests.swift.

    /usr/bin/python3 Scripts/references/generator.py [--check]

`orders` are the orders of epochs: the generator of a stream of a seed (SplitMix64 of the seed xor
SplitMix64 of the stream's complement seeds it), numbers below a bound by multiplication and
rejection (Lemire 2019), and the shuffle of Durstenfeld (1964).

Words are hexadecimal. `uniform` are the words' upper 53 bits over 2^53; `normal` is the polar
method (Marsaglia and Bray 1964) on them, with 50 digits, of which the first of a pair is kept.
"""
from fractions import Fraction

from mpmath import log, mpf, sqrt

from support import publish, rounded

MASK = 2**64 - 1


def splitmix(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ z >> 27) * 0x94D049BB133111EB) & MASK
        yield z ^ z >> 31


def rotl(x, k):
    return (x << k & MASK) | x >> 64 - k


def xoshiro(s):
    s = list(s)
    while True:
        yield (rotl((s[0] + s[3]) & MASK, 23) + s[0]) & MASK
        t = s[1] << 17 & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)


def uniforms(words):
    for word in words:
        yield Fraction(word >> 11, 2**53)


def normals(words):
    source = uniforms(words)
    while True:
        u, v = 2 * next(source) - 1, 2 * next(source) - 1
        s = u * u + v * v
        if 0 < s < 1:
            def exactly(q):
                return mpf(q.numerator) / q.denominator
            yield exactly(u) * sqrt(-2 * log(exactly(s)) / exactly(s))


def stream(seed, number):
    mixed = next(splitmix(seed)) ^ next(splitmix(number ^ MASK))
    return xoshiro(take(4, splitmix(mixed)))


def below(count, words):
    product = next(words) * count
    # The words whose low half is below 2^64 mod count would make some results likelier.
    while product & MASK < 2**64 % count:
        product = next(words) * count
    return product >> 64


def order(count, seed, epoch):
    values, words = list(range(count)), stream(seed, epoch)
    for place in range(count - 1, 0, -1):
        other = below(place + 1, words)
        values[place], values[other] = values[other], values[place]
    return values


def take(count, source):
    return [next(source) for _ in range(count)]


def main():
    # The author's reference output for the state 1, 2, 3, 4 begins with this word.
    assert next(xoshiro([1, 2, 3, 4])) == 41943041
    assert next(splitmix(1234567)) == 6457827717110365317
    cases = []
    for seed in (0, 1, 42, 2**63, 2**64 - 1):
        state = take(4, splitmix(seed))
        cases.append({
            "seed": f"{seed:x}", "state": [f"{w:016x}" for w in state],
            "words": [f"{w:016x}" for w in take(64, xoshiro(state))],
            "uniform": [float(q) for q in take(16, uniforms(xoshiro(state)))],
            "normal": rounded(take(200, normals(xoshiro(state))))})
    orders = [{"seed": f"{seed:x}", "epoch": epoch, "order": order(count, seed, epoch)}
              for seed, epoch, count in [
                  (0, 0, 1), (0, 0, 2), (0, 0, 10), (0, 1, 10), (1, 0, 10), (42, 7, 33),
                  (2**64 - 1, 2**40, 100)]]
    # Three quarters of 2^64: a quarter of all words is rejected.
    words = stream(5, 0)
    large = [f"{below(3 << 61, words):x}" for _ in range(20)]
    publish("generator.json", "generator.py", {"cases": cases, "orders": orders, "large": large})


if __name__ == "__main__":
    main()
