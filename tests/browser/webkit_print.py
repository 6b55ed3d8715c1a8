"""Prints a page by WebKitGTK: python3 webkit_print.py ADDRESS FILE WIDTH HEIGHT, in millimetres.

Debian's Python runs this, which has GObject's bindings: WebDriver's command is not in WebKit.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

MARGIN = 18
LONGEST = 180  # seconds
PICTURES = """for (const picture of document.images) {
  if (picture.loading !== "lazy") await picture.decode();
}"""


def main(address: str, file: str, width: str, height: str) -> int:
    """Show the page, wait for its pictures, print it."""
    view = WebKit2.WebView()
    window = Gtk.OffscreenWindow()
    window.add(view)
    window.show_all()
    size = Gtk.PaperSize.new_custom("paper", "paper", float(width), float(height), Gtk.Unit.MM)

    def loaded(_view: object, event: object) -> None:
        if event == WebKit2.LoadEvent.FINISHED:
            asked = (PICTURES, -1, None, None, None, None, lambda *_: print_page(view, file, size))
            view.call_async_javascript_function(*asked)

    view.connect("load-changed", loaded)
    view.load_uri(address)
    GLib.timeout_add_seconds(LONGEST, Gtk.main_quit)
    Gtk.main()
    return 0


def print_page(view: object, file: str, size: object) -> None:
    """Print into a file, and end."""
    settings, setup = Gtk.PrintSettings(), Gtk.PageSetup()
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, f"file://{file}")
    settings.set_printer("Print to File")
    setup.set_paper_size(size)
    for edge in ("top", "bottom", "left", "right"):
        getattr(setup, f"set_{edge}_margin")(MARGIN, Gtk.Unit.MM)
    operation = WebKit2.PrintOperation.new(view)
    operation.set_print_settings(settings)
    operation.set_page_setup(setup)
    operation.connect("finished", lambda _: Gtk.main_quit())
    operation.print_()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
