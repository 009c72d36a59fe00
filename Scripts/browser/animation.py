#!/usr/bin/python3
"""Loads an animation page in headless Chromium as a reader would, and checks what it shows.

    Scripts/browser/animation.py PAGE.html RUN.json [SCREENSHOTS]

RUN.json says what the run was:
    {"losses": [loss of every step],
     "steps": {"0": {"loss": …, "parameters": {"w1": …}, "gradient": {"w1": …},
                     "predicted": [[…] for each output], "observed": [[…]]}, …}}
For each step in "steps" that the page holds, the page is scrubbed to it and every number shown is
compared with the run. The page is also played, paused, stepped, driven by keys, and laid out narrow
and wide; the network is off and the console must stay silent. With SCREENSHOTS, a folder, pictures
are kept there. Debian: chromium, chromium-driver, python3-selenium.
"""
import json
import os
import pathlib
import sys
import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--", "\u202f ")
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)
        print("FAILED:", message)


def number(text):
    """A number as the page writes it: −2.500×10⁻¹⁷."""
    return float(text.translate(FIGURES).replace("×10", "e"))


def browser():
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--hide-scrollbars", "--disable-gpu"):
        options.add_argument(argument)
    if os.geteuid() == 0:  # Chromium's sandbox refuses root, as in a container
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd(
        "Network.emulateNetworkConditions",
        {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})
    return driver


def layout(driver, width, height, scheme="light", reduced=True):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1 if width > 600 else 2,
         "mobile": width <= 600})
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme},
                      {"name": "prefers-reduced-motion",
                       "value": "reduce" if reduced else "no-preference"}]})


