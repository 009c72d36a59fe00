"""One state of a run: the data, the parameters and the definitions that `explain` prints, and from
them the value of any formula, row by row, in 50 digits."""
import csv
import json
import subprocess

from mpmath import mpf

from formulas import VALUES, Dual, TextFormula, Unreadable


class Command:
    """The built command, on one run."""

    def __init__(self, chainrule, run):
        self.chainrule, self.run = chainrule, run

    def __call__(self, name, *options):
        return subprocess.run(
            [self.chainrule, name, self.run, *options], check=True, text=True,
            stdout=subprocess.PIPE).stdout

    def explain(self, step, *options):
        """All parameters at a step."""
        names = ",".join(json.loads(self("show", "--json"))["parameters"])
        return self("explain", "--parameter", names, "--step", str(step), *options)


class State:
    """What the derivations of one step are about.

    `explained` is the JSON of all parameters, with a move each, from which the parameters' values
    come; `table` the CSV that was fitted.
    """

    def __init__(self, explained, table):
        self.derivations = explained["derivations"]
        self.parameters = {
            one["parameter"]: mpf(one["move"]["from"]) for one in self.derivations}
        self.definitions = {
            name: TextFormula.read(formula) for one in self.derivations
            for name, formula in one["definitions"].items() if "…" not in formula}
        self.loss = next(iter(self.derivations[0]["definitions"]))
        self.known = {}  # values of trees, which are asked for again in every format
        with open(table, newline="") as file:
            lines = list(csv.DictReader(file))
        self.rows = [self.symbols(line, explained["columns"]) for line in lines]

    @staticmethod
    def symbols(line, columns):
        """A row's inputs and observations, scaled as the run scaled them, in doubles; 1 or 0 for
        whether a column is of a class, as in species=setosa."""
        result = {}
        for note in columns:
            name, _, kind = note["column"].partition("=")
            cell = float(line[name]) if not kind else float(line[name] == kind)
            result[note["symbol"]] = mpf((cell - note["mean"]) / note["deviation"])
        return result

    def value(self, tree, row=None):
        """The value of a tree: in one row, or outside of Σ for all rows."""
        if (tree, row) not in self.known:
            self.known[tree, row] = self.dual(tree, row, None, {}).value
        return self.known[tree, row]

    def derivative(self, of, by, row):
        """d(of)/d(by), with whatever is between them; of the loss, by all rows where row is None."""
        if (of, by, row) not in self.known:
            if row is None and of == self.loss:
                rows = range(len(self.rows))
                slope = sum(self.derivative(of, by, each).value for each in rows)
            else:
                slope = self.dual(("symbol", of), row, by, {}).slope
            self.known[of, by, row] = Dual(slope)
        return self.known[of, by, row]

    def dual(self, tree, row, by, known):
        kind = tree[0]
        if kind == "number":
            return Dual(tree[1])
        if kind == "apply":
            return VALUES[tree[1]](*(self.dual(one, row, by, known) for one in tree[2]))
        if kind == "derivative":
            return self.derivative(tree[1], tree[2], row)
        if kind == "total":
            # In a row the loss is what the row adds to it.
            each = range(len(self.rows)) if row is None else [row]
            duals = [self.dual(tree[1], one, by, {} if row is None else known) for one in each]
            return Dual(sum(d.value for d in duals), sum(d.slope for d in duals))
        if tree[1] not in known:
            known[tree[1]] = self.symbol(tree[1], row, by, known)
        return known[tree[1]]

    def symbol(self, name, row, by, known):
        slope = 1 if name == by else 0
        if name.startswith("δ"):
            return self.derivative(self.loss, self.sum_behind(name), row)
        if name in self.parameters:
            return Dual(self.parameters[name], slope)
        if row is not None and name in self.rows[row]:
            return Dual(self.rows[row][name], slope)
        if name in self.definitions:
            value = self.dual(self.definitions[name], row, by, known)
            return Dual(value.value, 1) if slope else value
        raise Unreadable(f"nothing says what {name} is")

    def sum_behind(self, delta):
        """δ3 is the derivative by x3, or by Predicted where an output is its own sum."""
        name = "x" + delta[1:]
        if name in self.definitions:
            return name
        return next(n for n, tree in self.definitions.items() if n.startswith("Predicted")
                    and ("symbol", "b" + delta[1:]) in tree[2])
