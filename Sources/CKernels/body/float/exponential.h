// exp and expm1 of floats, and e^x in parts for sigmoid, tanh and softplus.

// e^x = power·(1 + r·slope), |r| <= ln(2)/2, for |x| <= 200: as in double/exponential.h.
typedef struct {
  CK_D power, first, slope;  // first = power·r
} CK(parts);

CK_INLINE CK(parts) CK(parts_of)(CK_D x) {
  // Adding 1.5·2^52 rounds to an integer, which then stands in the last bits.
  CK_D shifted = CK(wide_fma)(x, CK(wide)(CK_INVERSE_LN2), CK(wide)(0x1.8p52));
  CK_D r = CK(wide_fma)(shifted - 0x1.8p52, CK(wide)(-CK_LN2), x);
  CK(parts) e;
  e.power = CK(wide_from_bits)((CK(wide_bits)(shifted) + 1023) << 52);
  e.first = e.power * r;
  CK_D r2 = r * r;
  CK_D p01 = CK(wide_fma)(r, CK(wide)(CK_FLOAT_EXP_1), CK(wide)(CK_FLOAT_EXP_0));
  CK_D p23 = CK(wide_fma)(r, CK(wide)(CK_FLOAT_EXP_3), CK(wide)(CK_FLOAT_EXP_2));
  CK_D p45 = CK(wide_fma)(r, CK(wide)(CK_FLOAT_EXP_5), CK(wide)(CK_FLOAT_EXP_4));
  CK_D p46 = CK(wide_fma)(r2, CK(wide)(CK_FLOAT_EXP_6), p45);
  e.slope = CK(wide_fma)(r2, CK(wide_fma)(r2, p46, p23), p01);
  return e;
}

CK_INLINE CK_D CK(wide_exp)(CK(parts) e) { return CK(wide_fma)(e.first, e.slope, e.power); }

// e^x - 1, without cancellation.
CK_INLINE CK_D CK(wide_expm1)(CK(parts) e) {
  return CK(wide_fma)(e.first, e.slope, e.power - 1);
}

// Beyond -150 and 130 results are 0 (or -1) and infinity.
CK_INLINE CK_V CK(exp)(CK_V x) {
  CK_D y = CK(wide_exp)(CK(parts_of)(CK_WIDEN(CK(clamp)(x, -150, 130))));
  return CK(keep_nan)(x, CK_NARROW(y));
}

CK_INLINE CK_V CK(expm1)(CK_V x) {
  CK_D y = CK(wide_expm1)(CK(parts_of)(CK_WIDEN(CK(clamp)(x, -150, 130))));
  // x + x²/2 rounds to within a quarter of an ulp of x there; it keeps -0.
  return CK(keep_nan)(x, CK(select)(CK(abs)(x) < 0x1p-25f, x, CK_NARROW(y)));
}
