"""The plots: times of all competitors side by side, and times against rows and parameters."""

import os

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({"svg.hashsalt": "ChainRule", "svg.fonttype": "none", "font.size": 9})
import matplotlib.pyplot as plt

from report import duration, median

COLORS = {"ours": "#1b6ca8", "c": "#555555", "jax": "#c2571a", "torch": "#7b4fa3",
          "sklearn": "#3a8f4d"}


def color(name):
    return COLORS[name.split("-")[0]]


def write(results, folder):
    tables = [work for work in results["works"] if "axis" not in work and any(work["times"].values())]
    if tables:
        peers(tables, os.path.join(folder, "peers.svg"))
    if any("axis" in work for work in results["works"]):
        scaling(results["works"], os.path.join(folder, "scaling.svg"))


def save(figure, path):
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


def peers(tables, path):
    """One panel for each work, a bar for each competitor, on a log axis."""
    columns = 2
    lines = -(-len(tables) // columns)
    figure, axes = plt.subplots(lines, columns, figsize=(11, 1.9 * lines), squeeze=False,
                                layout="constrained")
    for axis in axes.ravel()[len(tables):]:
        axis.axis("off")
    for axis, work in zip(axes.ravel(), tables):
        bars = [(name, median(work, name)) for name in work["times"] if work["times"][name]][::-1]
        values = [value for _, value in bars]
        axis.barh([name for name, _ in bars], values, color=[color(name) for name, _ in bars])
        axis.set_xscale("log")
        axis.set_xlim(min(values) / 3, max(values) * 6)
        for place, value in enumerate(values):
            axis.text(value * 1.1, place, duration(value), va="center", fontsize=8)
        axis.set_title(f"{work['title']}: seconds per {work['unit']}", fontsize=8)
        axis.spines[["top", "right"]].set_visible(False)
    save(figure, path)


def scaling(works, path):
    """Time against size on log axes; a dotted line is proportional to the size."""
    figure, axes = plt.subplots(1, 2, figsize=(11, 4.5), layout="constrained")
    for axis, kind, title in zip(axes, ("rows", "parameters"),
                                 ("1–16–16–1 tanh", "8–h–h–1 tanh, 1024 rows")):
        points = [work for work in works if work.get("axis") == kind]
        names = list(dict.fromkeys(name for work in points for name in work["times"]))
        for name in names:
            found = [(work["at"], median(work, name)) for work in points if median(work, name)]
            if found:
                axis.plot(*zip(*found), marker="o" if name == "ours-1" else "s", ms=4,
                          ls="--" if name == "ours-2" else "-", color=color(name), label=name)
        ours = [(work["at"], median(work, "ours-1")) for work in points if median(work, "ours-1")]
        if ours:
            size, time = ours[-1]
            axis.plot([s for s, _ in ours], [time * s / size for s, _ in ours], ":", color="#999999",
                      label="proportional")
        axis.set(xscale="log", yscale="log", xlabel=kind, ylabel="seconds for one gradient",
                 title=title)
        axis.grid(alpha=0.3)
        axis.legend(frameon=False)
    save(figure, path)
