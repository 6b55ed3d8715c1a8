"""The engines that readers' browsers have, behind one interface: Chromium, Firefox and WebKit.

Firefox and WebKit have the machine's own faces: where the one that the tests bring is the only one,
WebKit takes every line for one of no height, and Firefox prints what no program can read.
"""

import base64
import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page
from selenium.webdriver import ActionChains, Remote
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.bidi import Session, firefox_session
from tests.browser.screen import WIDEST, screen
from tests.programs import find, need
from tests.waiting import PAGE_SHOWS, wait_until

DESK, HEIGHT = 1280, 900  # pixels
SYSTEM_PYTHON = "/usr/bin/python3"
MINIBROWSER = "*/webkit2gtk-4.1/MiniBrowser"  # in /usr/lib, where it is on no PATH
# Puts a page into a frame on one of the same site: the preview is shown to no other.
FRAME = """
const [address, width, height, shown] = arguments;
const root = document.documentElement;
root.replaceChildren(...["head", "body"].map((name) => document.createElement(name)));
document.body.style.margin = 0;
const frame = document.createElement("iframe");
Object.assign(frame.style, { border: 0, width: `${width}px`, height: `${height}px` });
frame.onload = () => shown();
frame.src = address;
document.body.append(frame);
"""


TO_MIDDLE = """(selector) =>
  document.querySelector(selector).scrollIntoView({ block: "center", behavior: "instant" })"""
ADDRESS = "() => location.href"
# Firefox calls a page complete, too, whose first byte has not come.
LOADED_ANOTHER = """(one) => location.href !== one
  && performance.getEntriesByType("navigation")[0]?.loadEventEnd > 0"""

# As WebDriver and BiDi write keys that are no signs.
CONTROL, ENTER = "\ue009", "\ue007"

# Where there is no graphics card, WebKit draws for half the time by its older way.
DRAWN_PLAINLY = {"WEBKIT_DISABLE_DMABUF_RENDERER": "1"}
PRINT = Path(__file__).with_name("webkit_print.py")
BINDINGS = "import gi; gi.require_version('WebKit2', '4.1')"


class Paper(NamedTuple):
    """A sheet of paper, in millimetres."""

    width: float
    height: float


class Engine(Protocol):
    """A browser with one page."""

    def open(self, address: str, width: int | None = None) -> None:
        """Show a page until it has loaded: in so many pixels, or in a window of any width."""

    def resize(self, width: int) -> None:
        """Give a page that was opened in so many pixels more or fewer."""

    def evaluate(self, function: str, argument: object = None) -> Any:
        """What a function of JavaScript gives on the page, as JSON can say it."""

    def click(self, selector: str) -> None:
        """Click on the first element that a selector finds, as with a mouse."""

    def type(self, words: str) -> None:
        """Press the keys of some words, for what has the focus."""

    def shortcut(self, key: str) -> None:
        """Press a key while Control is held down."""

    def print(self, paper: Paper) -> bytes:
        """The page on paper, as a PDF."""


