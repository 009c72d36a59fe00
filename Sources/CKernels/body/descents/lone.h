// The descent of one small network of any sizes: the lanes of a vector are eight rows of a block,
// which is how the order of sums has them, in either precision.
//
// A column has a vector for each eight rows; the last may be short: the lanes beyond the rows are
// kept out of every sum by a mask, and whatever they compute is read by nobody.

typedef struct {
  CK(columns) c;
  CK_M last;  // the lanes of the last vector that are rows
} CK(lone);

// Eight lanes to one number, in pairs (l, l + 4), then (l, l + 2), then (l, l + 1).
CK_INLINE CK_S CK(add_lanes)(CK_V x) {
  __auto_type four = x.lo + x.hi;
  __auto_type two = four.lo + four.hi;
  return two.x + two.y;
}

// Σ a·b and Σ a over the rows.
CK_INLINE CK_S CK(lone_dot)(const CK(lone) *d, const CK_V *a, const CK_V *b) {
  CK_V sum = CK(splat)(0);
  long v = 0;
  for (; v < d->c.vectors - 1; v += 1) sum = CK(fma)(a[v], b[v], sum);
  return CK(add_lanes)(CK(select)(d->last, CK(fma)(a[v], b[v], sum), sum));
}

CK_INLINE CK_S CK(lone_sum)(const CK(lone) *d, const CK_V *a) {
  CK_V sum = CK(splat)(0);
  long v = 0;
  for (; v < d->c.vectors - 1; v += 1) sum = sum + a[v];
  return CK(add_lanes)(CK(select)(d->last, sum + a[v], sum));
}

// The residuals' δ; returns the loss.
CK_INLINE CK_S CK(lone_residuals)(const CK(lone) *d, const CK_V *predicted, const CK_V *slope,
                                  CK_V *delta, CK_V *squares) {
  const CK(columns) *c = &d->c;
  const struct ck_small_network *n = c->network;
  long outputs = n->sizes[n->layers];
  int has_slope = n->activations[n->layers - 1] != CK_IDENTITY;
  for (long v = 0; v < c->vectors; v += 1) {
    CK_V sum = CK(splat)(0);
    for (long i = v; i < outputs * c->vectors; i += c->vectors) {
      CK_V residual = c->observed[i] - predicted[i];
      CK_V above = CK(residual_slope)(c, residual);
      delta[i] = has_slope ? above * slope[i] : above;
      sum = sum + residual * residual;
    }
    squares[v] = sum;
  }
  return CK(loss_of)(c, CK(splat)(CK(lone_sum)(d, squares)))[0];
}

// The loss at `p`, and its derivatives into `g`.
CK_INLINE CK_S CK(lone_gradient)(const CK(lone) *d, const CK_S *p, CK_S *g) {
  const CK(columns) *c = &d->c;
  const struct ck_small_network *n = c->network;
  long vectors = c->vectors, weight = 0, bias = n->parameters, node = 0;
  for (long l = 1; l <= n->layers; l += 1) bias -= n->sizes[l];

  CK_V *sources = c->values;
  for (long l = 0; l < n->layers; l += 1) {
    long inputs = n->sizes[l], outputs = n->sizes[l + 1];
    CK_V *x = sources + inputs * vectors;
    for (long k = 0; k < outputs; k += 1) {
      CK_SUMS(*c, x + k * vectors, p[bias + node + k], p + weight + k * inputs, sources, inputs);
    }
    CK(activate_vectors)(n->activations[l], x, c->slope + node * vectors, outputs * vectors);
    weight += inputs * outputs;
    node += outputs;
    sources = x;
  }

  CK_S loss = 0;
  CK_V *delta = c->delta + node * vectors, *slope = c->slope + node * vectors;
  for (long l = n->layers - 1; l >= 0; l -= 1) {
    long inputs = n->sizes[l], outputs = n->sizes[l + 1];
    CK_V *receivers = delta;
    node -= outputs;
    delta -= outputs * vectors;
    slope -= outputs * vectors;
    if (l == n->layers - 1) {
      loss = CK(lone_residuals)(d, sources, slope, delta, slope);
    } else {
      const CK_S *w = p + weight;
      for (long k = 0; k < outputs; k += 1) {
        CK_GATHER(*c, delta + k * vectors, w + k, outputs, receivers, n->sizes[l + 2]);
      }
      if (n->activations[l] != CK_IDENTITY)
        for (long i = 0; i < outputs * vectors; i += 1) delta[i] = delta[i] * slope[i];
    }
    weight -= inputs * outputs;
    sources -= inputs * vectors;
    for (long k = 0; k < outputs; k += 1) {
      const CK_V *dk = delta + k * vectors;
      g[bias + node + k] = CK(lone_sum)(d, dk);
      for (long s = 0; s < inputs; s += 1)
        g[weight + k * inputs + s] = CK(lone_dot)(d, dk, sources + s * vectors);
    }
  }
  return loss;
}

