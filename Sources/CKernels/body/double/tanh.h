// tanh, its derivative, and both together.

// tanh |x| = (1 - t)/(1 + t). But for `low`, t - 1 = (power - 1) + first + rest, where the first
// term is zero or the largest, so that nothing cancels near 0. Both sides are halved.
typedef struct {
  CK(pair) minus, plus;  // (1 - t)/2, (1 + t)/2
} CK(halves);

CK_INLINE CK(halves) CK(halves_of)(CK(decay) e) {
  CK(halves) h;
  CK(pair) a = CK(fast_two_sum)(CK(splat)(-0.5), 0.5 * e.power);
  CK(pair) b = CK(fast_two_sum)(a.hi, 0.5 * e.first);
  CK(pair) m = CK(fast_two_sum)(b.hi, 0.5 * e.rest);
  m.lo = CK(fma_near)(m.hi + 0.5, e.low, m.lo + (b.lo + a.lo));
  h.minus = (CK(pair)){-m.hi, -m.lo};
  h.plus = CK(fast_two_sum)(CK(splat)(1), m.hi);
  h.plus.lo = h.plus.lo + m.lo;
  return h;
}

CK_INLINE CK_V CK(tanh_of)(CK_V x, CK(decay) e) {
  CK(halves) h = CK(halves_of)(e);
  CK(quotient) q = CK(divide)(h.minus, h.plus);
  CK_V y = q.value;
  y = CK(select)(e.a <= CK_SETTLED, y, CK(splat)(1));
  // x - x³/3 rounds to x there.
  y = CK(select)(e.a < 0x1p-27, CK(abs)(x), y);
  return CK(keep_nan)(x, CK(copy_sign)(y, x));
}

// tanh' = sech²(x) = 4t/(1 + t)².
CK_INLINE CK_V CK(tanh_derivative_of)(CK(decay) e) {
  CK(halves) h = CK(halves_of)(e);
  CK_V y = CK(bell_of)(e, h.plus, 1 / h.plus.hi);
  return CK(select)(e.a <= CK_SETTLED, y, CK(settled)(e, 0x1p-198));
}

CK_INLINE CK_V CK(tanh)(CK_V x) { return CK(tanh_of)(x, CK(decay_of)(2 * CK(abs)(x))); }

CK_INLINE CK_V CK(tanh_derivative)(CK_V x) {
  return CK(tanh_derivative_of)(CK(decay_of)(2 * CK(abs)(x)));
}

// One exponential and one division for both, with the bits of the two above.
CK_INLINE void CK(tanh_both)(CK_V x, CK_V *y, CK_V *dy) {
  CK(decay) e = CK(decay_of)(2 * CK(abs)(x));
  *y = CK(tanh_of)(x, e);
  *dy = CK(tanh_derivative_of)(e);
}
