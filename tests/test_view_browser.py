"""The page in a real browser: headless Chromium, driven over WebDriver.

Needs Debian's `chromium` and `chromium-driver` (`apt-get install chromium chromium-driver`); where they are missing the
tests are skipped with that advice, and fail where EXTRACTOR_REQUIRE_BROWSER=1 asks for them.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extractor import evaluate_page
from extractor.corpus import Gold
from extractor.display import KINDS
from extractor.scorecard import scorecard
from extractor.view import Shown, view, write_page

from .samples import TEXT, record
from .test_evaluate_page import found, labelled

webdriver = pytest.importorskip("selenium.webdriver", reason="pip install selenium")
ADVICE = "apt-get install chromium chromium-driver"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --window-size=1400,900"
).split()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and chromedriver):
        (pytest.fail if os.environ.get("EXTRACTOR_REQUIRE_BROWSER") == "1" else pytest.skip)(ADVICE)
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]})
    yield driver
    driver.quit()


# Where every mark stands, by kind and offsets: [start, end] in code points of the text before it, one for each of its pieces.
MARKS = """(() => {
    const found = {};
    for (const mark of document.querySelectorAll('#text .m')) {
        const before = document.createRange();
        before.setStart(document.getElementById('text'), 0);
        before.setEndBefore(mark);
        const key = [mark.classList[1], mark.dataset.start, mark.dataset.end].join(' ');
        const start = Array.from(before.toString()).length;
        (found[key] ??= []).push([start, start + Array.from(mark.textContent).length]);
    }
    return found;
})()"""


class Page:
    """One opened page; every question is a line of JavaScript."""

    def __init__(self, driver: Any, file: Path, place: str = "") -> None:
        self.driver, self.url = driver, file.as_uri()
        for log in ("browser", "performance"):
            driver.get_log(log)
        driver.get("about:blank")
        driver.get(self.url + place)

    def ask(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(f"return {script}", *arguments)

    def press(self, *keys: str) -> None:
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def click(self, selector: str) -> None:
        self.driver.find_element("css selector", selector).click()

    def cells(self, column: int) -> list[str]:
        rows = "[...document.querySelectorAll('#table tbody tr')]"
        return self.ask(f"{rows}.map(row => row.cells[arguments[0]].innerText.split('\\n')[0])", column)

    def pick(self, name: str, value: str) -> None:
        self.ask(
            "(select => { select.value = arguments[1]; select.dispatchEvent(new Event('change')) })"
            "(document.querySelector(`[data-filter=${arguments[0]}]`))",
            name,
            value,
        )

    def quiet(self) -> None:
        """No console message, nothing asked of any other address than the file's own."""
        assert self.driver.get_log("browser") == []
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        asked = {event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"}
        assert {url for url in asked if not url.startswith(("data:", "about:"))} <= {self.url}
        assert self.ask("performance.getEntriesByType('resource').filter(entry => !entry.name.startsWith('data:')).length") == 0


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("one") / "page.html"
    view([record()], lambda _: TEXT, out)
    return out


@pytest.fixture
def page(browser: Any, file: Path) -> Iterator[Page]:
    opened = Page(browser, file)
    yield opened
    opened.quiet()


def test_the_text_is_the_article_and_nothing_in_it_runs(page: Page) -> None:
    assert page.ask("document.getElementById('text').textContent") == TEXT
    assert page.ask("document.title") == "Kelp <b>bold</b> & Sons"
    assert page.ask("document.getElementById('title').textContent") == "Kelp <b>bold</b> & Sons"
    assert page.ask("document.querySelectorAll('#article img, #article script, #article b, #article i').length") == 0


def test_highlights_are_where_the_offsets_say(page: Page) -> None:
    marks = page.ask(MARKS)
    one = record()
    mentions = [(kind, m) for kind in ("money", "percents", "quantities", "periods") for m in getattr(one, kind)]
    mentions += [("companies", m) for company in one.companies for m in company.mentions]
    assert len(marks) == len(mentions)
    for kind, mention in mentions:
        pieces = marks[f"{kind} {mention.start} {mention.end}"]
        assert pieces[0][0] == mention.start
        assert pieces[-1][1] == mention.end
        assert all(left[1] == right[0] for left, right in pairwise(pieces)), "a mention in pieces has no holes"


def test_any_tangle_of_mentions_stands_where_its_offsets_say(browser: Any, tmp_path: Path) -> None:
    """Nested, crossing, equal, adjacent, over line ends, between characters of every sort."""
    chance = random.Random(8)
    articles = []
    for number in range(60):
        text = "".join(chance.choices("ab <&\n\r\x00\u2028\u202e\u0301🌊", k=chance.randint(1, 60)))
        spans = [sorted(chance.sample(range(len(text) + 1), 2)) for _ in range(chance.randint(0, 12))]
        mentions = [[chance.choice(list(KINDS)), start, end, "x", None, "rule", None] for start, end in spans]
        info = {"id": str(number), "title": None, "length": len(text), "facts": 0, "bad": 0}
        articles.append(Shown(info=info, text=text, mentions=mentions, facts=[]))
    out = tmp_path / "tangle.html"
    write_page(out, "Tangle", articles)
    page = Page(browser, out)
    for number, article in enumerate(articles):
        if number:
            page.press("]")
        assert page.ask("document.getElementById('text').textContent") == article.text
        found = page.ask(MARKS)
        wanted = {f"{kind} {start} {end}": (start, end) for kind, start, end, *_ in article.mentions}
        assert found.keys() == {key for key, (start, end) in wanted.items() if article.text[start:end].strip("\n")}
        for key, pieces in found.items():
            inside = "".join(article.text[start:end] for start, end in sorted(map(tuple, {(a, b) for a, b in pieces})))
            start, end = wanted[key]
            assert inside == article.text[start:end].replace("\n", ""), key
    page.quiet()


def test_focus_and_hover_show_value_and_rule(page: Page) -> None:
    page.ask("document.querySelector('#text .percents').focus()")
    tip = page.ask("document.getElementById('tip').innerText")
    assert "12%" in tip
    assert "percent.sign" in tip
    assert "revenue" in tip, "the fact that was made of it"
    inner = page.driver.find_element("css selector", "#text .money .money")
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(page.driver).move_to_element(inner).perform()
    tip = page.ask("document.getElementById('tip').innerText")
    assert "EUR 410,000\n" in tip
    assert "EUR 410,000 – 450,000" in tip, "both of two that overlap"


def test_keys_walk_from_mention_to_mention(page: Page) -> None:
    from selenium.webdriver.common.keys import Keys

    page.ask("document.querySelector('#text .m').focus()")
    assert page.ask("document.activeElement.textContent") == "Orlen Kelp"
    page.press(Keys.ARROW_RIGHT)
    assert page.ask("document.activeElement.textContent") == "12%"
    page.press(Keys.END)
    assert page.ask("document.activeElement.textContent") == "2026"
    assert page.ask("document.querySelectorAll('#text [tabindex=\"0\"]').length") == 1
    page.press(Keys.ESCAPE)
    assert page.ask("document.getElementById('tip').hidden")


def test_kinds_can_be_hidden(page: Page) -> None:
    page.click("#legend [data-kind=money]")
    assert page.ask("document.querySelectorAll('#text .money:not(.off)').length") == 0
    assert page.ask("document.querySelectorAll('#text .percents:not(.off)').length") == 2
    assert page.ask("document.querySelector('#legend [data-kind=money]').ariaPressed") == "false"


def test_sorts(page: Page) -> None:
    before = page.cells(1)
    page.click("[data-sort=metric]")
    assert page.cells(1) == sorted(before) != before
    assert page.ask("document.querySelector('th:nth-child(2)').ariaSort") == "ascending"
    page.click("[data-sort=metric]")
    assert page.cells(1) == sorted(before, reverse=True)
    page.click("[data-sort=metric]")
    assert page.cells(1) == before
    page.click("[data-sort=shown]")
    assert page.cells(2) == ["3×", "▲ 12%", "1,200 people", "EUR 410,000 – 450,000", "EUR 3.125 million", "EUR 3.5 million"]
    page.click("[data-sort=when]")
    assert page.cells(3) == ["2023", "2024", "2024", "2024", "2025-03-01", "2026"]


def test_filters(page: Page) -> None:
    for name, value, left in (
        ("company", "Borg Nets", ["sales volume"]),
        ("metric", "revenue", ["revenue"] * 3),
        ("when", "2023", ["revenue"]),
        ("kind", "Percent", ["revenue"]),
    ):
        page.pick(name, value)
        assert page.cells(1) == left
        page.pick(name, "")
    page.press("/")
    page.press("net prof")
    assert page.cells(1) == ["net profit"]
    assert page.ask("document.getElementById('shown').textContent") == "1 of 6 facts"
    page.press("ZZZ")
    assert page.ask("document.getElementById('shown').textContent") == "No fact matches."


def test_jumps_to_the_evidence_and_back(page: Page) -> None:
    from selenium.webdriver.common.keys import Keys

    page.ask("document.querySelector('#table tbody tr').focus()")
    page.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER)
    evidence = page.ask("[...document.querySelectorAll('.evidence')].map(e => e.textContent).join('')")
    assert evidence == "Net profit reached €410,000–€450,000 in 2024"
    assert page.ask("[...document.querySelectorAll('.value')].map(e => e.textContent).join('')") == "€410,000–€450,000"
    assert page.ask("document.activeElement.className") == "evidence"
    assert page.ask("(box => box.top > 0 && box.bottom < innerHeight)(document.querySelector('.evidence').getBoundingClientRect())")
    assert page.ask("document.getElementById('text').textContent") == TEXT
    assert page.ask("location.hash") == "#1/f4"
    page.press(Keys.ESCAPE)
    assert page.ask("document.activeElement.dataset.fact") == "f4"


