#include "CReportPage.h"

static const unsigned char template_bytes[] = {
#embed "page.xsl"
};
static const unsigned char style_bytes[] = {
#embed "page.css"
};
static const unsigned char script_bytes[] = {
#embed "page.js"
};

relata_page_part relata_page_template(void) { return (relata_page_part){template_bytes, sizeof template_bytes}; }

relata_page_part relata_page_style(void) { return (relata_page_part){style_bytes, sizeof style_bytes}; }

relata_page_part relata_page_script(void) { return (relata_page_part){script_bytes, sizeof script_bytes}; }
