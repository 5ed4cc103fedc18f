"""A headless Chromium, and the page that is open in it."""
import os
import shutil
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By


def start(downloads):
    settings = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        settings.add_argument(argument)
    settings.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    settings.add_experimental_option("prefs", {"download.default_directory": downloads, "download.prompt_for_download": False})
    settings.binary_location = shutil.which("chromium") or ""
    browser = webdriver.Chrome(options=settings, service=Service(shutil.which("chromedriver")))
    # A busy machine is no failure.
    browser.set_script_timeout(300)
    return browser


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

    def press(self, keys):
        self.browser.switch_to.active_element.send_keys(keys)

    def run(self, script, *arguments):
        return self.browser.execute_script(script, *arguments)

    def open_filters(self):
        self.run("document.getElementById('more').open = true")

    def reset(self):
        self.one("[type=reset]").click()
        self.browser.execute_async_script("setTimeout(arguments[0], 50)")

    def saved(self, folder, name):
        """The text of a file that the page has handed to the browser."""
        path = os.path.join(folder, name)
        for _ in range(100):
            if os.path.exists(path) and os.path.getsize(path):
                with open(path, encoding="utf-8", newline="") as file:
                    text = file.read()
                os.remove(path)
                return text
            time.sleep(0.1)
        raise AssertionError(f"{name} is not saved")

    def complaints(self):
        return [entry for entry in self.browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


def check(truth, what):
    if not truth:
        raise AssertionError(what)
