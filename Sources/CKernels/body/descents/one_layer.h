// The descent of a network as small as the lesson: 1 input, one hidden layer of at most four nodes,
// 1 output with the identity, at most four rows. Everything stays in registers.
//
// A vector holds the pairs (node, row) of two nodes: lane 4·(node mod 2) + row. A parameter of a
// node stands in all four lanes of that node, what belongs to a row in the lanes of both nodes. So
// one call of the activation is for all pairs, sums over rows are two shuffles and two additions
// that leave the sum in all four lanes, and parameters move where they stand: a step is little
// more than the latency of exp and log.
//
// Signs of zero. In ReferenceOrder a row's lane starts from +0, so a sum with an empty lane is
// never −0. Here lanes that are no row hold +0 in products (a residual of 0 times a finite number,
// and 0), and only where all four lanes are rows is the +0 of the empty ones added (`full`).

#define CK_PAIRS_MOST 2  // vectors of two nodes

// The parameters of up to four hidden nodes, or their derivatives.
typedef struct {
  CK_V w1[CK_PAIRS_MOST], b1[CK_PAIRS_MOST], w2[CK_PAIRS_MOST], b2;
} CK(pairs);

typedef struct {
  const struct ck_small_network *network;
  CK(columns) loss;  // what `residual_slope` and `loss_of` look at
  CK_V input, observed;
  CK_M is_row;
  long hidden;
} CK(pairs_rows);

// One node's lanes in the places of both.
CK_INLINE CK_V CK(first_node)(CK_V x) {
  return __builtin_shufflevector(x, x, 0, 1, 2, 3, 0, 1, 2, 3);
}
CK_INLINE CK_V CK(second_node)(CK_V x) {
  return __builtin_shufflevector(x, x, 4, 5, 6, 7, 4, 5, 6, 7);
}

// The sum over the four lanes of each node: (row 0 + row 2) + (row 1 + row 3).
CK_INLINE CK_V CK(pairs_sum)(CK_V x) {
  CK_V two = x + __builtin_shufflevector(x, x, 2, 3, 0, 1, 6, 7, 4, 5);
  return two + __builtin_shufflevector(two, two, 1, 0, 3, 2, 5, 4, 7, 6);
}

CK_INLINE CK_V CK(pairs_dot)(CK_V a, CK_V b, int full) {
  CK_V zero = CK(splat)(0), sum = CK(pairs_sum)(CK(fma)(a, b, zero));
  return full ? sum + zero : sum;
}

CK_INLINE void CK(pairs_activate)(int activation, CK_V x, CK_V *y, CK_V *slope) {
  switch (activation) {
  case CK_SOFTPLUS: CK(softplus_both)(x, y, slope); break;
  case CK_RELU: CK(relu_both)(x, y, slope); break;
  case CK_SIGMOID: CK(sigmoid_both)(x, y, slope); break;
  case CK_TANH: CK(tanh_both)(x, y, slope); break;
  default: *y = x;
  }
}

// The loss at `p` in all lanes, and its derivatives into `g`.
CK_INLINE CK_V CK(pairs_gradient)(const CK(pairs_rows) *r, const CK(pairs) *p, CK(pairs) *g,
                                  int vectors, int full) {
  int activation = r->network->activations[0];
  CK_V y[CK_PAIRS_MOST], slope[CK_PAIRS_MOST], zero = CK(splat)(0), predicted = p->b2;
  for (int v = 0; v < vectors; v += 1) {
    CK_V x = CK(fma)(p->w1[v], r->input, p->b1[v]);
    CK(pairs_activate)(activation, x, y + v, slope + v);
  }
  for (int v = 0; v < vectors; v += 1) {
    predicted = CK(fma)(CK(first_node)(p->w2[v]), CK(first_node)(y[v]), predicted);
    if (2 * v + 1 < r->hidden)
      predicted = CK(fma)(CK(second_node)(p->w2[v]), CK(second_node)(y[v]), predicted);
  }
  CK_V residual = CK(select)(r->is_row, r->observed - predicted, zero);
  CK_V delta = CK(residual_slope)(&r->loss, residual);
  g->b2 = CK(pairs_sum)(delta + zero);
  for (int v = 0; v < vectors; v += 1) {
    g->w2[v] = CK(pairs_dot)(delta, y[v], full);
    CK_V above = CK(fma)(p->w2[v], delta, zero);
    if (activation != CK_IDENTITY) above = above * slope[v];
    g->w1[v] = CK(pairs_dot)(above, r->input, full);
    g->b1[v] = CK(pairs_sum)(above + zero);
  }
  return CK(loss_of)(&r->loss, CK(pairs_sum)(residual * residual));
}

// body(place) for every vector of a CK(pairs).
#define CK_EACH_PAIR(vectors, body)                    \
  {                                                    \
    for (int v = 0; v < (vectors); v += 1) {           \
      body(w1[v]) body(b1[v]) body(w2[v])              \
    }                                                  \
    body(b2)                                           \
  }

CK_INLINE CK_V CK(pair_moved)(CK_M stays, CK_V p, CK_V move) {
  return CK(select)(stays, p, p - move);
}

