// The optimisers' moves at one level, after all their forms were included.

static const struct ck_optimiser_functions ck_optimiser_table = {
    .move_doubles = CK_PASTE(move, double8, CK_LEVEL),
    .move_floats = CK_PASTE(move, float16, CK_LEVEL),
    .all_finite_doubles = CK_PASTE(all_finite, double8, CK_LEVEL),
    .all_finite_floats = CK_PASTE(all_finite, float16, CK_LEVEL),
};
