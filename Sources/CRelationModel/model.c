#include "CRelationModel.h"

_Alignas(64) static const unsigned char model[] = {
#embed "model.safetensors"
};

const void *relata_relation_model(void) { return model; }

size_t relata_relation_model_size(void) { return sizeof model; }