class Page:
    def __init__(self, driver, address):
        self.driver = driver
        driver.get(address)
        self.steps = driver.execute_script(
            "return JSON.parse(document.getElementById('frames').textContent).steps")

    def text(self, identifier):
        found = self.driver.find_elements(By.ID, identifier)
        return found[0].get_attribute("textContent") if found else None

    def step(self):
        return int(number(self.text("step")))

    def playing(self):
        return self.driver.find_element(By.ID, "play").get_attribute("aria-label") == "Pause"

    def scrub(self, frame):
        self.driver.execute_script(
            "const s = document.getElementById('scrub'); s.value = arguments[0];"
            "s.dispatchEvent(new Event('input', {bubbles: true}))", frame)

    def press(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()


def close(shown, exact, digits):
    """The exact value, rounded to as many digits as are shown."""
    if exact == 0:
        return shown == 0
    fixed = 0.5001e-5 if digits == 5 and abs(exact) >= 0.001 else None
    significant = abs(exact) * (0.5001e-3 if digits == 5 else 0.5001e-5)
    return abs(shown - exact) <= (fixed or significant)


def compare(page, run):
    """Every number that stands on the page, against the run, at the run's steps."""
    compared = 0
    for step, state in run["steps"].items():
        if int(step) not in page.steps:
            continue
        page.scrub(page.steps.index(int(step)))
        check(page.step() == int(step), f"scrubbed to step {step}, it shows {page.step()}")
        wanted = {"loss": (state["loss"], 6)}
        for name, value in state["parameters"].items():
            wanted["value-" + name] = (value, 5)
        for name, value in state["gradient"].items():
            wanted["derivative-" + name] = (value, 5)
        for output, (predicted, observed) in enumerate(
                zip(state["predicted"], state["observed"]), 1):
            for row, (p, o) in enumerate(zip(predicted, observed), 1):
                wanted[f"predicted-{row}-{output}"] = (p, 5)
                wanted[f"residual-{row}-{output}"] = (o - p, 5)
        for identifier, (exact, digits) in wanted.items():
            text = page.text(identifier)
            if text is None:  # lists of large networks and tables are cut
                continue
            compared += 1
            check(close(number(text), exact, digits),
                  f"step {step}, {identifier}: {text} shown, {exact} in the run")
    check(compared > 0, "nothing was compared")
    return compared


def drive(page):
    """Buttons, keys and the film itself."""
    driver, last = page.driver, len(page.steps) - 1
    page.scrub(0)
    page.press(Keys.ARROW_RIGHT)
    check(page.step() == page.steps[1], "the right arrow goes one step on")
    page.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT)
    check(page.step() == page.steps[2], "the left arrow goes one step back")
    page.press(Keys.END)
    check(page.step() == page.steps[last], "End goes to the last step")
    page.press(Keys.HOME)
    check(page.step() == page.steps[0], "Home goes to step 0")
    for name, wanted in (("forward", 1), ("forward", 2), ("back", 1)):
        driver.find_element(By.ID, name).click()
        check(page.step() == page.steps[wanted], f"the button {name} moves one step")
    spoken = page.text("spoken")
    check(page.text("step") in spoken and page.text("loss") in spoken,
          f"a screen reader hears step and loss when paused, not “{spoken}”")
    shape = "return document.querySelector('.fit [class~=squiggle], .points').outerHTML"
    before = driver.execute_script(shape)
    page.scrub(last // 3)
    driver.execute_script("document.activeElement.blur()")
    page.press(" ")
    check(page.playing(), "the space bar plays")
    time.sleep(0.8)
    page.press(" ")
    check(not page.playing(), "the space bar pauses")
    moved = page.step()
    check(moved > page.steps[last // 3], "playing moves on")
    check(driver.execute_script(shape) != before, "playing moves the drawing")
    time.sleep(0.4)
    check(page.step() == moved, "a pause stays")
    page.scrub(last - 1)
    driver.find_element(By.ID, "play").click()
    time.sleep(1.2)
    check(page.step() == page.steps[last] and not page.playing(), "the film ends at its end")
    focus = driver.find_element(By.ID, "forward")
    page.press(Keys.TAB)
    driver.execute_script("arguments[0].focus({focusVisible: true})", focus)
    outline = driver.execute_script("return getComputedStyle(arguments[0]).outlineStyle", focus)
    check(outline != "none", "the focus is visible")


def fits(page, width):
    inner = page.driver.execute_script("return document.documentElement.scrollWidth")
    check(inner <= width, f"{width} wide, the page scrolls sideways: it is {inner}")


def main():
    address = pathlib.Path(sys.argv[1]).resolve().as_uri()
    run = json.loads(pathlib.Path(sys.argv[2]).read_text())
    folder = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    driver = browser()
    try:
        layout(driver, 1400, 900, reduced=False)
        page = Page(driver, address)
        check(page.playing(), "the film starts by itself")
        layout(driver, 1400, 900)
        page = Page(driver, address)
        check(not page.playing() and page.step() == 0, "with reduced motion it waits at step 0")
        check(f"{len(page.steps)} of" in driver.page_source or "every step" in driver.page_source,
              "the page says which steps it holds")
        compared = compare(page, run)
        drive(page)
        shots = 0
        for width, height in ((360, 740), (390, 844), (768, 1024), (1400, 900)):
            for scheme in ("light", "dark"):
                layout(driver, width, height, scheme)
                page = Page(driver, address)
                page.scrub(len(page.steps) // 2)
                fits(page, width)
                page.scrub(len(page.steps) - 1)
                fits(page, width)
                if folder:
                    folder.mkdir(parents=True, exist_ok=True)
                    page.scrub(len(page.steps) // 2)
                    driver.execute_script("document.activeElement.blur(); scrollTo(0, 0)")
                    time.sleep(0.2)
                    driver.save_screenshot(str(folder / f"{width}x{height}-{scheme}.png"))
                    shots += 1
        entries = driver.get_log("browser")
        check(not entries, f"the console says {[entry['message'] for entry in entries[:3]]}")
    finally:
        driver.quit()
    if failures:
        sys.exit(f"{len(failures)} checks failed")
    print(f"animation page: {compared} numbers compared with the run, {len(page.steps)} steps held,"
          f" {shots} screenshots")


main()
