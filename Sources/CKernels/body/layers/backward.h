// Backward: δ of every hidden node from those of the nodes that it feeds.

// δ × the activation's derivative.
static void CK(scale_deltas)(enum ck_activation activation, CK_S *deltas, const CK_S *y,
                             const CK_S *slopes, long n) {
  switch (activation) {
    case CK_IDENTITY: return;
    case CK_RELU:
      for (long i = 0; i < n; i += CK_LANES)
        CK(store)(deltas + i, CK(load)(deltas + i) * CK(relu_derivative)(CK(load)(y + i)));
      return;
    default:
      for (long i = 0; i < n; i += CK_LANES)
        CK(store)(deltas + i, CK(load)(deltas + i) * CK(load)(slopes + i));
  }
}

static void CK(layers_backward)(const struct ck_plan *plan, const void *memory, long rows,
                                void *piece_memory) {
  const CK_S *parameters = memory;
  CK_S *piece = piece_memory;
  long stride = plan->stride, vectors = CK(vectors)(rows), padded = vectors * CK_LANES;
  for (long index = plan->layers - 1; index >= 0; index -= 1) {
    const struct ck_layer *layer = &plan->layer[index];
    if (index < plan->layers - 1) {
      const struct ck_layer *above = layer + 1;
      CK(product) p = {
          .length = above->outputs,
          .factors = parameters + above->weights,
          .factor_along = above->inputs, .factor_across = 1,
          .x = piece + above->deltas, .x_along = stride,
          .out = piece + layer->deltas, .out_across = stride,
          .start = CK(from_zero),
      };
      CK(multiply)(&p, layer->outputs, vectors);
    }
    int is_full = padded == stride;
    long columns = is_full ? 1 : layer->outputs;
    for (long c = 0; c < columns; c += 1)
      CK(scale_deltas)(layer->activation, piece + layer->deltas + c * stride,
                       piece + layer->nodes + c * stride, piece + layer->slopes + c * stride,
                       is_full ? layer->outputs * stride : padded);
    // The vectors of the gradient are over nodes or sources: their numbers have to stand row by row.
    if (layer->order == CK_BY_SOURCES)
      CK(transpose)(piece + layer->sources, stride, layer->inputs, vectors,
                    piece + layer->by_rows, layer->row_stride);
    if (layer->order == CK_BY_NODES)
      CK(transpose)(piece + layer->deltas, stride, layer->outputs, vectors,
                    piece + layer->by_rows, layer->row_stride);
  }
}
