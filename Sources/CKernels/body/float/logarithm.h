// ln and log1p of floats, and the logarithm of a quotient for softplus.

// ln((d + n/2)/(d - n/2)) = 2·artanh(s/2) = s·p(s²) for s = n/d, |s| <= 2/3.
CK_INLINE CK_D CK(wide_log_quotient)(CK_D n, CK_D d) {
  CK_D s = n / d, z = s * s, z2 = z * z;
  CK_D p01 = CK(wide_fma)(z, CK(wide)(CK_FLOAT_LOG_1), CK(wide)(CK_FLOAT_LOG_0));
  CK_D p23 = CK(wide_fma)(z, CK(wide)(CK_FLOAT_LOG_3), CK(wide)(CK_FLOAT_LOG_2));
  CK_D p45 = CK(wide_fma)(z, CK(wide)(CK_FLOAT_LOG_5), CK(wide)(CK_FLOAT_LOG_4));
  return s * CK(wide_fma)(z2, CK(wide_fma)(z2, p45, p23), p01);
}

// ln x for a normal positive x = 2^k·m, sqrt(1/2) <= m < sqrt(2).
CK_INLINE CK_D CK(wide_ln)(CK_D x) {
  CK_DU u = CK(wide_bits)(x);
  // The sum carries into the exponent from sqrt(2)·2^k on; 0x3fe6a09e667f3bcd is sqrt(1/2).
  CK_DU biased = (u + (0x3ff0000000000000ull - 0x3fe6a09e667f3bcdull)) >> 52;
  CK_D f = CK(wide_from_bits)(u - (biased << 52) + 0x3ff0000000000000ull) - 1;
  CK_D k = CK(wide_from_bits)(biased | 0x4330000000000000ull) - (0x1p52 + 1023);
  CK_D l = CK(wide_log_quotient)(f, CK(wide_fma)(f, CK(wide)(0.5), CK(wide)(1)));
  return CK(wide_fma)(k, CK(wide)(CK_LN2), l);
}

// What ln and log1p have in common: where `u`, 1 + x for the latter, is not positive and finite.
CK_INLINE CK_V CK(log_ends)(CK_V x, CK_V u, CK_V y) {
  y = CK(select)(u == 0, CK(splat)(-__builtin_inff()), y);
  y = CK(select)(u == __builtin_inff(), u, y);
  y = CK(select)(u < 0, CK(nan)(), y);
  return CK(keep_nan)(x, y);
}

CK_INLINE CK_V CK(ln)(CK_V x) {
  return CK(log_ends)(x, x, CK_NARROW(CK(wide_ln)(CK_WIDEN(x))));
}

CK_INLINE CK_V CK(log1p)(CK_V x) {
  CK_V y = CK_NARROW(CK(wide_ln)(CK_WIDEN(x) + 1));
  // 1 + x was exact enough outside; inside, x³/3 is below a quarter of an ulp.
  CK_V series = CK(fma)(-0.5f * x, x, x);
  y = CK(select)(CK(abs)(x) < 0x1p-13f, series, y);
  y = CK(select)(CK(abs)(x) < 0x1p-25f, x, y);
  return CK(log_ends)(x, x + 1, y);
}
