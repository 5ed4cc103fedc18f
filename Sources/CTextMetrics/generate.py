#!/usr/bin/env python3
"""Writes metrics.h: the advance widths and kerning of Liberation Sans, which are those of Arial and Helvetica.

    python3 -m pip install fonttools
    python3 Sources/CTextMetrics/generate.py /usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf

Widths are numbers about a font, not the font. Only scripts whose letters stand beside each other as they are spelled are in it: Latin,
Greek, Cyrillic, and punctuation.
"""
import pathlib
import sys

from fontTools.ttLib import TTFont

# The end is not in it. Soft hyphens and combining marks are left out: their width depends on what is beside them.
BLOCKS = [(0x20, 0x250), (0x386, 0x3D0), (0x400, 0x483), (0x490, 0x492), (0x2010, 0x2027), (0x2030, 0x2045), (0x20AC, 0x20AD), (0x2116, 0x2117), (0x2122, 0x2123), (0x2190, 0x2196), (0x2212, 0x2213)]
LEFT_OUT = {0x7F, 0xAD, *range(0x80, 0xA0)}


def rows(values, per_row):
    for start in range(0, len(values), per_row):
        yield "  " + " ".join(f"{value}," for value in values[start:start + per_row])


def main():
    font = TTFont(sys.argv[1])
    glyphs = {code: name for code, name in font.getBestCmap().items() if any(a <= code < b for a, b in BLOCKS) and code not in LEFT_OUT}
    widths = font["hmtx"]
    codes = {}
    for code, name in sorted(glyphs.items()):
        codes.setdefault(name, []).append(code)
    kerning = sorted(
        (left << 16 | right, value)
        for (first, second), value in font["kern"].kernTables[0].kernTable.items()
        for left in codes.get(first, []) for right in codes.get(second, []))
    version = font["name"].getDebugName(5)
    lines = [
        f"// Made by generate.py from Liberation Sans, {version}. Widths are in units of 1/{font['head'].unitsPerEm} of the font's size.", "",
        f"static const double units_per_em = {font['head'].unitsPerEm};", "",
        "// Characters that follow each other, with their widths; 0 where there is none.",
        "static const struct block { uint16_t first, count; const uint16_t *widths; } blocks[] = {",
    ]
    for first, end in BLOCKS:
        values = [widths[glyphs[code]][0] if code in glyphs else 0 for code in range(first, end)]
        lines += [f"  {{0x{first:X}, {end - first}, (const uint16_t[]){{"] + ["  " + row for row in rows(values, 24)] + ["  }},"]
    lines += [
        "};", "", "// What is added to the first character of a pair, by pair: the first in the upper half.",
        "static const struct kern { uint32_t pair; int16_t units; } kerning[] = {",
        *rows([f"{{0x{pair:X}, {value}}}" for pair, value in kerning], 8), "};", "",
    ]
    pathlib.Path(__file__).with_name("metrics.h").write_text("\n".join(lines))


if __name__ == "__main__":
    main()
