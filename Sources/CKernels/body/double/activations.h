// softplus, sigmoid, tanh and relu, and their derivatives from the pre-activation.

// e^-a for a >= 0 (clamped to 750, beyond which everything below has settled) in three readings:
// unscaled parts with their exponent, and scaled parts (which may be zero) for sums with 1.
typedef struct {
  CK(scaled) e;
  CK_V hi, lo;
} CK(decay);

CK_INLINE CK(decay) CK(decay_of)(CK_V a) {
  a = CK(select)(a > 750, CK(splat)(750), a);
  CK(decay) t;
  t.e = CK(exp_scaled)(-a, CK(splat)(0));
  CK_V power = CK(scale)(CK(splat)(1), t.e.n);
  t.hi = t.e.hi * power;
  t.lo = t.e.lo * power;
  return t;
}

// (n.hi + n.lo)/(d.hi + d.lo), d.lo far below d.hi: the rounded quotient and its remainder.
CK_INLINE CK_V CK(divide)(CK(pair) n, CK(pair) d) {
  CK_V inverse = 1 / d.hi;
  CK_V q = n.hi * inverse;
  return q + (CK(fma_near)(-q, d.hi, n.hi) + (n.lo - q * d.lo)) * inverse;
}

// 1 + e^-a as hi + lo.
CK_INLINE CK(pair) CK(one_plus)(CK(decay) t) {
  CK(pair) d = CK(fast_two_sum)(CK(splat)(1), t.hi);
  d.lo = d.lo + t.lo;
  return d;
}

// max(x, 0) + ln(1 + e^-|x|). The low part of e^-|x| goes into the logarithm, and the logarithm's
// into the sum.
CK_INLINE CK_V CK(softplus)(CK_V x) {
  CK(decay) t = CK(decay_of)(CK(abs)(x));
  CK(pair) u = CK(one_plus)(t);
  CK_M large = u.hi > CK_SQRT_2;
  CK(pair) f = {CK(select)(large, 0.5 * u.hi - 1, t.hi), CK(select)(large, 0.5 * u.lo, t.lo)};
  CK(pair) l = CK(add_exponent)(CK(select)(large, CK(splat)(1), CK(splat)(0)),
                                CK(log_near_one)(f));
  CK(pair) sum = CK(two_sum)(CK(select)(x > 0, x, CK(splat)(0)), l.hi);
  CK_V y = sum.hi + (sum.lo + l.lo);
  // Below -40 it is e^x but for e^x/2 < 2^-58 of it; above 50 it is x.
  y = CK(select)(x < -40, CK(scale)(t.e.hi, t.e.n), y);
  y = CK(select)(x > 50, x, y);
  return CK(keep_nan)(x, y);
}

// 1/(1 + e^-x), for x < 0 written e^x/(1 + e^x).
CK_INLINE CK_V CK(sigmoid)(CK_V x) {
  CK(decay) t = CK(decay_of)(CK(abs)(x));
  CK_M negative = x < 0;
  CK(pair) n = {CK(select)(negative, t.e.hi, CK(splat)(1)),
                CK(select)(negative, t.e.lo, CK(splat)(0))};
  CK_V q = CK(divide)(n, CK(one_plus)(t));
  CK_V y = CK(scale)(q, CK(select_bits)(negative, t.e.n, CK(splat_bits)(2048)));
  return CK(keep_nan)(x, y);
}

// -(e^-2a - 1)/(2 + (e^-2a - 1)) for a = |x|, with x's sign; both halved.
CK_INLINE CK_V CK(tanh)(CK_V x) {
  CK_V a = CK(abs)(x);
  a = CK(select)(a > 25, CK(splat)(25), a);
  CK(pair) m = CK(half_expm1)(-2 * a);
  CK(pair) d = CK(fast_two_sum)(CK(splat)(1), m.hi);
  d.lo = d.lo + m.lo;
  CK_V y = CK(divide)((CK(pair)){-m.hi, -m.lo}, d);
  // x - x³/3 rounds to x there.
  y = CK(select)(a < 0x1p-28, a, y);
  return CK(keep_nan)(x, CK(copy_sign)(y, x));
}

// e^-a/(1 + e^-a)² times 2^shift.
CK_INLINE CK_V CK(bell)(CK_V a, uint64_t shift) {
  CK(decay) t = CK(decay_of)(a);
  CK(pair) d = CK(one_plus)(t);
  CK(pair) square = CK(two_product)(d.hi, d.hi);
  square.lo = CK(fma_near)(2 * d.hi, d.lo, square.lo);
  CK_V q = CK(divide)((CK(pair)){t.e.hi, t.e.lo}, square);
  return CK(scale)(q, t.e.n + shift);
}

CK_INLINE CK_V CK(softplus_derivative)(CK_V x) { return CK(sigmoid)(x); }

// σ(x)·σ(-x) = e^-|x|/(1 + e^-|x|)².
CK_INLINE CK_V CK(sigmoid_derivative)(CK_V x) {
  return CK(keep_nan)(x, CK(bell)(CK(abs)(x), 0));
}

// sech²(x) = 4·e^-2|x|/(1 + e^-2|x|)².
CK_INLINE CK_V CK(tanh_derivative)(CK_V x) {
  return CK(keep_nan)(x, CK(bell)(2 * CK(abs)(x), 2));
}

CK_INLINE CK_V CK(relu)(CK_V x) {
  return CK(keep_nan)(x, CK(select)(x > 0, x, CK(splat)(0)));
}

CK_INLINE CK_V CK(relu_derivative)(CK_V x) {
  return CK(keep_nan)(x, CK(select)(x > 0, CK(splat)(1), CK(splat)(0)));
}
