#ifndef TEXT_LAYOUT_H
#define TEXT_LAYOUT_H

#include <graphviz/gvc.h>
#include <stdbool.h>

// A plugin for Graphviz that tells how wide text is in Helvetica or Arial by a table, and so the same on every machine. Asking the
// machine's fonts takes longer than all else that a small diagram needs.

/// Whether the table holds for a font, by the first of its families.
bool text_layout_has_font(const char *_Nonnull families);

/// Whether every character of a text (UTF-8) is in the table.
bool text_layout_has_text(const char *_Nonnull text);

/// The plugin as `gvContextPlugins` takes it.
const lt_symlist_t *_Nonnull text_layout_plugins(void);

#endif
