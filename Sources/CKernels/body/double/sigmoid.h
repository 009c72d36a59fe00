// sigmoid, its derivative, and both together.

// 1/(1 + t), for x < 0 t/(1 + t).
CK_INLINE CK_V CK(sigmoid_of)(CK_V x, CK(decay) e) {
  CK_M negative = x < 0;
  CK(pair) n = {CK(select)(negative, e.t.hi, CK(splat)(1)),
                CK(select)(negative, e.t.lo, CK(splat)(0))};
  CK(quotient) q = CK(divide)(n, CK(one_plus)(e));
  CK_V y = q.value;
  CK_V far = CK(select)(x > 0, CK(splat)(1), CK(settled)(e, 0x1p-200));
  return CK(select)(e.a <= CK_SETTLED, y, far);
}

// sigmoid' = sigmoid(x)·sigmoid(-x) = t/(1 + t)².
CK_INLINE CK_V CK(sigmoid_derivative_of)(CK(decay) e) {
  CK(pair) d = CK(one_plus)(e);
  CK_V y = CK(bell_of)(e, d, 1 / d.hi);
  return CK(select)(e.a <= CK_SETTLED, y, CK(settled)(e, 0x1p-200));
}

CK_INLINE CK_V CK(sigmoid)(CK_V x) { return CK(sigmoid_of)(x, CK(decay_of)(CK(abs)(x))); }

CK_INLINE CK_V CK(sigmoid_derivative)(CK_V x) {
  return CK(sigmoid_derivative_of)(CK(decay_of)(CK(abs)(x)));
}

// One exponential and one division for both, with the bits of the two above.
CK_INLINE void CK(sigmoid_both)(CK_V x, CK_V *y, CK_V *dy) {
  CK(decay) e = CK(decay_of)(CK(abs)(x));
  *y = CK(sigmoid_of)(x, e);
  *dy = CK(sigmoid_derivative_of)(e);
}
