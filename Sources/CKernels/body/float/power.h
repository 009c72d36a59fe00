// x^y by way of doubles, which leaves only the last rounding to err.

CK_INLINE CK_V CK(pow)(CK_V x, CK_V y) {
  return (CK_V)CK_PASTE(call_pow, double, CK_LEVEL)(x, y);
}
