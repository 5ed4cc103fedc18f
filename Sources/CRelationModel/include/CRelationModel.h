#ifndef CRELATIONMODEL_H
#define CRELATIONMODEL_H

#include <stddef.h>

/// The bytes of the relation model, a safetensors file, as they stand in the executable.
const void *_Nonnull relata_relation_model(void);

/// Their number.
size_t relata_relation_model_size(void);

#endif
