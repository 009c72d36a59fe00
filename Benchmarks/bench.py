"""Runs the project and its peers on the same data, in turns, and writes the tables and plots.

Usage: bench.py --build FOLDER --chainrule COMMAND [--rounds N] [--seconds S] [--only NAME,…]
                [--out FOLDER]

FOLDER holds `chainrule-bench` and, if there is one, `yardstick`; data is kept beside them.
In a round every competitor works once on the same data, so that a machine that drifts drifts for
all; a time is the median of the rounds. `--only` measures the works whose names begin with one of
the words, and "memory", and keeps what results.json says of the others. See README.md.
"""

import argparse
import json
import os
import sys

import numpy as np

import report
from agreement import agreement
from competitors import Competitor, WholeProcess, Yardstick
from data import prepare
from environment import environment
from memory import memory
from workloads import WORKLOADS, scaling


def main():
    options = arguments()
    folder = os.path.join(options.build, "data")
    wanted = [work for work in WORKLOADS + list(scaling())
              if not options.only or any(work["name"].startswith(o) for o in options.only)]
    results = dict(environment=environment(), rounds=options.rounds, works=[])
    processes = {}
    with open(os.path.join(options.build, "bench.log"), "w") as log:
        def competitor(name):
            if name not in processes:
                processes[name] = (Yardstick(options.build) if name == "c"
                                   else Competitor(name, options.build, log))
            return processes[name]

        for work in wanted:
            prepare(work, folder)
            if work["kind"] == "minibatch":
                order(work, folder, competitor("ours-1"))
            results["works"].append(measure(work, options, competitor))
        for process in processes.values():
            process.close()
    if not options.only or "memory" in options.only:
        results["memory"] = memory(options.build, options.chainrule, folder)
    disagreeing = [work["name"] for work in results["works"] if not work["agreed"]]
    if options.only:
        keep_others(results, options.out)
    report.write(results, options.out)
    if disagreeing:
        sys.exit(f"error: not all computed the same: {', '.join(disagreeing)}")


def keep_others(results, folder):
    """Adds what was measured earlier of the works that were not measured now."""
    path = os.path.join(folder, "results.json")
    if not os.path.exists(path):
        return
    with open(path) as file:
        earlier = json.load(file)
    now = {work["name"]: work for work in results["works"]}
    known = {work["name"]: work for work in earlier["works"]} | now
    results["works"] = [known[work["name"]] for work in WORKLOADS + list(scaling())
                        if work["name"] in known]
    if "memory" not in results and "memory" in earlier:
        results["memory"] = earlier["memory"]


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--chainrule", required=True)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=0.1)
    parser.add_argument("--only", type=lambda names: names.split(","), default=[])
    parser.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    return parser.parse_args()


def order(work, folder, ours):
    """Has the project write down the order in which its first epoch takes the rows."""
    work["order"] = os.path.join(folder, f"{work['name']}.order")
    answer = ours.ask(dict(work, kind="order", variant="ours-1", seconds=0))
    if "error" in answer:
        np.arange(work["rows"]).astype("<i8").tofile(work["order"])


def measure(work, options, competitor):
    """All rounds of one workload."""
    competitors = {
        name: WholeProcess(name, options.chainrule) if work["kind"] == "process"
        else competitor(name) for name in work["competitors"]}
    answers = {name: [] for name in competitors}
    for round in range(options.rounds):
        for name, process in competitors.items():
            if any("error" in answer for answer in answers[name]):
                continue
            threads = int(name[-1]) if name[-1].isdigit() else 0
            request = dict(work, variant=name, threads=threads, seconds=options.seconds)
            answers[name].append(process.ask(request))
        done = ", ".join(f"{name} {text(work, answers[name])}" for name in competitors)
        print(f"{work['name']} {round + 1}/{options.rounds}: {done}", file=sys.stderr, flush=True)
    result = {key: work[key] for key in
              ("name", "title", "unit", "steps", "goals", "axis", "at", "below") if key in work}
    result["times"] = {
        name: [answer["seconds"] / per_unit(work) for answer in given if "seconds" in answer]
        for name, given in answers.items()}
    result["errors"] = {
        name: given[-1]["error"] for name, given in answers.items() if "error" in given[-1]}
    result.update(agreement(work, {name: given[-1] for name, given in answers.items()}))
    return result


def per_unit(work):
    return work["steps"] if work["unit"] in ("step", "gradient") else 1


def text(work, given):
    return given[-1].get("error") or report.duration(given[-1]["seconds"] / per_unit(work))


if __name__ == "__main__":
    main()
