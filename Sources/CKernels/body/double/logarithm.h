// ln and log1p, and the logarithm in two parts that softplus carries on with.
//
// x = 2^k·(1 + f) with sqrt(1/2) <= 1 + f < sqrt(2), s = f/(2 + f), and
// ln x = k·ln 2 + 2s + s³·P(s²), the series of artanh, with P from Scripts/derive-polynomials.py.
// s is kept in two parts (one division and its remainder), so only s³·P < 0.01·|2s| carries
// rounding errors worth mentioning: about 0.02 ulp of the result.

#define CK_SQRT_2 0x1.6a09e667f3bcdp+0

// ln(1 + f) for f = f.hi + f.lo in [sqrt(1/2) - 1, sqrt(2) - 1]: hi = 2s, lo what is missing.
CK_INLINE CK(pair) CK(log_near_one)(CK(pair) f) {
  CK_V d = 2 + f.hi, d_low = (f.hi - (d - 2)) + f.lo;
  CK_V inverse = 1 / d;
  CK_V s = f.hi * inverse;
  CK_V s_low = (CK(fma_near)(-s, d, f.hi) + (f.lo - s * d_low)) * inverse;

  CK_V z = s * s, z2 = z * z, z4 = z2 * z2;
  CK_V p01 = CK(fma_near)(z, CK(splat)(CK_LOG_1), CK(splat)(CK_LOG_0));
  CK_V p23 = CK(fma_near)(z, CK(splat)(CK_LOG_3), CK(splat)(CK_LOG_2));
  CK_V p45 = CK(fma_near)(z, CK(splat)(CK_LOG_5), CK(splat)(CK_LOG_4));
  CK_V p67 = CK(fma_near)(z, CK(splat)(CK_LOG_7), CK(splat)(CK_LOG_6));
  CK_V p03 = CK(fma_near)(z2, p23, p01), p47 = CK(fma_near)(z2, p67, p45);
  CK_V p = CK(fma_near)(z4, p47, p03);
  return (CK(pair)){2 * s, CK(fma_near)(s * z, p, 2 * s_low)};
}

// k·ln 2 + l as hi + lo. k is 0 or k·ln 2 is larger than l.
CK_INLINE CK(pair) CK(add_exponent)(CK_V k, CK(pair) l) {
  CK(pair) sum = CK(fast_two_sum)(k * CK_LN2_HIGH, l.hi);
  sum.lo = sum.lo + CK(fma_near)(k, CK(splat)(CK_LN2_LOW), l.lo);
  return sum;
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
  CK(pair) l = CK(log_near_one)((CK(pair)){x_.mantissa - 1, CK(splat)(0)});
  l = CK(add_exponent)(x_.k, l);
  CK_V y = l.hi + l.lo;
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
  CK(pair) l = CK(log_near_one)(CK(two_sum)(f, low));
  l = CK(add_exponent)(m.k, l);
  CK_V y = l.hi + l.lo;
  // x - x²/2 rounds to within a quarter of an ulp of x there; it keeps -0 and subnormals.
  y = CK(select)(CK(abs)(x) < 0x1p-54, x, y);
  y = CK(select)(x == -1, CK(splat)(-__builtin_inf()), y);
  y = CK(select)(x == __builtin_inf(), x, y);
  y = CK(select)(x < -1, CK(nan)(), y);
  return CK(keep_nan)(x, y);
}
