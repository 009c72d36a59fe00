// The rows' losses and δ of the output nodes: squares, and the sigmoid's cross-entropy.

// Whether a lane's row, `first` being that of lane 0, is one of the piece's. The others fill the
// last vector: they get +0.
CK_INLINE CK_M CK(is_row)(long first, long rows) {
  static const CK_S numbers[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  return CK(load)(numbers) < CK(splat)((CK_S)(rows - first));
}

CK_INLINE CK_V CK(mean)(const struct ck_plan *plan, const struct ck_rows *rows, CK_V delta) {
  return plan->is_mean ? delta / CK(splat)((CK_S)rows->terms) : delta;
}

// Squares: the outputs' are added in order, by product and addition; δ = factor × residual.
static void CK(square_losses)(const struct ck_plan *plan, const struct ck_rows *rows, CK_S *piece) {
  const struct ck_layer *last = &plan->layer[plan->layers - 1];
  CK_V factor = CK(splat)((CK_S)plan->factor), zero = CK(splat)(0);
  for (long r = 0; r < rows->count; r += CK_LANES) {
    CK_M is_row = CK(is_row)(r, rows->count);
    CK_V sum = zero;
    for (long k = 0; k < plan->outputs; k += 1) {
      long place = k * plan->stride + r;
      CK_V residual = CK(load)(piece + plan->observed + place) - CK(load)(piece + last->nodes + place);
      sum = sum + residual * residual;
      CK_V delta = CK(mean)(plan, rows, factor * residual);
      CK(store)(piece + last->deltas + place, CK(select)(is_row, delta, zero));
    }
    CK(store)(piece + plan->losses + r, sum);
  }
}

// t × other class's probability and (1 − t) × the class's own: their difference is
// Predicted − Observed, without cancellation where the two agree.
CK_INLINE CK_V CK(missed)(CK_V observed, CK_V predicted, CK_V other) {
  return CK(fma)(-observed, other, (1 - observed) * predicted);
}

// −t·ln σ(x) − (1 − t)·ln σ(−x) = softplus(−|x|) + max(x, 0) − t·x.
static void CK(sigmoid_losses)(const struct ck_plan *plan, const struct ck_rows *rows,
                               CK_S *piece) {
  const struct ck_layer *last = &plan->layer[plan->layers - 1];
  CK_V zero = CK(splat)(0);
  for (long r = 0; r < rows->count; r += CK_LANES) {
    CK_V x = CK(load)(piece + last->nodes + r), t = CK(load)(piece + plan->observed + r);
    CK_V excess = CK(fma)(-t, x, CK(select)(x <= 0, zero, x));
    CK(store)(piece + plan->losses + r, CK(softplus)(-CK(abs)(x)) + excess);
    CK_V delta = CK(missed)(t, CK(sigmoid)(x), CK(sigmoid)(-x));
    delta = CK(mean)(plan, rows, delta);
    CK(store)(piece + last->deltas + r, CK(select)(CK(is_row)(r, rows->count), delta, zero));
  }
}
