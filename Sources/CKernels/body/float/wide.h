// Doubles under floats: each lane of a float function is computed in a double.
//
// This is as fast as floats in pairs would be (one operation on half as many lanes instead of two
// to four), and leaves only the last rounding to err: nothing overflows, underflows or cancels to
// the 30 bits that are needed, so none of the care of the functions of doubles is.

#if CK_HARDWARE_FMA
CK_INLINE CK_D CK(wide_fma)(CK_D a, CK_D b, CK_D c) { return __builtin_elementwise_fma(a, b, c); }
#else
CK_INLINE CK_D CK(wide_fma)(CK_D a, CK_D b, CK_D c) {
  return CK_PASTE(fma_near, double, CK_LEVEL)(a, b, c);
}
#endif

CK_INLINE CK_D CK(wide)(double x) { return (CK_D)(x); }

CK_INLINE CK_DU CK(wide_bits)(CK_D x) {
  union {
    CK_D d;
    CK_DU u;
  } cast = {.d = x};
  return cast.u;
}

CK_INLINE CK_D CK(wide_from_bits)(CK_DU u) {
  union {
    CK_D d;
    CK_DU u;
  } cast = {.u = u};
  return cast.d;
}

CK_INLINE CK_V CK(clamp)(CK_V x, CK_S low, CK_S high) {
  x = CK(select)(x < low, CK(splat)(low), x);
  return CK(select)(x > high, CK(splat)(high), x);
}
