// Forward: the nodes' sums, then their activations, each with its derivative.

#define CK_ACTIVATE(name)                                                    \
  static void CK(activate_##name)(CK_S *x, CK_S *slopes, long n) {           \
    for (long i = 0; i < n; i += CK_LANES) {                                 \
      CK_V y, slope;                                                         \
      CK(name##_both)(CK(load)(x + i), &y, &slope);                          \
      CK(store)(x + i, y);                                                   \
      CK(store)(slopes + i, slope);                                          \
    }                                                                        \
  }

CK_ACTIVATE(softplus)
CK_ACTIVATE(sigmoid)
CK_ACTIVATE(tanh)

#undef CK_ACTIVATE

// relu's derivative is that of the activation: it is asked for when it is needed.
static void CK(activate_relu)(CK_S *x, long n) {
  for (long i = 0; i < n; i += CK_LANES) CK(store)(x + i, CK(relu)(CK(load)(x + i)));
}

static void CK(activate)(enum ck_activation activation, CK_S *x, CK_S *slopes, long n) {
  switch (activation) {
    case CK_IDENTITY: return;
    case CK_SOFTPLUS: CK(activate_softplus)(x, slopes, n); return;
    case CK_RELU: CK(activate_relu)(x, n); return;
    case CK_SIGMOID: CK(activate_sigmoid)(x, slopes, n); return;
    case CK_TANH: CK(activate_tanh)(x, slopes, n); return;
  }
}

static void CK(layers_forward)(const struct ck_plan *plan, const void *memory, long rows,
                               void *piece_memory) {
  const CK_S *parameters = memory;
  CK_S *piece = piece_memory;
  long stride = plan->stride, vectors = CK(vectors)(rows);
  for (long index = 0; index < plan->layers; index += 1) {
    const struct ck_layer *layer = &plan->layer[index];
    CK_S *x = piece + layer->nodes, *slopes = piece + layer->slopes;
    CK(product) p = {
        .length = layer->inputs,
        .factors = parameters + layer->weights, .factor_along = 1, .factor_across = layer->inputs,
        .x = piece + layer->sources, .x_along = stride,
        .out = x, .out_across = stride,
        .start = CK(from_numbers), .numbers = parameters + layer->biases,
    };
    CK(multiply)(&p, layer->outputs, vectors);
    if (vectors * CK_LANES == stride) {
      CK(activate)(layer->activation, x, slopes, layer->outputs * stride);
    } else {
      for (long node = 0; node < layer->outputs; node += 1)
        CK(activate)(layer->activation, x + node * stride, slopes + node * stride,
                     vectors * CK_LANES);
    }
  }
}
