<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of a report. Whatever it is given comes out as text or as an attribute's value, but for what is marked here: style, script and
     data stand in elements that hold no markup, and pictures are our own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
<xsl:template match="/report" xml:space="preserve"><html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'sha256-{@layoutDigest}' 'sha256-{@scriptDigest}'; style-src 'sha256-{@styleDigest}'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="generator" content="{@generator}"/>
<title><xsl:value-of select="@title"/></title>
<style><xsl:value-of select="style"/></style>
</head>
<body>
<main>
<div id="first">
<header>
<h1><xsl:value-of select="@title"/></h1>
<p><xsl:value-of select="@source"/></p>
<xsl:if test="@notice"><p id="notice"><xsl:value-of select="@notice"/></p></xsl:if>
</header>
<form id="filters" aria-label="Filters" autocomplete="off">
<label class="wide">Search <input type="search" name="q" placeholder="a name, a relation, words of a sentence"/></label>
<xsl:if test="not(@isDiff)"><button type="button" id="review" aria-pressed="false">Review</button>
</xsl:if><button type="reset">Reset</button>
<button type="button" id="share">Copy link to this view</button>
<button type="button" id="help-open">Keys</button>
<details id="more"><summary>Filters</summary>
<div class="fields">
<label>Focus <select name="focus"><option value="">everybody</option><xsl:for-each select="entity"><option value="{@id}"><xsl:value-of select="@name"/></option></xsl:for-each></select></label>
<label>Depth <input type="number" name="depth" min="1" max="9" value="1"/></label>
<label>Lines drawn <input type="number" name="lines" min="1" value="40"/></label>
<xsl:if test="@isDiff"><fieldset><legend>Change</legend><xsl:for-each select="change"><label><xsl:call-template name="checkbox"><xsl:with-param name="name">change</xsl:with-param></xsl:call-template> <xsl:value-of select="@label"/></label></xsl:for-each></fieldset>
</xsl:if><fieldset><legend>Entities</legend><xsl:for-each select="type"><label><xsl:call-template name="checkbox"><xsl:with-param name="name">type</xsl:with-param></xsl:call-template> <xsl:value-of select="@id"/></label></xsl:for-each></fieldset>
<fieldset><legend>Quad class</legend><xsl:for-each select="quad"><label><xsl:call-template name="checkbox"><xsl:with-param name="name">quad</xsl:with-param></xsl:call-template> <xsl:value-of select="@id"/></label></xsl:for-each></fieldset>
<fieldset><legend>Status</legend><xsl:for-each select="polarity | modality"><label><xsl:call-template name="checkbox"><xsl:with-param name="name" select="name()"/></xsl:call-template> <xsl:value-of select="@id"/></label></xsl:for-each></fieldset>
<label>Relation <select name="relation"><option value="">all</option><xsl:for-each select="relationType"><option value="{@id}"><xsl:value-of select="@label"/></option></xsl:for-each></select></label>
<label>Document <select name="document"><option value="">all</option><xsl:for-each select="document"><option value="{@id}"><xsl:value-of select="@label"/></option></xsl:for-each></select></label>
<label>Since <input type="date" name="since"/></label>
<label>Until <input type="date" name="until"/></label>
<label>Evidence from <input type="number" name="weight" min="1" value="1"/></label>
<label>Confidence from <input type="number" name="confidence" min="0" max="1" step="0.05" value="0"/></label>
<label>Strongest <input type="number" name="top" min="1" placeholder="all"/></label>
</div>
</details>
</form>
<output id="status" role="status" aria-live="polite"></output>
<div id="time" hidden="hidden" role="group" aria-label="Time">
<button type="button" id="play" aria-pressed="false">Play</button>
<label class="wide">Day <input type="range" id="day" min="0" step="1"/></label>
<output id="day-text" for="day"></output>
<label><input type="checkbox" id="day-alone"/> this day alone</label>
</div>
<nav id="trail" aria-label="Trail" hidden="hidden"><ol></ol></nav>
<div id="work">
<section id="picture" aria-label="Diagram">
<div class="bar">
<button type="button" class="view" data-view="explore" aria-pressed="true">Explore</button>
<xsl:for-each select="view"><button type="button" class="view" data-view="{@id}" aria-pressed="false"><xsl:value-of select="@label"/></button></xsl:for-each>
<button type="button" id="zoom-in" aria-label="Zoom in">+</button>
<button type="button" id="zoom-out" aria-label="Zoom out">−</button>
<button type="button" id="zoom-fit">Fit</button>
<span class="hint">Click a line or a name for its sentences; double click a name to focus on it.</span>
</div>
<div id="canvas" tabindex="0" role="group" aria-label="Diagram; arrow keys move it, plus and minus zoom, 0 fits it"></div>
<p id="legend" class="hint"><xsl:choose><xsl:when test="@isDiff"><xsl:for-each select="change"><span class="key {@id}"><xsl:value-of select="@label"/></span> </xsl:for-each></xsl:when><xsl:otherwise><xsl:for-each select="quad[@used]"><span class="key {translate(@id, ' ', '-')}"><xsl:value-of select="@id"/></span> </xsl:for-each></xsl:otherwise></xsl:choose><span>solid: actual, dashed: planned, dotted: possible; shaded: names with much to do with one another</span></p>
<xsl:for-each select="view"><template id="{@id}"><xsl:value-of select="." disable-output-escaping="yes"/></template></xsl:for-each>
</section>
<aside id="evidence" tabindex="0" aria-label="Evidence" aria-live="polite"><p class="hint">Choose a line, a name or a row to read the sentences behind it.</p></aside>
</div>
</div>
<xsl:if test="not(@isDiff)"><section id="corrections" aria-labelledby="decided-count">
<h2 id="decided-count">Corrections (0)</h2>
<p class="hint">What you decide is kept in this browser, for this graph. Save it as corrections.yaml and hand it to relata extract, update or merge with --corrections, or apply it with relata correct: then it lasts.</p>
<div class="bar"><label>Your name <input id="author" name="author" autocomplete="off"/></label>
<button type="button" id="undo" disabled="disabled">Undo</button>
<button type="button" id="save" disabled="disabled">Save corrections.yaml</button></div>
<ul id="decided"></ul>
</section>
</xsl:if><xsl:if test="@isDiff"><section id="other" aria-labelledby="other-title">
<h2 id="other-title">Documents, tool and entities</h2>
<xsl:for-each select="section"><details><summary><xsl:value-of select="@title"/> (<xsl:value-of select="count(entry)"/>)</summary>
<ul><xsl:for-each select="entry"><li class="{@class}"><b><xsl:value-of select="@sign"/> <xsl:value-of select="@title"/></b><xsl:for-each select="note"><br/><xsl:value-of select="."/></xsl:for-each></li>
</xsl:for-each></ul>
</details>
</xsl:for-each></section>
</xsl:if><section id="table" aria-labelledby="relations-title">
<div class="bar"><h2 id="relations-title">Relations</h2>
<button type="button" id="csv">Save as CSV</button></div>
<p id="print-note" class="print"></p>
<table id="relations">
<thead><tr>
<xsl:if test="@isDiff"><th scope="col" data-key="change" aria-sort="none"><button type="button">Change</button></th>
</xsl:if><th scope="col" data-key="source" aria-sort="none"><button type="button">From</button></th>
<th scope="col" data-key="relation" aria-sort="none"><button type="button">Relation</button></th>
<th scope="col" data-key="target" aria-sort="none"><button type="button">To</button></th>
<th scope="col" data-key="status" aria-sort="none"><button type="button">Status</button></th>
<th scope="col" data-key="weight" aria-sort="none"><button type="button">Evidence</button></th>
<th scope="col" data-key="confidence" aria-sort="none"><button type="button">Confidence</button></th>
<th scope="col" data-key="date" aria-sort="none"><button type="button">First dated</button></th>
<th scope="col">Best sentence</th>
</tr></thead>
<tbody>
<xsl:for-each select="row"><tr data-index="{@index}"><xsl:if test="/report/@isDiff"><td class="{@changeClass}"><xsl:value-of select="@change"/></td></xsl:if><td><div><xsl:value-of select="@source"/></div></td><td><button type="button" class="{@class}"><xsl:value-of select="@relation"/></button></td><td><div><xsl:value-of select="@target"/></div></td><td><xsl:value-of select="@status"/></td><td class="number"><xsl:value-of select="@weight"/></td><td class="number"><xsl:value-of select="@confidence"/></td><td><xsl:value-of select="@date"/></td><td><div><xsl:value-of select="@sentence"/></div></td></tr>
</xsl:for-each>
</tbody>
</table>
</section>
</main>
<dialog id="help" aria-labelledby="help-title">
<h2 id="help-title">Keys</h2>
<p><label><input type="checkbox" id="single-keys" checked="checked"/> single keys are on</label></p>
<dl>
<dt>/</dt><dd>search</dd><dt>f</dt><dd>focus on the chosen name</dd><dt>b</dt><dd>back on the trail</dd><dt>?</dt><dd>this list</dd>
<dt>← → ↑ ↓ + − 0</dt><dd>move, zoom and fit, in the diagram</dd>
<xsl:if test="not(@isDiff)"><dt>j, k</dt><dd>review: the next doubtful one, and back</dd><dt>r</dt><dd>reject</dd><dt>c</dt><dd>confirm</dd>
<dt>t</dt><dd>change the relation</dd><dt>n</dt><dd>denied or not</dd><dt>m</dt><dd>actual, planned, hypothetical</dd><dt>d</dt><dd>the other way round</dd>
<dt>s</dt><dd>same as …</dd><dt>x</dt><dd>not the same</dd><dt>u</dt><dd>undo</dd><dt>w</dt><dd>save corrections.yaml</dd></xsl:if>
</dl>
<button type="button" id="help-close">Close</button>
</dialog>
<script type="application/json" id="data"><xsl:value-of select="data"/></script>
<script><xsl:value-of select="layout"/></script>
<script><xsl:value-of select="script"/></script>
</body>
</html></xsl:template>
<xsl:template name="checkbox"><xsl:param name="name"/><input type="checkbox" name="{$name}" value="{@id}"><xsl:if test="not(@unchecked)"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input></xsl:template>
</xsl:stylesheet>
