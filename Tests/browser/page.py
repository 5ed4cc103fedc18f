#!/usr/bin/env python3
"""Opens an exported page in a headless browser and uses it: load, search, filter, evidence, sorting, link, hostile names.

    Tests/browser/page.py [--relata PATH] [--shots FOLDER] [GRAPH.json …]

Needs Chromium with its driver (Debian: chromium chromium-driver) and selenium (PyPI).
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

HOSTILE = ["<script>window.harm=1</script>", "</script><img src=x onerror=window.harm=1>", "\"; } x", "\\N", "&amp;", "a\u0000b\u0001",
           "W" * 10000, "שלום", "👩‍👩‍👧 🇺🇦", "{{name}}", "<!--<script>", "']]>"]


def evidence(text, source, target):
    return {"document": "d<1>", "start": 100, "end": 100 + len(text), "text": text, "trigger": {"start": 101, "end": 102},
            "source": {"start": 100, "end": 100 + len(source)}, "target": {"start": 100 + len(text) - len(target), "end": 100 + len(text)},
            "confidence": 0.8}


def graph(names):
    """A chain through the names; every second link is a denial."""
    edges = []
    for number, (source, target) in enumerate(zip(names, names[1:])):
        text = f"{source} 😀 met {target}"
        edges.append({"source": f"e{number}", "target": f"e{number + 1}", "type": "meets", "modality": "actual",
                      "polarity": "negated" if number % 2 else "affirmed", "quad": "verbal cooperation", "attributed": None,
                      "confidence": 0.5 + number / 100, "evidence": [evidence(text, source, target)]})
    documents = [{"id": "d<1>", "title": "<b>Talks</b>", "date": "2030-01-02", "source": None, "digest": "", "words": 4}]
    return {"graph": {"schema": "relata/1", "corpus": {"name": "<i>Talks</i>", "digest": "", "documents": documents},
                      "relations": {"meets": {"label": "meets <u>", "symmetric": True}}},
            "nodes": [{"id": f"e{n}", "name": name, "type": "person"} for n, name in enumerate(names)], "edges": edges}


class Page:
    def __init__(self, browser, path):
        self.browser = browser
        self.address = "file://" + os.path.abspath(path)
        browser.get("about:blank")
        browser.get(self.address)

    def all(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def rows(self):
        return [row for row in self.all("#relations tbody tr") if row.is_displayed()]

    def lines(self):
        return self.all("#canvas g.relation:not(.off)")

    def panel(self):
        return self.one("#evidence").text

    def click(self, element):
        self.browser.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", element)

    def complaints(self):
        return [entry for entry in self.browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


def check(truth, what):
    if not truth:
        raise AssertionError(what)


def use(page, shots, name):
    page.browser.set_window_size(1500, 1100)
    check(page.lines() and page.rows(), "the page shows lines and rows")
    everything = len(page.rows())
    if shots:
        page.browser.save_screenshot(os.path.join(shots, name + ".png"))
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
    check(len(page.rows()) == left, "the link shows the same view")
    # Sort.
    page.one("th[data-key=confidence] button").click()
    values = [float(row.find_elements(By.TAG_NAME, "td")[5].text) for row in page.rows()]
    check(values == sorted(values, reverse=True), "the table sorts by confidence")
    check(page.one("th[data-key=confidence]").get_attribute("aria-sort") == "descending", "the order is told")
    check(not page.complaints(), f"the browser complains: {page.complaints()}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--relata", default=".build/release/relata")
    parser.add_argument("--shots")
    parser.add_argument("graphs", nargs="*")
    options = parser.parse_args()
    settings = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        settings.add_argument(argument)
    settings.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    settings.binary_location = shutil.which("chromium") or ""
    browser = webdriver.Chrome(options=settings, service=Service(shutil.which("chromedriver")))
    try:
        with tempfile.TemporaryDirectory() as folder:
            hostile = os.path.join(folder, "hostile.json")
            with open(hostile, "w") as file:
                json.dump(graph(HOSTILE), file)
            for path in [hostile, *options.graphs]:
                name = os.path.splitext(os.path.basename(path))[0]
                made = os.path.join(folder, name + ".html")
                subprocess.run([options.relata, "export", path, "-o", made], check=True)
                page = Page(browser, made)
                use(page, options.shots, name)
                check(browser.execute_script("return window.harm === undefined"), "no name is executed")
                check(not page.all("img, #relations u, #relations b, h1 i"), "no name is markup")
                loaded = browser.execute_script("return performance.getEntriesByType('resource').length")
                check(loaded == 0, "the page loads nothing")
                print(f"{name}: {os.path.getsize(made):,} bytes, {len(page.all('#relations tbody tr'))} relations: all checks hold")
    finally:
        browser.quit()


if __name__ == "__main__":
    try:
        main()
    except AssertionError as error:
        sys.exit(f"page.py: {error}")
