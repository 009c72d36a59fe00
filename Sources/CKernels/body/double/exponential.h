// exp and expm1, and the pieces of them that other functions carry on with.
//
// x = n·ln 2 + r with |r| <= ln(2)/2, after W. J. Cody and W. Waite, Software Manual for the
// Elementary Functions (1980): ln 2 is split so that n times its high part is exact. Then
// e^r = 1 + r + r²·q(r), q from Scripts/derive-polynomials.py (its first coefficient is 1/2).
// 1 + r is kept as an exact sum, so only the rest, below 0.07, carries rounding errors worth
// mentioning: less than 0.1 ulp of the result. expm1 keeps r²/2 exact as well.

typedef struct {
  CK_V r, rest;  // x = n·ln 2 + r + rest, rest below half an ulp of r or 2^-80
  CK_V square;   // r²
  CK_V cubic;    // e^r - 1 - r - r²/2 = r³·(1/6 + r/24 + …)
  CK_U n;        // n + 2048
} CK(reduced);

typedef struct {
  CK_V hi, lo;  // (hi + lo)·2^n
  CK_U n;       // n + 2048
} CK(scaled);

// `low` is added to x, at most an ulp of it. -1400 <= x <= 1400.
CK_INLINE CK(reduced) CK(reduce)(CK_V x, CK_V low) {
  CK(reduced) s;
  // Adding 1.5·2^52 rounds to an integer, which then stands in the last bits.
  CK_V shifted = CK(fma_near)(x, CK(splat)(CK_INVERSE_LN2), CK(splat)(0x1.8p52));
  CK_V n = shifted - 0x1.8p52;
  s.n = CK(bits)(shifted) - (0x4338000000000000ull - 2048);
  CK_V a = CK(fma_exact)(n, CK(splat)(-CK_LN2_HIGH), x);
  CK_V b = n * CK_LN2_LOW - low;
  CK_V r = a - b;
  s.r = r;
  s.rest = (a - r) - b;

  // By the scheme of G. Estrin (1960): a short chain, in an order that is the same everywhere.
  CK_V r2 = r * r, r4 = r2 * r2;
  CK_V p12 = CK(fma_near)(r, CK(splat)(CK_EXP_2), CK(splat)(CK_EXP_1));
  CK_V p34 = CK(fma_near)(r, CK(splat)(CK_EXP_4), CK(splat)(CK_EXP_3));
  CK_V p56 = CK(fma_near)(r, CK(splat)(CK_EXP_6), CK(splat)(CK_EXP_5));
  CK_V p78 = CK(fma_near)(r, CK(splat)(CK_EXP_8), CK(splat)(CK_EXP_7));
  CK_V p9a = CK(fma_near)(r, CK(splat)(CK_EXP_10), CK(splat)(CK_EXP_9));
  CK_V p14 = CK(fma_near)(r2, p34, p12), p58 = CK(fma_near)(r2, p78, p56);
  CK_V p5a = CK(fma_near)(r4, p9a, p58);
  s.square = r2;
  s.cubic = (r2 * r) * CK(fma_near)(r4, p5a, p14);
  return s;
}

// y·2^n, rounded once (the first factor is exact); n as above, within ±1400.
CK_INLINE CK_V CK(scale)(CK_V y, CK_U n) {
  CK_U half = n >> 1;
  return y * CK(from_bits)((half - 1) << 52) * CK(from_bits)((n - half - 1) << 52);
}

// e^(x + low), hi the nearest double, to about 2^-57 relative.
CK_INLINE CK(scaled) CK(exp_scaled)(CK_V x, CK_V low) {
  CK(reduced) s = CK(reduce)(x, low);
  CK(pair) one = CK(fast_two_sum)(CK(splat)(1), s.r);
  CK_V lo = one.lo + (0.5 * s.square + CK(fma_near)(s.rest, one.hi, s.cubic));
  CK(pair) sum = CK(fast_two_sum)(one.hi, lo);
  return (CK(scaled)){sum.hi, sum.lo, s.n};
}

CK_INLINE CK_V CK(exp)(CK_V x) {
  // Beyond these e^x is 0 or infinity, which the scaling itself gives.
  CK_V inside = CK(select)(x < -746, CK(splat)(-746), x);
  inside = CK(select)(inside > 710, CK(splat)(710), inside);
  CK(scaled) e = CK(exp_scaled)(inside, CK(splat)(0));
  return CK(keep_nan)(x, CK(scale)(e.hi, e.n));
}

// (e^x - 1)/2 as hi + lo, for -60 <= x <= 710 and |x| >= 2^-60: half of it never overflows.
CK_INLINE CK(pair) CK(half_expm1)(CK_V x) {
  CK(reduced) s = CK(reduce)(x, CK(splat)(0));
  CK_V e = CK(from_bits)((s.n - 1026) << 52);  // 2^(n - 1)
  // e·e^r - 1/2 = (e - 1/2) + e·r + e·r²/2 + e·(…): the first term is zero or the largest, and
  // the others fall off, so each sum is exact with its low part. So is r² here.
  CK(pair) a = CK(two_sum)(e, CK(splat)(-0.5));
  CK(pair) b = CK(fast_two_sum)(a.hi, e * s.r);
  CK(pair) c = CK(fast_two_sum)(b.hi, e * (0.5 * s.square));
  CK_V square_low = CK(fma_near)(s.r, s.r, -s.square);
  CK_V d = 0.5 * square_low + CK(fma_near)(s.rest, 1 + s.r, s.cubic);
  return CK(fast_two_sum)(c.hi, (c.lo + (b.lo + a.lo)) + e * d);
}

CK_INLINE CK_V CK(expm1)(CK_V x) {
  CK_V inside = CK(select)(x < -60, CK(splat)(-60), x);
  inside = CK(select)(inside > 710, CK(splat)(710), inside);
  CK_V y = 2 * CK(half_expm1)(inside).hi;
  // x + x²/2 rounds to within a quarter of an ulp of x there; it keeps -0 and subnormals.
  y = CK(select)(CK(abs)(x) < 0x1p-54, x, y);
  return CK(keep_nan)(x, y);
}
