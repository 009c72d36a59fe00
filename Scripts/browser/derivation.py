#!/usr/bin/python3
"""Reads a page of `chainrule explain --format html` and the piece of `--format mathml`, and checks
them as an XML parser and a browser that we did not write see them.

    Scripts/browser/derivation.py PAGE.html PIECE.mathml [SCREENSHOTS]

Both are well-formed; their mathematics has only elements of MathML Core, each with as many children
as it takes; the page holds the piece. In headless Chromium, wide and narrow, light, dark and on
paper: nothing sticks out of the page but what is scrolled by itself, every formula takes room, the
console is silent, the network is off. With SCREENSHOTS, a folder, pictures are kept there.
Debian: chromium, chromium-driver, python3-selenium.
"""
import base64
import os
import pathlib
import sys
import xml.etree.ElementTree as ET

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

# Elements of MathML Core that are used, and how many children each has (None: any number).
CORE = {"math": None, "mrow": None, "mi": 0, "mn": 0, "mo": 0, "mtext": 0, "mfrac": 2, "msub": 2,
        "msup": 2, "mover": 2, "mtable": None, "mtr": None, "mtd": None}
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)
        print("FAILED:", message)


def name(element):
    return element.tag.split("}")[-1]


def check_mathematics(root, where):
    formulas = [element for element in root.iter() if name(element) == "math"]
    check(formulas, f"{where}: no formulas")
    for formula in formulas:
        for element in formula.iter():
            tag = name(element)
            check(tag in CORE, f"{where}: {tag} is not of MathML Core")
            count = CORE.get(tag)
            check(count is None or len(element) == count,
                  f"{where}: {tag} has {len(element)} children")


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


# The widest thing that is not in a part that scrolls by itself, and formulas without size.
MEASURE = """
const inside = e => e.closest('.wide, h2, h3, p, dt, dd');
let right = 0;
for (const e of document.querySelectorAll('body *'))
  if (!inside(e)) right = Math.max(right, e.getBoundingClientRect().right);
const empty = [...document.querySelectorAll('math')].filter(m => {
  const box = m.getBoundingClientRect(); return box.width < 1 || box.height < 1; }).length;
return {right, empty, width: document.documentElement.clientWidth,
        scroll: document.documentElement.scrollWidth,
        paper: getComputedStyle(document.body).backgroundColor,
        ink: getComputedStyle(document.body).color};
"""


def brightness(colour):
    return sum(float(part) for part in colour.strip("rgba()").split(",")[:3])


def check_layout(driver, width, scheme, screenshots):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    seen = driver.execute_script(MEASURE)
    where = f"{width} pixels, {scheme}"
    check(seen["scroll"] <= seen["width"], f"{where}: the page scrolls sideways: {seen}")
    check(seen["right"] <= seen["width"] + 1, f"{where}: something sticks out: {seen}")
    check(seen["empty"] == 0, f"{where}: {seen['empty']} formulas take no room")
    dark = brightness(seen["paper"]) < brightness(seen["ink"])
    check(dark == (scheme == "dark"), f"{where}: {seen['ink']} on {seen['paper']}")
    if screenshots:
        picture = driver.execute_cdp_cmd(
            "Page.captureScreenshot", {"captureBeyondViewport": True})["data"]
        (screenshots / f"{width}-{scheme}.png").write_bytes(base64.b64decode(picture))


def main():
    page, piece = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    screenshots = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    for path in (page, piece):
        check_mathematics(ET.fromstring(path.read_text(encoding="utf-8")), path.name)
    check(piece.read_text(encoding="utf-8") in page.read_text(encoding="utf-8"),
          "the page does not hold the piece")
    driver = browser()
    try:
        driver.get(page.as_uri())
        for width in (1280, 360):
            for scheme in ("light", "dark"):
                check_layout(driver, width, scheme, screenshots)
        paper = base64.b64decode(
            driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": False})["data"])
        check(paper.startswith(b"%PDF") and len(paper) > 5000, "it does not print")
        if screenshots:
            (screenshots / "paper.pdf").write_bytes(paper)
        for entry in driver.get_log("browser"):
            check(False, f"the console says: {entry['message']}")
    finally:
        driver.quit()
    sys.exit(1 if failures else 0)


main()
