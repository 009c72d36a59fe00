"""JAX in the best form found: the whole loop in one compiled call over one flat vector, whose
buffer is donated. Where several forms are possible all are tried, and the fastest is measured."""

import time

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from common import dtype, load, load_order, load_start, serve, slices

jax.config.update("jax_enable_x64", True)

ACTIVATIONS = dict(softplus=lambda x: jnp.logaddexp(x, 0), tanh=jnp.tanh, relu=jax.nn.relu)


@jax.custom_jvp
def softplus_of_parts(x):
    """softplus with one exponential for itself and its derivative, and no branch."""
    return jnp.maximum(x, 0) + jnp.log1p(jnp.exp(-jnp.abs(x)))


@softplus_of_parts.defjvp
def _(primals, tangents):
    (x,), (dx,) = primals, tangents
    e = jnp.exp(-jnp.abs(x))
    return jnp.maximum(x, 0) + jnp.log1p(e), jnp.where(x >= 0, 1, e) / (1 + e) * dx


def affine(x, w, b, broadcast):
    if broadcast:  # for layers of a few nodes: no matrix product is called
        return jnp.sum(x[:, None, :] * w[None], -1) + b
    return x @ w.T + b


def loss_function(work, broadcast=False, parts=False, scale=None):
    """(parameters, x, y) → loss; `scale` stands for the rows of the whole where x is a block."""
    activation = softplus_of_parts if parts else ACTIVATIONS[work["activation"]]
    places = slices(work["layers"])

    def loss(p, x, y):
        for index, (weights, shape, biases) in enumerate(places):
            x = affine(x, p[weights].reshape(shape), p[biases], broadcast)
            if index < len(places) - 1:
                x = activation(x)
        if work["loss"] == "mean-cross-entropy":
            return -jnp.sum(jax.nn.log_softmax(x) * y) / len(x)
        squares = jnp.sum((y - x) ** 2)
        return squares if work["loss"] == "ssr" else squares / ((scale or len(x)) * y.shape[1])

    return loss


def nodewise(work, parts):
    """The loss of a tiny network, every node written out: x and y are columns of rows, and each
    parameter a number, or a row of numbers, one for each of many starts."""
    activation = softplus_of_parts if parts else ACTIVATIONS[work["activation"]]
    places = slices(work["layers"])

    def loss(p, x, y):
        column = (lambda a: a[:, None]) if p.ndim == 2 else (lambda a: a)
        values = [column(x[:, k]) for k in range(x.shape[1])]
        for index, (weights, (receivers, sources), biases) in enumerate(places):
            sums = [sum(p[weights.start + r * sources + s] * values[s] for s in range(sources))
                    + p[biases.start + r] for r in range(receivers)]
            values = sums if index == len(places) - 1 else [activation(v) for v in sums]
        return sum(jnp.sum((column(y[:, k]) - v) ** 2) for k, v in enumerate(values))

    return loss


def start_state(work, p):
    return (p, jnp.zeros_like(p), jnp.zeros_like(p)) if work["optimizer"] == "adam" else (p,)


def update(work, state, g, index):
    """Gradient descent, or Adam as Kingma and Ba wrote it."""
    rate = work["rate"]
    if work["optimizer"] == "gradient-descent":
        return (state[0] - rate * g,)
    p, m, v = state
    t = (index + 1).astype(p.dtype)
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    return (p - rate * (m / (1 - 0.9 ** t)) / (jnp.sqrt(v / (1 - 0.999 ** t)) + 1e-8), m, v)


def descent(work, gradient):
    """The whole loop of full-batch steps."""
    def run(p, x, y):
        if work["steps"] == 1:
            return update(work, start_state(work, p), gradient(p, x, y), jnp.array(0))[0]
        step = lambda i, state: update(work, state, gradient(state[0], x, y), i)
        return lax.fori_loop(0, work["steps"], step, start_state(work, p))[0]
    return run


def blocked(work, rows):
    """The gradient as a scan over blocks of so many rows, so that a block stays in the cache."""
    whole = work["rows"] // rows * rows
    gradient = jax.grad(loss_function(work, scale=work["rows"]))

    def run(p, x, y):
        def body(total, block):
            return total + gradient(p, *block), None
        blocks = (x[:whole].reshape(-1, rows, x.shape[1]), y[:whole].reshape(-1, rows, y.shape[1]))
        total, _ = lax.scan(body, jnp.zeros_like(p), blocks)
        return total + gradient(p, x[whole:], y[whole:]) if whole < work["rows"] else total
    return run


def epoch(work):
    """Minibatches one after another, gathered once at the start of the epoch."""
    gradient = jax.grad(loss_function(work))

    def run(p, x, y, order):
        size = work["batch"]
        batches = tuple(a[order].reshape(-1, size, a.shape[1]) for a in (x, y))
        step = lambda state, batch: (update(work, state, gradient(state[0], *batch), 0), None)
        return lax.scan(step, start_state(work, p), batches)[0][0]
    return run


def forms(work, variant):
    """Functions of (start, x, y, …) to try."""
    if work["kind"] == "minibatch":
        return [epoch(work)]
    if variant == "jax-blocked":
        sizes = [size for size in (512, 2048, 8192) if size <= work["rows"]] or [work["rows"]]
        return [descent(work, blocked(work, size)) for size in sizes]
    many = work["kind"] == "restarts"
    if variant == "jax-nodes":
        runs = [descent(work, jax.grad(nodewise(work, parts))) for parts in (False, True)]
        return [beside(run) for run in runs] if many else runs
    tiny = work["rows"] * max(a * b for a, b in zip(work["layers"], work["layers"][1:])) <= 4096
    losses = [loss_function(work, broadcast, parts)
              for broadcast in ((False, True) if tiny else (False,))
              for parts in ((False, True) if work["activation"] == "softplus" else (False,))]
    runs = [descent(work, jax.grad(loss)) for loss in losses]
    if not many:
        return runs
    return ([jax.vmap(run, (0, None, None)) for run in runs]
            + [beside(jax.vmap(run, (1, None, None), 1)) for run in runs])


def beside(run):
    """Starts as columns, so that neighbours in memory are one parameter of neighbouring starts."""
    return lambda p, x, y: run(p.T, x, y).T


def prepare(work, variant):
    kind = dtype(work)
    start = load_start(work, kind)
    arguments = [jnp.asarray(a) for a in load(work, kind)]
    x, y = arguments
    if work["kind"] == "minibatch":
        arguments.append(jnp.asarray(load_order(work)))
    loss = loss_function(work)
    losses = jax.jit(jax.vmap(loss, (0, None, None)) if work["kind"] == "restarts" else loss)

    def pass_of(compiled):
        return lambda: compiled(jnp.array(start), *arguments).block_until_ready()

    best = None
    for form in forms(work, variant):
        one_pass = pass_of(jax.jit(form, donate_argnums=0))
        one_pass()
        times = []
        for _ in range(2):
            begin = time.perf_counter()
            one_pass()
            times.append(time.perf_counter() - begin)
        if best is None or min(times) < best[0]:
            best = (min(times), one_pass)
    return best[1], lambda p: (np.asarray(losses(p, x, y)), p)


serve(prepare)
