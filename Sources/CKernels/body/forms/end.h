// Ends a form, so that another can begin.

#undef CK_FORM
#undef CK_LANE_FORM
#undef CK_EIGHT_FORM
#undef CK_LANES
#undef CK_S
#undef CK_V
#undef CK_U
#undef CK_W
#undef CK_M
#undef CK_SIGN_BIT
#undef CK_NAN_BITS
#undef CK_SOFTWARE_FMA
#undef CK_FUNCTIONS
#undef CK_STATE
#undef CK_D
#undef CK_DU
#undef CK_WIDEN
#undef CK_NARROW
