"""Reads `explain --format latex`: the title, aligned equations, tables of numbers."""
import re

from document import Equation, Section, Table
from formulas import TextFormula, Unreadable, fraction

WORDS = {
    "sum": "Σ ", "cdot": "·", "times": " × ", "ln": "ln", "tanh": "tanh", "delta": "δ",
    "lambda": "λ", "left": "", "right": "", "Bigl": "", "Bigr": "", "displaystyle": "",
    "quad": "", "qquad": "", "dots": "…"}
TENS = re.compile(r"([\d.]+) \\times 10\^\{(-?\d+)\}")


class LaTeX:
    """A formula of LaTeX, rewritten as one of the text format."""

    def __init__(self, source):
        self.source, self.next = TENS.sub(r"\1e\2", source), 0

    @classmethod
    def text(cls, source):
        latex = cls(source)
        text = latex.until_end()
        if latex.next != len(latex.source):
            raise Unreadable(f"{source!r} at {latex.source[latex.next:]!r}")
        return text

    def until_end(self):
        text = ""
        while self.next < len(self.source) and self.source[self.next] != "}":
            text += self.piece()
        return text

    def group(self):
        if self.source[self.next] != "{":
            raise Unreadable(f"{self.source!r}: no {{ at {self.next}")
        self.next += 1
        text = self.until_end()
        self.next += 1
        return text

    def piece(self):
        character = self.source[self.next]
        if character == "{":
            return self.group()
        if character == "\\":
            match = re.compile(r"\\([A-Za-z]+) ?").match(self.source, self.next)
            self.next = match.end()
            return self.command(match[1])
        self.next += 1
        if character == "_":
            return self.group()
        if character == "^":
            return f"^({self.group()})"
        return {"-": "−"}.get(character, character)

    def command(self, word):
        if word in ("frac", "tfrac"):
            a, b = self.group(), self.group()
            return "½" if word == "tfrac" else fraction(a, b)
        if word in ("mathrm", "operatorname"):
            return self.group()
        return WORDS[word]


def formula(source):
    return TextFormula.read(LaTeX.text(source))


def equation(source):
    return Equation([formula(part) for part in source.split(" = ")], source)


ENVIRONMENT = re.compile(
    r"\\begin\{(align\*|alignat\*|tabular)\}(?:\{2\}|\{r[l@{}r]*\})?\n(.*?)\\end\{\1\}", re.DOTALL)


def sections(source):
    result = []
    for part in source.split("\\subsection*{")[1:]:
        title = re.match(r"\$d(.+?)/d([\w{}]+)\$ at step \d+ = \$(.+?)\$(?: within rounding)?\}", part)
        section = Section(*(LaTeX.text(title[index]) for index in [1, 2, 3]))
        if values := re.search(r"^.*Parameters at step \d+:\n((?:  .*\n)+)", part, re.MULTILINE):
            section.parameters = dict(
                LaTeX.text(pair).split(" = ") for pair in re.findall(r"\$(.*?)\$", values[1]))
        section.of = section.of.strip("()")
        letters = {}
        for kind, body in ENVIRONMENT.findall(part):
            rows = [line.strip() for line in re.split(r"\\\\(?:\[\w+\])?", body) if line.strip()]
            if kind != "tabular":
                section.blocks += equations(rows)
            elif rows[0].startswith("("):
                letters.update(line.split(" & ") for line in rows)
            else:
                section.blocks.append(table(rows, letters))
        result.append(section)
    return result


def equations(rows):
    """Rows of `left &= right`, of which a left side holds until the next; && before a rule's name,
    \\quad where a line goes on."""
    sources, left = [], ""
    for row in rows:
        cells = row.split("&")
        left = cells[0].strip() or left
        if cells[1].startswith("="):
            sources.append(f"{left} {cells[1].strip()}")
        elif "\\quad" in cells[1] and not "\\text" in cells[1]:
            sources[-1] += cells[1].replace("\\quad {}", "")
    return [equation(source) for source in sources if "\\dots" not in source]


def table(rows, letters):
    words = re.findall(r"\\multicolumn\{2\}\{c\}\{(.*?)\}(?= & \\multicolumn| *$)", rows[0])
    result = Table(["row", *(heading(letters.get(word, word)) for word in words)])
    for row in rows[1:]:
        cells = [cell.strip() for cell in row.removeprefix("\\hline").split("&")]
        numbers = [a.strip("$") + b.strip("$") for a, b in zip(cells[1::2], cells[2::2])]
        if any(cells):
            result.rows.append([cells[0].strip(), *(
                LaTeX.text(number).replace("−", "-") for number in numbers)])
    return result


def heading(word):
    return formula(word.strip("$")) if word.startswith("$") else word
