// a·b + c rounded once in floats, by way of doubles: for processors without fma and WebAssembly.
//
// The product of two floats is exact in a double. The sum is rounded to odd there (see
// double/software_fma.h), with 29 bits more than a float has, so that the final rounding to
// nearest, of subnormal results too, is right.

CK_INLINE CK_V CK(fma)(CK_V a, CK_V b, CK_V c) {
  double p = (double)a * (double)b, q = (double)c;
  double sum = p + q, part = sum - p;
  double low = (p - (sum - part)) + (q - part);
  union {
    double v;
    uint64_t u;
  } odd = {.v = sum};
  // Not so where the sum is infinite or NaN, and `low` is NaN.
  int inexact = (low < 0) | (low > 0);
  uint64_t step = (low < 0) == (sum < 0) ? 1 : -1ull;
  if (inexact && odd.u % 2 == 0) odd.u += step;
  return (float)odd.v;
}

CK_INLINE CK_V CK(fma_near)(CK_V a, CK_V b, CK_V c) { return CK(fma)(a, b, c); }
CK_INLINE CK_V CK(fma_exact)(CK_V a, CK_V b, CK_V c) { return a * b + c; }
