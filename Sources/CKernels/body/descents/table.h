// The descents of one level, after all their forms were included.

static const struct ck_descent_functions ck_descent_table = {
    .level = CK_LEVEL,
};
