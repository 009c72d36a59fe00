// The softmax: probabilities, and the cross-entropy's losses and δ.
//
// a is the first of the largest x, e_k = e^(x_k − x_a), rest = Σ e_k over the others in order: so
// Predicted_k = e_k/(1 + rest), and nothing overflows or cancels.

typedef struct {
  CK_V largest, place;  // x_a and a
  CK_V rest, whole;     // rest and 1 + rest
} CK(softmax);

// For the rows from `x` on; e_k goes to `e`. Both have a column for each class.
CK_INLINE CK(softmax) CK(softmax_of)(const CK_S *x, CK_S *e, long classes, long stride) {
  CK(softmax) s = {CK(load)(x), CK(splat)(0), CK(splat)(0), CK(splat)(0)};
  for (long k = 1; k < classes; k += 1) {
    CK_V next = CK(load)(x + k * stride);
    CK_M is_larger = next > s.largest;
    s.largest = CK(select)(is_larger, next, s.largest);
    s.place = CK(select)(is_larger, CK(splat)((CK_S)k), s.place);
  }
  for (long k = 0; k < classes; k += 1) {
    CK_V power = CK(exp)(CK(load)(x + k * stride) - s.largest);
    CK(store)(e + k * stride, power);
    s.rest = CK(select)(s.place == CK(splat)((CK_S)k), s.rest, s.rest + power);
  }
  s.whole = 1 + s.rest;
  return s;
}

static void CK(softmax_losses)(const struct ck_plan *plan, const struct ck_rows *rows,
                               CK_S *piece) {
  const struct ck_layer *last = &plan->layer[plan->layers - 1];
  for (long r = 0; r < rows->count; r += CK_LANES) {
    const CK_S *x = piece + last->nodes + r, *observed = piece + plan->observed + r;
    CK_S *deltas = piece + last->deltas + r;
    CK(softmax) s = CK(softmax_of)(x, deltas, plan->outputs, plan->stride);
    CK_V logarithm = CK(log1p)(s.rest), first = s.rest / s.whole, sum = CK(splat)(0);
    for (long k = 0; k < plan->outputs; k += 1) {
      CK_V t = CK(load)(observed + k * plan->stride);
      CK_V predicted = CK(load)(deltas + k * plan->stride) / s.whole;
      CK_V other = CK(select)(s.place == CK(splat)((CK_S)k), first, 1 - predicted);
      // A class that is not observed may be infinitely far: it adds nothing.
      CK_V distance = logarithm + (s.largest - CK(load)(x + k * plan->stride));
      sum = CK(select)(t == 0, sum, CK(fma)(t, distance, sum));
      CK(store)(deltas + k * plan->stride,
                CK(mean)(plan, rows, CK(missed)(t, predicted, other)));
    }
    CK(store)(piece + plan->losses + r, sum);
  }
}

static void CK(layers_losses)(const struct ck_plan *plan, const struct ck_rows *rows,
                              void *piece) {
  switch (plan->loss) {
    case CK_SQUARES: CK(square_losses)(plan, rows, piece); return;
    case CK_SIGMOID_ENTROPY: CK(sigmoid_losses)(plan, rows, piece); return;
    case CK_SOFTMAX_ENTROPY: CK(softmax_losses)(plan, rows, piece); return;
  }
}

static void CK(layers_predict)(const struct ck_plan *plan, long rows, void *memory) {
  CK_S *piece = memory;
  const struct ck_layer *last = &plan->layer[plan->layers - 1];
  for (long r = 0; r < rows; r += CK_LANES) {
    CK_S *x = piece + last->nodes + r;
    if (plan->loss == CK_SIGMOID_ENTROPY) CK(store)(x, CK(sigmoid)(CK(load)(x)));
    if (plan->loss != CK_SOFTMAX_ENTROPY) continue;
    CK(softmax) s = CK(softmax_of)(x, piece + last->deltas + r, plan->outputs, plan->stride);
    for (long k = 0; k < plan->outputs; k += 1) {
      CK_V power = CK(load)(piece + last->deltas + r + k * plan->stride);
      CK(store)(x + k * plan->stride, power / s.whole);
    }
  }
}
