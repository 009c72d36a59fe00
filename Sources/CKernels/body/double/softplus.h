// softplus, and together with its derivative.
//
// The chain from x to softplus is what a training step waits for; so the quotient of its logarithm
// is made of t itself, and everything that depends on the size of x alone is prepared beside it.

// max(x, 0) + ln(1 + t), where ln(1 + t) = 2·artanh(t/(2 + t)), or for t >= 1/2
// ln 2 + 2·artanh((t - 1)/(t + 3)). Low parts are carried from t to the last sum.
CK_INLINE CK_V CK(softplus_of)(CK_V x, CK(decay) e) {
  CK_M large = e.a <= CK_LN2;
  CK_V minus_two = CK(select)(large, CK(splat)(-2), CK(splat)(0));
  CK(pair) n = {CK(fma_exact)(CK(splat)(2), e.t.hi, minus_two), 2 * e.t.lo};
  CK(pair) d = CK(fast_two_sum)(CK(select)(large, CK(splat)(3), CK(splat)(2)), e.t.hi);
  d.lo = d.lo + e.t.lo;

  CK_V zero = CK(splat)(0);
  CK(pair) start = CK(fast_two_sum)(CK(select)(large, CK(splat)(CK_LN2), zero),
                                    CK(select)(x > 0, x, zero));
  start.lo = start.lo + CK(select)(large, CK(splat)(CK_LN2_REST), zero);
  CK(logarithm) l = CK(log_quotient)(n, d, start.lo);
  CK(pair) sum = CK(fast_two_sum)(start.hi, l.hi);
  CK_V y = sum.hi + ((sum.lo + l.rest) + l.tail);
  CK_V far = CK(select)(x > 0, x, CK(settled)(e, 0x1p-200));
  return CK(select)(e.a <= CK_SETTLED, y, far);
}

CK_INLINE CK_V CK(softplus)(CK_V x) { return CK(softplus_of)(x, CK(decay_of)(CK(abs)(x))); }

// softplus' is the sigmoid.
CK_INLINE CK_V CK(softplus_derivative)(CK_V x) { return CK(sigmoid)(x); }

CK_INLINE void CK(softplus_both)(CK_V x, CK_V *y, CK_V *dy) {
  CK(decay) e = CK(decay_of)(CK(abs)(x));
  *y = CK(softplus_of)(x, e);
  *dy = CK(sigmoid_of)(x, e);
}
