#pragma once
#include "shim.h"
#include <dlfcn.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>
#include <string.h>

#ifdef __APPLE__
#define CLIBXML2_XSLT "libxslt.1.dylib"
#else
#define CLIBXML2_XSLT "libxslt.so.1"
#endif

typedef enum { clibxml2_styled, clibxml2_no_library, clibxml2_failed } clibxml2_styling;

// Transforms a document by a stylesheet; the bytes are the caller's, to be freed with free().
//
// libxslt is loaded when the first page is made, since few commands make any. Debian has it as a shared library alone, which brings
// its own libxml2: none of the other's documents get here.
static inline clibxml2_styling clibxml2_style(
    const void *_Nonnull stylesheet, int stylesheet_size, const void *_Nonnull document, int document_size, char *_Nullable *_Nonnull bytes,
    size_t *_Nonnull size) {
  void *library = dlopen(CLIBXML2_XSLT, RTLD_NOW | RTLD_LOCAL);
  if (!library) return clibxml2_no_library;
#define CLIBXML2_LOAD(name) __typeof__(name) *load_##name = (__typeof__(name) *)dlsym(library, #name)
  CLIBXML2_LOAD(xmlReadMemory);
  CLIBXML2_LOAD(xmlFreeDoc);
  CLIBXML2_LOAD(xsltParseStylesheetDoc);
  CLIBXML2_LOAD(xsltFreeStylesheet);
  CLIBXML2_LOAD(xsltApplyStylesheet);
  CLIBXML2_LOAD(xsltSaveResultToString);
  xmlFreeFunc *load_free = (xmlFreeFunc *)dlsym(library, "xmlFree");
  if (!load_xmlReadMemory || !load_xmlFreeDoc || !load_xsltParseStylesheetDoc || !load_xsltFreeStylesheet || !load_xsltApplyStylesheet
      || !load_xsltSaveResultToString || !load_free)
    return clibxml2_no_library;
#undef CLIBXML2_LOAD
  // Texts may be of any length; nothing is read from elsewhere.
  const int options = XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_COMPACT;
  clibxml2_styling result = clibxml2_failed;
  xmlDocPtr source = load_xmlReadMemory((const char *)stylesheet, stylesheet_size, NULL, "UTF-8", options);
  xsltStylesheetPtr style = source ? load_xsltParseStylesheetDoc(source) : NULL;
  // A stylesheet frees its document.
  if (source && !style) load_xmlFreeDoc(source);
  xmlDocPtr read = style ? load_xmlReadMemory((const char *)document, document_size, NULL, "UTF-8", options) : NULL;
  xmlDocPtr page = read ? load_xsltApplyStylesheet(style, read, NULL) : NULL;
  xmlChar *text = NULL;
  int length = 0;
  if (page && load_xsltSaveResultToString(&text, &length, page, style) == 0 && text) {
    *bytes = (char *)malloc(length > 0 ? (size_t)length : 1);
    if (*bytes) {
      memcpy(*bytes, text, (size_t)length);
      *size = (size_t)length;
      result = clibxml2_styled;
    }
  }
  if (text) (*load_free)(text);
  if (page) load_xmlFreeDoc(page);
  if (read) load_xmlFreeDoc(read);
  if (style) load_xsltFreeStylesheet(style);
  return result;
}
