// The elementary functions of floats in one form.

#define CK_BY_DOUBLE(name) \
  CK_INLINE CK_V CK(name)(CK_V x) { return (CK_V)CK_PASTE(call_##name, double, CK_LEVEL)(x); }

CK_BY_DOUBLE(exp)
CK_BY_DOUBLE(expm1)
CK_BY_DOUBLE(ln)
CK_BY_DOUBLE(log1p)
CK_BY_DOUBLE(softplus)
CK_BY_DOUBLE(sigmoid)
CK_BY_DOUBLE(tanh)
CK_BY_DOUBLE(softplus_derivative)
CK_BY_DOUBLE(sigmoid_derivative)
CK_BY_DOUBLE(tanh_derivative)

#undef CK_BY_DOUBLE
