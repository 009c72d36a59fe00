// exp and expm1, and the exponential of a reduced argument that other functions carry on with.
//
// x = n·ln 2 + r with |r| <= ln(2)/2, after W. J. Cody and W. Waite, Software Manual for the
// Elementary Functions (1980), in the form that fma allows: x - n·LN2 is exact for the double LN2
// nearest to ln 2, because it is a multiple of 2^-54 below 1/2 (and for n = 0 it is x). What LN2
// lacks, times n, is r's low part. Then e^(r + low) = e^r + e^r·low and e^r = 1 + r + m with
// m = r²/2 + r³·q(r), q from Scripts/derive-polynomials.py (whose first coefficient is that 1/2).
// 1 + r is kept as an exact sum, so only m, below 0.07, carries rounding errors worth mentioning:
// about 0.1 ulp of the result.

typedef struct {
  CK_V r, low;         // the reduced argument, low < 2^-43
  CK_V r2, r3, r7;     // powers of r
  CK_V q_low, q_high;  // q = q_low + r⁴·q_high
  CK_U n;              // n + 2048
} CK(reduced);

// `low` is added to x, at most an ulp of it. -1400 <= x <= 1400.
CK_INLINE CK(reduced) CK(reduce)(CK_V x, CK_V low) {
  CK(reduced) s;
  // Adding 1.5·2^52 rounds to an integer, which then stands in the last bits.
  CK_V shifted = CK(fma_near)(x, CK(splat)(CK_INVERSE_LN2), CK(splat)(0x1.8p52));
  CK_V n = shifted - 0x1.8p52;
  s.n = CK(bits)(shifted) - (0x4338000000000000ull - 2048);
  CK_V r = CK(fma_near)(n, CK(splat)(-CK_LN2), x);
  s.r = r;
  s.low = low - n * CK_LN2_REST;

  // By the scheme of G. Estrin (1960): a short chain, in an order that is the same everywhere.
  CK_V r2 = r * r, r4 = r2 * r2;
  CK_V p12 = CK(fma_near)(r, CK(splat)(CK_EXP_2), CK(splat)(CK_EXP_1));
  CK_V p34 = CK(fma_near)(r, CK(splat)(CK_EXP_4), CK(splat)(CK_EXP_3));
  CK_V p56 = CK(fma_near)(r, CK(splat)(CK_EXP_6), CK(splat)(CK_EXP_5));
  CK_V p78 = CK(fma_near)(r, CK(splat)(CK_EXP_8), CK(splat)(CK_EXP_7));
  CK_V p9a = CK(fma_near)(r, CK(splat)(CK_EXP_10), CK(splat)(CK_EXP_9));
  CK_V p58 = CK(fma_near)(r2, p78, p56);
  s.q_low = CK(fma_near)(r2, p34, p12);
  s.q_high = CK(fma_near)(r4, p9a, p58);
  s.r2 = r2;
  s.r3 = r2 * r;
  s.r7 = s.r3 * r4;
  return s;
}

// power·m for a power of two.
CK_INLINE CK_V CK(rest_of)(CK(reduced) s, CK_V power) {
  CK_V m = CK(fma_near)(power * s.r3, s.q_low, (0.5 * power) * s.r2);
  return CK(fma_near)(power * s.r7, s.q_high, m);
}

typedef struct {
  CK_V hi;
  CK_U n;
} CK(scaled);

// e^(x + low) = hi·2^n, hi the nearest double to about 2^-57 relative; n + 2048.
CK_INLINE CK(scaled) CK(exp_scaled)(CK_V x, CK_V low) {
  CK(reduced) s = CK(reduce)(x, low);
  CK(pair) one = CK(fast_two_sum)(CK(splat)(1), s.r);
  CK(pair) e = CK(fast_two_sum)(one.hi, one.lo + CK(rest_of)(s, CK(splat)(1)));
  return (CK(scaled)){e.hi + CK(fma_near)(e.hi, s.low, e.lo), s.n};
}

// y·2^n, rounded once (the first factor is exact); n as above, within ±1400.
CK_INLINE CK_V CK(scale)(CK_V y, CK_U n) {
  CK_U half = n >> 1;
  return y * CK(from_bits)((half - 1) << 52) * CK(from_bits)((n - half - 1) << 52);
}

CK_INLINE CK_V CK(exp)(CK_V x) {
  // Beyond these e^x is 0 or infinity, which the scaling itself gives.
  CK_V inside = CK(select)(x < -746, CK(splat)(-746), x);
  inside = CK(select)(inside > 710, CK(splat)(710), inside);
  CK(scaled) e = CK(exp_scaled)(inside, CK(splat)(0));
  return CK(keep_nan)(x, CK(scale)(e.hi, e.n));
}

CK_INLINE CK_V CK(expm1)(CK_V x) {
  CK_V inside = CK(select)(x < -60, CK(splat)(-60), x);
  inside = CK(select)(inside > 710, CK(splat)(710), inside);
  CK(reduced) s = CK(reduce)(inside, CK(splat)(0));
  // In units that keep every product far from overflow: power + (-unit) + power·(e^r - 1), where
  // the sum of the first two is zero or the larger one, so that each sum is exact with its low part.
  CK_M large = x > 60;
  CK_V unit = CK(select)(large, CK(splat)(0x1p-600), CK(splat)(1));
  CK_U bias = CK(select_bits)(large, CK(splat_bits)(1025 + 600), CK(splat_bits)(1025));
  CK_V power = CK(from_bits)((s.n - bias) << 52);
  CK(pair) a = CK(two_sum)(power, -unit), b = CK(fast_two_sum)(a.hi, power * s.r);
  CK(pair) c = CK(fast_two_sum)(b.hi, CK(rest_of)(s, power));
  CK_V square_low = CK(fma_near)(s.r, s.r, -s.r2);
  CK_V low = CK(fma_near)(0.5 * power, square_low, c.lo + (a.lo + b.lo));
  CK_V y = c.hi + CK(fma_near)(c.hi + unit, s.low, low);
  y = y * CK(select)(large, CK(splat)(0x1p600), CK(splat)(1));
  // x + x²/2 rounds to within a quarter of an ulp of x there; it keeps -0 and subnormals.
  y = CK(select)(CK(abs)(x) < 0x1p-54, x, y);
  return CK(keep_nan)(x, y);
}
