// softplus, sigmoid and tanh of floats, their derivatives, and each with its derivative.

// e^-|x|, which all three of the first functions are made of.
CK_INLINE CK_D CK(decay_of)(CK_V x) {
  return CK(wide_exp)(CK(parts_of)(CK_WIDEN(-CK(clamp)(CK(abs)(x), 0, 128))));
}

// ln(1 + e^x) = max(x, 0) + ln(1 + t), t = e^-|x|: s = t/(1 + t/2).
CK_INLINE CK_V CK(softplus_of)(CK_V x, CK_D t) {
  CK_D l = CK(wide_log_quotient)(t, CK(wide_fma)(t, CK(wide)(0.5), CK(wide)(1)));
  return CK(keep_nan)(x, CK_NARROW(CK_WIDEN(CK(select)(x > 0, x, CK(splat)(0))) + l));
}

// 1/(1 + t), for x < 0 t/(1 + t); inverse = 1/(1 + t).
CK_INLINE CK_V CK(sigmoid_of)(CK_V x, CK_D t, CK_D inverse) {
  CK_V y = CK(select)(x < 0, CK_NARROW(t * inverse), CK_NARROW(inverse));
  return CK(keep_nan)(x, y);
}

// t/(1 + t)².
CK_INLINE CK_V CK(sigmoid_derivative_of)(CK_V x, CK_D t, CK_D inverse) {
  return CK(keep_nan)(x, CK_NARROW(t * (inverse * inverse)));
}

CK_INLINE CK_V CK(softplus)(CK_V x) { return CK(softplus_of)(x, CK(decay_of)(x)); }

CK_INLINE CK_V CK(sigmoid)(CK_V x) {
  CK_D t = CK(decay_of)(x);
  return CK(sigmoid_of)(x, t, 1 / (1 + t));
}

CK_INLINE CK_V CK(softplus_derivative)(CK_V x) { return CK(sigmoid)(x); }

CK_INLINE CK_V CK(sigmoid_derivative)(CK_V x) {
  CK_D t = CK(decay_of)(x);
  return CK(sigmoid_derivative_of)(x, t, 1 / (1 + t));
}

// tanh x = -m/(2 + m), m = e^-2x - 1; sech²(x) = 4·e^-2x/(2 + m)².
typedef struct {
  CK(parts) e;
  CK_D m, inverse;  // 1/(2 + m)
} CK(ratio);

CK_INLINE CK(ratio) CK(ratio_of)(CK_V x) {
  CK(ratio) r;
  r.e = CK(parts_of)(CK_WIDEN(-2 * CK(clamp)(x, -64, 64)));
  r.m = CK(wide_expm1)(r.e);
  r.inverse = 1 / (2 + r.m);
  return r;
}

CK_INLINE CK_V CK(tanh_of)(CK_V x, CK(ratio) r) {
  // The sign is that of x for zeros too.
  return CK(keep_nan)(x, CK(copy_sign)(CK_NARROW(-r.m * r.inverse), x));
}

CK_INLINE CK_V CK(tanh_derivative_of)(CK_V x, CK(ratio) r) {
  CK_D twice = 2 * r.inverse;
  return CK(keep_nan)(x, CK_NARROW(CK(wide_exp)(r.e) * (twice * twice)));
}

CK_INLINE CK_V CK(tanh)(CK_V x) { return CK(tanh_of)(x, CK(ratio_of)(x)); }
CK_INLINE CK_V CK(tanh_derivative)(CK_V x) { return CK(tanh_derivative_of)(x, CK(ratio_of)(x)); }

CK_INLINE void CK(softplus_both)(CK_V x, CK_V *y, CK_V *dy) {
  CK_D t = CK(decay_of)(x);
  *y = CK(softplus_of)(x, t);
  *dy = CK(sigmoid_of)(x, t, 1 / (1 + t));
}

CK_INLINE void CK(sigmoid_both)(CK_V x, CK_V *y, CK_V *dy) {
  CK_D t = CK(decay_of)(x), inverse = 1 / (1 + t);
  *y = CK(sigmoid_of)(x, t, inverse);
  *dy = CK(sigmoid_derivative_of)(x, t, inverse);
}

CK_INLINE void CK(tanh_both)(CK_V x, CK_V *y, CK_V *dy) {
  CK(ratio) r = CK(ratio_of)(x);
  *y = CK(tanh_of)(x, r);
  *dy = CK(tanh_derivative_of)(x, r);
}
