// ln and log1p, and the logarithm of a quotient that softplus carries on with.
//
// x = 2^k·(1 + f) with sqrt(1/2) <= 1 + f < sqrt(2), s = f/(1 + f/2), and
// ln x = k·ln 2 + s + s³·P(s²), the series of 2·artanh(s/2), with P from
// Scripts/derive-polynomials.py. s is kept in two parts (one division and its remainder), so only
// s³·P < 0.01·|s| carries rounding errors worth mentioning: about 0.02 ulp of the result.

// 2·artanh(s/2) for s = n/d, |s| <= 0.4, as hi + (rest + tail): hi + rest is s (plus `low`, which
// is added on the way), tail its series.
typedef struct {
  CK_V hi, rest, tail;
} CK(logarithm);

CK_INLINE CK(logarithm) CK(log_quotient)(CK(pair) n, CK(pair) d, CK_V low) {
  // Two divisions: what follows waits for the first one, and the second is done beside it.
  CK_V s = n.hi / d.hi, inverse = 1 / d.hi;
  CK_V remainder = CK(fma_near)(-s, d.hi, n.hi) + (n.lo - s * d.lo);
  CK_V z = s * s, z2 = z * z, s3 = s * z, s7 = s3 * z2, s11 = s7 * z2;
  CK_V p01 = CK(fma_near)(z, CK(splat)(CK_LOG_1), CK(splat)(CK_LOG_0));
  CK_V p23 = CK(fma_near)(z, CK(splat)(CK_LOG_3), CK(splat)(CK_LOG_2));
  CK_V p45 = CK(fma_near)(z, CK(splat)(CK_LOG_5), CK(splat)(CK_LOG_4));
  CK_V p67 = CK(fma_near)(z, CK(splat)(CK_LOG_7), CK(splat)(CK_LOG_6));
  CK_V p47 = CK(fma_near)(z2, p67, p45);
  CK(logarithm) l;
  l.hi = s;
  l.rest = CK(fma_near)(remainder, inverse, low);
  l.tail = CK(fma_near)(s7, p23, s3 * p01) + s11 * p47;
  return l;
}

// k·ln 2 + ln(1 + f) for f = f.hi + f.lo in [sqrt(1/2) - 1, sqrt(2) - 1].
CK_INLINE CK_V CK(log_sum)(CK_V k, CK(pair) f) {
  CK(pair) n = {2 * f.hi, 2 * f.lo}, d = CK(fast_two_sum)(CK(splat)(2), f.hi);
  d.lo = d.lo + f.lo;
  CK(logarithm) l = CK(log_quotient)(n, d, k * CK_LN2_LOW);
  // k is 0, or k·ln 2 is larger than the logarithm.
  CK(pair) sum = CK(fast_two_sum)(k * CK_LN2_HIGH, l.hi);
  return sum.hi + ((sum.lo + l.rest) + l.tail);
}

// A finite positive number as mantissa in [sqrt(1/2), sqrt(2)) times a power of two.
typedef struct {
  CK_V mantissa, k;
  CK_U biased;  // k + 1023
} CK(split);

CK_INLINE CK(split) CK(split_at_sqrt2)(CK_V x) {
  CK_M small = x < 0x1p-1022;
  CK_U u = CK(bits)(CK(select)(small, x * 0x1p54, x));
  CK(split) r;
  // The sum carries into the exponent from sqrt(2)·2^k on; 0x3fe6a09e667f3bcd is sqrt(1/2).
  r.biased = (u + (0x3ff0000000000000ull - 0x3fe6a09e667f3bcdull)) >> 52;
  r.mantissa = CK(from_bits)(u - (r.biased << 52) + 0x3ff0000000000000ull);
  r.k = CK(from_bits)(r.biased | 0x4330000000000000ull) -
        CK(select)(small, CK(splat)(0x1p52 + 1023 + 54), CK(splat)(0x1p52 + 1023));
  return r;
}

CK_INLINE CK_V CK(ln)(CK_V x) {
  CK(split) x_ = CK(split_at_sqrt2)(x);
  CK_V y = CK(log_sum)(x_.k, (CK(pair)){x_.mantissa - 1, CK(splat)(0)});
  y = CK(select)(x == 0, CK(splat)(-__builtin_inf()), y);
  y = CK(select)(x == __builtin_inf(), x, y);
  y = CK(select)(x < 0, CK(nan)(), y);
  return CK(keep_nan)(x, y);
}

CK_INLINE CK_V CK(log1p)(CK_V x) {
  CK(pair) u = CK(two_sum)(CK(splat)(1), x);
  CK(split) m = CK(split_at_sqrt2)(u.hi);
  // What 1 + x lost, in units of 2^k: 2^(1 - k)/2, which is 0 for the largest k.
  CK_V low = u.lo * (0.5 * CK(from_bits)((2047 - m.biased) << 52));
  // mantissa - 1 is exact. With k = 0 the two parts add up to x itself.
  CK_V f = m.mantissa - 1;
  CK_V y = CK(log_sum)(m.k, CK(two_sum)(f, low));
  // x - x²/2 rounds to within a quarter of an ulp of x there; it keeps -0 and subnormals.
  y = CK(select)(CK(abs)(x) < 0x1p-54, x, y);
  y = CK(select)(x == -1, CK(splat)(-__builtin_inf()), y);
  y = CK(select)(x == __builtin_inf(), x, y);
  y = CK(select)(x < -1, CK(nan)(), y);
  return CK(keep_nan)(x, y);
}
