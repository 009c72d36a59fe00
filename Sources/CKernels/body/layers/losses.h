// The rows' losses and δ of the output nodes: squares, and the sigmoid's cross-entropy. What comes
// out for the rows that fill the last vector is never added to anything.

CK_INLINE CK_V CK(mean)(const struct ck_plan *plan, const struct ck_rows *rows, CK_V delta) {
  return plan->is_mean ? delta / CK(splat)((CK_S)rows->terms) : delta;
}

// Squares: the outputs' are added in order, by product and addition; δ = factor × residual.
static void CK(square_losses)(const struct ck_plan *plan, const struct ck_rows *rows, CK_S *piece) {
  const struct ck_layer *last = &plan->layer[plan->layers - 1];
  CK_V factor = CK(splat)((CK_S)plan->factor);
  for (long r = 0; r < rows->count; r += CK_LANES) {
    CK_V sum = CK(splat)(0);
    for (long k = 0; k < plan->outputs; k += 1) {
      long place = k * plan->stride + r;
      CK_V residual = CK(load)(piece + plan->observed + place) - CK(load)(piece + last->nodes + place);
      sum = sum + residual * residual;
      CK(store)(piece + last->deltas + place, CK(mean)(plan, rows, factor * residual));
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
  for (long r = 0; r < rows->count; r += CK_LANES) {
    CK_V x = CK(load)(piece + last->nodes + r), t = CK(load)(piece + plan->observed + r);
    CK_V excess = CK(fma)(-t, x, CK(select)(x <= 0, CK(splat)(0), x));
    CK(store)(piece + plan->losses + r, CK(softplus)(-CK(abs)(x)) + excess);
    CK_V delta = CK(missed)(t, CK(sigmoid)(x), CK(sigmoid)(-x));
    CK(store)(piece + last->deltas + r, CK(mean)(plan, rows, delta));
  }
}
