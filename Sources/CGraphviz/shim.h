#include <math.h>
#include <stdlib.h>
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

// What Swift can't see or takes for shared mutable state: macros, global descriptors, parameters that are not const.

static inline Agraph_t *_Nullable cgraphviz_open(int directed) {
  return agopen((char *)"relata", directed ? Agdirected : Agundirected, NULL);
}
static inline Agnode_t *_Nullable cgraphviz_node(Agraph_t *_Nonnull graph, const char *_Nonnull name) {
  return agnode(graph, (char *)name, 1);
}
static inline Agedge_t *_Nullable cgraphviz_edge(Agraph_t *_Nonnull graph, Agnode_t *_Nonnull tail, Agnode_t *_Nonnull head) {
  return agedge(graph, tail, head, NULL, 1);
}
static inline void cgraphviz_default(Agraph_t *_Nonnull graph, int kind, const char *_Nonnull name, const char *_Nonnull value) {
  agattr(graph, kind, (char *)name, value);
}
static inline void cgraphviz_set(void *_Nonnull object, const char *_Nonnull name, const char *_Nonnull value) {
  agsafeset(object, (char *)name, value, "");
}
// The same for an HTML-like label, which Graphviz tells from text by how the string is kept.
static inline void cgraphviz_set_markup(Agraph_t *_Nonnull graph, void *_Nonnull object, const char *_Nonnull name, const char *_Nonnull value) {
  char *markup = agstrdup_html(graph, (char *)value);
  agsafeset(object, (char *)name, markup, "");
  agstrfree(graph, markup);
}
// sfdp starts from random places; the same seed before each layout makes the same picture.
static inline void cgraphviz_seed(void) { srand(1); }
// The size of a layout in points.
static inline double cgraphviz_width(Agraph_t *_Nonnull graph) { return GD_bb(graph).UR.x - GD_bb(graph).LL.x; }
static inline double cgraphviz_height(Agraph_t *_Nonnull graph) { return GD_bb(graph).UR.y - GD_bb(graph).LL.y; }
// Gives a box that is laid out round corners of a radius: its outline becomes a polygon, as Graphviz knows no other radius than its own.
static inline void cgraphviz_round(Agnode_t *_Nonnull node, double radius) {
  polygon_t *polygon = (polygon_t *)ND_shape_info(node);
  if (!polygon || polygon->sides != 4 || polygon->peripheries != 1 || !polygon->vertices) return;
  enum { steps = 8, count = 4 * (steps + 1) };
  pointf *outline = (pointf *)calloc(count, sizeof *outline);
  if (!outline) return;
  const double width = fabs(polygon->vertices[0].x), height = fabs(polygon->vertices[0].y);
  const double round = fmin(radius, fmin(width, height)), quarter = acos(0);
  for (int i = 0; i < count; i++) {
    const int corner = i / (steps + 1);
    const double angle = quarter * (corner + (double)(i % (steps + 1)) / steps);
    outline[i].x = (corner == 0 || corner == 3 ? 1 : -1) * (width - round) + round * cos(angle);
    outline[i].y = (corner < 2 ? 1 : -1) * (height - round) + round * sin(angle);
  }
  free(polygon->vertices);
  polygon->vertices = outline;
  polygon->sides = count;
  agsafeset(node, (char *)"style", (char *)"filled", (char *)"");
}
// Writes the places of everything into the attributes of the graph.
static inline int cgraphviz_attach(GVC_t *_Nonnull context, Agraph_t *_Nonnull graph) { return gvRender(context, graph, "dot", NULL); }
static inline const char *_Nullable cgraphviz_get(void *_Nonnull object, const char *_Nonnull name) { return agget(object, (char *)name); }
