"""Counts the instructions and allocations of fixed work, and compares them with counts.json.

Usage: counts.py FOLDER [--record]    FOLDER holds chainrule-bench as `counted`; the data is made there too

Time drifts with the machine; counts do not, so they can stand in CI. Each work runs twice under
callgrind, once with twice the steps: the difference is what the steps cost, without the start of
the process, but for a few allocations that differ from process to process and are rounded away.
Instructions of a step may grow by TOLERANCE at most, allocations not at all.
valgrind knows no AVX-512, so it is the kernels for AVX2 that are counted.
"""

import json
import os
import random
import re
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

TOLERANCE = 0.03
ALLOCATORS = {"malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc", "memalign"}
RECORD = os.path.join(os.path.dirname(os.path.abspath(__file__)), "counts.json")

BASE = dict(optimizer="gradient-descent", rate=0.01, batch=0, starts=1, threads=1, seconds=0)
WORKS = [
    dict(BASE, name="lesson", kind="descent", layers=[1, 2, 1], activation="softplus",
         loss="ssr", precision="double", rows=3, steps=10_000),
    dict(BASE, name="gradient", kind="descent", layers=[1, 16, 16, 1], activation="tanh",
         loss="mse", precision="double", rows=20_000, steps=10),
    dict(BASE, name="minibatch", kind="minibatch", layers=[64, 128, 10], activation="relu",
         loss="mean-cross-entropy", precision="float", rows=1280, batch=32, steps=20),
]


def main():
    folder = sys.argv[1]
    for work in WORKS:
        write_data(work, folder)
    runs = [(work, times) for work in WORKS for times in (1, 2)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        counts = list(pool.map(lambda run: count(*run, folder), runs))
    found = {}
    for index, work in enumerate(WORKS):
        once, twice = counts[2 * index:2 * index + 2]
        found[work["name"]] = {
            what: round((twice[what] - once[what]) / work["steps"]) for what in once}
    if "--record" in sys.argv:
        with open(RECORD, "w") as file:
            json.dump(found, file, indent=2)
            file.write("\n")
    with open(RECORD) as file:
        allowed = json.load(file)
    failures = [text for name in found for text in judge(name, found[name], allowed[name])]
    for text in failures:
        print("error:", text, file=sys.stderr)
    if failures:
        sys.exit("record them with Scripts/check-counts --record, if they have to be")
    print("counts a step:", "; ".join(f"{name} {said(counts)}" for name, counts in found.items()))


def said(counts):
    return ", ".join(f"{number:,} {what}" for what, number in counts.items())


def judge(name, counts, allowed):
    """What is wrong, in words."""
    instructions, most = counts["instructions"], allowed["instructions"]
    if instructions > most * (1 + TOLERANCE):
        yield f"{name}: {instructions:,} instructions a step, {most:,} are allowed"
    elif instructions < most * (1 - TOLERANCE):
        print(f"counts: {name} takes {instructions:,} instructions a step instead of "
              f"{most:,}: record that with Scripts/check-counts --record")
    if counts["allocations"] > allowed["allocations"]:
        yield (f"{name}: {counts['allocations']:,} allocations a step, "
               f"{allowed['allocations']:,} are allowed")


def count(work, times, folder):
    """The instructions and allocations of a whole process that does so many times the steps."""
    out = os.path.join(folder, f"callgrind.{work['name']}.{times}")
    request = json.dumps(dict(work, steps=times * work["steps"])) + "\n"
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--compress-strings=no",
         "--compress-pos=no", os.path.join(folder, "counted")],
        input=request, capture_output=True, text=True,
        env=dict(os.environ, SWIFT_DETERMINISTIC_HASHING="1"))
    if done.returncode or "error" in json.loads(done.stdout or '{"error": 0}'):
        sys.exit(f"error: {work['name']} failed: {done.stdout[:300]}{done.stderr[-2000:]}")
    instructions = allocations = 0
    called = ""
    with open(out) as file:
        for line in file:
            if line.startswith("cfn="):
                called = line[4:].strip().split("'")[0]
            elif line.startswith("calls=") and called in ALLOCATORS:
                allocations += int(re.match(r"calls=(\d+)", line)[1])
            elif line.startswith(("summary:", "totals:")):
                instructions = max(instructions, int(line.split()[1]))
    return dict(instructions=instructions, allocations=allocations)


def write_data(work, folder):
    """Random columns and a random start, the same every time."""
    generator = random.Random(20)
    inputs, outputs, rows = work["layers"][0], work["layers"][-1], work["rows"]
    columns = [[generator.uniform(-1, 1) for _ in range(rows)] for _ in range(inputs)]
    if "cross-entropy" in work["loss"]:
        labels = [generator.randrange(outputs) for _ in range(rows)]
        columns += [[float(label == k) for label in labels] for k in range(outputs)]
    else:
        columns += [[generator.uniform(-1, 1) for _ in range(rows)] for _ in range(outputs)]
    layers = work["layers"]
    start = [generator.uniform(-1, 1) / a ** 0.5
             for a, b in zip(layers, layers[1:]) for _ in range(a * b)] + [0.0] * sum(layers[1:])
    for key, values in (("data", sum(columns, [])), ("start", start)):
        work[key] = os.path.join(folder, f"counts-{work['name']}.{key}")
        with open(work[key], "wb") as file:
            file.write(struct.pack(f"<{len(values)}d", *values))


if __name__ == "__main__":
    main()
