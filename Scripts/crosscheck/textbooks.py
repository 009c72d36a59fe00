#!/usr/bin/env python3
"""Holds Docs/textbook-examples.md: runs its commands and computes its tables again in 50 digits.
Run by Tests/CommandTests/CrossCheckTests.swift.

    /usr/bin/python3 Scripts/crosscheck/textbooks.py CHAINRULE [--record]

At step 0 the values follow from the start alone; a later step's parameters are those of a descent
in 50 digits, and the command's have to agree with them. A total derivative, parameter or loss that
`explain` gives has to have the digits of the table too. `--record` fills in the last two columns.
"""
import contextlib
import json
import re
import shlex
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

import mpmath
from mpmath import mpf

from formulas import TextFormula
from state import Command, State

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "Docs" / "textbook-examples.md"
ROW = re.compile(r"\| (.+?) \| `(.+?)`(?: in row (\d+))? \| (\d+) \| (\S+) \| (\S*) ?\| (\S*) ?\|$")
MORE = 3  # the exact column has so many digits more than the printed one


def decimals(text):
    return len(text.partition(".")[2])


def rounded(value, places):
    """A value to so many decimals, as it is printed here."""
    quantum = Decimal(1).scaleb(-places)
    exact = Decimal(mpmath.nstr(value, 45, min_fixed=-mpmath.inf, max_fixed=mpmath.inf))
    text = f"{exact.quantize(quantum, ROUND_HALF_EVEN):f}"
    return ("0" + text[2:] if text.startswith("-0") and not text.strip("-0.") else text).replace(
        "-", "−")


class Example:
    """One section's run, step by step in 50 digits and as the command has it."""

    def __init__(self, chainrule, fit):
        words = shlex.split(fit)
        option = lambda name: words[words.index(name) + 1]
        self.command, self.table = Command(chainrule, option("-o")), words[2]
        self.rate = mpf(float(option("--learning-rate")))
        self.frozen = option("--freeze").split(",") if "--freeze" in words else []
        self.states, self.explained = {}, {}

    def explain(self, step):
        if step not in self.explained:
            self.explained[step] = json.loads(self.command.explain(step, "--format", "json"))
        return self.explained[step]

    def state(self, step):
        """The state after so many changes, all of them at once, in 50 digits."""
        if step not in self.states:
            state = self.states[step] = State(self.explain(0), self.table)
            if step > 0:
                before = self.state(step - 1)
                for name in set(state.parameters) - set(self.frozen):
                    state.parameters[name] = before.parameters[name] \
                        - self.rate * before.derivative(state.loss, name, None).value
        return self.states[step]

    def value(self, formula, row, step):
        state = self.state(step)
        if row is None and not formula.endswith("SSR") and not formula.endswith("CE") \
                and len(state.rows) == 1:
            row = 0
        return state.value(TextFormula.read(formula), row)

    def ours(self, formula, step):
        """The same by the command, where `explain` gives it as one number; else None."""
        explained = self.explain(step)
        for one in explained["derivations"]:
            if formula == one["parameter"]:
                return one["move"]["from"] if "move" in one else None
            if formula == f"d{next(iter(one['definitions']))}/d{one['parameter']}":
                return one["value"]
        return explained["loss"] if formula.endswith(("SSR", "CE")) and "/" not in formula else None


def check(page, chainrule, folder):
    """The page with the last two columns filled in."""
    result, example, is_console = [], None, False
    for line in page.splitlines():
        if line.startswith("```"):
            is_console = line == "```console"
        elif is_console and line.startswith("$ chainrule "):
            words = shlex.split(line)[2:]
            subprocess.run([chainrule, *words], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            if words[0] == "fit":
                example = Example(chainrule, line[2:])
        elif match := ROW.match(line):
            line = row(example, *match.groups()[:5])
        result.append(line)
    return "\n".join(result) + "\n"


def row(example, there, formula, number, step, printed):
    places = decimals(printed) + MORE
    value = example.value(formula, None if number is None else int(number) - 1, int(step))
    exact = rounded(value, places)
    ours = None if number else example.ours(formula, int(step))
    if ours is not None and rounded(mpf(ours), places) != exact:
        sys.exit(f"{formula} at step {step} is {exact}, but the command has {ours}")
    verdict = "=" if rounded(value, decimals(printed)) == printed else "**≠**"
    place = f" in row {number}" if number else ""
    return f"| {there} | `{formula}`{place} | {step} | {printed} | {exact} | {verdict} |"


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x))


def mazur(steps, is_simultaneous):
    """Mazur's network after so many steps, in doubles: the error, and the two outputs."""
    mp, w = mpmath.fp, [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55]
    inputs, observed, squash = [0.05, 0.1], [0.01, 0.99], lambda x: 1 / (1 + mp.exp(-x))

    def forward():
        h = [squash(w[2 * j] * inputs[0] + w[2 * j + 1] * inputs[1] + 0.35) for j in range(2)]
        return h, [squash(w[4 + 2 * k] * h[0] + w[5 + 2 * k] * h[1] + 0.6) for k in range(2)]

    for _ in range(steps):
        h, o = forward()
        delta = [(o[k] - observed[k]) * o[k] * (1 - o[k]) for k in range(2)]
        moved = list(w)
        for k in range(2):
            for j in range(2):
                moved[4 + 2 * k + j] -= 0.5 * delta[k] * h[j]
        above = w if is_simultaneous else moved
        for j in range(2):
            hidden = sum(delta[k] * above[4 + 2 * k + j] for k in range(2)) * h[j] * (1 - h[j])
            for i in range(2):
                moved[2 * j + i] -= 0.5 * hidden * inputs[i]
        w = moved
    o = forward()[1]
    return sum((t - p) ** 2 for t, p in zip(observed, o)) / 2, *o


def check_prose(page):
    """The numbers between the tables."""
    plain = " ".join(page.split())
    error = ((mpf("0.015912196") - mpf("0.01")) ** 2 + (mpf("0.984065734") - mpf("0.99")) ** 2) / 2
    facts = [
        f"{mazur(1, False)[0]:.9f}", f"which give {mazur(1, True)[0]:.9f}", rounded(error, 10),
        *(f"{output:.9f}" for order in [True, False] for output in mazur(10_000, order)[1:]),
        f"0.474 × 0.526 × 0.526 = {rounded(mpf('0.474') * mpf('0.526') ** 2, 5)}",
        f"with that sign it would be {rounded(sigmoid(mpf('-0.1')), 3)}",
        f"add up to {rounded(-2 * mpf('1.03') - 2 * mpf('1.03') - 2 * mpf('1.04'), 1)}."]
    for fact in facts:
        if fact not in plain:
            sys.exit(f"{PAGE.name} does not say {fact}")


def main():
    chainrule, page = str(Path(sys.argv[1]).resolve()), PAGE.read_text()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "Examples").symlink_to(ROOT / "Examples")
        with contextlib.chdir(folder):
            found = check(page, chainrule, folder)
    if sys.argv[2:] == ["--record"]:
        PAGE.write_text(found)
    elif found != page:
        wrong = [f"{a}\n  should be\n{b}" for a, b in zip(page.splitlines(), found.splitlines())
                 if a != b]
        sys.exit("\n".join(wrong))
    check_prose(found)
    print(f"{sum(bool(ROW.match(line)) for line in found.splitlines())} numbers confirmed")


main()
