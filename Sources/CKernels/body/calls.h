// The scalar functions out of line, for calls through a table and for lanes.

#define CK_OUT_OF_LINE(name) \
  static CK_S CK(call_##name)(CK_S x) { return CK(name)(x); }

CK_OUT_OF_LINE(exp)
CK_OUT_OF_LINE(expm1)
CK_OUT_OF_LINE(ln)
CK_OUT_OF_LINE(log1p)
CK_OUT_OF_LINE(softplus)
CK_OUT_OF_LINE(sigmoid)
CK_OUT_OF_LINE(tanh)
CK_OUT_OF_LINE(relu)
CK_OUT_OF_LINE(softplus_derivative)
CK_OUT_OF_LINE(sigmoid_derivative)
CK_OUT_OF_LINE(tanh_derivative)
CK_OUT_OF_LINE(relu_derivative)

static CK_S CK(call_fma)(CK_S a, CK_S b, CK_S c) { return CK(fma)(a, b, c); }
static CK_S CK(call_pow)(CK_S x, CK_S y) { return CK(pow)(x, y); }

#undef CK_OUT_OF_LINE