// 0·x is a zero for x finite, else NaN.
CK_INLINE int CK(pairs_finite)(const CK(pairs) *p, const CK(pairs) *g, CK_V loss, int vectors) {
  CK_V sum = loss * 0, other = CK(splat)(0);
#define CK_ADD_(place) sum = CK(fma)(p->place, CK(splat)(0), sum), \
                       other = CK(fma)(g->place, CK(splat)(0), other);
  CK_EACH_PAIR(vectors, CK_ADD_)
#undef CK_ADD_
  return __builtin_reduce_or((sum + other) != 0) == 0;
}

CK_INLINE int CK(pairs_still)(const CK(pairs) *p, const CK(pairs) *next, CK_S tolerance,
                              int vectors) {
  CK_M moved = CK(splat)(0) != 0;
#define CK_OR_(place) moved |= CK(abs)(next->place - p->place) > tolerance;
  CK_EACH_PAIR(vectors, CK_OR_)
#undef CK_OR_
  return __builtin_reduce_or(moved) == 0;
}

// Flat order from and to lanes: w1 of each node, w2, then b1, b2. Lanes of no node get `none`.
CK_INLINE void CK(read_pairs)(const CK_S *flat, long hidden, CK_S none, CK(pairs) *p) {
  for (int l = 0; l < 8 * CK_PAIRS_MOST; l += 1) {
    int v = l / 8, node = l / 4;
    p->w1[v][l % 8] = node < hidden ? flat[node] : none;
    p->w2[v][l % 8] = node < hidden ? flat[hidden + node] : none;
    p->b1[v][l % 8] = node < hidden ? flat[2 * hidden + node] : none;
  }
  p->b2 = CK(splat)(flat[3 * hidden]);
}

CK_INLINE void CK(write_pairs)(const CK(pairs) *p, long hidden, CK_S *flat) {
  for (int node = 0; node < hidden; node += 1) {
    int v = node / 2, l = 4 * (node % 2);
    flat[node] = p->w1[v][l];
    flat[hidden + node] = p->w2[v][l];
    flat[2 * hidden + node] = p->b1[v][l];
  }
  flat[3 * hidden] = p->b2[0];
}

CK_INLINE long CK(descend_pairs)(const CK(pairs_rows) *r, const CK(pairs) *stays_,
                                 CK_STATE *state, long steps, CK_S *losses, enum ck_stop *stop,
                                 int vectors, int full) {
  const CK_V rate = CK(splat)((CK_S)r->network->rate);
  const CK_S tolerance = (CK_S)r->network->tolerance;
  CK(pairs) p, g;
  CK(read_pairs)(state->parameters, r->hidden, 0, &p);
  CK(read_pairs)(state->gradient, r->hidden, 0, &g);
  CK_V loss = CK(splat)(state->loss);
  long made = 0;
  *stop = ck_steps_made;
  while (made < steps) {
    CK(pairs) next, next_g;
#define CK_MOVE_(place) \
  next.place = CK(pair_moved)(stays_->place != 0, p.place, rate * g.place);
    CK_EACH_PAIR(vectors, CK_MOVE_)
#undef CK_MOVE_
    CK_V next_loss = CK(pairs_gradient)(r, &next, &next_g, vectors, full);
    if (!CK(pairs_finite)(&next, &next_g, next_loss, vectors)) {
      *stop = ck_not_finite;
      break;
    }
    int still = tolerance >= 0 && CK(pairs_still)(&p, &next, tolerance, vectors);
    p = next, g = next_g, loss = next_loss;
    losses[made] = loss[0];
    made += 1;
    if (still) {
      *stop = ck_tolerance;
      break;
    }
  }
  CK(write_pairs)(&p, r->hidden, state->parameters);
  CK(write_pairs)(&g, r->hidden, state->gradient);
  state->loss = loss[0];
  return made;
}

CK_INLINE int CK(is_in_pairs)(const struct ck_small_network *n) {
  return n->layers == 2 && n->sizes[0] == 1 && n->sizes[1] <= 2 * CK_PAIRS_MOST &&
         n->sizes[2] == 1 && n->activations[1] == CK_IDENTITY && n->rows <= 4;
}

static long CK(descend_one_layer)(const struct ck_small_network *n, const CK_S *columns,
                                  CK_STATE *state, long steps, CK_S *losses, enum ck_stop *stop) {
  CK(pairs_rows) r = {.network = n, .hidden = n->sizes[1]};
  r.loss.network = n;
  r.loss.terms = (CK_S)n->rows;
  for (int l = 0; l < 8; l += 1) {
    r.is_row[l] = l % 4 < n->rows ? -1 : 0;
    r.input[l] = r.is_row[l] ? columns[l % 4] : 0;
    r.observed[l] = r.is_row[l] ? columns[n->rows + l % 4] : 0;
  }
  CK_S frozen[3 * 2 * CK_PAIRS_MOST + 1];
  for (long i = 0; i < n->parameters; i += 1) frozen[i] = n->frozen[i];
  CK(pairs) stays;
  CK(read_pairs)(frozen, r.hidden, 1, &stays);
  if (n->rows == 4)
    return r.hidden <= 2 ? CK(descend_pairs)(&r, &stays, state, steps, losses, stop, 1, 1)
                         : CK(descend_pairs)(&r, &stays, state, steps, losses, stop, 2, 1);
  return r.hidden <= 2 ? CK(descend_pairs)(&r, &stays, state, steps, losses, stop, 1, 0)
                       : CK(descend_pairs)(&r, &stays, state, steps, losses, stop, 2, 0);
}

#undef CK_EACH_PAIR
#undef CK_PAIRS_MOST
