// The activations, as the kernels of layers and descents are told them.

#ifndef CK_ACTIVATION_H
#define CK_ACTIVATION_H

enum ck_activation { CK_IDENTITY, CK_SOFTPLUS, CK_RELU, CK_SIGMOID, CK_TANH };

#endif
