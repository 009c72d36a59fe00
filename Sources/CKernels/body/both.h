// An activation and its derivative from one pre-activation, with the bits of the two functions.

#define CK_BOTH(name)                                              \
  CK_INLINE void CK(name##_both)(CK_V x, CK_V *y, CK_V *dy) {      \
    *y = CK(name)(x);                                              \
    *dy = CK(name##_derivative)(x);                                \
  }

CK_BOTH(softplus)
CK_BOTH(sigmoid)
CK_BOTH(tanh)
CK_BOTH(relu)

#undef CK_BOTH
