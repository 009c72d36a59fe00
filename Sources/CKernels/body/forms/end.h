// Ends a form, so that another can begin.

#undef CK_FORM
#undef CK_LANE_FORM
#undef CK_LANES
#undef CK_S
#undef CK_V
#undef CK_U
#undef CK_M
