// relu and its derivative, from the left at 0.

CK_INLINE CK_V CK(relu)(CK_V x) {
  return CK(keep_nan)(x, CK(select)(x > 0, x, CK(splat)(0)));
}

CK_INLINE CK_V CK(relu_derivative)(CK_V x) {
  return CK(keep_nan)(x, CK(select)(x > 0, CK(splat)(1), CK(splat)(0)));
}

CK_INLINE void CK(relu_both)(CK_V x, CK_V *y, CK_V *dy) {
  *y = CK(relu)(x);
  *dy = CK(relu_derivative)(x);
}
