"""The built demo works when it is opened from disk, and asks nobody for anything."""

from pathlib import Path

from playwright.sync_api import Browser


def test_links_and_search_work_from_disk(on_disk: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(on_disk.as_uri())
    page.get_by_role("link", name="Quality").first.click()
    page.locator("a.okr-cell").first.click()
    page.locator(".okr-filters output", has_text=" of ").wait_for()
    page.get_by_role("link", name="Alignment").first.click()
    page.locator(".okr-filters").wait_for()
    page.get_by_role("link", name="Partner cafés trust that payouts arrive on the day we said").first.click()
    assert page.url.endswith("/2026-Q4/payments/on-time-payouts.html")
    page.locator(".md-search__input").fill("expired card")
    found = page.locator(".md-search-result__link").first
    found.wait_for()
    assert "No subscriber loses their coffee to an expired card" in found.inner_text()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:", "about:"))] == []
    assert wrong == []
    page.close()
