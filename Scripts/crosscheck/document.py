"""What a reader of a derivation sees, whatever the format: equations and tables, in order."""
from dataclasses import dataclass, field


@dataclass
class Equation:
    """Trees that are said to be equal: a = b = c."""

    members: list
    text: str


@dataclass
class Table:
    """A heading above each column: a tree where it is a formula, else a word; and the cells."""

    headings: list
    rows: list = field(default_factory=list)


@dataclass
class Section:
    """What is said of one parameter: the title's derivative and its number, then the rest."""

    of: str
    parameter: str
    value: str
    blocks: list = field(default_factory=list)
    parameters: dict = field(default_factory=dict)  # the numbers that are printed of them
    notes: list = field(default_factory=list)
