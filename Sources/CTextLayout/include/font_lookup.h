#ifndef FONT_LOOKUP_H
#define FONT_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

/// Which font family Fontconfig takes for a list of them, separated by commas.
///
/// - Returns: `false` where there is no Fontconfig, or no font at all.
bool font_lookup(const char *_Nonnull families, char *_Nonnull found, size_t room);

#endif