def test_an_address_leads_to_a_fact(browser: Any, file: Path) -> None:
    page = Page(browser, file, "#1/f6")
    assert page.ask("document.querySelector('.value').textContent") == "3 times"
    page.quiet()


def test_charts_and_checks(page: Page) -> None:
    page.click("#tab-charts")
    assert page.ask("[...document.querySelectorAll('figcaption')].map(e => e.innerText)") == ["Orlen Kelp · revenue"]
    widths = page.ask("[...document.querySelectorAll('.bar-low')].map(bar => Number(bar.getAttribute('width')))")
    assert widths[0] / widths[1] == pytest.approx(3.125 / 3.5)
    page.click("#tab-checks")
    cards = page.ask("[...document.querySelectorAll('.check')].map(card => card.innerText)")
    assert "inconsistent" in cards[0]
    assert "profit over <revenue>" in cards[0]
    assert page.ask("[...document.querySelectorAll('.check:first-child dd')].map(number => number.innerText)") == ["11.7", "60"]
    page.click(".check button")
    assert page.ask("document.querySelector('.value').textContent") == "€410,000–€450,000"


def test_levels_of_several_days_stand_on_a_time_axis(browser: Any, tmp_path: Path) -> None:
    row = record().model_dump(mode="json")
    days = ("2025-01-01", "2025-02-01", "2025-12-01")
    row["facts"] = [
        row["facts"][4] | {"id": f"f{i}", "low": low, "high": low, "start_date": day, "end_date": day}
        for i, (day, low) in enumerate(zip(days, ("1000", "1200", "900"), strict=True))
    ]
    row["checks"] = []
    out = tmp_path / "page.html"
    view([record().model_validate(row)], lambda _: TEXT, out)
    page = Page(browser, out)
    page.click("#tab-charts")
    dots = page.ask("[...document.querySelectorAll('circle.bar-low')].map(dot => [dot.cx.baseVal.value, dot.cy.baseVal.value])")
    assert (dots[1][0] - dots[0][0]) / (dots[2][0] - dots[0][0]) == pytest.approx(31 / 334)
    assert dots[1][1] < dots[0][1] < dots[2][1], "the highest on top"
    page.click("svg circle.bar-low")
    assert page.ask("document.querySelector('.value').textContent") == "1,200 people"
    page.quiet()


