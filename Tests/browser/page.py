#!/usr/bin/env python3
"""Opens exported pages in a headless browser and uses them: load, search, filter, layout, time, trail, evidence, sorting, CSV, link, review,
keyboard, dark mode, phone, print, accessibility, hostile names; the page of a graph and the page of a diff.

    Tests/browser/page.py [--relata PATH] [--shots FOLDER] [GRAPH.json …]

Of several graphs, the first two are compared as well.

Needs Chromium with its driver (Debian: chromium chromium-driver) and selenium (PyPI).
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import explore
import review
from browser import Page, check, start

HOSTILE = ["<script>window.harm=1</script>", "</script><img src=x onerror=window.harm=1>", "\"; } x", "\\N", "&amp;", "a\u0000b\u0001",
           "W" * 10000, "שלום", "👩‍👩‍👧 🇺🇦", "{{name}}", "<!--<script>", "']]>"]


def evidence(text, source, target):
    return {"document": "d<1>", "start": 100, "end": 100 + len(text), "text": text, "trigger": {"start": 101, "end": 102},
            "source": {"start": 100, "end": 100 + len(source)}, "target": {"start": 100 + len(text) - len(target), "end": 100 + len(text)},
            "confidence": 0.8}


def graph(names, later=False):
    """A chain through the names; every second link is a denial. Later there is more: another document, a plan that was carried out."""
    edges = []
    for number, (source, target) in enumerate(zip(names, names[1:])):
        text = f"{source} 😀 met {target}"
        edges.append({"source": f"e{number}", "target": f"e{number + 1}", "type": "meets", "modality": "actual" if later or number != 4 else "planned",
                      "polarity": "negated" if number % 2 else "affirmed", "quad": "verbal cooperation", "attributed": None,
                      "confidence": 0.5 + number / 100, "evidence": [evidence(text, source, target)]})
    if later:
        del edges[2]
        edges.append({"source": "e0", "target": "e3", "type": "meets", "modality": "actual", "polarity": "affirmed", "quad": None, "attributed": None,
                      "confidence": 0.9, "evidence": [dict(evidence(f"{names[0]} met {names[3]}", names[0], names[3]), document="d<2>")]})
    documents = [{"id": "d<1>", "title": "<b>Talks</b>", "date": "2030-01-02", "source": None, "digest": "", "words": 4}]
    if later:
        documents.append({"id": "d<2>", "title": "<b>More</b>", "date": "2030-01-03", "source": None, "digest": "sha256:2", "words": 4})
    return {"graph": {"schema": "relata/1", "corpus": {"name": "<i>Talks</i>", "digest": "", "documents": documents},
                      "relations": {"meets": {"label": "meets <u>", "symmetric": True}}},
            "nodes": [{"id": f"e{n}", "name": name, "type": "person"} for n, name in enumerate(names)], "edges": edges}


def use(page, shots, name):
    page.browser.set_window_size(1500, 1100)
    check(page.lines() and page.rows(), "the page shows lines and rows")
    page.open_filters()
    everything = len(page.rows())
    if shots:
        page.browser.save_screenshot(os.path.join(shots, name + ".png"))
    listen(page)
    # Click through from a line to its sentences.
    page.click(page.lines()[0])
    check(page.all("#evidence blockquote mark.source") and page.all("#evidence blockquote mark.target"), "sentences are highlighted")
    check(page.all("#evidence cite"), "sentences name their document")
    check("chosen=" in page.browser.current_url, "the choice is in the address")
    if shots:
        page.browser.save_screenshot(os.path.join(shots, name + "-evidence.png"))
    # By keyboard.
    page.browser.execute_script("arguments[0].focus()", page.all("#canvas g.entity")[0])
    page.browser.switch_to.active_element.send_keys(Keys.ENTER)
    check("mentions" in page.panel(), "an entity's sentences by keyboard")
    before = page.one("#canvas svg").get_dom_attribute("viewBox")
    page.browser.execute_script("arguments[0].focus()", page.one("#canvas"))
    page.browser.switch_to.active_element.send_keys("+")
    check(page.one("#canvas svg").get_dom_attribute("viewBox") != before, "the diagram zooms by keyboard")
    # Search.
    page.one("[name=q]").send_keys("no such words anywhere")
    check(not page.rows() and not page.lines(), "a search that finds nothing shows nothing")
    page.one("[type=reset]").click()
    page.browser.execute_async_script("setTimeout(arguments[0], 50)")
    check(len(page.rows()) == everything, "reset shows everything")
    # Filter, and follow the link to the filtered view.
    page.one("[name=polarity][value=negated]").click()
    left = len(page.rows())
    check(left < everything, "denials are filtered")
    link = page.browser.current_url
    page.browser.get("about:blank")
    page.browser.get(link)
    page.open_filters()
    check(len(page.rows()) == left, "the link shows the same view")
    # Sort.
    page.one("th[data-key=confidence] button").click()
    values = [float(row.find_elements(By.TAG_NAME, "td")[5].text) for row in page.rows()]
    check(values == sorted(values, reverse=True), "the table sorts by confidence")
    check(page.one("th[data-key=confidence]").get_attribute("aria-sort") == "descending", "the order is told")
    check(not page.complaints(), f"the browser complains: {page.complaints()}")


def listen(page):
    """What a screen reader is told, as Chromium's accessibility tree has it: names of all that can be used, order and changes."""
    nodes = [node for node in page.browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"] if not node["ignored"]]

    def words(node, part="name"):
        return node.get(part, {}).get("value", "")

    def properties(node):
        return {item["name"]: item["value"].get("value") for item in node.get("properties", [])}

    roles = {}
    for node in nodes:
        roles.setdefault(words(node, "role"), []).append(node)
    for node in nodes:
        if properties(node).get("focusable") and words(node, "role") not in ("RootWebArea", "generic"):
            check(words(node).strip(), f"a {words(node, 'role')} has no name: {node}")
    for role in ("heading", "form", "combobox", "checkbox", "spinbutton", "button", "table", "columnheader", "row", "cell", "complementary", "main"):
        check(role in roles, f"nothing is a {role}")
    check(any(properties(node).get("live") == "polite" for node in roles.get("status", [])), "what a filter leaves is not told")
    # Every line and name of the diagram is there to be heard, by who and what.
    for kind in ("relation", "entity"):
        drawn = page.all(f"#canvas g.{kind}:not(.off)")
        heard = [words(node) for node in nodes if properties(node).get("focusable") and words(node, "role") in ("button", "link", "image", "img", "graphics-symbol")]
        for element in drawn[:20]:
            label = element.accessible_name
            check(label.strip() and any(label.strip() == name.strip() for name in heard), f"a drawn {kind} is not heard: {label!r}")


def color(page, selector, name="backgroundColor"):
    """Red, green, blue of what an element is painted with."""
    value = page.browser.execute_script("return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]", selector, name)
    return [int(float(part)) for part in value[value.index("(") + 1:-1].split(",")[:3]]


def emulate(page, media="", scheme="light"):
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": [{"name": "prefers-color-scheme", "value": scheme}]})


def contrast(one, other):
    """WCAG's contrast of two colours."""
    def luminance(rgb):
        parts = [part / 255 for part in rgb]
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def media(page, shots, name):
    """Dark mode, and print."""
    light = color(page, "body")
    emulate(page, scheme="dark")
    dark = color(page, "body")
    check(sum(dark) < 200 < sum(light), f"the page follows the dark mode: {light} {dark}")
    for view in page.all("button.view"):
        view.click()
        if view.text != "Explore":
            check(color(page, "#canvas svg > g > polygon", "fill") == dark, "a picture's ground is dark")
        for selector in ("#canvas .entity", "#canvas .relation"):
            check(contrast(color(page, selector + " text", "fill"), dark) >= 4.5, f"{selector} is readable in the dark")
        check(contrast(color(page, "#canvas .entity text", "fill"), color(page, "#canvas .entity > :is(polygon, ellipse, path, rect)", "fill")) >= 4.5,
              "names are readable on their nodes in the dark")
    page.all("button.view")[0].click()
    if shots:
        page.browser.save_screenshot(os.path.join(shots, name + "-dark.png"))
    emulate(page, media="print", scheme="dark")
    check(sum(color(page, "body")) > 700, "paper is white, whatever the screen is")
    check(not page.one("#filters").is_displayed() and not page.one("#zoom-in").is_displayed(), "controls are not printed")
    check(page.one("#relations").is_displayed() and page.one("#canvas svg").is_displayed(), "the diagram and the table are printed")
    emulate(page)


def keyboard(page):
    """Everything can be reached and used without a pointer, and one sees where one is."""
    page.browser.get("about:blank")
    page.browser.get(page.address)
    page.open_filters()
    seen = []
    for _ in range(200):
        ActionChains(page.browser).send_keys(Keys.TAB).perform()
        here = page.browser.execute_script("""
            const element = document.activeElement, style = getComputedStyle(element);
            return [element.id || element.name || element.className.baseVal || element.className || element.tagName,
                    style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0]""")
        if here[0] in ("BODY", "q") and seen:
            break
        check(here[1], f"the focus shows on {here[0]}")
        seen.append(here[0])
    check(seen[0] == "q", f"the search comes first: {seen[:3]}")
    for wanted in ("focus", "type", "polarity", "since", "share", "zoom-in", "canvas"):
        check(wanted in seen, f"{wanted} is reached by keyboard")
    check(any("entity" in name for name in seen) and any("relation" in name for name in seen), "names and lines are reached by keyboard")


def use_diff(page, shots, name):
    page.browser.set_window_size(1500, 1100)
    page.open_filters()
    rows = page.rows()
    check(rows and all(row.find_elements(By.TAG_NAME, "td")[0].text != "unchanged" for row in rows), "the page shows what changed")
    check([button.text for button in page.all("button.view")][-2:] == ["Before", "After"], "both versions are there")
    if shots:
        page.browser.save_screenshot(os.path.join(shots, name + ".png"))
    kinds = [box.get_attribute("value") for box in page.all("[name=change]")]
    for kind in kinds:
        box = page.one(f"[name=change][value={kind}]")
        shown = len(page.rows())
        if kind == "unchanged":
            box.click()
            check(len(page.rows()) > shown, "what did not change can be shown")
            box.click()
            continue
        for other in kinds:
            if other not in (kind, "unchanged"):
                page.one(f"[name=change][value={other}]").click()
        left = page.rows()
        check(left, f"{kind} is left")
        page.click(left[0].find_element(By.CSS_SELECTOR, "td button"))
        check("because" in page.panel(), f"{kind}: the cause is told")
        signs = [sign.text for sign in page.all("#evidence .sign")]
        wanted = {"added": "new:", "removed": "gone:"}.get(kind)
        check(not wanted or wanted in signs, f"{kind}: its sentences are quoted: {signs}")
        if kind == "status":
            check("→" in page.panel(), "the former status is told")
        for other in kinds:
            if other not in (kind, "unchanged"):
                page.one(f"[name=change][value={other}]").click()
    link = page.browser.current_url
    check("chosen=" in link, "the choice is in the address")
    for button in page.all("button.view"):
        button.click()
        check(page.all("#canvas g.entity"), f"the view {button.text} has entities")
    page.all("button.view")[0].click()
    check(page.lines(), "changes are drawn")
    check(page.all("#canvas .relation.added, #canvas .relation.removed, #canvas .relation.status, #canvas .relation.changed"), "changes have their colours")
    page.click(page.lines()[0])
    check(page.all("#evidence blockquote"), "a line of a change leads to its sentences")
    check(page.all("#other li"), "changes of documents and entities are listed")
    check(not page.complaints(), f"the browser complains: {page.complaints()}")


def compare(browser, options, folder, name, old, new):
    made = os.path.join(folder, name + ".html")
    subprocess.run([options.relata, "diff", old, new, "--exit-zero", "-o", made], check=True)
    page = Page(browser, made)
    use_diff(page, options.shots, name)
    explore.accessible(page)
    media(page, options.shots, name)
    check(browser.execute_script("return window.harm === undefined"), "no name is executed")
    check(not page.all("img, #relations u, #relations b, h1 i"), "no name is markup")
    check(browser.execute_script("return performance.getEntriesByType('resource').length") == 0, "the page loads nothing")
    print(f"{name}: {os.path.getsize(made):,} bytes, {len(page.all('#relations tbody tr'))} relations: all checks hold")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--relata", default=".build/release/relata")
    parser.add_argument("--shots")
    parser.add_argument("graphs", nargs="*")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        browser = start(folder)
        try:
            hostile = os.path.join(folder, "hostile.json")
            with open(hostile, "w") as file:
                json.dump(graph(HOSTILE), file)
            for path in [hostile, *options.graphs]:
                name = os.path.splitext(os.path.basename(path))[0]
                made = os.path.join(folder, name + ".html")
                subprocess.run([options.relata, "export", path, "-o", made], check=True)
                page = Page(browser, made)
                use(page, options.shots, name)
                media(page, options.shots, name)
                explore.use(page, folder, options.shots, name)
                review.use(page, folder, options.relata, path, options.graphs)
                keyboard(page)
                check(browser.execute_script("return window.harm === undefined"), "no name is executed")
                check(not page.all("img, #relations u, #relations b, h1 i"), "no name is markup")
                loaded = browser.execute_script("return performance.getEntriesByType('resource').length")
                check(loaded == 0, "the page loads nothing")
                print(f"{name}: {os.path.getsize(made):,} bytes, {len(page.all('#relations tbody tr'))} relations: all checks hold")
            later = os.path.join(folder, "later.json")
            with open(later, "w") as file:
                json.dump(graph(HOSTILE, later=True), file)
            compare(browser, options, folder, "hostile-diff", hostile, later)
            if len(options.graphs) > 1:
                compare(browser, options, folder, "diff", *options.graphs[:2])
        finally:
            browser.quit()


if __name__ == "__main__":
    try:
        main()
    except AssertionError as error:
        sys.exit(f"page.py: {error}")
