// Descents from many starts at once: lane i of every vector is the network of start i.
//
// A column has a vector for each row. Every lane does what ReferenceOrder says for one network, so
// no lane knows of another; one that has stopped goes on computing, but its state is kept.

// The sum over rows of the products of two columns, or of one. Row r belongs to accumulator r mod
// 8. Where there are at most four rows the accumulators beyond are the +0 that is added at the end.
#define CK_ROWS_SUM(name, arguments, ADD)                                      \
  CK_INLINE CK_V CK(name) arguments {                                          \
    CK_V zero = CK(splat)(0), s0 = zero, s1 = zero, s2 = zero, s3 = zero;      \
    CK_V s4 = zero, s5 = zero, s6 = zero, s7 = zero;                           \
    long r = 0;                                                                \
    for (; r + 8 <= rows; r += 8) {                                            \
      ADD(s0, 0) ADD(s1, 1) ADD(s2, 2) ADD(s3, 3)                              \
      ADD(s4, 4) ADD(s5, 5) ADD(s6, 6) ADD(s7, 7)                              \
    }                                                                          \
    switch (rows - r) {                                                        \
    case 7: ADD(s6, 6) /* fallthrough */                                       \
    case 6: ADD(s5, 5) /* fallthrough */                                       \
    case 5: ADD(s4, 4) /* fallthrough */                                       \
    case 4: ADD(s3, 3) /* fallthrough */                                       \
    case 3: ADD(s2, 2) /* fallthrough */                                       \
    case 2: ADD(s1, 1) /* fallthrough */                                       \
    case 1: ADD(s0, 0)                                                         \
    }                                                                          \
    if (rows <= 4) return ((s0 + s2) + (s1 + s3)) + zero;                      \
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));                  \
  }

#define CK_ADD_PRODUCT(sum, i) sum = CK(fma)(a[r + i], b[r + i], sum);
#define CK_ADD_ROW(sum, i) sum = sum + a[r + i];
CK_ROWS_SUM(rows_dot, (const CK_V *a, const CK_V *b, long rows), CK_ADD_PRODUCT)
CK_ROWS_SUM(rows_sum, (const CK_V *a, long rows), CK_ADD_ROW)
#undef CK_ROWS_SUM
#undef CK_ADD_PRODUCT
#undef CK_ADD_ROW

// The sum of the products of a dense layer's weight: one row after another.
CK_INLINE CK_V CK(rows_in_sequence)(const CK_V *a, const CK_V *b, long rows) {
  CK_V sum = CK(splat)(0);
  for (long r = 0; r < rows; r += 1) sum = CK(fma)(a[r], b[r], sum);
  return sum;
}

// The residuals' δ; returns the loss. The columns of δ are those of the last layer.
static CK_V CK(starts_residuals)(const CK(columns) *c, const CK_V *predicted, const CK_V *slope,
                                 CK_V *delta, CK_V *squares) {
  const struct ck_small_network *n = c->network;
  long rows = c->vectors, outputs = n->sizes[n->layers];
  int has_slope = n->activations[n->layers - 1] != CK_IDENTITY;
  for (long r = 0; r < rows; r += 1) {
    CK_V sum = CK(splat)(0);
    for (long k = 0; k < outputs; k += 1) {
      CK_V residual = c->observed[k * rows + r] - predicted[k * rows + r];
      CK_V d = CK(residual_slope)(c, residual);
      delta[k * rows + r] = has_slope ? d * slope[k * rows + r] : d;
      sum = sum + residual * residual;
    }
    squares[r] = sum;
  }
  return CK(loss_of)(c, CK(rows_sum)(squares, rows));
}

// The loss at `p`, and its derivatives into `g`, of every lane.
static CK_V CK(starts_gradient)(const CK(columns) *c, const CK_V *p, CK_V *g) {
  const struct ck_small_network *n = c->network;
  long rows = c->vectors, weight = 0, bias = n->parameters, node = 0;
  for (long l = 1; l <= n->layers; l += 1) bias -= n->sizes[l];

  const CK_V *sources = c->values;
  for (long l = 0; l < n->layers; l += 1) {
    long inputs = n->sizes[l], outputs = n->sizes[l + 1];
    CK_V *x = (CK_V *)sources + inputs * rows;
    for (long k = 0; k < outputs; k += 1) {
      CK_SUMS(*c, x + k * rows, p[bias + node + k], p + weight + k * inputs, sources, inputs);
    }
    CK(activate_vectors)(n->activations[l], x, c->slope + node * rows, outputs * rows);
    weight += inputs * outputs;
    node += outputs;
    sources = x;
  }

  // From the last layer back; `squares` may lie over a column of slopes that is used up.
  CK_V loss = CK(splat)(0);
  CK_V *delta = c->delta + node * rows, *slope = c->slope + node * rows;
  for (long l = n->layers - 1; l >= 0; l -= 1) {
    long inputs = n->sizes[l], outputs = n->sizes[l + 1];
    CK_V *receivers = delta;
    node -= outputs;
    delta -= outputs * rows;
    slope -= outputs * rows;
    if (l == n->layers - 1) {
      loss = CK(starts_residuals)(c, sources, slope, delta, slope);
    } else {
      const CK_V *w = p + weight;
      long stride = outputs, count = n->sizes[l + 2];
      for (long k = 0; k < outputs; k += 1) {
        CK_GATHER(*c, delta + k * rows, w + k, stride, receivers, count);
      }
      if (n->activations[l] != CK_IDENTITY)
        for (long i = 0; i < outputs * rows; i += 1) delta[i] = delta[i] * slope[i];
    }
    weight -= inputs * outputs;
    sources -= inputs * rows;
    int dense = CK(is_dense)(inputs, outputs);
    for (long k = 0; k < outputs; k += 1) {
      const CK_V *d = delta + k * rows;
      g[bias + node + k] = CK(rows_sum)(d, rows);
      for (long s = 0; s < inputs; s += 1)
        g[weight + k * inputs + s] = dense ? CK(rows_in_sequence)(d, sources + s * rows, rows)
                                           : CK(rows_dot)(d, sources + s * rows, rows);
    }
  }
  return loss;
}