def test_light_and_dark(page: Page) -> None:
    colours = []
    for _ in range(3):
        colours.append(page.ask("getComputedStyle(document.getElementById('article')).backgroundColor"))
        page.click("#theme")
    assert len(set(colours)) == 2


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_has_enough_contrast(page: Page, dark: bool) -> None:
    """At least 4.5:1 for text and 3:1 for the lines that mark the kinds (WCAG AA)."""
    page.ask("(document.documentElement.dataset.theme = arguments[0])", "dark" if dark else "light")
    ratios = page.ask(
        """(() => {
            const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
            const rgb = (colour, under) => {
                canvas.fillStyle = under; canvas.fillRect(0, 0, 1, 1);
                canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
            };
            const light = (c) => c.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
            const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
            const paper = getComputedStyle(document.getElementById('article')).backgroundColor;
            const out = [];
            for (const mark of document.querySelectorAll('#text .m, .piece')) {
                const style = getComputedStyle(mark);
                const tint = rgb(style.backgroundColor, paper);
                out.push(['text', mark.className, ratio(rgb(style.color, paper), tint), 4.5]);
                if (mark.parentElement.closest('.m')) continue;
                out.push(['line', mark.className, ratio(rgb(style.borderBottomColor, paper), rgb(paper, paper)), 3]);
            }
            for (const soft of document.querySelectorAll('#about, #shown, td small, #tabs button')) {
                const desk = getComputedStyle(document.documentElement).backgroundColor;
                const colour = getComputedStyle(soft).color;
                for (const under of [paper, desk]) out.push(['text', soft.id, ratio(rgb(colour, under), rgb(under, under)), 4.5]);
            }
            return out;
        })()"""
    )
    assert len(ratios) > 20
    assert [row for row in ratios if row[2] < row[3]] == []


