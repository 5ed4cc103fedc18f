#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 uses ICU inside; its headers would collide with the ICU of Foundation, and nothing here needs them.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlwriter.h>

// xmlFree is a global function pointer, which Swift 6 takes for shared mutable state.
static inline void clibxml2_free(void *pointer) { xmlFree(pointer); }
