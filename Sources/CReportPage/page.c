#include "CReportPage.h"

static const unsigned char template_bytes[] = {
#embed "page.xsl"
};
static const unsigned char style_bytes[] = {
#embed "page.css"
};
// Pages go to others, so that the library's licence goes with them.
static const unsigned char layout_bytes[] = {
    '/', '*', '!', '\n',
#embed "d3/LICENSE"
    , '*', '/', '\n',
#embed "d3/d3-collection.min.js"
    ,
#embed "d3/d3-dispatch.min.js"
    ,
#embed "d3/d3-quadtree.min.js"
    ,
#embed "d3/d3-timer.min.js"
    ,
#embed "d3/d3-force.min.js"
};
// One script in this order: what a file needs when it is read stands before it.
static const unsigned char script_bytes[] = {
#embed "script/data.js"
    ,
#embed "script/corrections.js"
    ,
#embed "script/filters.js"
    ,
#embed "script/lines.js"
    ,
#embed "script/layout.js"
    ,
#embed "script/drawing.js"
    ,
#embed "script/viewport.js"
    ,
#embed "script/evidence.js"
    ,
#embed "script/review.js"
    ,
#embed "script/search.js"
    ,
#embed "script/table.js"
    ,
#embed "script/time.js"
    ,
#embed "script/trail.js"
    ,
#embed "script/keys.js"
    ,
#embed "script/start.js"
};

relata_page_part relata_page_template(void) { return (relata_page_part){template_bytes, sizeof template_bytes}; }

relata_page_part relata_page_style(void) { return (relata_page_part){style_bytes, sizeof style_bytes}; }

relata_page_part relata_page_layout(void) { return (relata_page_part){layout_bytes, sizeof layout_bytes}; }

relata_page_part relata_page_script(void) { return (relata_page_part){script_bytes, sizeof script_bytes}; }