def test_prints_text_facts_charts_and_checks(page: Page) -> None:
    page.ask("dispatchEvent(new Event('beforeprint'))")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        for selector in ("#text", "#table", "#drawn svg", ".check"):
            assert page.ask("document.querySelector(arguments[0]).getBoundingClientRect().height", selector) > 20, selector
        for selector in (".bar", "#filters", "#tabs"):
            assert page.ask("getComputedStyle(document.querySelector(arguments[0])).display", selector) == "none"
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_fits_a_narrow_screen(browser: Any, file: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True})
    try:
        page = Page(browser, file)
        assert page.ask("document.documentElement.scrollWidth") <= 360
        page.quiet()
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_shows_the_facts_where_the_text_is_absent(browser: Any, tmp_path: Path) -> None:
    out = tmp_path / "absent.html"
    view([record()], lambda _: None, out)
    page = Page(browser, out)
    assert "was not found" in page.ask("document.getElementById('notice').innerText")
    assert page.ask("document.querySelectorAll('.piece').length") == 6
    assert page.ask("document.querySelector('.piece .value').textContent") == "€3.5 million"
    page.click("#table tbody tr:nth-child(4)")
    assert "net profit" in page.ask("document.activeElement.textContent")
    page.quiet()


def test_thousands_of_articles_open_at_once(browser: Any, tmp_path: Path) -> None:
    out = tmp_path / "many.html"
    view((record(f"kelp-{i}", title=f"Harvest {i}") for i in range(2000)), lambda _: TEXT, out)
    page = Page(browser, out)
    assert page.ask("document.getElementById('place').textContent") == "1 of 2000"
    assert page.ask("document.querySelectorAll('*').length") < 5000, "only what is seen is drawn"
    page.press("]")
    assert page.ask("document.getElementById('title').textContent") == "Harvest 1"
    page.click("#find-article")
    page.press("harvest 1999")
    page.click("#articles button")
    assert page.ask("document.getElementById('title').textContent") == "Harvest 1999"
    page.pick("scope", "all")
    assert page.ask("document.getElementById('shown').textContent") == "12,000 facts"
    page.click("#table tbody tr:nth-child(2)")
    assert page.ask("document.getElementById('title').textContent") == "Harvest 0"
    assert page.ask("document.querySelector('.value').textContent") == "€3.125 million"
    page.quiet()


def test_an_evaluation_shows_gold_beside_what_was_found(browser: Any, tmp_path: Path) -> None:
    gold, ours = labelled(), found()
    out = tmp_path / "scores.html"
    evaluate_page.write([Gold(out, gold, TEXT)], {"kelp": ours}, scorecard({"kelp": gold}, {"kelp": ours}), out)
    page = Page(browser, out)
    assert page.ask("document.querySelector('#scored h3').innerText") == "Over 1 article"
    assert page.ask("document.getElementById('text').textContent") == TEXT
    for state, words in (("wrong", "12%"), ("missed", "€410,000"), ("extra", "1,200 people,")):
        assert page.ask("document.querySelector(`#text .${arguments[0]}`).textContent", state) == words
    page.ask("document.querySelector('#text .wrong').focus()")
    assert "gold: 12%" in page.ask("document.getElementById('tip').innerText")
    rule = "[...document.querySelectorAll('#scored .link')].find(link => link.textContent === arguments[0]).click()"
    page.ask(rule, "quantity.greedy")
    assert page.ask("document.querySelectorAll('#mistaken tbody tr').length") == 1
    page.ask("(input => { input.value = ''; input.dispatchEvent(new Event('input')) })(document.getElementById('find-mistake'))")
    assert page.ask("[...document.querySelectorAll('#mistaken .state')].map(cell => cell.textContent)") == ["Missed", "Wrong", "Extra"]
    page.click("#mistaken tbody tr")
    assert page.ask("document.activeElement.textContent") == "€410,000"
    page.click("#tab-scores")
    page.ask(rule, "fact.beside")
    assert page.ask("document.getElementById('shown').textContent") == "6 facts"
    page.pick("state", "Wrong")
    assert page.cells(2) == ["gross profit"]
    assert "gold: net profit" in page.ask("document.querySelector('#table tbody').innerText")
    page.click("#table tbody tr")
    assert page.ask("document.activeElement.className") == "evidence"
    page.quiet()
