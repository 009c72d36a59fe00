// A small network's columns in vectors, and the passes over them that do not depend on whether a
// vector's lanes are rows of one network or networks of one row.
//
// A column has `vectors` vectors. The columns of all inputs and nodes follow each other, so that
// what a layer receives begins where the layer before it begins. `slope` and `delta` have a column
// for each node.

typedef struct {
  const struct ck_small_network *network;
  long vectors;
  CK_V *values, *slope, *delta, *observed;
  CK_S terms;  // by what a mean is divided
} CK(columns);

// Lays the columns into memory; `end` becomes what follows them.
CK_INLINE CK(columns) CK(lay_columns)(const struct ck_small_network *network, long vectors,
                                      void *memory, CK_V **end) {
  long inputs = network->sizes[0], outputs = network->sizes[network->layers], nodes = 0;
  for (long l = 1; l <= network->layers; l += 1) nodes += network->sizes[l];
  CK(columns) c;
  c.network = network;
  c.vectors = vectors;
  c.values = memory;
  c.slope = c.values + (inputs + nodes) * vectors;
  c.delta = c.slope + nodes * vectors;
  c.observed = c.delta + nodes * vectors;
  *end = c.observed + outputs * vectors;
  c.terms = (CK_S)(network->rows * outputs);
  return c;
}

// x becomes activation(x), its derivative goes to `slope`; nothing to do for the identity.
static void CK(activate_vectors)(int activation, CK_V *x, CK_V *slope, long count) {
  switch (activation) {
  case CK_SOFTPLUS:
    for (long i = 0; i < count; i += 1) CK(softplus_both)(x[i], x + i, slope + i);
    break;
  case CK_RELU:
    for (long i = 0; i < count; i += 1) CK(relu_both)(x[i], x + i, slope + i);
    break;
  case CK_SIGMOID:
    for (long i = 0; i < count; i += 1) CK(sigmoid_both)(x[i], x + i, slope + i);
    break;
  case CK_TANH:
    for (long i = 0; i < count; i += 1) CK(tanh_both)(x[i], x + i, slope + i);
    break;
  }
}

// A node's sum: its bias, then its sources in order. `w` and `b`: CK_S or CK_V.
#define CK_SUMS(c, x, b, w, sources, count)                                      \
  for (long v = 0; v < (c).vectors; v += 1) {                                    \
    CK_V sum_ = (CK_V)(b);                                                       \
    for (long s = 0; s < (count); s += 1)                                        \
      sum_ = CK(fma)((CK_V)((w)[s]), (sources)[s * (c).vectors + v], sum_);      \
    (x)[v] = sum_;                                                               \
  }

// δ of a node before its own derivative: from 0, the nodes it feeds in order, whose weights for
// this one are `stride` apart.
#define CK_GATHER(c, delta_, w, stride, receivers_delta, receivers)              \
  for (long v = 0; v < (c).vectors; v += 1) {                                    \
    CK_V sum_ = CK(splat)(0);                                                    \
    for (long r = 0; r < (receivers); r += 1)                                    \
      sum_ = CK(fma)((CK_V)((w)[r * (stride)]), (receivers_delta)[r * (c).vectors + v], sum_); \
    (delta_)[v] = sum_;                                                          \
  }

// dLoss/dPredicted of r = observed − predicted.
CK_INLINE CK_V CK(residual_slope)(const CK(columns) *c, CK_V residual) {
  switch (c->network->loss) {
  case ck_half_ssr: return -residual;
  case ck_mse: return -2 * residual / c->terms;
  default: return -2 * residual;
  }
}

// The loss from the sum of the squares.
CK_INLINE CK_V CK(loss_of)(const CK(columns) *c, CK_V squares) {
  switch (c->network->loss) {
  case ck_half_ssr: return (CK_S)0.5 * squares;
  case ck_mse: return squares / c->terms;
  default: return squares;
  }
}

// Whether a weight's products are added one row after another (Layer.isDense).
CK_INLINE int CK(is_dense)(long inputs, long outputs) {
  return inputs * outputs >= 64 && inputs >= 4 && outputs >= 4;
}
