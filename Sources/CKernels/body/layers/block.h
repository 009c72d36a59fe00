// A whole block, piece by piece.

static void CK(layers_block)(const struct ck_plan *plan, const void *parameters,
                             const struct ck_rows *block, void *piece,
                             const struct ck_sums *sums) {
  for (long done = 0; done < block->count; done += plan->stride) {
    struct ck_rows rows = *block;
    rows.first += done;
    if (rows.chosen) rows.chosen += done;
    rows.count = block->count - done < plan->stride ? block->count - done : plan->stride;
    CK(layers_load)(plan, &rows, piece);
    CK(layers_forward)(plan, parameters, rows.count, piece);
    CK(layers_losses)(plan, &rows, piece);
    CK(layers_add_losses)(plan, piece, rows.count, done == 0, sums);
    if (!sums->gradient) continue;
    CK(layers_backward)(plan, parameters, rows.count, piece);
    for (long layer = 0; layer < plan->layers; layer += 1) {
      long parts = ck_layers_parts(plan, layer);
      for (long part = 0; part < parts; part += 1)
        CK(layers_add)(plan, layer, part, piece, rows.count, done == 0, sums);
    }
  }
  CK(layers_finish)(plan, sums);
}

static void CK(layers_merge)(const void *from, void *to, long n) {
  const CK_S *a = from;
  CK_S *b = to;
  for (long i = 0; i < n; i += 1) b[i] = a[i] + b[i];
}

static const struct ck_layer_kernels CK_LANE(layer_kernels) = {
    .block = CK(layers_block),
    .load = CK(layers_load),
    .forward = CK(layers_forward),
    .losses = CK(layers_losses),
    .backward = CK(layers_backward),
    .add = CK(layers_add),
    .add_losses = CK(layers_add_losses),
    .finish = CK(layers_finish),
    .predict = CK(layers_predict),
    .merge = CK(layers_merge),
    .penalise = CK(layers_penalise),
    .sizes = CK(layers_sizes),
};
