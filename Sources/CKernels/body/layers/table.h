// The layer kernels of one level, after all their forms were included.

static const struct ck_layer_functions ck_layer_table = {
    .level = CK_LEVEL,
};
