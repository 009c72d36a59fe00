"""scikit-learn's MLPRegressor and MLPClassifier, plain stochastic gradient descent, from our start.

They know no softplus, so it is added to their table of activations; they halve the squares, so
the rate is doubled; they make every loss a mean over rows, so a sum takes the rate times the rows."""

import warnings

import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.neural_network import _base

from common import dtype, load, load_order, load_start, serve, slices

warnings.filterwarnings("ignore")  # that the last iteration has been reached
sklearn.set_config(skip_parameter_validation=True)


def softplus(x):
    np.logaddexp(x, 0, out=x)


def softplus_derivative(y, delta):
    delta *= -np.expm1(-y)


_base.ACTIVATIONS["softplus"] = softplus
_base.DERIVATIVES["softplus"] = softplus_derivative


def rate(work):
    """The rate that makes its move ours."""
    if work["loss"] == "mean-cross-entropy":
        return work["rate"]
    return 2 * work["rate"] * (work["rows"] if work["loss"] == "ssr" else 1)


def prepare(work, variant):
    kind = dtype(work)
    start = load_start(work, kind)
    x, y = load(work, kind)
    classes = work["loss"] == "mean-cross-entropy"
    y = y.argmax(1) if classes else (y.ravel() if y.shape[1] == 1 else y)
    epochs = 1 if work["kind"] == "minibatch" else work["steps"]
    model = (MLPClassifier if classes else MLPRegressor)(
        hidden_layer_sizes=work["layers"][1:-1], activation=work["activation"], solver="sgd",
        alpha=0, batch_size=work["batch"] or work["rows"], learning_rate_init=rate(work),
        max_iter=epochs, shuffle=False, tol=0, n_iter_no_change=10 ** 9, momentum=0,
        nesterovs_momentum=False, warm_start=True)
    short = min(len(x), 1000)
    model.set_params(max_iter=1, batch_size=short).fit(x[:short], y[:short])
    model.set_params(max_iter=epochs, batch_size=work["batch"] or work["rows"])
    places = slices(work["layers"])
    order = load_order(work) if work["kind"] == "minibatch" else None

    def one_pass():
        model.coefs_ = [start[weights].reshape(shape).T.copy() for weights, shape, _ in places]
        model.intercepts_ = [start[biases].copy() for _, _, biases in places]
        if order is None:
            model.fit(x, y)
        else:
            model.fit(x[order], y[order])
        return np.concatenate([w.T.ravel() for w in model.coefs_] + model.intercepts_)

    def results(parameters):
        if classes:
            chosen = model.predict_proba(x)[np.arange(len(y)), y]
            return -np.log(chosen).mean(), parameters
        squares = np.sum((y - model.predict(x)) ** 2)
        return squares if work["loss"] == "ssr" else squares / y.size, parameters

    return one_pass, results


serve(prepare)
