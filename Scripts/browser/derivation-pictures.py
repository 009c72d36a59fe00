#!/usr/bin/python3
"""Takes a picture of every derivation of a page, for README and the documentation.

    Scripts/browser/derivation-pictures.py PAGE.html FOLDER NAME…

PAGE.html is what `chainrule explain RUN --format html` prints; NAME… are the pictures' names, one for
each derivation in its order. The lesson's:

    chainrule explain lesson/lesson.chainrule --format html >page.html
    Scripts/browser/derivation-pictures.py page.html Docs/derivations w1 w2 w3 w4 b1 b2 b3

Debian: chromium, chromium-driver, python3-selenium.
"""
import base64
import os
import pathlib
import sys

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

WIDTH = 880


def browser():
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--hide-scrollbars", "--disable-gpu", "--disable-lcd-text"):
        options.add_argument(argument)
    if os.geteuid() == 0:  # Chromium's sandbox refuses root, as in a container
        options.add_argument("--no-sandbox")
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


def main():
    page, folder, names = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    folder.mkdir(parents=True, exist_ok=True)
    driver = browser()
    try:
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": WIDTH, "height": 800, "deviceScaleFactor": 1, "mobile": False})
        driver.get(page.resolve().as_uri())
        boxes = driver.execute_script(
            "return [...document.querySelectorAll('section')].map(s => {"
            "const b = s.getBoundingClientRect();"
            "return {x: 0, y: b.y + scrollY + 1, width: innerWidth, height: b.height + 15}; })")
        if len(boxes) != len(names):
            sys.exit(f"{len(boxes)} derivations, {len(names)} names")
        for name, box in zip(names, boxes):
            picture = driver.execute_cdp_cmd(
                "Page.captureScreenshot",
                {"format": "webp", "quality": 60, "captureBeyondViewport": True,
                 "clip": {**box, "scale": 1}})["data"]
            (folder / f"{name}.webp").write_bytes(base64.b64decode(picture))
    finally:
        driver.quit()


main()
