"""What is measured: the workloads, the competitors of each, and the goals.

A workload is one dictionary, handed as one line of JSON to every competitor:

    name, kind       kind is descent, restarts, minibatch or process
    layers           sizes from the inputs to the outputs
    activation       of the hidden layers
    loss             ssr, mse or mean-cross-entropy
    optimizer, rate  gradient-descent or adam, and its learning rate
    precision        double or float
    rows, steps      steps in one pass of the work, which is what is timed
    batch            rows in a minibatch; 0 for all
    starts           how many starts are trained, for restarts
    data, start      paths of raw little-endian float64: columns one after another, inputs
                     first; the flat vector (weights by layer, receiver, source; then biases)
    order            path of raw little-endian int64: the rows in the order of the minibatches

A goal is a ratio: the best time of some competitors, over our best time.
"""

LESSON = dict(activation="softplus", loss="ssr", optimizer="gradient-descent", rate=0.1,
              precision="double", rows=3, batch=0, starts=1)

JAX = ["jax"]
JAX_TINY = ["jax", "jax-nodes"]
TORCH = ["torch-1", "torch-2", "torch-compiled-1", "torch-compiled-2"]
SKLEARN = ["sklearn"]
OURS = ["ours-1", "ours-2"]


def goal(least, *peers, of=OURS):
    return dict(least=least, peers=list(peers), of=of)


WORKLOADS = [
    dict(LESSON, name="lesson", kind="descent", title="the lesson, full batch, float64",
         unit="step", layers=[1, 2, 1], steps=10_000,
         competitors=["ours-1", "c", *JAX_TINY, "torch-1", "torch-compiled-1", "sklearn"],
         goals=[goal(8, *JAX_TINY), goal(5000, "torch-1"), goal(1 / 1.2, "c")]),
    dict(LESSON, name="lesson-general", kind="descent",
         title="1–3–1 softplus on the lesson's rows (a size not specialised)",
         unit="step", layers=[1, 3, 1], steps=10_000, rate=0.02,
         competitors=["ours-1", *JAX_TINY, "torch-1"], goals=[goal(3.5, *JAX_TINY)]),
    dict(LESSON, name="restarts", kind="restarts", title="4096 starts × 1000 steps, float64",
         unit="pass", layers=[1, 2, 1], steps=1000, starts=4096, rate=0.05,
         competitors=OURS + JAX_TINY, goals=[goal(9, *JAX_TINY, of=["ours-2"])]),
    dict(LESSON, name="restarts-float", kind="restarts",
         title="4096 starts × 1000 steps, float32", unit="pass",
         layers=[1, 2, 1], steps=1000, starts=4096, rate=0.05, precision="float",
         competitors=OURS + JAX_TINY, goals=[goal(8, *JAX_TINY, of=["ours-2"])]),
    dict(name="gradient", kind="descent", title="1–16–16–1 tanh, 1M rows, one gradient, float64",
         unit="gradient", layers=[1, 16, 16, 1], activation="tanh", loss="mse",
         optimizer="gradient-descent", rate=0.1, precision="double", rows=1_000_000, steps=1,
         batch=0, starts=1,
         competitors=OURS + ["jax", "jax-blocked", "torch-1", "torch-2", "sklearn"],
         goals=[goal(10, "jax"), goal(4, "jax-blocked"), goal(25, "torch-1", "torch-2")]),
    dict(name="digits-32", kind="minibatch",
         title="64–128–10 relu softmax, batch 32, float32", unit="step",
         layers=[64, 128, 10], activation="relu", loss="mean-cross-entropy",
         optimizer="gradient-descent", rate=0.05, precision="float", rows=1792, steps=56,
         batch=32, starts=1, competitors=OURS + JAX + TORCH + SKLEARN,
         goals=[goal(2.5, *JAX), goal(20, *TORCH), goal(8, *SKLEARN)]),
    dict(name="digits-256", kind="minibatch",
         title="64–128–10 relu softmax, batch 256, float32", unit="step",
         layers=[64, 128, 10], activation="relu", loss="mean-cross-entropy",
         optimizer="gradient-descent", rate=0.05, precision="float", rows=1792, steps=7,
         batch=256, starts=1, competitors=OURS + JAX + TORCH + SKLEARN,
         goals=[goal(2.3, *JAX), goal(6, *TORCH), goal(4, *SKLEARN)]),
    dict(name="images-128", kind="minibatch",
         title="784–128–10 relu softmax, batch 128, float32", unit="step",
         layers=[784, 128, 10], activation="relu", loss="mean-cross-entropy",
         optimizer="gradient-descent", rate=0.05, precision="float", rows=8192, steps=64,
         batch=128, starts=1, competitors=OURS + JAX + TORCH,
         goals=[goal(1, *JAX), goal(2, *TORCH)]),
    dict(name="exponential", kind="descent",
         title="matrix exponential, 4–32–16–4 tanh, 10 000 rows, Adam, float32", unit="step",
         layers=[4, 32, 16, 4], activation="tanh", loss="mse", optimizer="adam", rate=0.001,
         precision="float", rows=10_000, steps=50, batch=0, starts=1,
         competitors=OURS + JAX + TORCH, goals=[goal(15, *TORCH), goal(3, *JAX)]),
    dict(LESSON, name="process", kind="process",
         title="whole process: start, read the CSV, 10 000 steps of the lesson, keep, end",
         unit="process", layers=[1, 2, 1], steps=10_000,
         competitors=["ours-1", "jax", "torch-1"],
         goals=[goal(100, *JAX), goal(800, "torch-1")], below=0.012),
]

# Time against rows and against parameters: ours, on 1 and 2 threads, and JAX where it fits.
ROWS = [100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]
WIDTHS = [1, 3, 10, 30, 100, 300, 1000]


def scaling():
    """The points of the two log-log plots, as workloads without goals."""
    base = dict(kind="descent", activation="tanh", loss="mse", optimizer="gradient-descent",
                rate=0.01, precision="double", steps=1, batch=0, starts=1, unit="gradient",
                goals=[])
    for rows in ROWS:
        yield dict(base, name=f"rows-{rows}", axis="rows", at=rows, layers=[1, 16, 16, 1],
                   rows=rows, title=f"1–16–16–1 tanh, {rows} rows",
                   competitors=OURS + ["jax-blocked"])
    for width in WIDTHS:
        layers = [8, width, width, 1]
        yield dict(base, name=f"width-{width}", axis="parameters", at=parameter_count(layers),
                   layers=layers, rows=1024, title=f"8–{width}–{width}–1 tanh, 1024 rows",
                   competitors=OURS + JAX)


def parameter_count(layers):
    return sum((a + 1) * b for a, b in zip(layers, layers[1:]))
