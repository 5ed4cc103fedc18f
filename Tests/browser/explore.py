"""Exploring a page: layout, filters in words, time, focus and trail, ranked search, CSV, phone, print, accessibility."""
import base64
import csv
import importlib.util
import io
import os
import re

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from browser import check

PLACES = "return Object.fromEntries([...document.querySelectorAll('#canvas .entity')].map(e => [e.id, e.querySelector('text').getAttribute('x') + ' ' + e.querySelector('text').getAttribute('y')]))"
OVERLAPS = """
  const boxes = [...document.querySelectorAll('#canvas .entity > :first-child')].map(e => e.getBBox());
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)).length"""
LABELS_OFF_LINES = """
  return [...document.querySelectorAll('#canvas .relation')].filter(line => {
    const texts = [...line.querySelectorAll('text')];
    if (!texts.length) return false;
    const path = line.querySelector('.stroke'), middle = path.getPointAtLength(path.getTotalLength() / 2);
    const boxes = texts.map(text => text.getBBox()), x = boxes[0].x + boxes[0].width / 2;
    const top = Math.min(...boxes.map(box => box.y)), bottom = Math.max(...boxes.map(box => box.y + box.height));
    return Math.hypot(middle.x - x, middle.y - (top + bottom) / 2) > 40;
  }).length"""


def layout(page):
    """Boxes apart, labels at their lines, the same places each time, and evidence beside the drawing."""
    page.browser.get("about:blank")
    page.browser.get(page.address)
    page.open_filters()
    page.run("const lines = document.querySelector('[name=lines]'); lines.value = 140; lines.dispatchEvent(new Event('input', {bubbles: true}))")
    places, link = page.run(PLACES), page.browser.current_url
    check(page.run(OVERLAPS) == 0, "boxes don't overlap")
    check(page.run(LABELS_OFF_LINES) == 0, "labels stay with their lines")
    lines = len(page.lines())
    page.one("[name=polarity][value=negated]").click()
    check(len(page.lines()) < lines, "a filter lays out less")
    check("without negated" in page.one("#status").text, "the filter is told in words")
    page.one("[name=polarity][value=negated]").click()
    check(page.run(PLACES) == places, "the same filters give the same places")
    page.browser.get("about:blank")
    page.browser.get(link)
    check(page.run(PLACES) == places, "a page that is opened again has the same places")
    top, bottom = page.run("const r = document.getElementById('evidence').getBoundingClientRect(); return [r.top, r.bottom]")
    check(0 <= top < bottom <= page.run("return innerHeight"), "the evidence is on the first screen")
    page.browser.get("about:blank")
    page.browser.get(page.address)


def time(page):
    if not page.one("#time").is_displayed():
        return
    everything = len(page.rows())
    page.run("const day = document.getElementById('day'); day.value = 0; day.dispatchEvent(new Event('input', {bubbles: true}))")
    first = len(page.rows())
    check(first < everything and "until" in page.one("#status").text, "the first day has less, and the page says so")
    page.one("#play").click()
    page.browser.execute_async_script("setTimeout(arguments[0], 2600)")
    later = int(page.run("return document.getElementById('day').value"))
    check(later > 0 and len(page.rows()) >= first, "the slider plays")
    page.run("if (playing) pause()")
    page.reset()
    check(len(page.rows()) == everything, "reset ends the time")


def trail(page):
    entity = page.all("#canvas g.entity")[0]
    lines = len(page.lines())
    page.run("arguments[0].dispatchEvent(new MouseEvent('dblclick', {bubbles: true}))", entity)
    check("focus=" in page.browser.current_url and page.one("#trail").is_displayed(), "a double click focuses")
    check(page.one("#trail [aria-current]").text, "the trail names where one is")
    others = [one for one in page.all("#canvas g.entity") if one.get_attribute("id") != page.run("return chosen")]
    if others:
        page.run("arguments[0].dispatchEvent(new MouseEvent('dblclick', {bubbles: true}))", others[0])
        check(len(page.all("#trail li")) == 3, "the trail goes on")
        page.all("#trail button")[1].click()
        check(len(page.all("#trail li")) == 2, "one step back")
    page.all("#trail button")[0].click()
    check(len(page.lines()) == lines and not page.one("#trail").is_displayed(), "back at everybody")


def search(page):
    name = page.run("return data.entities.slice().sort((a, b) => b.count - a.count).map(e => e.name).find(name => /^[A-Z][a-z]+$/.test(name)) || ''")
    if not name:
        return
    page.one("[name=q]").send_keys(name)
    found = page.all("#evidence .found button")
    check(found and found[0].text == name, f"whose name it is comes first: {[one.text for one in found[:3]]}")
    page.one("[name=q]").send_keys(Keys.ENTER)
    check(page.one("#evidence h2").text == name, "Enter opens the first")
    page.reset()


def table(page, folder):
    page.one("#csv").click()
    rows = list(csv.reader(io.StringIO(page.saved(folder, "relations.csv").lstrip("\ufeff"))))
    shown = page.rows()
    check(len(rows) == len(shown) + 1, "the CSV has what the table shows")
    cells = [cell.text for cell in shown[0].find_elements(By.TAG_NAME, "td")]
    check(rows[1][3] == cells[3] and rows[1][-1], "rows are in order, with their documents")
    check(all(not cell.startswith(("=", "+", "@")) for row in rows for cell in row), "no cell is a formula")


def phone(page, shots, name):
    page.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True})
    page.browser.get("about:blank")
    page.browser.get(page.address)
    check(page.run("return document.documentElement.scrollWidth") <= 392, "nothing is wider than a phone")
    page.click(page.lines()[0])
    top, bottom, left, right = page.run("const r = document.getElementById('evidence').getBoundingClientRect(); return [r.top, r.bottom, r.left, r.right]")
    check(bottom <= 846 and top < bottom - 80 and right <= 392, f"a phone shows diagram and evidence on one screen: {top} {bottom}")
    if shots:
        page.browser.save_screenshot(os.path.join(shots, name + "-phone.png"))
    page.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def printed(page, shots, name):
    page.browser.get("about:blank")
    page.browser.get(page.address)
    paper = base64.b64decode(page.browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})["data"])
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", paper))
    check(paper.startswith(b"%PDF") and 1 <= pages <= 3, f"the page prints on one to three pages: {pages}")
    if shots:
        with open(os.path.join(shots, name + ".pdf"), "wb") as file:
            file.write(paper)


def accessible(page):
    """No violation of WCAG's levels A and AA that axe-core finds, folded and unfolded, light and dark."""
    package = os.path.dirname(importlib.util.find_spec("axe_playwright_python").origin)
    with open(os.path.join(package, "axe.min.js"), encoding="utf-8") as file:
        page.run(file.read() + "; window.axe = axe")
    page.open_filters()
    page.run("for (const details of document.querySelectorAll('details')) details.open = true")
    for scheme in ("light", "dark"):
        page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        result = page.browser.execute_async_script(
            "axe.run({resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then(arguments[0])")
        broken = [(violation["id"], violation["help"], [node["html"][:160] for node in violation["nodes"]][:3]) for violation in result["violations"]]
        check(not broken, f"accessibility ({scheme}): {broken}")
        check(len(result["passes"]) > 10, "axe-core looked at the page")
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def use(page, folder, shots, name):
    layout(page)
    time(page)
    trail(page)
    search(page)
    table(page, folder)
    page.click(page.lines()[0])
    accessible(page)
    phone(page, shots, name)
    printed(page, shots, name)
