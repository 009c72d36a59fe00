"""PyTorch: eager and compiled, on 1 and 2 threads; modules, losses and optimisers as its users
write them. `torch-compiled-N` compiles forward, backward and the optimiser's step."""

import numpy as np
import torch
from torch import nn

from common import dtype, load, load_order, load_start, serve, slices

ACTIVATIONS = dict(softplus=nn.Softplus, tanh=nn.Tanh, relu=nn.ReLU)


def network(work, kind):
    layers, parts = work["layers"], []
    for index, (a, b) in enumerate(zip(layers, layers[1:])):
        parts.append(nn.Linear(a, b, dtype=kind))
        if index < len(layers) - 2:
            parts.append(ACTIVATIONS[work["activation"]]())
    return nn.Sequential(*parts)


def loss_function(work):
    if work["loss"] == "mean-cross-entropy":
        return nn.CrossEntropyLoss()  # labels are numbers of classes
    return nn.MSELoss(reduction="sum" if work["loss"] == "ssr" else "mean")


def linears(model):
    return [part for part in model if isinstance(part, nn.Linear)]


def reset(work, model, start):
    with torch.no_grad():
        for layer, (weights, shape, biases) in zip(linears(model), slices(work["layers"])):
            layer.weight.copy_(start[weights].reshape(shape))
            layer.bias.copy_(start[biases])


def flat(model):
    layers = linears(model)
    parts = [layer.weight for layer in layers] + [layer.bias for layer in layers]
    return torch.cat([part.detach().ravel() for part in parts]).numpy()


def prepare(work, variant):
    torch.set_num_threads(int(variant.rsplit("-", 1)[1]))
    torch._dynamo.reset()
    kind = dtype(work)
    start = torch.from_numpy(load_start(work, kind))
    model, loss = network(work, start.dtype), loss_function(work)
    x, y = (torch.from_numpy(a) for a in load(work, kind))
    if work["loss"] == "mean-cross-entropy":
        y = y.argmax(1)
    adam = work["optimizer"] == "adam"
    optimiser = (torch.optim.Adam if adam else torch.optim.SGD)(model.parameters(), work["rate"])

    def step(inputs, observed):
        optimiser.zero_grad()
        loss(model(inputs), observed).backward()
        optimiser.step()

    if "compiled" in variant:
        evaluate = torch.compile(lambda inputs, observed: loss(model(inputs), observed))
        move = torch.compile(optimiser.step)

        def step(inputs, observed):
            optimiser.zero_grad()
            evaluate(inputs, observed).backward()
            move()

    order = torch.from_numpy(load_order(work)) if work["kind"] == "minibatch" else None

    def one_pass():
        reset(work, model, start)
        optimiser.state.clear()
        if order is None:
            for _ in range(work["steps"]):
                step(x, y)
        else:
            size = work["batch"]
            shuffled, labels = x[order], y[order]
            for first in range(0, work["rows"], size):
                step(shuffled[first:first + size], labels[first:first + size])
        return flat(model)

    def results(parameters):
        with torch.no_grad():
            return float(loss(model(x), y)), parameters

    steps, work["steps"] = work["steps"], min(work["steps"], 20)
    one_pass()
    work["steps"] = steps
    return one_pass, results


serve(prepare)
