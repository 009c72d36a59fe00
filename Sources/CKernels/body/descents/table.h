// The descents of one level, after all their forms were included.

static const struct ck_descent_functions ck_descent_table = {
    .descend_doubles = CK_PASTE(descend, double8, CK_LEVEL),
    .descend_floats = CK_PASTE(descend, float8, CK_LEVEL),
    .descend_starts_doubles = CK_PASTE(descend_starts, double16, CK_LEVEL),
    .descend_starts_floats = CK_PASTE(descend_starts, float32, CK_LEVEL),
};
