#include "text_layout.h"

#include <graphviz/gvplugin_textlayout.h>

#include "text_metrics.h"

typedef __typeof__(((gvtextlayout_engine_t *)0)->textlayout((textspan_t *)0, (char **)0)) answer;

// Graphviz guesses where this doesn't know. The numbers beside the width are those of Graphviz's own plugin for Pango.
static answer layout(textspan_t *span, char **path) {
  (void)path;
  if (!text_metrics_has_font(span->font->name)) return false;
  const double wide = text_metrics_width(span->str, span->font->size);
  if (wide < 0) return false;
  span->layout = NULL;
  span->free_layout = NULL;
  span->size.x = (int)(wide + 1);
  span->size.y = (int)(span->font->size * 1.1 + 0.5);
  span->yoffset_layout = 0;
  span->yoffset_centerline = 0.2 * span->font->size;
  return true;
}

static gvtextlayout_engine_t engine = {layout};
// Of engines of one type Graphviz takes the one with the highest quality, and doesn't load the others.
static gvplugin_installed_t types[] = {{0, "textlayout", 1000, &engine, NULL}, {0, NULL, 0, NULL, NULL}};
static gvplugin_api_t apis[] = {{API_textlayout, types}, {(api_t)0, NULL}};
static gvplugin_library_t library = {"relata", apis};
// Graphviz knows a plugin by this form of its name.
static const lt_symlist_t plugins[] = {{"gvplugin_relata_LTX_library", &library}, {NULL, NULL}};

const lt_symlist_t *text_layout_plugins(void) { return plugins; }
