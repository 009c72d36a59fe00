#!/usr/bin/env python3
"""Writes Tests/References/decimals.txt: decimal texts of doubles and doubles of decimal texts,
made by Python's `decimal` and `float`, which share no code with ChainRule. Read by
Tests/EncodingTests/DecimalReferenceTests.swift.

    python3 Scripts/references/decimals.py > Tests/References/decimals.txt

One case a line, its words parted by blanks; BITS is a double as 16 hexadecimal digits:
    significant BITS COUNT TEXT     rounded to COUNT significant digits
    decimals BITS COUNT TEXT        rounded to COUNT decimals, zeros kept
    shortest BITS TEXT              the shortest text, laid out as JavaScript does
    read TEXT BITS                  the double nearest to a text
"""
import random
import struct
from decimal import ROUND_HALF_EVEN, Context, Decimal

EXACT = Context(prec=2000, rounding=ROUND_HALF_EVEN, Emin=-5000, Emax=5000)
MAX_BITS = 0x7FEFFFFFFFFFFFFF


def bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def double(pattern):
    return struct.unpack("<d", struct.pack("<Q", pattern))[0]


def digits_and_exponent(value):
    """The significant digits without zeros at the end, and the power of ten of the first."""
    digits = "".join(map(str, value.as_tuple().digits))
    exponent = value.adjusted()
    return digits.rstrip("0"), exponent


def plain(digits, exponent):
    if exponent < 0:
        return "0." + "0" * (-exponent - 1) + digits
    whole = digits[: exponent + 1].ljust(exponent + 1, "0")
    rest = digits[exponent + 1 :]
    return whole + ("." + rest if rest else "")


def scientific(digits, exponent, plus):
    mantissa = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
    return mantissa + "e" + ("+" if plus and exponent >= 0 else "") + str(exponent)


def significant(x, count):
    exact = Decimal(x)
    if exact == 0:
        return "0"
    context = Context(prec=count, rounding=ROUND_HALF_EVEN, Emin=-5000, Emax=5000)
    rounded = context.plus(exact)
    sign = "-" if rounded < 0 else ""
    digits, exponent = digits_and_exponent(rounded)
    if -5 <= exponent < 15 and (exponent < count or rounded == exact):
        return sign + plain(digits, exponent)
    return sign + scientific(digits, exponent, plus=False)


def decimals(x, count):
    rounded = Decimal(x).quantize(Decimal(1).scaleb(-count, EXACT), context=EXACT)
    return format(rounded.copy_abs() if rounded == 0 else rounded, "f")


def shortest(x):
    if x == 0:
        return "-0" if bits(x) >> 63 else "0"
    sign = "-" if x < 0 else ""
    digits, exponent = digits_and_exponent(Decimal(repr(abs(x))))
    if -7 < exponent < 21:
        return sign + plain(digits, exponent)
    return sign + scientific(digits, exponent, plus=True)


def main():
    rng = random.Random(20240517)

    def any_double():
        return double(rng.getrandbits(1) << 63 | rng.randint(0, MAX_BITS))

    def everyday():
        return round(rng.uniform(-1000, 1000), rng.randint(0, 6))

    edges = [0.0, -0.0, 5e-324, 2.225073858507201e-308, 2.2250738585072014e-308,
             1.7976931348623157e308, 0.1, 0.5, 1.0, 1.5, 2.5, 0.125, 0.375, 9.5, 99.5, 9.995,
             1e-5, 9.9999e-6, 1e14, 1e15, 999999999999999.9, 1e21, 1e22, 123456.0, 100.0, 1e-7,
             9007199254740993.0, 9.999999999999999e22, 2.0**70, 2.0**-1074, 2.0**-30]
    numbers = edges + [-x for x in edges if x] + [everyday() for _ in range(150)]
    numbers += [any_double() for _ in range(250)]
    numbers += [rng.randint(0, 4000) / 16 for _ in range(60)]
    numbers += [double(rng.getrandbits(52)) for _ in range(20)]
    for x in numbers:
        pattern = f"{bits(x):016x}"
        for count in {rng.randint(1, 6), rng.randint(7, 20)}:
            print("significant", pattern, count, significant(x, count))
        if rng.random() < 0.03:
            print("significant", pattern, 800, significant(x, 800))
        if abs(x) < 1e60:
            for count in {rng.randint(0, 4), rng.randint(5, 25)}:
                print("decimals", pattern, count, decimals(x, count))
        print("shortest", pattern, shortest(x))

    # Halfway points of neighbouring doubles, in full, and a hair to either side of them.
    halfway = [(1 << 53) - 1 + bits(1.0), bits(9007199254740992.0), 0, 1, 2, bits(2.0**-1022) - 1,
               bits(2.0**-1022), MAX_BITS - 1]
    halfway += [rng.randint(0, MAX_BITS - 1) for _ in range(24)]
    halfway += [rng.randint(bits(1e-3), bits(1e25)) for _ in range(24)]
    halfway += [rng.getrandbits(rng.randint(1, 52)) for _ in range(12)]
    for low in halfway:
        middle = EXACT.divide(EXACT.add(Decimal(double(low)), Decimal(double(low + 1))), 2)
        digits, exponent = digits_and_exponent(middle)
        tail = exponent - len(digits) + 1
        below = digits[:-1] + str(int(digits[-1]) - 1)  # the last digit of a halfway point is 5
        texts = [digits[0] + "." + digits[1:] + f"e{exponent}",
                 digits + "0" * 40 + f"1e{tail - 41}", below + "9" * 30 + f"e{tail - 30}"]
        if rng.random() < 0.1:
            texts += [digits + f"e{tail}", digits + f".{'0' * 900}7e{tail}"]
        for text in texts:
            print("read", text, f"{bits(float(text)):016x}")


main()
