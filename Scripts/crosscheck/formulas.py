"""Formulas as trees, read from printed text, and their values in 50 digits.

A tree is a tuple: ("number", text), ("symbol", name), ("derivative", of, by), ("total", body) for
Σ over the data rows, ("apply", name, operands) with the names of `VALUES`. The value of a tree is
a `Dual`: a number and its derivative by one quantity, so that dSSR/dw1 has a value too.
"""
import re

import mpmath
from mpmath import mpf

mpmath.mp.dps = 50


class Unreadable(Exception):
    """A formula that this script cannot read, with the place where it gave up."""


def apply(name, *operands):
    return ("apply", name, operands)


# MARK: Text

TOKEN = re.compile(r"""\s*(?:
    (?P<derivative>d(?P<of>\(½\w+\)|½?[A-Za-zδ]\w*)/d(?P<by>[A-Za-zδ]\w*))
  | (?P<number>\d+(?:\.\d+)?(?:e[-−]?\d+)?)
  | (?P<exp>e\^)
  | (?P<symbol>path\ \d+|½?[A-Za-zδλ][A-Za-z0-9]*)
  | (?P<sign>[½²Σ√·×/+−^()\[\]>=|])
)""", re.VERBOSE)
FUNCTIONS = {"ln", "softplus", "relu", "sigmoid", "tanh", "sign"}


class TextFormula:
    """One formula of the text format: sums of products of signs, powers and functions."""

    def __init__(self, text):
        self.text, self.tokens, position = text, [], 0
        while text[position:].strip():
            match = TOKEN.match(text, position)
            if not match:
                raise Unreadable(f"{text!r} at {text[position:]!r}")
            self.tokens.append((match.lastgroup if match.lastgroup != "by" else "derivative", match))
            position = match.end()
        self.next = 0

    @classmethod
    def read(cls, text):
        formula = cls(text)
        tree = formula.sum()
        if formula.next != len(formula.tokens):
            raise Unreadable(f"{text!r}: more than one formula")
        return tree

    def peek(self, *words):
        if self.next == len(self.tokens):
            return None
        kind, match = self.tokens[self.next]
        word = match[0].strip()
        return word if not words or word in words or kind in words else None

    def take(self, *words):
        word = self.peek(*words)
        if word is not None:
            self.next += 1
        return word

    def expect(self, word):
        if not self.take(word):
            raise Unreadable(f"{self.text!r}: no {word} before {self.peek()!r}")

    def sum(self):
        tree = self.product()
        while sign := self.take("+", "−"):
            tree = apply("add" if sign == "+" else "subtract", tree, self.product())
        return tree

    def product(self):
        tree = self.signed()
        while True:
            if self.take("·", "×"):
                tree = apply("multiply", tree, self.signed())
            elif self.take("/"):
                tree = apply("divide", tree, self.signed())
            elif self.peek("(", "Σ"):  # 2(a + b), 1/12 Σ a
                tree = apply("multiply", tree, self.power())
            else:
                return tree

    def signed(self):
        return apply("negate", self.signed()) if self.take("−") else self.power()

    def power(self):
        if self.take("√"):
            return apply("power", self.atom(), apply("divide", ("number", "1"), ("number", "2")))
        tree = self.atom()
        while True:
            if self.take("²"):
                tree = apply("power", tree, ("number", "2"))
            elif self.take("^"):
                tree = apply("power", tree, self.signed())
            else:
                return tree

    def atom(self):
        if self.take("("):
            tree = self.sum()
            self.expect(")")
            return tree
        if self.take("|"):
            tree = self.sum()
            self.expect("|")
            return apply("abs", tree)
        if self.take("["):
            tree = self.sum()
            for word in (">", "0", "]"):
                self.expect(word)
            return apply("step", tree)
        if self.take("Σ"):
            return ("total", self.product())
        if self.take("½"):
            return apply("divide", ("number", "1"), ("number", "2"))
        if self.take("exp"):
            return apply("exp", self.signed())
        if self.peek("derivative"):
            match = self.tokens[self.next][1]
            self.next += 1
            return ("derivative", match["of"].strip("()"), match["by"])
        if number := self.take("number"):
            return ("number", number.replace("−", "-"))
        if word := self.take("symbol"):
            if word in FUNCTIONS and self.take("("):
                tree = self.sum()
                self.expect(")")
                return apply(word, tree)
            return ("symbol", word)
        raise Unreadable(f"{self.text!r}: nothing to read before {self.peek()!r}")


def fraction(a, b):
    """A fraction of two texts as text; dA/dB if that is what it says."""
    if re.match(r"d(\(½\w+\)|[A-Za-zδ]\w*)$", a) and re.match(r"d[A-Za-zδ]\w*$", b):
        return f"{a}/{b}"
    return f"(({a})/({b}))"


# MARK: Values

class Dual:
    """A number and its derivative by one quantity, in mpmath's precision."""

    def __init__(self, value, slope=0):
        self.value, self.slope = mpf(value), mpf(slope)

    def map(self, value, derivative):
        return Dual(value(self.value), derivative(self.value) * self.slope)


def power(a, b):
    if b.slope == 0:
        return a.map(lambda x: x ** b.value, lambda x: b.value * x ** (b.value - 1))
    value = a.value ** b.value
    return Dual(value, value * (b.slope * mpmath.log(a.value) + b.value * a.slope / a.value))


VALUES = {
    "add": lambda a, b: Dual(a.value + b.value, a.slope + b.slope),
    "subtract": lambda a, b: Dual(a.value - b.value, a.slope - b.slope),
    "multiply": lambda a, b: Dual(a.value * b.value, a.slope * b.value + a.value * b.slope),
    "divide": lambda a, b: Dual(
        a.value / b.value, (a.slope * b.value - a.value * b.slope) / b.value ** 2),
    "negate": lambda a: Dual(-a.value, -a.slope),
    "power": power,
    "exp": lambda a: a.map(mpmath.exp, mpmath.exp),
    "ln": lambda a: a.map(mpmath.log, lambda x: 1 / x),
    "softplus": lambda a: a.map(
        lambda x: mpmath.log1p(mpmath.exp(x)), lambda x: 1 / (1 + mpmath.exp(-x))),
    "relu": lambda a: a.map(lambda x: max(x, mpf(0)), lambda x: mpf(x > 0)),
    "sigmoid": lambda a: a.map(
        lambda x: 1 / (1 + mpmath.exp(-x)),
        lambda x: mpmath.exp(-x) / (1 + mpmath.exp(-x)) ** 2),
    "tanh": lambda a: a.map(mpmath.tanh, lambda x: 1 / mpmath.cosh(x) ** 2),
    "abs": lambda a: a.map(abs, mpmath.sign),
    "step": lambda a: Dual(mpf(a.value > 0)),
    "sign": lambda a: Dual(mpmath.sign(a.value)),
}


def parts(tree):
    """The tree and all trees in it."""
    yield tree
    for operand in tree[2] if tree[0] == "apply" else [tree[1]] if tree[0] == "total" else []:
        yield from parts(operand)


def has(tree, kind):
    return any(part[0] == kind for part in parts(tree))
