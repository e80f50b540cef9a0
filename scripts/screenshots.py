"""Take the pictures in the README: the corpus is read now, its pages are written and photographed.

    python scripts/screenshots.py [FOLDER]      docs/ unless given; needs chromium and chromium-driver

Chosen are an article with facts, charts and checks, and the evaluation of every article whose text is the project's own.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from selenium import webdriver

from extractor import corpus, evaluate_page, extract, texts
from extractor.scorecard import scorecard
from extractor.view import view

ROOT = Path(__file__).parent.parent
ARTICLE = "bohu-retold"
WIDTH, HEIGHT = 1360, 850
FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync"


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    articles = ROOT / "corpus" / "articles"
    golds = [gold for gold in corpus.load([ROOT / "corpus" / "gold"]) if (articles / f"{gold.id}.txt").is_file()]
    records = {gold.id: extract(gold.article()) for gold in golds}
    found = {name: record.model_dump(mode="json") for name, record in records.items()}
    card = scorecard({gold.id: gold.labels for gold in golds}, found)
    with tempfile.TemporaryDirectory() as pages:
        view([records[ARTICLE]], texts.finder([articles]), Path(pages) / "view.html")
        evaluate_page.write(golds, found, card, Path(pages) / "evaluate.html")
        driver = browser()
        for name, page, dark, script in (
            ("view", "view.html#1/f1", False, ""),
            ("charts", "view.html#1/f1", True, "document.getElementById('tab-charts').click()"),
            ("evaluate", "evaluate.html", False, ""),
        ):
            scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
            still = {"name": "prefers-reduced-motion", "value": "reduce"}
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme, still]})
            driver.get("about:blank")
            file, _, place = page.partition("#")
            driver.get(f"{(Path(pages) / file).as_uri()}#{place}")
            driver.execute_script(script)
            driver.save_screenshot(str(folder / f"{name}.png"))
        driver.quit()


def browser() -> Any:
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*FLAGS.split(), f"--window-size={WIDTH},{HEIGHT}", f"--user-data-dir={tempfile.mkdtemp()}", "--hide-scrollbars"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    return driver


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs")