// next = p - rate·g but for frozen ones; returns how far the one that moved most went.
CK_INLINE CK_S CK(move_all)(const struct ck_small_network *n, const CK_S *p, const CK_S *g,
                            CK_S *next) {
  CK_S rate = (CK_S)n->rate, largest = 0;
#pragma clang loop vectorize(disable)
  for (long i = 0; i < n->parameters; i += 1) {
    CK_S moved = p[i] - rate * g[i];
    next[i] = n->frozen[i] ? p[i] : moved;
    CK_S move = __builtin_elementwise_abs(next[i] - p[i]);
    largest = move > largest ? move : largest;
  }
  return largest;
}

// 0·x is a zero for x finite, else NaN.
CK_INLINE int CK(state_finite)(const CK_S *p, const CK_S *g, CK_S loss, long count) {
  CK_S sum = loss * 0;
#pragma clang loop vectorize(disable)
  for (long i = 0; i < count; i += 1) sum += p[i] * 0 + g[i] * 0;
  return sum == 0;
}

static long CK(descend)(const struct ck_small_network *n, const CK_S *columns, CK_STATE *state,
                        long steps, CK_S *losses, void *memory, enum ck_stop *stop) {
#if CK_HARDWARE_FMA
  if (!n->any_sizes && CK(is_in_pairs)(n))
    return CK(descend_one_layer)(n, columns, state, steps, losses, stop);
#endif
  long rows = n->rows, count = n->parameters, inputs = n->sizes[0], vectors = (rows + 7) / 8;
  long outputs = n->sizes[n->layers];
  CK_V *end;
  CK(lone) d;
  d.c = CK(lay_columns)(n, vectors, memory, &end);
  for (long l = 0; l < 8; l += 1) d.last[l] = 8 * (vectors - 1) + l < rows ? -1 : 0;
  for (long i = 0; i < inputs + outputs; i += 1) {
    CK_V *column = i < inputs ? d.c.values + i * vectors : d.c.observed + (i - inputs) * vectors;
    for (long r = 0; r < 8 * vectors; r += 1)
      column[r / 8][r % 8] = r < rows ? columns[i * rows + r] : 0;
  }
  CK_S *p = (CK_S *)end, *g = p + count, *next_p = g + count, *next_g = next_p + count;
  for (long i = 0; i < count; i += 1) {
    p[i] = state->parameters[i];
    g[i] = state->gradient[i];
  }

  *stop = ck_steps_made;
  CK_S loss = state->loss;
  long made = 0;
  while (made < steps && *stop == ck_steps_made) {
    CK_S largest = CK(move_all)(n, p, g, next_p);
    CK_S next_loss = CK(lone_gradient)(&d, next_p, next_g);
    if (!CK(state_finite)(next_p, next_g, next_loss, count)) {
      *stop = ck_not_finite;
      break;
    }
    CK_S *other = p;
    p = next_p, next_p = other;
    other = g, g = next_g, next_g = other;
    losses[made] = loss = next_loss;
    made += 1;
    if (largest <= (CK_S)n->tolerance) *stop = ck_tolerance;
  }
  for (long i = 0; i < count; i += 1) {
    state->parameters[i] = p[i];
    state->gradient[i] = g[i];
  }
  state->loss = loss;
  return made;
}
