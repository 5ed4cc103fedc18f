#ifndef CSYNTAXMODEL_H
#define CSYNTAXMODEL_H

#include <stddef.h>

/// The bytes of the syntax model, a safetensors file, as they stand in the executable.
const void *_Nonnull relata_syntax_model(void);

/// Their number.
size_t relata_syntax_model_size(void);

#endif
