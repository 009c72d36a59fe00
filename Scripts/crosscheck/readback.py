#!/usr/bin/env python3
"""Reads what `explain` prints back into formulas and numbers, computes it again in 50 digits, and
compares. Run by Tests/CommandTests/CrossCheckTests.swift.

    /usr/bin/python3 Scripts/crosscheck/readback.py CHAINRULE [COUNT]

Of the lesson and of COUNT random networks, in both forms:
- every symbolic factor of the JSON has the value beside it, products multiply, rows add up;
- every equation that is printed holds, in every row or as a sum over the rows;
- every number that is printed is the JSON's, rounded to the digits shown;
- printed factors multiply to the printed product.
"""
import json
import sys
import tempfile
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path

import mpmath
from mpmath import mpf

import latex_reader
import mathml_reader
import text_reader
from document import Equation, Table
from formulas import TextFormula, has, parts
from runs import fit, random_runs
from state import State

ROUNDING = mpf("1e-13")  # of the size of what was added: what doubles may lose
READERS = {"text": text_reader.sections, "latex": latex_reader.sections,
           "mathml": mathml_reader.sections}
WRONG = []  # what does not hold


def decimal(text):
    return Decimal(text.replace("−", "-"))


def shows(text, number):
    """Whether a printed number is a double's correct rounding to the digits shown, or reads back
    to it."""
    shown = decimal(text)
    with localcontext() as context:
        context.prec = 800
        exact = Decimal(number)
        if float(shown) == number:
            return True
        return exact.quantize(Decimal(1).scaleb(shown.as_tuple().exponent),
                              ROUND_HALF_EVEN) == shown


def literal(tree):
    """The text of a printed number, with its sign; None of other trees."""
    if tree[:2] == ("apply", "negate") and tree[2][0][0] == "number":
        return "-" + tree[2][0][1]
    return tree[1] if tree[0] == "number" else None


def rounds_to(value, text):
    """Whether a value lies no farther from a printed number than half of its last digit, and what
    doubles may lose."""
    shown = decimal(text)
    unit = mpf(10) ** shown.as_tuple().exponent
    return abs(mpf(str(shown)) - value) <= unit * mpf("0.5000001") + ROUNDING * (1 + abs(value))


def is_within_rounding(text, one):
    """Whether 0 is printed, of a derivative that rounding alone may have made."""
    return text == "0" and abs(one["value"]) <= max(one["bound"], one.get("value_bound", 0))


def is_close(a, b, size):
    return abs(a - b) <= ROUNDING * (size + abs(b)) + mpf("1e-290")


