// The moves of the optimisers in one form. The loops are over scalars: elements have nothing to do
// with each other, and the compiler's vectors of them have the scalar's bits.

static void CK(move)(const struct ck_optimiser *o, long n, const CK_S *restrict p,
                     const CK_S *restrict g, const CK_S *restrict m, const CK_S *restrict v,
                     CK_S *restrict next, CK_S *restrict next_m, CK_S *restrict next_v) {
  const CK_S rate = (CK_S)o->rate, keep1 = (CK_S)o->keep1, take1 = (CK_S)o->take1;
  const CK_S keep2 = (CK_S)o->keep2, take2 = (CK_S)o->take2;
  const CK_S correction1 = (CK_S)o->correction1, correction2 = (CK_S)o->correction2;
  const CK_S epsilon = (CK_S)o->epsilon;
  switch (o->rule) {
  case 0:
    for (long i = 0; i < n; i += 1) next[i] = p[i] - rate * g[i];
    break;
  case 1:
    for (long i = 0; i < n; i += 1) {
      next_m[i] = keep1 * m[i] + g[i];
      next[i] = p[i] - rate * next_m[i];
    }
    break;
  default:
    for (long i = 0; i < n; i += 1) {
      next_m[i] = keep1 * m[i] + take1 * g[i];
      next_v[i] = keep2 * v[i] + take2 * (g[i] * g[i]);
      CK_S root = __builtin_elementwise_sqrt(next_v[i] / correction2);
      next[i] = p[i] - rate * (next_m[i] / correction1) / (root + epsilon);
    }
  }
}

// A number is finite unless all bits of its exponent are set.
static int CK(all_finite)(const CK_S *x, long n) {
  const CK_S infinity = (CK_S)__builtin_inf();
  CK_W bits, exponent, wrong = 0;
  __builtin_memcpy(&exponent, &infinity, sizeof exponent);
  for (long i = 0; i < n; i += 1) {
    __builtin_memcpy(&bits, x + i, sizeof bits);
    wrong |= (CK_W)((bits & exponent) == exponent);
  }
  return !wrong;
}
