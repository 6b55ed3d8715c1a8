"""A blog that changes at random, built with its cache kept, and from nothing."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.building import CONTENT, ROOT
from tests.waiting import PROCESS_ENDS

PARTS = ("plugins", "theme", "pelicanconf.py", "tools/__init__.py", "tools/build.py")
TOPICS = ("Salary", "Interviews", "Job offers")
TAGS = ("doubts", "money", "first days", "letters")
AUDIENCES = ("Candidates", "Hiring managers")
TIPS = ("Ask why.", "Sleep on it. You can come back.", 'Say "no" early.', "Write it down -- today.")
LINKED = "linked/2010-01-02-linked.md"  # a post that stays
PICTURE = "images/desk.png"
WORDS = "offer manager week answer question team interview notice".split()


class ChangingBlog:
    """A copy of the project with a content of its own.

    `folder/kept` is built again and again; `folder/clean` is the same without cache and output.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.kept, self.clean = folder / "kept", folder / "clean"
        self.content = self.kept / "in"
        self.number = 0
        self.kept.mkdir(parents=True)
        for part in PARTS:
            copy(ROOT / part, self.kept / part)
        copy(CONTENT / "pages", self.content / "pages")
        self.edit_picture()
        self.edit_names()
        self.write_post(self.content / LINKED, "")
        for _ in range(6):
            self.add_post()

    def change(self) -> str:
        """Change something; says what."""
        changes: list[Callable[[], str]] = [
            self.add_post,
            self.add_translation,
            self.edit_text,
            self.edit_text,
            self.edit_header,
            self.edit_header,
            self.rename_post,
            self.move_post,
            self.delete_post,
            self.edit_page,
            self.edit_picture,
            self.edit_names,
            self.edit_redirects,
            self.edit_template,
            self.edit_style,
            self.edit_colour,
            self.edit_setting,
            self.edit_plugin,
            self.damage_cache,
            self.damage_output,
            self.stop_a_build,
            self.leave_as_it_is,
        ]
        return self.random.choice(changes)()

    @property
    def posts(self) -> list[Path]:
        """The posts that may go, in order."""
        return sorted((self.content / "posts").rglob("*.md"))

    def add_post(self) -> str:
        """A new post, perhaps a draft, with a picture and a link."""
        month, day = self.random.randint(1, 12), self.random.randint(1, 28)
        self.number += 1
        name = f"20{self.number % 20:02}-{month:02}-{day:02}-p{self.number}.md"
        link = f"![A desk]({{static}}/{PICTURE}) and [another letter]({{filename}}/{LINKED})"
        return self.write_post(self.content / "posts" / name, link)

    def add_translation(self) -> str:
        """A post in another language."""
        post = self.random.choice(self.posts)
        lang = self.random.choice(["nl", "fr"])
        folder = post.parent / lang
        if post.parent.name in ("nl", "fr") or (folder / post.name).exists():
            return self.add_post()
        return self.write_post(folder / post.name, "", lang)

    def edit_names(self) -> str:
        """Other names of the blog, of a topic and of a tag in another language."""
        lang, number = self.random.choice(["nl", "fr"]), self.random.randint(1, 99)
        names = ("topics", "Interviews"), ("tags", "money")
        lines = [f'[{table}."{name}"]\n{lang} = "{name} {number}"\n' for table, name in names]
        site = f'[site.{lang}]\nname = "Letters {number}"\n'
        (self.content / "names.toml").write_text("\n".join([site, *lines]), encoding="utf-8")
        return f"names in {lang}, {number}"

    def write_post(self, path: Path, link: str, lang: str = "en") -> str:
        """A post with all that posts have."""
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [
            "---",
            f"title: Letter {self.number} about the {self.random.choice(WORDS)}",
            f"date: {path.name[:10]}",
            f"summary: What to do, {self.number}.",
            f"category: {self.random.choice(TOPICS)}",
            f"tags: [{', '.join(self.random.sample(TAGS, self.random.randint(1, 2)))}]",
            f"audience: {self.random.choice(AUDIENCES)}",
            f"status: {self.status(path)}",
            f"lang: {lang}",
            "# untranslated",  # its words come from one list in every language
            "---",
            "",
            self.paragraph(),
            "",
            link,
            "",
            "Six tips:",
            "",
            *(f"- {tip}" for tip in self.random.sample(TIPS, self.random.randint(2, 4))),
            "",
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
        return f"add {path.name} in {lang}"

    def status(self, path: Path) -> str:
        """Mostly published; nothing may link to a draft."""
        drafts = [] if path == self.content / LINKED else ["draft"]
        return self.random.choice(["published"] * 4 + drafts)

    def paragraph(self) -> str:
        """Words, and quotes for typogrify."""
        words = " ".join(self.random.choices(WORDS, k=self.random.randint(5, 60)))
        return f'An "honest" {words} -- isn\'t it?'

    def edit_text(self) -> str:
        """Another paragraph."""
        post = self.random.choice([*self.posts, self.content / LINKED])
        with post.open("a", encoding="utf-8") as file:
            file.write(f"\n{self.paragraph()}\n")
        return f"edit {post.name}"

    def edit_header(self) -> str:
        """Another value for one key; the address of the post that others link to may change."""
        post = self.random.choice([*self.posts, self.content / LINKED])
        key, values = self.random.choice(
            [
                ("category", TOPICS),
                ("tags", [f"[{tag}]" for tag in TAGS]),
                ("audience", AUDIENCES),
                ("status", ("published", "draft", "hidden")),
                ("title", [f"Another title, {self.random.random()}"]),
                ("summary", [f"Another summary, {self.random.random()}"]),
                ("date", ["2016-05-06", "2019-10-11", "2001-02-03"]),
            ]
        )
        value = self.random.choice(values)
        if key == "status" and post == self.content / LINKED:
            value = "hidden"  # nothing may link to a draft
        text = post.read_text(encoding="utf-8").split("\n")
        post.write_text(
            "\n".join(f"{key}: {value}" if line.startswith(f"{key}:") else line for line in text),
            encoding="utf-8",
        )
        return f"{key}: {value} in {post.name}"

    def rename_post(self) -> str:
        """Another address."""
        post = self.random.choice(self.posts)
        self.number += 1
        post.rename(post.with_name(f"{post.name[:10]}-p{self.number}.md"))
        return f"rename {post.name}"

    def move_post(self) -> str:
        """Another folder, the same address."""
        post = self.random.choice(self.posts)
        folder = self.content / "posts" / self.random.choice(["", "old", "old/older"])
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / post.name).exists():
            post.rename(folder / post.name)
        return f"move {post.name} to {folder.name}"

    def delete_post(self) -> str:
        """A post goes, but never the last few."""
        if len(self.posts) < 5:
            return self.add_post()
        post = self.random.choice(self.posts)
        post.unlink()
        return f"delete {post.name}"

    def edit_page(self) -> str:
        """Another paragraph on a page."""
        return self.append("in/pages/about.md", f"\n{self.paragraph()}\n")

    def edit_picture(self) -> str:
        """The picture in every post becomes another."""
        size, colour = self.random.randint(10, 1500), self.random.randint(0, 255)
        file = self.content / PICTURE
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (size, 10), (colour, 0, 0)).save(file)
        return f"a picture of {size} pixels"

    def edit_redirects(self) -> str:
        """An old address more."""
        self.number += 1
        return self.append("in/redirects.txt", f"/old-{self.number}.html /about/\n")

    def edit_template(self) -> str:
        """Another word on some pages."""
        name = self.random.choice(["base", "article", "index", "letters", "call_to_action"])
        return self.append(f"theme/templates/{name}.html", "\n{# Changed. #}<!-- changed -->")

    def edit_style(self) -> str:
        """Another rule in the style."""
        return self.append(
            "theme/css/lists.css", f"\n.changed {{ order: {self.random.randint(1, 99)} }}"
        )

    def edit_colour(self) -> str:
        """Another colour of the paper."""
        paper = f"light-dark(#{self.random.randint(100, 999)}, #000)"
        return self.append("theme/css/colours.css", f"\n:root {{ --paper: {paper}; }}")

    def edit_setting(self) -> str:
        """Another value of a setting."""
        settings = [
            f'SITENAME = "Letters {self.random.random()}"',
            f"DEFAULT_PAGINATION = {self.random.randint(2, 6)}",
            'MARKDOWN["extension_configs"]["markdown.extensions.toc"] = {"permalink": "¶"}',
            'MARKDOWN["extension_configs"]["markdown.extensions.nl2br"] = {}',
            'WEBSITE_URL = "https://www.ingenium-search.be"',
            f"FEED_MAX_ITEMS = {self.random.randint(1, 9)}",
            "RELATIVE_URLS = False",
            "RELATIVE_URLS = True",
            "SEARCH_INDEX = False",
            "SEARCH_INDEX = True",
        ]
        return self.append("pelicanconf.py", f"\n{self.random.choice(settings)}\n")

    def edit_plugin(self) -> str:
        """Another behaviour of a step."""
        path, code = self.random.choice(
            [
                (
                    "plugins/reading_time/reading_time.py",
                    f"WORDS_PER_MINUTE = {self.random.randint(5, 99)}",
                ),
                ("plugins/checklists/tips.py", f"SLUG_WORDS = {self.random.randint(2, 6)}"),
                ("plugins/related/related.py", f"MOST = {self.random.randint(1, 5)}"),
                ("plugins/cards/typesetting.py", f"LEADING = 1.1{self.random.randint(0, 9)}"),
            ]
        )
        return self.append(path, f"\n{code}\n")

    def append(self, name: str, text: str) -> str:
        """Write something at the end of a file."""
        with (self.kept / name).open("a", encoding="utf-8") as file:
            file.write(text)
        return f"{name}: {text.strip()}"

    def damage_cache(self) -> str:
        """Cut off, spoil, delete or exchange a file of the cache."""
        files = [path for path in sorted((self.kept / ".cache").rglob("*")) if path.is_file()]
        if not files:
            return "no cache to damage"
        file = self.random.choice([*files, self.kept / ".cache/results.sqlite"])
        whole = file.read_bytes() if file.exists() else b""
        middle = len(whole) // 2
        file.write_bytes(
            self.random.choice(
                [
                    b"",
                    whole[:middle],
                    whole[:middle] + b"spoilt" + whole[middle + 6 :],
                    b"Something else altogether.",
                    self.random.choice(files).read_bytes(),
                ]
            )
        )
        return f"damage {file.name}"

    def damage_output(self) -> str:
        """Change or delete a file that a build has written."""
        files = [path for path in sorted((self.kept / "out").rglob("*")) if path.is_file()]
        file = self.random.choice(files)
        if self.random.random() < 0.5:
            file.unlink()
        else:
            whole = file.read_bytes()
            file.write_bytes(whole[:-1] + b"?")
        return f"damage {file.relative_to(self.kept)}"

    def stop_a_build(self) -> str:
        """Kill a build at any moment, after a change of its own."""
        said = self.edit_text()
        arguments = {**command(self.kept), "stdout": subprocess.DEVNULL}
        with subprocess.Popen(**arguments) as process:  # type: ignore[call-overload]
            time.sleep(self.random.random())
            process.kill()
        return f"{said}, and kill a build"

    def leave_as_it_is(self) -> str:
        """Change nothing."""
        return "nothing"

    def build(self) -> None:
        """Build it with what is kept, on one core or on two."""
        build(self.kept, self.random.randint(1, 2))

    def outputs(self) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """What a build with the cache and one from nothing have written."""
        shutil.rmtree(self.clean, ignore_errors=True)
        for part in (*PARTS, "in"):
            copy(self.kept / part, self.clean / part)
        self.build()
        build(self.clean, cores=2)
        return files_below(self.kept / "out"), files_below(self.clean / "out")


def build(folder: Path, cores: int) -> None:
    """Build the blog in a folder."""
    arguments = {**command(folder), "preexec_fn": lambda: use(cores)}
    result = subprocess.run(**arguments, timeout=PROCESS_ENDS, check=False)  # type: ignore[call-overload]
    assert result.returncode == 0, result.stdout.decode()


def command(folder: Path) -> dict[str, object]:
    """How a blog in a folder is built."""
    return {
        "args": [sys.executable, "-m", "tools.build", "in", "out", "-q"],
        "cwd": folder,
        "env": {**os.environ, "PYTHONPATH": str(folder)},
        "stdout": subprocess.PIPE,
        "stderr": subprocess.STDOUT,
    }


def use(cores: int) -> None:
    """Let this process have so many cores, where the system knows how."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])


def copy(source: Path, target: Path) -> None:
    """Copy a file or a folder, with what Python has compiled of it, which is as old as it."""
    if source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    else:
        shutil.copytree(source, target)


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file, by its path."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
