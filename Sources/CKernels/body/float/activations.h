// softplus, sigmoid and tanh of floats, their derivatives, and each with its derivative.

// ln(1 + e^x) = max(x, 0) + ln(1 + t), t = e^-|x|: s = t/(1 + t/2).
CK_INLINE CK_V CK(softplus)(CK_V x) {
  CK_D t = CK(wide_exp)(CK(parts_of)(CK_WIDEN(-CK(clamp)(CK(abs)(x), 0, 128))));
  CK_D l = CK(wide_log_quotient)(t, CK(wide_fma)(t, CK(wide)(0.5), CK(wide)(1)));
  return CK(keep_nan)(x, CK_NARROW(CK_WIDEN(CK(select)(x > 0, x, CK(splat)(0))) + l));
}

// 1/(1 + e^-x), which in doubles neither overflows nor cancels. t is e^-x.
typedef struct {
  CK_D t, y;
} CK(logistic);

CK_INLINE CK(logistic) CK(logistic_of)(CK_V x) {
  CK(logistic) s;
  s.t = CK(wide_exp)(CK(parts_of)(-CK_WIDEN(CK(clamp)(x, -128, 128))));
  s.y = 1 / (1 + s.t);
  return s;
}

CK_INLINE CK_V CK(sigmoid)(CK_V x) {
  return CK(keep_nan)(x, CK_NARROW(CK(logistic_of)(x).y));
}

CK_INLINE CK_V CK(softplus_derivative)(CK_V x) { return CK(sigmoid)(x); }

// sigmoid' = e^-x/(1 + e^-x)².
CK_INLINE CK_V CK(sigmoid_derivative)(CK_V x) {
  CK(logistic) s = CK(logistic_of)(x);
  return CK(keep_nan)(x, CK_NARROW(s.t * (s.y * s.y)));
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
  *y = CK(softplus)(x);
  *dy = CK(sigmoid)(x);
}

CK_INLINE void CK(sigmoid_both)(CK_V x, CK_V *y, CK_V *dy) {
  CK(logistic) s = CK(logistic_of)(x);
  *y = CK(keep_nan)(x, CK_NARROW(s.y));
  *dy = CK(keep_nan)(x, CK_NARROW(s.t * (s.y * s.y)));
}

CK_INLINE void CK(tanh_both)(CK_V x, CK_V *y, CK_V *dy) {
  CK(ratio) r = CK(ratio_of)(x);
  *y = CK(tanh_of)(x, r);
  *dy = CK(tanh_derivative_of)(x, r);
}