class Readback:
    """One network's derivations at a step."""

    def __init__(self, name, state, derivations):
        self.name, self.state, self.count = name, state, 0
        self.derivations = {one["parameter"]: one for one in derivations}

    def demand(self, holds, message):
        self.count += 1
        if not holds:
            WRONG.append(f"{self.name}: {message}")

    # MARK: JSON

    def check_json(self):
        for one in self.derivations.values():
            symbolic = self.state.value(TextFormula.read(one["symbolic"]))
            exact = self.state.derivative(self.state.loss, one["parameter"], None).value
            size = sum(abs(mpf(t["product"])) for r in one["rows"] for t in r["terms"])
            self.demand(is_close(symbolic, exact, 0), f"{one['parameter']}: {one['symbolic']}")
            penalty = self.penalty(one)
            self.demand(is_close(mpf(one["value"]), exact + penalty, size + abs(penalty)),
                        f"{one['parameter']}: value")
            for row in one["rows"]:
                self.check_row(one["parameter"], row)

    def penalty(self, one):
        """2·λ₂·w + λ₁·sign(w), of a parameter that is penalised."""
        if "penalty" not in one:
            return mpf(0)
        w, l1, l2 = self.state.parameters[one["parameter"]], *(
            mpf(one["penalty"][name]) for name in ["l1", "l2"])
        penalty = 2 * l2 * w + (l1 if w > 0 else -l1 if w < 0 else 0)
        self.demand(is_close(mpf(one["penalty"]["value"]), penalty, 0), "the penalty")
        return penalty

    def check_row(self, parameter, row):
        place = row["row"] - 1
        for factor in row.get("deltas", []) + [f for t in row["terms"] for f in t["factors"]]:
            exact = self.state.value(TextFormula.read(factor["symbolic"]), place)
            slope = self.state.derivative(factor["of"], factor["by"], place).value
            name = f"{parameter} row {row['row']}: d{factor['of']}/d{factor['by']}"
            self.demand(is_close(mpf(factor["value"]), exact, 1), f"{name} is not its number")
            self.demand(is_close(slope, exact, 0), f"{name} is not {factor['symbolic']}")
        products = []
        for term in row["terms"]:
            product = mpf(1)
            for factor in term["factors"]:
                product *= mpf(factor["value"])
            products.append(product)
            self.demand(is_close(mpf(term["product"]), product, 0), f"{parameter}: a product")
        self.demand(is_close(mpf(row["value"]), sum(products), sum(map(abs, products))),
                    f"{parameter} row {row['row']}: the sum of its products")

    # MARK: What is printed

    def check_sections(self, sections):
        self.demand([s.parameter for s in sections] == list(self.derivations), "a section is amiss")
        for section in sections:
            one = self.derivations[section.parameter]
            self.check_title(one, section)
            self.check_parameters(one, section)
            for block in section.blocks:
                if isinstance(block, Equation):
                    self.check_equation(one, block)
                else:
                    self.check_table(one, block)

    def check_title(self, one, section):
        loss = f"{self.state.loss} + Penalty" if "Penalty" in one["definitions"] else self.state.loss
        self.demand(section.of == loss, f"the title is of {section.of}")
        self.demand(shows(section.value, one["value"]) or is_within_rounding(section.value, one),
                    f"the title says {section.value}")

    def check_parameters(self, one, section):
        """The parameters that are printed, and the forward pass of the JSON."""
        self.demand(list(section.parameters) == list(one["parameters"]), "parameters are amiss")
        for name, text in section.parameters.items():
            self.demand(one["parameters"][name] == self.state.parameters[name], f"JSON's {name}")
            self.demand(shows(text, one["parameters"][name]), f"{name} = {text}")
        for row in one["rows"]:
            for name, number in row["forward"].items():
                output = name.removeprefix("residual")
                tree = TextFormula.read(
                    name if output == name else f"Observed{output} − Predicted{output}")
                exact = self.state.value(tree, row["row"] - 1)
                self.demand(is_close(mpf(number), exact, 1), f"{name} in row {row['row']}")

    def check_equation(self, one, equation):
        members = equation.members
        if members[0][:2] == ("derivative", "Penalty") and not any(
                part[0] == "symbol" for part in parts(members[1])):
            self.check_penalty(one, members[1], equation.text)
            return
        total = ("derivative", self.state.loss, one["parameter"])
        is_total = members[0] == total or any(has(member, "total") for member in members)
        for row in [None] if is_total else range(len(self.state.rows)):
            values = [self.state.value(self.named(one, member), row) for member in members]
            for member, value in zip(members[1:], values[1:]):
                if is_total and not any(has(member, kind) for kind in ["symbol", "derivative"]):
                    self.check_numbers(one, member, value, values[0], equation.text)
                    continue
                self.demand(is_close(values[0], value, 0), f"{equation.text} does not hold")

    def check_numbers(self, one, tree, value, exact, text):
        """The sum over the rows in rounded numbers: of its paths, or by itself."""
        size = sum(abs(mpf(part[1])) for part in parts(tree) if part[0] == "number")
        self.demand(abs(value - exact) <= size * mpf("1e-6") + mpf(one["bound"]), text)
        number = literal(tree)
        if number is not None:
            self.demand(shows(number, one["sum"]) or is_within_rounding(number, one), text)

    def check_penalty(self, one, tree, text):
        """Its number, or the product of rounded numbers that it is."""
        number, exact = literal(tree), self.penalty(one)
        self.demand(abs(self.state.value(tree) - exact) <= abs(exact) * mpf("1e-6"), text)
        if number is not None:
            self.demand(shows(number, one["penalty"]["value"]), text)

    def named(self, one, tree):
        """A tree in which path 3 has become that path's part of a derivative, and likewise what
        belongs to the penalty."""
        if tree[0] == "apply":
            return (*tree[:2], tuple(self.named(one, operand) for operand in tree[2]))
        if tree[:2] == ("derivative", "Penalty"):
            return ("number", mpmath.nstr(self.penalty(one), 50))
        if tree[0] == "symbol" and tree[1] in ("λ1", "λ2") and "penalty" in one:
            return ("number", repr(one["penalty"]["l" + tree[1][1:]]))
        if tree[0] == "symbol" and tree[1].startswith("path "):
            factors = one["rows"][0]["terms"][int(tree[1][5:]) - 1]["factors"]
            return ("number", mpmath.nstr(self.part(factors), 50))
        return tree

    def part(self, factors):
        """One path's part of a derivative."""
        product = TextFormula.read("Σ " + " × ".join(f"({f['symbolic']})" for f in factors))
        return self.state.value(product)

    def check_table(self, one, table):
        """A table whose product column, if it has one, is of the columns before it."""
        factors = [h for h in table.headings if isinstance(h, tuple)]
        for cells in table.rows:
            if len(cells) < len(table.headings):  # a sum: only under the last column
                cells = [cells[0], *[""] * (len(table.headings) - len(cells)), *cells[1:]]
            row = int(cells[0]) - 1 if cells[0].isdigit() else None
            for heading, cell in zip(table.headings[1:], cells[1:]):
                if cell == "":
                    continue
                if isinstance(heading, tuple) and row is not None:
                    self.check_factor(heading, cell, row)
                elif not isinstance(heading, tuple):
                    self.check_result(one, heading, cell, cells[0])
            if row is not None and factors and not isinstance(table.headings[-1], tuple):
                self.check_product(cells[1:-1], cells[-1])

    def check_factor(self, tree, cell, row):
        exact = self.state.value(tree, row)
        self.demand(rounds_to(exact, cell), f"{cell} in row {row + 1} is not {exact}")

    def check_result(self, one, heading, cell, label):
        if label == "sum" and heading.startswith("path"):
            factors = one["rows"][0]["terms"][int(heading[5:]) - 1]["factors"]
            exact = self.part(factors)
            self.demand(rounds_to(exact, cell), f"{one['parameter']} {heading} sum: {cell}")
            return
        if label == "sum":
            number = one["sum"]
        elif label.endswith("more"):
            number = one["omitted"]["sum"]
        elif label in ("penalty", "together"):
            number = one["penalty"]["value"] if label == "penalty" else one["value"]
        else:
            row = next(r for r in one["rows"] if r["row"] == int(label))
            number = row["value"] if heading == "all paths" else \
                row["terms"][int(heading[5:]) - 1 if heading.startswith("path") else 0]["product"]
        self.demand(shows(cell, number) or is_within_rounding(cell, one),
                    f"{one['parameter']} {heading} {label}: {cell}, {number}")

    def check_product(self, factors, product):
        with localcontext() as context:
            context.prec = 200
            value = Decimal(1)
            for cell in factors:
                value *= decimal(cell)
            shown = decimal(product)
            # As one rounds by hand, where the product lies in the middle.
            rounded = value.quantize(Decimal(1).scaleb(shown.as_tuple().exponent), ROUND_HALF_UP)
        self.demand(rounded == shown, f"{' × '.join(factors)} is {rounded}, not {product}")


