"""Writes what bench.py measured: results.json, results.md, peers.svg and scaling.svg."""

import json
import os
import statistics


def write(results, folder):
    with open(os.path.join(folder, "results.json"), "w") as file:
        json.dump(results, file, indent=1, ensure_ascii=False)
        file.write("\n")
    with open(os.path.join(folder, "results.md"), "w") as file:
        file.write(page(results))
    import plots
    plots.write(results, folder)


def duration(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def median(work, name):
    times = work["times"].get(name, [])
    return statistics.median(times) if times else None


def best(work, names):
    """The shortest median among competitors, with its name."""
    found = [(median(work, name), name) for name in names if median(work, name) is not None]
    return min(found) if found else None


def verdicts(work):
    """For each goal: peers, ratio, goal, met or not."""
    for goal in work["goals"]:
        ours, peer = best(work, goal["of"]), best(work, goal["peers"])
        ratio = peer[0] / ours[0] if ours and peer else None
        yield (peer[1] if peer else goal["peers"][0], ratio, goal["least"],
               None if ratio is None else ratio >= goal["least"])
    if "below" in work and median(work, "ours-1") is not None:
        yield ("", None, work["below"], median(work, "ours-1") < work["below"])


def page(results):
    tables = [work for work in results["works"] if "axis" not in work]
    machine = results["environment"]
    peers = ", ".join(f"{name} {version}" for name, version in machine["peers"].items())
    lines = [
        "# Results", "",
        f"Written by `make bench`; what is compared, and how, is in [README.md](README.md). "
        f"Medians of {results['rounds']} rounds in turns, on {machine['processor']}, "
        f"{machine['cores']} cores, {machine['system']}. Python {machine['python']}, {peers}.", "",
        "## Goals", "",
        "A ratio is the peer's time over the best of ours in the same run; above 1, ours is faster.",
        "", "| work | ours | peer | ratio | goal | |", "|---|---|---|---|---|---|"]
    for work in tables:
        ours = best(work, [name for name in work["times"] if name.startswith("ours")])
        said = f"{duration(ours[0])} ({ours[1]})" if ours else "–"
        for peer, ratio, least, met in verdicts(work):
            verdict = "–" if met is None else "met" if met else "**not met**"
            if ratio is None and peer == "":
                lines.append(
                    f"| {work['title']} | {said} | | | below {duration(least)} | {verdict} |")
            else:
                lines.append(f"| {work['title']} | {said} | {peer} | {number(ratio)} "
                             f"| ≥ {number(least)} | {verdict} |")
    lines += ["", "## Times", "",
              "Quartiles in brackets. The last column is the largest difference between any two "
              "results, relative to the largest parameter (for restarts: of the losses' quantiles).",
              "", "| work | competitor | median | per | against ours | same result |",
              "|---|---|---|---|---|---|"]
    for work in tables:
        ours = best(work, [name for name in work["times"] if name.startswith("ours")])
        for index, (name, times) in enumerate(work["times"].items()):
            if not times:
                lines.append(f"| {work['title']} | {name} | – | | | {work['errors'].get(name, '')} |")
                continue
            middle = median(work, name)
            low, high = quartiles(times)
            ratio = number(middle / ours[0]) + " ×" if ours else "–"
            same = "" if index else work["agreement"] + ("" if work["agreed"] else " **differs**")
            lines.append(
                f"| {work['title']} | {name} | {duration(middle)} [{duration(low)}, "
                f"{duration(high)}] | {work['unit']} | {ratio} | {same} |")
    if any("axis" in work for work in results["works"]):
        lines += ["", "## Scaling", "", "![Time against rows and parameters](scaling.svg)", "",
                  "| work | ours-1 | ours-2 | peer |", "|---|---|---|---|"]
        for work in results["works"]:
            if "axis" in work:
                peer = best(work, [n for n in work["times"] if not n.startswith("ours")])
                cells = [median(work, name) for name in ("ours-1", "ours-2")]
                lines.append(
                    f"| {work['title']} | " + " | ".join(
                        duration(cell) if cell else "–" for cell in cells)
                    + f" | {duration(peer[0]) + ' (' + peer[1] + ')' if peer else '–'} |")
    if results.get("memory"):
        lines += ["", "## Memory", "",
                  "Peak resident memory of a fresh process: at most 1.1 × the data as numbers of "
                  "the run's precision, 4 MB a thread and 30 MB.", "",
                  "| 1M rows, 2 columns | precision | threads | peak | allowed |", "|---|---|---|---|---|"]
        for row in results["memory"]:
            peak = f"{row['peak']:.0f} MB" if row["peak"] is not None else "–"
            over = " **over**" if row["peak"] and row["peak"] > row["allowed"] else ""
            lines.append(f"| {row['what']} | {row['precision']} | {row['threads']} | {peak}{over} "
                         f"| {row['allowed']:.0f} MB |")
    return "\n".join(lines) + "\n"


def quartiles(times):
    return statistics.quantiles(times, n=4, method="inclusive")[::2] if len(times) > 1 else (times[0], times[0])


def number(x):
    if x is None:
        return "–"
    return f"{x:.0f}" if x >= 100 else f"{x:.2g}" if x < 1 else f"{x:.3g}"