class Chromium(NamedTuple):
    """Chromium, driven by Playwright."""

    page: Page

    def open(self, address: str, width: int | None = None) -> None:
        """Show a page."""
        self.resize(width or DESK)
        self.page.goto(address)

    def resize(self, width: int) -> None:
        """Resize the page."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    def evaluate(self, function: str, argument: object = None) -> Any:
        """Call a function on the page."""
        return self.page.evaluate(function, argument)

    def click(self, selector: str) -> None:
        """Click on an element."""
        self.page.locator(selector).first.click()

    def type(self, words: str) -> None:
        """Type words."""
        self.page.keyboard.type(words)

    def shortcut(self, key: str) -> None:
        """Press a key with Control."""
        self.page.keyboard.press(f"Control+{key}")

    def print(self, paper: Paper) -> bytes:
        """Print the page; it says its margins itself."""
        width, height = (f"{length}mm" for length in paper)
        return self.page.pdf(width=width, height=height)


class Firefox(NamedTuple):
    """Firefox, driven by WebDriver BiDi, which it speaks itself."""

    session: Session
    context: str

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """What Firefox answers about its page."""
        return self.session.ask(method, context=self.context, **params)

    def open(self, address: str, width: int | None = None) -> None:
        """Show a page."""
        self.resize(width or DESK)
        self.ask("browsingContext.navigate", url=address, wait="complete")

    def resize(self, width: int) -> None:
        """Resize the page."""
        self.ask("browsingContext.setViewport", viewport={"width": width, "height": HEIGHT})

    def evaluate(self, function: str, argument: object = None) -> Any:
        """Call a function on the page; what it gives comes as text, not in the protocol's types."""
        answer = self.session.ask(
            "script.callFunction",
            functionDeclaration=f"async (text) => JSON.stringify(await ({function})"
            "(JSON.parse(text)) ?? null)",
            arguments=[{"type": "string", "value": json.dumps(argument)}],
            target={"context": self.context},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer
        return json.loads(answer["result"]["value"])

    def click(self, selector: str) -> None:
        """Click on an element."""
        self.evaluate(TO_MIDDLE, selector)
        locator = {"type": "css", "value": selector}
        found = self.ask("browsingContext.locateNodes", locator=locator, maxNodeCount=1)
        element = {"type": "element", "element": {"sharedId": found["nodes"][0]["sharedId"]}}
        self.act(
            "pointer",
            {"type": "pointerMove", "x": 0, "y": 0, "origin": element},
            *({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")),
        )

    def type(self, words: str) -> None:
        """Type words."""
        self.press((kind, key) for key in keys_of(words) for kind in ("keyDown", "keyUp"))

    def shortcut(self, key: str) -> None:
        """Press a key with Control."""
        self.press([("keyDown", CONTROL), ("keyDown", key), ("keyUp", key), ("keyUp", CONTROL)])

    def press(self, presses: Iterable[tuple[str, str]]) -> None:
        """Let keys go down and up."""
        self.act("key", *({"type": kind, "value": key} for kind, key in presses))

    def act(self, device: str, *actions: dict[str, Any]) -> None:
        """Let a mouse or a keyboard do something."""
        source = {"type": device, "id": device, "actions": actions}
        self.ask("input.performActions", actions=[source])

    def print(self, paper: Paper) -> bytes:
        """Print the page; the protocol counts in centimetres."""
        page = {"width": paper.width / 10, "height": paper.height / 10}
        answer = self.ask("browsingContext.print", page=page)
        return base64.b64decode(answer["data"])


class WebKit(NamedTuple):
    """WebKitGTK, whose layout is that of Safari, driven by WebDriver."""

    driver: Remote
    display: str

    def open(self, address: str, width: int | None = None) -> None:
        """Show a page, in a frame where a width is asked for: no window is as narrow as a phone."""
        self.driver.switch_to.default_content()
        self.driver.get(urljoin(address, "/frame") if width else address)
        if width:
            self.driver.execute_async_script(FRAME, address, width, HEIGHT)
            self.driver.switch_to.frame(0)

    def resize(self, width: int) -> None:
        """Resize the frame."""
        self.evaluate("(width) => { frameElement.style.width = `${width}px` }", width)

    def evaluate(self, function: str, argument: object = None) -> Any:
        """Call a function on the page."""
        return self.driver.execute_script(f"return ({function})(arguments[0])", argument)

    def click(self, selector: str) -> None:
        """Click on an element."""
        self.evaluate(TO_MIDDLE, selector)
        self.driver.find_element("css selector", selector).click()

    def type(self, words: str) -> None:
        """Type words."""
        ActionChains(self.driver).send_keys(keys_of(words)).perform()

    def shortcut(self, key: str) -> None:
        """Press a key with Control."""
        ActionChains(self.driver).key_down(CONTROL).send_keys(key).key_up(CONTROL).perform()

    def print(self, paper: Paper) -> bytes:
        """Print the page in a process of its own: the driver has no command for it."""
        need_bindings()
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "page.pdf")
            told = [str(self.evaluate(ADDRESS)), str(file), *map(str, paper)]
            environment = {**os.environ, **DRAWN_PLAINLY, "DISPLAY": self.display}
            subprocess.run([SYSTEM_PYTHON, str(PRINT), *told], env=environment, check=True)
            return file.read_bytes()


def keys_of(words: str) -> str:
    """The keys by which words are typed."""
    return words.replace("\n", ENTER)


def wait_for(engine: Engine, function: str, argument: object = None) -> None:
    """Wait until a function of JavaScript gives something true on the page."""
    wait_until(lambda: engine.evaluate(function, argument))


def follow(engine: Engine, selector: str) -> None:
    """Click on a link, and wait until the page that it leads to has loaded."""
    before = engine.evaluate(ADDRESS)
    engine.click(selector)
    wait_for(engine, LOADED_ANOTHER, before)


def need_bindings() -> None:
    """Leave out the test where Debian's Python cannot drive WebKit."""
    command = [SYSTEM_PYTHON, "-c", BINDINGS]
    if subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode:
        pytest.skip("needs python3-gi, gir1.2-webkit2-4.1")


@contextmanager
def chromium(browser: Browser, folder: Path) -> Iterator[Engine]:
    """The Chromium that all tests share, with a visitor of its own."""
    context = browser.new_context()
    context.set_default_timeout(PAGE_SHOWS)
    yield Chromium(context.new_page())
    context.close()


@contextmanager
def firefox(browser: Browser, folder: Path) -> Iterator[Engine]:
    """Firefox without a window."""
    need("firefox-esr")
    with firefox_session(str(find("firefox-esr")), folder) as session:
        tree = session.ask("browsingContext.getTree")
        engine = Firefox(session, tree["contexts"][0]["context"])
        engine.ask("browsingContext.activate")  # what lies behind has no focus
        yield engine


@contextmanager
def webkit(browser: Browser, folder: Path) -> Iterator[Engine]:
    """WebKit's small browser on a screen that nobody sees."""
    need("WebKitWebDriver", "Xvfb")
    options = Options()
    options.binary_location = str(next(Path("/usr/lib").glob(MINIBROWSER)))
    options.add_argument("--automation")
    options.set_capability("browserName", "MiniBrowser")
    with screen() as display:
        environment = {**os.environ, **DRAWN_PLAINLY, "DISPLAY": display}
        service = Service(str(find("WebKitWebDriver")), env=environment)
        service.start()
        config = ClientConfig(service.service_url, timeout=PAGE_SHOWS // 1000)
        driver = Remote(RemoteConnection(client_config=config), options=options)
        driver.set_page_load_timeout(PAGE_SHOWS / 1000)
        driver.set_script_timeout(PAGE_SHOWS / 1000)
        driver.set_window_rect(width=WIDEST, height=2 * HEIGHT)
        yield WebKit(driver, display)
        driver.quit()
        service.stop()


Start = Callable[[Browser, Path], AbstractContextManager[Engine]]
ENGINES: dict[str, Start] = {"Chromium": chromium, "Firefox": firefox, "WebKit": webkit}
