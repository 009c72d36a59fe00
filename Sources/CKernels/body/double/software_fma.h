// a·b + c rounded once, in plain double arithmetic: for processors without fma and WebAssembly.
//
// S. Boldo and G. Melquiond, "Emulation of a FMA and correctly rounded sums: proved algorithms
// using rounding to odd", IEEE Transactions on Computers 57 (2008), DOI 10.1109/TC.2007.70819.
// The product is split exactly into uh + ul, then c + ul + uh into vh + (tl + vl); the last two
// are added with rounding to odd, whose last bit remembers that something was lost, so that the
// final rounding to nearest is right. Proved where nothing overflows or underflows: that is
// `fma_near`. `fma` brings any operands into that range and rounds subnormal results once.

// x + y rounded to odd: if inexact, the neighbour whose last bit is 1.
CK_INLINE CK_V CK(add_odd)(CK_V x, CK_V y) {
  CK(pair) sum = CK(two_sum)(x, y);
  CK_U h = CK(bits)(sum.hi), l = CK(bits)(sum.lo);
  // One step away from zero if the rest has the sum's sign, else one step towards zero.
  CK_U step = 1 - 2 * ((h ^ l) >> 63);
  CK_U even = (h & 1) ^ 1;
  return CK(from_bits)(CK(select_bits)(sum.lo != 0, h + step * even, h));
}

// a·b = hi + lo exactly, by splitting each factor into 26 and 27 bits (Dekker 1971; Veltkamp).
CK_INLINE CK(pair) CK(split_product)(CK_V a, CK_V b) {
  CK_V ga = a * 0x1.0000002p27, gb = b * 0x1.0000002p27;
  CK_V ah = ga - (ga - a), bh = gb - (gb - b);
  CK_V al = a - ah, bl = b - bh;
  CK(pair) r;
  r.hi = a * b;
  r.lo = ((ah * bh - r.hi) + ah * bl + al * bh) + al * bl;
  return r;
}

// a·b + c as hi + lo, where lo is rounded to odd: rounding their sum to nearest is right.
CK_INLINE CK(pair) CK(product_and_sum)(CK_V a, CK_V b, CK_V c) {
  CK(pair) u = CK(split_product)(a, b);
  CK(pair) t = CK(two_sum)(c, u.lo);
  CK(pair) v = CK(two_sum)(u.hi, t.hi);
  return (CK(pair)){v.hi, CK(add_odd)(t.lo, v.lo)};
}

CK_INLINE CK_V CK(fma_near)(CK_V a, CK_V b, CK_V c) {
  CK(pair) v = CK(product_and_sum)(a, b, c);
  return v.hi + v.lo;
}

CK_INLINE CK_V CK(fma_exact)(CK_V a, CK_V b, CK_V c) { return a * b + c; }

// A finite non-zero x as mantissa in [1, 2) with its sign, and exponent.
typedef struct {
  CK_V mantissa, exponent;
} CK(parts);

CK_INLINE CK(parts) CK(take_apart)(CK_V x) {
  CK_M small = CK(abs)(x) < 0x1p-1022;
  CK_U u = CK(bits)(CK(select)(small, x * 0x1p54, x));
  CK(parts) r;
  r.mantissa = CK(from_bits)((u & 0x800fffffffffffffull) | 0x3ff0000000000000ull);
  // The exponent's bits under those of 2^52 make the number 2^52 + exponent.
  CK_U biased = ((u >> 52) & 0x7ff) | 0x4330000000000000ull;
  r.exponent = CK(from_bits)(biased) - CK(select)(small, CK(splat)(0x1p52 + 1023 + 54),
                                                  CK(splat)(0x1p52 + 1023));
  return r;
}

// 2^n for an integer -1022 <= n <= 1023.
CK_INLINE CK_V CK(power_of_two)(CK_V n) {
  return CK(from_bits)(CK(bits)(n + (0x1p52 + 1023)) << 52);
}

CK_INLINE CK_V CK(clamp)(CK_V x, double low, double high) {
  x = CK(select)(x < low, CK(splat)(low), x);
  return CK(select)(x > high, CK(splat)(high), x);
}

CK_INLINE CK_V CK(fma)(CK_V a, CK_V b, CK_V c) {
  // In units of 2^e, e the exponent of the product's mantissas, the product lies in [1, 4). An
  // addend more than 2^200 above or below acts as at 2^200: the smaller term only says on which
  // side of the larger one the sum lies.
  CK(parts) pa = CK(take_apart)(a), pb = CK(take_apart)(b), pc = CK(take_apart)(c);
  CK_V e = pa.exponent + pb.exponent;
  CK_V distance = CK(clamp)(pc.exponent - e, -200, 200);
  CK_V unit = CK(select)(distance == 200, pc.exponent - 200, e);

  CK_V addend = pc.mantissa * CK(power_of_two)(distance);
  CK(pair) v = CK(product_and_sum)(pa.mantissa, pb.mantissa, addend);
  CK_V normal = v.hi + v.lo;

  // Below 2^-1022 results are multiples of 2^-1074: adding 2^52 of those, with the sum's sign,
  // makes the rounding to nearest happen at that place.
  CK_V floor_exponent = CK(clamp)(-1022 - unit, -1000, 1000);
  CK_V floor = CK(power_of_two)(floor_exponent);
  CK_V shift = CK(copy_sign)(floor, normal);
  CK(pair) s = CK(two_sum)(shift, v.hi);
  CK_V low = CK(copy_sign)((s.hi + CK(add_odd)(s.lo, v.lo)) - shift, normal);
  CK_V sum = CK(select)(CK(abs)(normal) < floor, low, normal);

  // Back by 2^unit in three factors: exact, or to infinity, or to zero.
  CK_V third = CK(clamp)(unit, -600, 600), rest = unit - third;
  CK_V second = CK(clamp)(rest, -900, 900), first = CK(clamp)(rest - second, -900, 900);
  CK_V result = sum * CK(power_of_two)(third) * CK(power_of_two)(second) *
                CK(power_of_two)(first);

  CK_M zero_factor = (a == 0) | (b == 0);
  CK_M finite_a = CK(abs)(a) <= 0x1.fffffffffffffp1023;
  CK_M finite_b = CK(abs)(b) <= 0x1.fffffffffffffp1023;
  CK_M finite_c = CK(abs)(c) <= 0x1.fffffffffffffp1023;
  result = CK(select)(c == 0, a * b, result);
  // An addend that is not finite is the result of any finite product.
  result = CK(select)(finite_c, result, c + c);
  return CK(select)(finite_a & finite_b & (zero_factor == 0), result, a * b + c);
}
