// fma for vectors where it is software: one lane after another.

static __attribute__((noinline, unused)) CK_V CK(fma)(CK_V a, CK_V b, CK_V c) {
  for (int l = 0; l < CK_LANES; l += 1) c[l] = CK_LANE(call_fma)(a[l], b[l], c[l]);
  return c;
}
CK_INLINE CK_V CK(fma_near)(CK_V a, CK_V b, CK_V c) { return CK(fma)(a, b, c); }
CK_INLINE CK_V CK(fma_exact)(CK_V a, CK_V b, CK_V c) { return a * b + c; }
