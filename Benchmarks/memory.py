"""Peak memory of a fresh process, against the data as floats."""

import json
import os
import subprocess
import sys
import tempfile

import numpy as np

from competitors import command
from data import prepare
from workloads import scaling

MEGABYTE = 1_000_000
ROWS = 1_000_000
COLUMNS = 2


def memory(build, chainrule, folder):
    """Rows of (what, precision, threads, peak in MB, allowed in MB)."""
    work = next(work for work in scaling() if work["name"] == f"rows-{ROWS}")
    prepare(work, folder)
    rows = []
    for precision, size in (("double", 8), ("float", 4)):
        for threads in (1, 2):
            allowed = (1.1 * ROWS * COLUMNS * size) / MEGABYTE + 4 * threads + 30
            request = dict(work, precision=precision, threads=threads, variant="ours", seconds=0)
            peak = peak_of(command("ours", build), json.dumps(request) + "\n")
            rows.append(dict(what="library, one gradient", precision=precision, threads=threads,
                             peak=peak, allowed=allowed))
            peak = peak_of(fit(chainrule, work, precision, threads), "")
            rows.append(dict(what="`chainrule fit`, CSV, 3 steps", precision=precision,
                             threads=threads, peak=peak, allowed=allowed))
    return rows


def fit(chainrule, work, precision, threads):
    table = work["data"] + ".csv"
    if not os.path.exists(table):
        columns = np.fromfile(work["data"], "<f8").reshape(COLUMNS, ROWS)
        np.savetxt(table, columns.T, "%.9g", ",", header="Input,Observed", comments="")
    out = os.path.join(tempfile.gettempdir(), f"chainrule-memory-{os.getpid()}.chainrule")
    return [chainrule, "fit", table, "--target", "Observed", "--hidden", "16,16",
            "--activation", "tanh", "--learning-rate", "0.01", "--scale", "none", "--steps", "3",
            "--precision", precision, "--threads", str(threads), "--force", "-o", out]


# A process inherits the peak of the one that starts it, so a small one has to.
LAUNCHER = """
import os, sys
null = os.open(os.devnull, os.O_WRONLY)
actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
_, status, usage = os.wait4(child, 0)
print(usage.ru_maxrss if status == 0 else 0)
"""


def peak_of(arguments, text):
    """The largest resident memory of a process, in MB; nothing if it fails."""
    done = subprocess.run([sys.executable, "-I", "-S", "-c", LAUNCHER, *arguments], input=text,
                          capture_output=True, text=True, check=True)
    if arguments[-2:-1] == ["-o"] and os.path.exists(arguments[-1]):
        os.remove(arguments[-1])
    return int(done.stdout) * 1024 / MEGABYTE or None
