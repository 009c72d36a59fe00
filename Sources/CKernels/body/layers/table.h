// The layer kernels of one level, after all their forms were included.

static const struct ck_layer_functions ck_layer_table = {
    .doubles = &CK_PASTE(layer_kernels, double, CK_LEVEL),
    .floats = &CK_PASTE(layer_kernels, float, CK_LEVEL),
};
