// The layer kernels, in one form: see body/level.h.
