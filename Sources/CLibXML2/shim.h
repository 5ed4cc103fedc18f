#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

// xmlFree is a global function pointer, which Swift 6 takes for shared mutable state.
static inline void clibxml2_free(void *pointer) { xmlFree(pointer); }