// Which lanes hold a finite state: 0·x is a zero of x finite, else NaN.
CK_INLINE CK_M CK(lanes_finite)(const CK_V *p, const CK_V *g, CK_V loss, long count) {
  CK_V sum = loss * 0;
  for (long i = 0; i < count; i += 1) sum = sum + (p[i] * 0 + g[i] * 0);
  return sum == 0;
}

CK_INLINE int CK(any)(CK_M mask) { return __builtin_reduce_or(mask) != 0; }

// Makes next_p from p and g in the lanes that descend; returns how far a lane's parameters went.
CK_INLINE CK_V CK(move_starts)(const struct ck_small_network *n, CK_M running, const CK_V *p,
                               const CK_V *g, CK_V *next_p) {
  CK_V rate = CK(splat)((CK_S)n->rate), largest = CK(splat)(0);
  for (long i = 0; i < n->parameters; i += 1) {
    CK_V moved = CK(select)(running, p[i] - rate * g[i], p[i]);
    next_p[i] = n->frozen[i] ? p[i] : moved;
    CK_V move = CK(abs)(next_p[i] - p[i]);
    largest = CK(select)(move > largest, move, largest);
  }
  return largest;
}

// Says why and after how many steps lanes have ended.
CK_INLINE void CK(end_starts)(CK_M ended, enum ck_stop stop, long made, long starts,
                              long *steps_made, unsigned char *stops) {
  if (!CK(any)(ended)) return;
  for (long l = 0; l < starts; l += 1)
    if (ended[l]) {
      stops[l] = (unsigned char)stop;
      steps_made[l] += made;
    }
}

static void CK(descend_starts)(const struct ck_small_network *n, const CK_S *columns, long starts,
                               CK_S *parameters, CK_S *losses, long steps, long *steps_made,
                               unsigned char *stops, void *memory) {
  long rows = n->rows, count = n->parameters, inputs = n->sizes[0], outputs = n->sizes[n->layers];
  CK_V *p;
  CK(columns) c = CK(lay_columns)(n, rows, memory, &p);
  CK_V *g = p + count, *next_p = g + count, *next_g = next_p + count;
  for (long i = 0; i < inputs * rows; i += 1) c.values[i] = CK(splat)(columns[i]);
  for (long i = 0; i < outputs * rows; i += 1)
    c.observed[i] = CK(splat)(columns[inputs * rows + i]);

  // Lanes without a start repeat the first one; nobody reads them.
  CK_M running = CK(splat)(0) != 0;
  for (long l = 0; l < CK_LANES; l += 1) {
    const CK_S *start = parameters + (l < starts ? l : 0) * count;
    for (long i = 0; i < count; i += 1) p[i][l] = start[i];
    if (l < starts && stops[l] == ck_steps_made) running[l] = -1;
  }
  CK_V loss = CK(starts_gradient)(&c, p, g);
  CK_M finite = CK(lanes_finite)(p, g, loss, count);
  CK(end_starts)(running & ~finite, ck_not_finite, 0, starts, steps_made, stops);
  running = running & finite;

  long step = 0;
  for (; step < steps && CK(any)(running); step += 1) {
    CK_V largest = CK(move_starts)(n, running, p, g, next_p);
    CK_V next_loss = CK(starts_gradient)(&c, next_p, next_g);
    finite = CK(lanes_finite)(next_p, next_g, next_loss, count);
    CK_M lost = running & ~finite;
    CK(end_starts)(lost, ck_not_finite, step, starts, steps_made, stops);
    running = running & finite;
    if (CK(any)(lost)) {  // They keep the state before; all others' next state is theirs.
      for (long i = 0; i < count; i += 1) {
        next_p[i] = CK(select)(lost, p[i], next_p[i]);
        next_g[i] = CK(select)(lost, g[i], next_g[i]);
      }
      next_loss = CK(select)(lost, loss, next_loss);
    }
    CK_V *other = p;
    p = next_p, next_p = other;
    other = g, g = next_g, next_g = other;
    loss = next_loss;
    CK_M still = running & (largest <= CK(splat)((CK_S)n->tolerance));
    CK(end_starts)(still, ck_tolerance, step + 1, starts, steps_made, stops);
    running = running & ~still;
  }
  for (long l = 0; l < starts; l += 1) {
    if (running[l]) steps_made[l] += step;
    losses[l] = loss[l];
    for (long i = 0; i < count; i += 1) parameters[l * count + i] = p[i][l];
  }
}