def statements(section):
    """How many equations stand in a section, and the numbers of its tables, as often as each may
    stand in one that is split."""
    tables = [block for block in section.blocks if isinstance(block, Table)]
    numbers = {decimal(cell) for table in tables for cells in table.rows
               for cell in cells[1:] if cell}
    return sum(isinstance(block, Equation) for block in section.blocks), numbers


def readback(name, command, table, step):
    """How many statements were checked of one state."""
    state = State(json.loads(command.explain(step, "--format", "json", "--rows", "all")), table)
    count = 0
    for form in ["paths", "recursive"]:
        options = ["--form", form, "--rows", "all"]
        derivations = json.loads(command.explain(step, "--format", "json", *options))
        one = Readback(f"{name}, {form}", state, derivations["derivations"])
        one.check_json()
        said = {}
        for format, read in READERS.items():
            one.name = f"{name}, {form}, {format}"
            printed = command.explain(step, "--format", format, *options)
            sections = read(printed)
            one.check_sections(sections)
            said[format] = [statements(section) for section in sections]
        one.demand(all(said[format] == said["text"] for format in said),
                   "the formats do not say the same")
        # printed is MathML now, and the page has it in its middle.
        one.demand(printed in command.explain(step, "--format", "html", *options), "html")
        count += one.count
    return count


LESSON = """--target Observed --hidden 2 --activation softplus --loss ssr --scale none --learning-rate 0.1
--start w1=2.74,b1=0,w2=-1.13,b2=0,w3=0.36,w4=0.63,b3=0 --steps 10""".split()


def main():
    chainrule, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20
    statements = 0
    with tempfile.TemporaryDirectory() as folder:
        lesson = Path(__file__).resolve().parents[2] / "Examples" / "lesson.csv"
        command = fit(chainrule, str(lesson), f"{folder}/lesson.chainrule", *LESSON)
        for step in [0, 1, 7]:
            statements += readback(f"the lesson at step {step}", command, lesson, step)
        for sample in random_runs(chainrule, folder, count, 1847):
            statements += readback(str(sample), sample.command, sample.table, 0)
    if WRONG:
        sys.exit("\n".join(WRONG[:40]) + f"\n{len(WRONG)} statements do not hold")
    print(f"{statements} statements of the lesson and {count} networks hold")


main()
