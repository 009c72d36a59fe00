"""What the reference scripts share: numbers of 50 digits, JSON of doubles, and `--check`.

References start from doubles: 2.74 stands for the double nearest to 2.74, which is taken exactly.
From there on everything is computed with 50 digits, and each result is rounded once, to the
nearest double, written as the shortest decimal that reads back to it.
"""
import json
import re
import sys
from pathlib import Path

import mpmath
from mpmath import mpf

mpmath.mp.dps = 50
REFERENCES = Path(__file__).resolve().parents[2] / "Tests" / "References"


def exact(x):
    """The double nearest to a decimal constant, exactly."""
    return mpf(float(x))


def rounded(x):
    """The double nearest to x. (float() of an mpf truncates; of 40 decimal digits it rounds.)"""
    if isinstance(x, mpf):
        return float(mpmath.nstr(x, 40))
    return [rounded(y) for y in x] if isinstance(x, (list, tuple)) else x


def publish(name, script, content):
    """Writes Tests/References/NAME as JSON, or with --check says whether it is what stands there."""
    text = json.dumps({"script": f"Scripts/references/{script}", **content}, indent=1) + "\n"
    # A list of plain values on one line.
    text = re.sub(r"\[([^][{}]*)\]", lambda m: "[" + " ".join(m[1].split()) + "]", text)
    publish_text(name, script, text)


def publish_text(name, script, text):
    """The same of any text."""
    path = REFERENCES / name
    if sys.argv[1:] == ["--check"]:
        if not path.exists() or path.read_text() != text:
            sys.exit(f"{path} is not what {script} computes; run {script} and commit the file")
    elif sys.argv[1:]:
        sys.exit(f"usage: {script} [--check]")
    else:
        path.write_text(text)
