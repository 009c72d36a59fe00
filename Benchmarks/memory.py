"""Peak memory of a fresh process, against the data as floats."""

import json
import os
import subprocess
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


def peak_of(arguments, text):
    """The largest resident memory of a process, in MB; nothing if it fails."""
    process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, text=True)
    process.stdin.write(text)
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if arguments[-2:-1] == ["-o"] and os.path.exists(arguments[-1]):
        os.remove(arguments[-1])
    return usage.ru_maxrss * 1024 / MEGABYTE if status == 0 else None
