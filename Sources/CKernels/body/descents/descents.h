// The whole descents, in one form: see body/level.h.
