"""Reads `explain --format mathml` or html: the title, equations, tables of numbers."""
import re
from xml.etree import ElementTree

from document import Equation, Section, Table
from formulas import TextFormula, Unreadable, fraction

SIGNS = {"∑": "Σ ", "\u2062": "", "\u2061": "", "+": " + ", "−": "−", "=": " = ", "×": " × ",
         ">": " > "}
TENS = re.compile(r"([\d.]+) × \(10\)\^\((−?\d+)\)")


def text(element):
    """An element's formula as one of the text format."""
    children = [text(child) for child in element]
    if element.tag == "mo":
        return SIGNS.get(element.text, element.text)
    if element.tag in ("mi", "mn"):
        return element.text
    if element.tag == "mtext":
        return " "
    if element.tag == "msub":
        return "".join(children)
    if element.tag == "msup":
        base, exponent = children
        return f"e^({exponent})" if base == "e" else f"({base})^({exponent})"
    if element.tag == "mfrac":
        return fraction(*children)
    if element.tag in ("mrow", "math", "mtd"):
        if children[:1] == [fraction("1", "2")] and [c.tag for c in element] == ["mfrac", "mi"]:
            return "½" + children[1]  # ½SSR is one name
        return TENS.sub(r"\1e\2", "".join(children))
    raise Unreadable(f"<{element.tag}>")


def formula(element):
    return TextFormula.read(text(element))


def equation(source):
    return Equation([TextFormula.read(part) for part in source.split(" = ")], source)


def sections(source):
    root = ElementTree.fromstring(re.sub(r' xmlns="[^"]*"|<!DOCTYPE html>', "", source))
    return [section(element) for element in root.iter("section")]


def section(element):
    quotient, value = (text(math) for math in element.find("h2").iter("math"))
    of, _, parameter = quotient.rpartition("/d")
    result = Section(of.removeprefix("d").strip("()"), parameter, value)
    for values in element.findall("p[@class='values']"):
        result.parameters = dict(text(math).split(" = ") for math in values.findall("math"))
    for block in element.iter():
        if block.tag == "math" and block.get("display") == "block":
            rows = list(block.iter("mtr"))
            result.blocks += equations(rows) if rows else [equation(text(block))]
        elif block.tag == "table" and block.get("class") == "ledger":
            result.blocks.append(table(block))
    return result


def equations(rows):
    """Rows of a left and a right side; the left holds until the next, and a right side without =
    goes on from the row above."""
    sources, left = [], ""
    for row in rows:
        cells = [text(cell).strip() if len(cell) else "" for cell in row]
        left = cells[0] or left
        if cells[1].startswith("="):
            sources.append(f"{left} {cells[1]}")
        elif row.find(".//mtext") is None or re.search(r"\w", cells[1]):
            sources[-1] += " " + cells[1]
    return [equation(source) for source in sources if "…" not in source]


def table(element):
    headings = element.find("thead/tr")
    result = Table([formula(cell.find("math")) if cell.find("math") is not None else cell.text
                    for cell in headings])
    for row in [*element.findall("tbody/tr"), *element.findall("tfoot/tr")]:
        result.rows.append([(cell.text or "").strip("\u2007\u2008 ") for cell in row])
    return result
