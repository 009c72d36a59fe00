// x^y as e^(y·ln|x|), with the logarithm in two doubles.
//
// y·ln|x| reaches 745, ten bits more than its result can show, so ln|x| has to be right to about
// 2^-65: the artanh series of logarithm.h in pairs of doubles (T. J. Dekker, 1971,
// DOI 10.1007/BF01397083) for its first three terms, in doubles from the fourth on.

CK_INLINE CK(pair) CK(multiply_pairs)(CK(pair) a, CK(pair) b) {
  CK(pair) p = CK(two_product)(a.hi, b.hi);
  p.lo = p.lo + (a.hi * b.lo + a.lo * b.hi);
  return CK(fast_two_sum)(p.hi, p.lo);
}

// constant + b, the constant the larger one.
CK_INLINE CK(pair) CK(add_pairs)(CK(pair) constant, CK(pair) b) {
  CK(pair) sum = CK(fast_two_sum)(constant.hi, b.hi);
  sum.lo = sum.lo + (constant.lo + b.lo);
  return CK(fast_two_sum)(sum.hi, sum.lo);
}

// ln x as hi + lo for finite positive x, to about 2^-70 relative.
CK_INLINE CK(pair) CK(log_pair)(CK_V x) {
  CK(split) x_ = CK(split_at_sqrt2)(x);
  CK_V f = x_.mantissa - 1;
  CK(pair) d = CK(fast_two_sum)(CK(splat)(2), f);
  CK_V inverse = 1 / d.hi;
  CK(pair) s;
  s.hi = f * inverse;
  s.lo = (CK(fma_near)(-s.hi, d.hi, f) - s.hi * d.lo) * inverse;
  s = CK(fast_two_sum)(s.hi, s.lo);

  CK(pair) z = CK(multiply_pairs)(s, s);
  CK_V t = CK(splat)(CK_LOG_TAIL_7);
  t = CK(fma_near)(t, z.hi, CK(splat)(CK_LOG_TAIL_6));
  t = CK(fma_near)(t, z.hi, CK(splat)(CK_LOG_TAIL_5));
  t = CK(fma_near)(t, z.hi, CK(splat)(CK_LOG_TAIL_4));
  t = CK(fma_near)(t, z.hi, CK(splat)(CK_LOG_TAIL_3));
  t = CK(fma_near)(t, z.hi, CK(splat)(CK_LOG_TAIL_2));
  t = CK(fma_near)(t, z.hi, CK(splat)(CK_LOG_TAIL_1));
  t = CK(fma_near)(t, z.hi, CK(splat)(CK_LOG_TAIL_0));
  CK(pair) p = {t * z.hi, CK(splat)(0)};
  p = CK(add_pairs)((CK(pair)){CK(splat)(CK_LOG_2_5_HIGH), CK(splat)(CK_LOG_2_5_LOW)}, p);
  p = CK(multiply_pairs)(z, p);
  p = CK(add_pairs)((CK(pair)){CK(splat)(CK_LOG_2_3_HIGH), CK(splat)(CK_LOG_2_3_LOW)}, p);
  p = CK(multiply_pairs)(CK(multiply_pairs)(z, p), s);
  p = CK(add_pairs)((CK(pair)){2 * s.hi, 2 * s.lo}, p);

  // k·ln 2 in two parts, the first exact; k = 0 or it is the larger one.
  CK(pair) e = CK(fast_two_sum)(x_.k * CK_LN2_HIGH, x_.k * CK_LN2_LOW);
  return CK(add_pairs)(e, p);
}

// Whether y has no fraction; from 2^52 on none has.
CK_INLINE CK_M CK(is_integer)(CK_V y) {
  CK_V a = CK(abs)(y);
  return (a >= 0x1p52) | ((a + 0x1p52) - 0x1p52 == a);
}

CK_INLINE CK_V CK(pow)(CK_V x, CK_V y) {
  CK_V infinity = CK(splat)(__builtin_inf());
  CK_V a = CK(abs)(x);
  CK(pair) l = CK(log_pair)(a);
  l.hi = CK(select)(a == 0, -infinity, CK(select)(a == infinity, infinity, l.hi));
  // y·l, of which the low part matters only where the result is neither 0 nor infinity.
  CK(pair) p;
  p.hi = y * l.hi;
  p.lo = CK(fma)(y, l.hi, -p.hi) + y * l.lo;
  CK_M settled = (CK(abs)(p.hi) < 760) == 0;
  p.lo = CK(select)(settled, CK(splat)(0), p.lo);
  p.hi = CK(select)(p.hi > 760, CK(splat)(760), p.hi);
  p.hi = CK(select)(p.hi < -760, CK(splat)(-760), p.hi);
  CK(scaled) e = CK(exp_scaled)(p.hi, p.lo);
  CK_V magnitude = CK(scale)(e.hi, e.n);
  magnitude = CK(select)(a == 1, CK(splat)(1), magnitude);

  // IEEE 754-2019, section 9.2.1. A negative base needs an integer; an odd one keeps its sign.
  CK_M integer = CK(is_integer)(y), odd = integer & (CK(is_integer)(0.5 * y) == 0);
  CK_M minus = CK(bits)(x) >> 63 != 0;
  CK_V result = CK(select)(minus & odd, -magnitude, magnitude);
  result = CK(select)((x < 0) & (a != infinity) & (integer == 0), CK(nan)(), result);
  result = CK(select)((x == x) & (y == y), result, CK(nan)());
  return CK(select)((y == 0) | (x == 1), CK(splat)(1), result);
}
