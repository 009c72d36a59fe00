// Sums over the rows: from a piece's δ and sources to the derivatives by weights and biases.

// One part of a dense layer: at most four vectors of sources (or nodes), and all nodes (sources).
// `sums` are the layer's, in the flat order (or by source).
static void CK(add_part)(const struct ck_layer *layer, long part, const CK_S *piece, long stride,
                         long rows, int is_first, CK_S *sums) {
  int by_sources = layer->order == CK_BY_SOURCES;
  long width = by_sources ? layer->inputs : layer->outputs;
  long height = by_sources ? layer->outputs : layer->inputs;
  long first = part * 4 * CK_LANES;
  long count = width - first < 4 * CK_LANES ? width - first : 4 * CK_LANES;
  CK(product) p = {
      .length = rows,
      .factors = piece + (by_sources ? layer->deltas : layer->sources),
      .factor_along = 1, .factor_across = stride,
      .x = piece + layer->by_rows + first, .x_along = layer->row_stride,
      .out = sums + first,
      .out_across = by_sources ? layer->inputs : layer->row_stride,
      .start = is_first ? CK(from_zero) : CK(from_sums),
  };
  if (!by_sources) {
    CK(multiply)(&p, height, CK(vectors)(count));
    return;
  }
  // The weights of one node follow those of another: a vector that is not full has its own place.
  long full = count / CK_LANES;
  CK(multiply)(&p, height, full);
  long left = count - full * CK_LANES;
  if (left == 0) return;
  CK_S last[8 * CK_LANES];
  p.x += full * CK_LANES;
  for (long t = 0; t < height; t += 8) {
    long tall = height - t < 8 ? height - t : 8;
    CK_S *out = sums + first + full * CK_LANES + t * layer->inputs;
    for (long i = 0; i < tall; i += 1)
      for (long l = 0; l < left; l += 1) last[i * CK_LANES + l] = out[i * layer->inputs + l];
    for (long i = 0; i < tall; i += 1)
      for (long l = left; l < CK_LANES; l += 1) last[i * CK_LANES + l] = 0;
    CK(product) q = p;
    q.factors += t * stride;
    q.out = last;
    q.out_across = CK_LANES;
    CK(multiply)(&q, tall, 1);
    for (long i = 0; i < tall; i += 1)
      for (long l = 0; l < left; l += 1) out[i * layer->inputs + l] = last[i * CK_LANES + l];
  }
}

static void CK(layers_add)(const struct ck_plan *plan, long index, long part, const void *memory,
                           long rows, int is_first, const struct ck_sums *sums) {
  const struct ck_layer *layer = &plan->layer[index];
  const CK_S *piece = memory;
  CK_S *kept = sums->kept, *gradient = sums->gradient;
  if (layer->order == CK_IN_LANES) {
    CK_EIGHT(add_weights)(piece + layer->deltas, layer->outputs, piece + layer->sources,
                          layer->inputs, plan->stride, rows, is_first, kept + layer->weight_sums);
  } else {
    CK(add_part)(layer, part, piece, plan->stride, rows, is_first,
                 layer->order == CK_BY_SOURCES ? gradient + layer->weights
                                               : kept + layer->weight_sums);
  }
  if (part == 0)
    CK_EIGHT(add_columns)(piece + layer->deltas, plan->stride, layer->outputs, rows, is_first,
                          kept + layer->bias_sums);
}

static void CK(layers_add_losses)(const struct ck_plan *plan, const void *piece, long rows,
                                  int is_first, const struct ck_sums *sums) {
  CK_EIGHT(add_columns)((const CK_S *)piece + plan->losses, plan->stride, 1, rows, is_first,
                        (CK_S *)sums->kept + plan->loss_sums);
}

static void CK(layers_finish)(const struct ck_plan *plan, const struct ck_sums *sums) {
  CK_S *kept = sums->kept, *gradient = sums->gradient;
  for (long index = 0; gradient && index < plan->layers; index += 1) {
    const struct ck_layer *layer = &plan->layer[index];
    CK_EIGHT(finish_lanes)(kept + layer->bias_sums, layer->outputs, gradient + layer->biases);
    if (layer->order == CK_IN_LANES)
      CK_EIGHT(finish_lanes)(kept + layer->weight_sums, layer->inputs * layer->outputs,
                             gradient + layer->weights);
    if (layer->order != CK_BY_NODES) continue;
    for (long node = 0; node < layer->outputs; node += 1)
      for (long source = 0; source < layer->inputs; source += 1)
        gradient[layer->weights + node * layer->inputs + source] =
            kept[layer->weight_sums + source * layer->row_stride + node];
  }
  CK_EIGHT(finish_lanes)(kept + plan->loss_sums, 1, sums->loss);
}
