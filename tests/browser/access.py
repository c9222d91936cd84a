"""What keeps somebody from using a page: asked of axe-core, and of the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from tests.browser.reader import Reader

# Rows of a table are alike, and axe needs a minute for a thousand: the first ones of each part speak for all.
_ROWS = 12
_OPEN = """
document.querySelectorAll("details").forEach((one) => { one.open = true; });
document.querySelectorAll("article :is(table, tbody, ul, ol, dl)").forEach((list) => {
  const rows = [...list.children];
  if (rows.length > arguments[0]) rows.slice(arguments[0]).forEach((row) => row.remove());
});
[...document.querySelector("article").children].slice(5 * arguments[0]).forEach((part) => part.remove());
document.querySelectorAll(".md-sidebar__scrollwrap").forEach((one) => { one.scrollTop = 0; });
"""
_RUN = """
const done = arguments[arguments.length - 1], said = (check) => check.message;
axe.run(document, arguments[0]).then((told) => done(told.violations.flatMap((rule) => rule.nodes.map((node) =>
  rule.id + " " + node.target.join(" ") + ": " + node.any.concat(node.all, node.none).map(said).join("; ")))));
"""
# All that axe knows, with what is new in WCAG 2.2; in the dark only colours can differ.
EVERYTHING: Mapping[str, Any] = {"preload": False, "iframes": False, "rules": {"target-size": {"enabled": True}}}
COLOURS: Mapping[str, Any] = {
    "preload": False,
    "iframes": False,
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
_STOP = """
const at = document.activeElement;
if (!at || at === document.body) return null;
const hint = at.matches(".md-option") ? at.nextElementSibling : at, style = getComputedStyle(hint);
const box = hint.getBoundingClientRect(), said = (at.getAttribute("aria-label") || at.textContent).trim();
const inside = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
if (!at.dataset.stop) at.dataset.stop = String(document.querySelectorAll("[data-stop]").length);
return {
  name: at.dataset.stop + " " + at.tagName + "." + at.className + " " + said.slice(0, 20),
  shown: inside && box.width > 0 && style.visibility === "visible", ring: ring,
};
"""
# What a finger can press on a page, and a keyboard should reach: a group of radio buttons is one stop.
_PRESSABLE = """
const seen = new Set();
return [...document.querySelectorAll(arguments[0])].filter((one) => {
  if (!one.checkVisibility({visibilityProperty: true}) || one.disabled || one.tabIndex < 0) return false;
  if (one.type !== "radio") return true;
  const fresh = !seen.has(one.name);
  seen.add(one.name);
  return fresh;
}).length;
"""


def violations(reader: Reader, rules: Mapping[str, Any] = EVERYTHING) -> list[str]:
    """Ask axe-core about the page as it stands."""
    reader.driver.set_script_timeout(180)
    if not reader.driver.execute_script("return Boolean(window.axe)"):
        source = files("selenium_axe_python").joinpath("axe-core/axe.min.js").read_text(encoding="utf-8")
        reader.driver.execute_script(source + "\nwindow.axe = axe;")
    return [str(one) for one in reader.driver.execute_async_script(_RUN, rules)]


def opened(reader: Reader) -> None:
    """Open all that can be opened on a page, leave a dozen rows of each list, and scroll nothing half out of sight."""
    reader.driver.execute_script(_OPEN, _ROWS)


def in_light(reader: Reader, scheme: str) -> None:
    """Say what the system prefers, light or dark, for pages that are opened from now on; nothing moves."""
    told = [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": told if scheme else []})


def drawn_in(reader: Reader, scheme: str) -> None:
    """Wait until the page is drawn light or dark."""
    wanted = {"light": "default", "dark": "slate"}[scheme]
    look = "return document.body.getAttribute('data-md-color-scheme')"
    WebDriverWait(reader.driver, 30).until(lambda d: d.execute_script(look) == wanted)


def pressable(reader: Reader, css: str) -> int:
    """Count what can be pressed or typed into."""
    return int(reader.driver.execute_script(_PRESSABLE, css))


def stops(reader: Reader, most: int = 400) -> list[Mapping[str, Any]]:
    """Press the tabulator from the top of the page to its end; give where it stopped: name, shown, ring."""
    found: list[Mapping[str, Any]] = []
    for _ in range(most):
        ActionChains(reader.driver).send_keys(Keys.TAB).perform()
        stop = reader.driver.execute_script(_STOP)
        if stop is None or (found and stop["name"] == found[0]["name"]):
            return found
        found.append(stop)
    raise AssertionError(f"the tabulator never leaves the page: {found[-3:]}")
