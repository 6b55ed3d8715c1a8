"""Which tables of an old post are tables, and which only place things beside each other."""

from collections.abc import Callable, Iterator

from bs4 import Tag

MOST_COLUMNS = 20
LONGEST_CELL = 400  # characters: more are a text that was placed
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
BLOCKS = ["ul", "ol", "blockquote", "pre"]


def is_table(table: Tag) -> bool:
    """Two rows and two columns at least, of words; of lists too, where it is drawn as a table."""
    rows = [*_rows(table)]
    widths = {sum(_span(cell, "colspan") for cell in row) for row in rows}
    is_grid = len(rows) > 1 and 1 < max(widths) <= MOST_COLUMNS
    is_prose = any(len(cell.get_text()) > LONGEST_CELL for row in rows for cell in row)
    is_drawn = table.find("th") is not None or str(table.get("border", "0")) not in ("", "0")
    others = ["table", *HEADINGS, *([] if is_drawn else BLOCKS)]
    return is_grid and not is_prose and not table.find(others)


def table_html(table: Tag, cell_html: Callable[[Tag], str]) -> str:
    """The table with a head and rows of equal length; a wide or high cell stands in its first."""
    grid = [*_grid(table, cell_html)]
    columns = max(map(len, grid))
    head, *rows = ([*row, *[""] * (columns - len(row))] for row in grid)
    return f"<table>{_row(head, 'th')}{''.join(_row(row, 'td') for row in rows)}</table>"


def _row(cells: list[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


def _rows(table: Tag) -> Iterator[list[Tag]]:
    for row in table.find_all("tr"):
        if cells := row.find_all(["td", "th"], recursive=False):
            yield cells


def _grid(table: Tag, cell_html: Callable[[Tag], str]) -> Iterator[list[str]]:
    taken: dict[int, int] = {}  # rows that a high cell still takes, by column
    for cells in _rows(table):
        row: list[str] = []
        for cell in cells:
            while taken.get(len(row), 0):
                taken[len(row)] -= 1
                row.append("")
            for column in range(_span(cell, "colspan")):
                taken[len(row)] = _span(cell, "rowspan") - 1
                row.append("" if column else cell_html(cell))
        yield row


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, ""))
    return max(1, min(MOST_COLUMNS, int(value))) if value.isdecimal() else 1
