#ifndef TEXT_LAYOUT_H
#define TEXT_LAYOUT_H

#include <graphviz/gvc.h>

// A plugin for Graphviz that tells how wide text is by the table of `CTextMetrics`. Asking the machine's fonts takes longer than all else
// that a small diagram needs.

/// The plugin as `gvContextPlugins` takes it.
const lt_symlist_t *_Nonnull text_layout_plugins(void);

#endif
