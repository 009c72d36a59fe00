"""Reads `explain`'s text: headline, definitions, stacked fractions, formulas, tables, the move."""
import re

from document import Equation, Section, Table
from formulas import TextFormula, Unreadable

HEADLINE = re.compile(r"d(½?\w+|\(.+\))/d(\w+) at step (\d+) = (\S+)( within rounding)?$")
LETTER = re.compile(r"  (\(\d+\)) = (.+)$")
PARAMETERS = re.compile(r"  parameters at step \d+:(.*)")
EQUATION = re.compile(r"(path \d+|[½\w/()]+) +=( |$)")


def sections(text):
    """The derivations, in order."""
    result, lines = [], []
    for line in text.splitlines() + ["d/d at step"]:
        if HEADLINE.match(line) or line == "d/d at step":
            if result:
                TextReader(result[-1]).read(lines)
            lines = []
            if match := HEADLINE.match(line):
                result.append(Section(match[1].strip("()"), match[2], match[4]))
        else:
            lines.append(line)
    return result


def equation(text):
    return Equation([TextFormula.read(part) for part in text.split(" = ")], text)


class TextReader:
    def __init__(self, section):
        self.section, self.letters, self.left = section, {}, ""

    def read(self, lines):
        lines = self.joined(self.unstacked(lines))
        index = 0
        while index < len(lines):
            line = lines[index]
            if match := LETTER.match(line):
                self.letters[match[1]] = match[2]
            elif match := PARAMETERS.match(line):
                index = self.parameters(lines, index, match[1])
                continue
            elif re.match(r"\s*row\b", line):
                index = self.table(lines, index)
                continue
            elif EQUATION.match(line.strip()):
                self.equations(re.sub(r"\s+=", " =", line.strip()))
            elif line.strip().startswith("= "):
                self.section.blocks.append(equation(f"{self.left} {line.strip()}"))
            elif line.strip():
                self.section.notes.append(line.strip())
            index += 1

    def equations(self, line):
        """One or two equations beside each other, or one and the name of its rule."""
        for part in re.split(r"\s{3,}", line):
            if " = " in part:
                self.left = part.split(" = ")[0]
            if " = " in part and "…" not in part:  # what is left out has no value
                self.section.blocks.append(equation(part))
            else:
                self.section.notes.append(part)

    def unstacked(self, lines):
        """Fractions of three lines as dA/dB in one."""
        index, result = 0, []
        while index < len(lines):
            if index + 2 < len(lines) and "──" in lines[index + 1]:
                above, bar, below = (line.ljust(100) for line in lines[index:index + 3])
                for match in reversed(list(re.finditer("─+", bar))):
                    a, b = match.span()
                    bar = bar[:a] + above[a:b].strip() + "/" + below[a:b].strip() + bar[b:]
                result.append(bar.rstrip())
                index += 3
            else:
                result.append(lines[index])
                index += 1
        return result

    def joined(self, lines):
        """Formulas that go on in the next line, in one."""
        result = []
        for line in lines:
            goes_on = re.match(r"\s+(×|[+−] )", line)
            if goes_on and result and not result[-1].strip().startswith("row"):
                result[-1] += " " + line.strip()
            else:
                result.append(line)
        return result

    def table(self, lines, index):
        headings = re.split(r"\s{2,}", lines[index].strip())
        table = Table([self.heading(word) for word in headings])
        index += 1
        while index < len(lines) and lines[index].strip():
            cells = re.split(r"\s{2,}", lines[index].strip())
            if not re.match(r"\d+$|sum$|\d+ more$|penalty$|together$", cells[0]):
                break
            table.rows.append(cells)
            index += 1
        self.section.blocks.append(table)
        return index

    def parameters(self, lines, index, rest):
        """name = number, as many as stand in this line and those below it."""
        while rest.strip():
            self.section.parameters.update(re.findall(r"(\w+) = (\S+)", rest))
            index += 1
            rest = lines[index] if index < len(lines) else ""
        return index

    def heading(self, word):
        word = self.letters.get(word, word)
        if re.match(r"row$|product$|path \d+$|all paths$", word):
            return word
        try:
            return TextFormula.read(word)
        except Unreadable as problem:
            raise Unreadable(f"heading {word!r}: {problem}") from None
