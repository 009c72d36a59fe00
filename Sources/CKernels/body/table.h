// The table of one level.

#define CK_TABLE_(level) ck_level##level##_table
#define CK_TABLE(level) CK_TABLE_(level)

const struct ck_level_table CK_TABLE(CK_LEVEL) = {
    .level = CK_LEVEL,
    .doubles = &CK_PASTE(functions, double, CK_LEVEL),
    .floats = &CK_PASTE(functions, float, CK_LEVEL),
    .layers = &ck_layer_table,
    .descents = &ck_descent_table,
    .optimisers = &ck_optimiser_table,
};
