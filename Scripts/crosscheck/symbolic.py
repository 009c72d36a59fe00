#!/usr/bin/env python3
"""SymPy proves that every symbolic factor which `explain` prints is the derivative of what it says
it is one of. Run by Tests/CommandTests/CrossCheckTests.swift.

    /usr/bin/python3 Scripts/crosscheck/symbolic.py CHAINRULE [COUNT]

A factor d(of)/d(by) is compared with the derivative of the printed definition of `of`, a delta
with the chain rule over the deltas above it, which are proved in their turn. relu is taken at a
positive and at a negative sum. Of cross-entropy it is used that the observations of a row add up
to 1.
"""
import json
import sys
import tempfile

import sympy

from formulas import TextFormula, parts
from runs import random_runs

SIGNS = {"positive": {"positive": True}, "negative": {"negative": True}}


def is_positive(a):
    assert a.is_positive is not None, f"the sign of {a} is not known"
    return a.is_positive


FUNCTIONS = {
    "add": lambda a, b: a + b, "subtract": lambda a, b: a - b, "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b, "negate": lambda a: -a, "power": lambda a, b: a ** b,
    "exp": sympy.exp, "ln": sympy.log, "softplus": lambda a: sympy.log(1 + sympy.exp(a)),
    "relu": lambda a: a if is_positive(a) else sympy.Integer(0),
    "sigmoid": lambda a: 1 / (1 + sympy.exp(-a)), "tanh": sympy.tanh,
    "step": lambda a: sympy.Integer(1 if is_positive(a) else 0),
}


class Algebra:
    """The definitions of a network's parts, of which SymPy takes derivatives by one of them."""

    def __init__(self, definitions, by, sign):
        self.definitions, self.by, self.sign = definitions, by, SIGNS[sign]

    def symbol(self, name):
        return sympy.Symbol(name, **(self.sign if name[0] == "x" else {"real": True}))

    def depends(self, name):
        """Whether something is made of what derivatives are taken by, directly or not."""
        return name != self.by and name in self.definitions and any(
            part[0] == "symbol" and (part[1] == self.by or self.depends(part[1]))
            for part in parts(self.definitions[name]))

    def expression(self, tree):
        """A tree in which whatever depends is replaced by its definition; Σ stands for a row."""
        kind = tree[0]
        if kind == "number":
            return sympy.Rational(tree[1])
        if kind == "total":
            return self.expression(tree[1])
        if kind == "apply":
            return FUNCTIONS[tree[1]](*(self.expression(one) for one in tree[2]))
        name = tree[1]
        return self.expression(self.definitions[name]) if self.depends(name) else self.symbol(name)

    def derivative(self, of):
        return sympy.diff(self.expression(("symbol", of)), self.symbol(self.by))

    def is_zero(self, difference):
        """Whether a difference vanishes, where observed classes add up to 1."""
        observed = [s for s in difference.free_symbols if s.name.startswith("Observed")]
        if next(iter(self.definitions)).endswith("CE") and len(observed) > 1:
            difference = difference.subs(observed[0], 1 - sum(observed[1:]))
        return sympy.simplify(difference.rewrite(sympy.exp)) == 0


class Proof:
    """What is proved of the derivations of one network."""

    def __init__(self, name, derivations):
        self.name, self.derivations, self.proved = name, derivations, set()
        self.definitions = {
            key: TextFormula.read(text) for one in derivations
            for key, text in one["definitions"].items() if "…" not in text}

    def run(self):
        for one in self.derivations:
            row = one["rows"][0]
            deltas = {delta["name"]: delta for delta in row.get("deltas", [])}
            for delta in deltas.values():
                self.prove(delta, deltas)
            for term in row["terms"]:
                for factor in term["factors"]:
                    if factor["symbolic"] not in deltas:
                        self.prove(factor, {})
        return len(self.proved)

    def prove(self, factor, deltas):
        claim = of, by, symbolic = factor["of"], factor["by"], factor["symbolic"]
        if claim in self.proved:
            return
        tree = TextFormula.read(symbolic)
        above = {part[1] for part in parts(tree) if part[0] == "symbol" and part[1] in deltas}
        for sign in SIGNS:
            algebra = Algebra(self.definitions, by, sign)
            if above:
                derivative = sum(
                    algebra.symbol(name) * algebra.derivative(deltas[name]["by"])
                    for name in above)
            else:
                derivative = algebra.derivative(of)
            if not algebra.is_zero(algebra.expression(tree) - derivative):
                sys.exit(f"{self.name}: d{of}/d{by} is {derivative}, not {symbolic}")
        self.proved.add(claim)


def main():
    chainrule, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20
    proved = 0
    with tempfile.TemporaryDirectory() as folder:
        for sample in random_runs(chainrule, folder, count, 20261123):
            for form in ["paths", "recursive"]:
                explained = json.loads(
                    sample.command.explain(0, "--format", "json", "--form", form))
                proved += Proof(f"{sample}, {form}", explained["derivations"]).run()
    print(f"{proved} factors of {count} networks proved")


main()
