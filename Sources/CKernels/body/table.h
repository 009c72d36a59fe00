// The table of one level.

#define CK_TABLE_(level) ck_level##level##_table
#define CK_TABLE(level) CK_TABLE_(level)

const struct ck_level_table CK_TABLE(CK_LEVEL) = {
    .elementary = &ck_elementary_table,
    .layers = &ck_layer_table,
    .descents = &ck_descent_table,
};
