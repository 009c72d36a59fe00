// Layer kernels: forward and backward through the layers of a network on blocks of rows.

#ifndef CK_LAYERS_H
#define CK_LAYERS_H

// The layer kernels at one level.
struct ck_layer_functions {
  int level;
};

#endif
