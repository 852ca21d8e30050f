"""Pages made up of labelled lines, of articles and of ready phrases, and varied labelled pages.

The labelled pages are few and each is one site's habit. What is made up here has the same parts in
many orders: heads with decks and by-lines, stories with subheadings, tables, lists and verses,
boxes and pull quotes amid them, lists of links and topics below, and stories with nothing around.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from training.cleaning.pages import Article, Page
from training.cleaning.phrases import (
    ABOUT,
    BIOS,
    BODIES,
    BULLETS,
    BY,
    BY_ENDS,
    CELLS,
    CLOCKS,
    COLUMNS,
    COMMENT_HEADINGS,
    COMMENT_STARTS,
    COMMENTS,
    COUNTS,
    CREDIT_MARKS,
    CREDITS,
    DIVIDERS,
    ENTRIES,
    EVENT_HEADINGS,
    KICKERS,
    LETTER,
    LINK_HEADINGS,
    LINK_LABELS,
    LINK_NOTES,
    NOTES,
    OF_WHAT,
    OFFICES,
    OUTLETS,
    QUESTIONS,
    RELEASE_ENDS,
    ROWS,
    SCENE_CREDITS,
    SCENES,
    SHARES,
    STATEMENTS,
    SUBHEADS,
    SUMMARY_HEADINGS,
    TOPIC_HEADINGS,
    TOPICS,
    WHOSE,
)

_SENTENCE_END = re.compile(r'(?<=[a-z0-9][.!?])["”]? (?=[A-Z“"])')
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}")
_CLAUSE = re.compile(r"((?:[\w'’-]+ ){3,9}[\w'’-]+)[,.;]")
_QUOTED = re.compile(r"[“\"]([^“”\"]{25,140})[”\"]")
_EDGES = ".,;:\"“”'()—- "


@dataclass(frozen=True)
class Composer:
    """Makes pages from a bank of labelled lines and a stock of articles."""

    random: random.Random
    bank: dict[str, list[str]]
    articles: list[Article]

    def page(self) -> Page:
        """A page that is made up from end to end."""
        title, story = self._article()
        body = self._body(story)
        shape = self.random.random()
        if shape < 0.12:
            return _tidy([row for row in body if row[0] == "story"])
        if shape < 0.35:
            return _tidy(self._brief(title, story))
        author = self._name(self.random.choice(self.articles)[1])
        head = self._head(title, story, author) if shape < 0.9 else []
        tail = self._tail(story, author) if shape < 0.8 or shape > 0.9 else []
        return _tidy([*head, *body, *tail])

    def _brief(self, title: str, story: list[str]) -> Page:
        """A short report with a line or two of whatever kind in it, story or not."""
        chance, count = self.random.random, self.random.randint
        page: Page = [("story", text) for text in story[: count(2, 4)]]
        for _ in range(self.random.choice((1, 1, 2))):
            place = count(1, len(page))
            if chance() < 0.4:
                lines: Page = self._some("story")
                if chance() < 0.2:
                    lines = [("story", self.random.choice(STATEMENTS))]
            else:
                kinds = [kind for kind in self.bank if kind not in ("story", "title")]
                lines = self._some(self.random.choice(kinds))
            page[place:place] = lines
        return [("title", title), *page] if chance() < 0.5 else page

    def varied(self, page: Page) -> Page:
        """A labelled page with another story, other lines of the same kinds, more, or fewer."""
        chance = self.random.random
        if chance() < 0.2:
            with_title = chance() < 0.4
            return _tidy([r for r in page if r[0] == "story" or (r[0] == "title" and with_title)])
        if chance() < 0.45:
            page = self._retold(page)
        share = self.random.choice((0, 0.25, 0.5))
        page = [self._like(*row) if chance() < share else row for row in page]
        story = [text for label, text in page if label == "story" and len(text) > 90]
        if chance() < 0.35 and len(story) > 2:
            page = self._with_more(page, story)
        if chance() < 0.25:
            page = [row for row in page if row[0] == "story" or chance() > 0.25]
        places = [place for place, row in enumerate(page) if row[0] == "story"]
        if places and chance() < 0.24:
            page = page[places[0] :] if chance() < 0.5 else page[: places[-1] + 1]
        if story and chance() < 0.15:
            rest = [row for row in page if row[0] == "story" or chance() < 0.5]
            page = [*self._head(self.random.choice(self.articles)[0], story), *rest]
        return _tidy(page)

    def _article(self) -> Article:
        title, story = self.random.choice(self.articles)
        start = self.random.randrange(max(1, len(story) - 14)) if self.random.random() < 0.2 else 0
        return title, story[start : start + self.random.randint(3, 13)]

    def _some(self, label: str, count: int = 1) -> Page:
        return [(label, self.random.choice(self.bank[label])) for _ in range(count)]

    def _like(self, label: str, text: str) -> tuple[str, str]:
        known = label != "story" and label in self.bank
        return (label, self.random.choice(self.bank[label])) if known else (label, text)

    def _retold(self, page: Page) -> Page:
        title, story = self.random.choice(self.articles)
        left = list(story)
        result: Page = []
        for label, text in page:
            if label == "story" and len(text) > 90 and left:
                result.append((label, left.pop(0)))
            else:
                result.append((label, title if label == "title" else text))
        return result

    def _with_more(self, page: Page, story: list[str]) -> Page:
        page = list(page)
        for _ in range(self.random.randint(1, 2)):
            places = [place for place, row in enumerate(page) if row[0] == "story"][1:]
            if not places:
                break
            place = self.random.choice(places)
            if self.random.random() < 0.5:
                page[place:place] = self._within(story)
            else:
                lines = self._short_story(story) or [self._subhead(page[place][1])]
                page[place:place] = [("story", line) for line in lines]
        return page

    def _sentences(self, story: list[str]) -> list[str]:
        found = [part for text in story for part in _SENTENCE_END.split(text) if len(part) > 25]
        return found or ["It was over by noon."]

    def _name(self, story: list[str]) -> str:
        found = list(dict.fromkeys(name for text in story for name in _NAME.findall(text)))
        return self.random.choice(found) if found else "Mara Oll"

    def _subhead(self, following: str) -> str:
        words = following.split()
        if len(words) < 8 or self.random.random() < 0.4:
            return self.random.choice(SUBHEADS)
        clause = _CLAUSE.match(following)
        if clause is not None and self.random.random() < 0.35:
            return clause[1]
        count = self.random.randint(2, 6)
        start = self.random.randrange(len(words) - count)
        text = " ".join(words[start : start + count]).strip(_EDGES)
        return text[:1].upper() + text[1:] if text else "Background"

    def _links(self, count: int = 0, heading: bool = True) -> Page:
        choice, chance = self.random.choice, self.random.random
        result: Page = []
        if heading and chance() < 0.75:
            own = chance() < 0.7
            result.append(("related", choice(LINK_HEADINGS if own else self.bank["related"])))
        style = chance()
        label = choice(LINK_LABELS) if style < 0.2 or not result else ""
        title_case = chance() < 0.15
        for number in range(count or self.random.randint(1, 6)):
            own = chance() < 0.75
            text = choice(self.articles)[0] if own else choice(self.bank["related"])
            text = text.title() if title_case else text
            text = f"{number + 1}. {text}" if style > 0.93 else text
            result.append(("related", label + text))
            if 0.8 < style < 0.88:
                result.append(("related", choice(LINK_NOTES)))
        return result

    def _topics(self, story: list[str]) -> Page:
        chance, choice = self.random.random, self.random.choice
        heading = choice(TOPIC_HEADINGS) if chance() < 0.85 else ""
        count = self.random.randint(1, 5)
        items = [self._name(story) if chance() < 0.6 else choice(TOPICS) for _ in range(count)]
        if chance() < 0.4:
            start = heading.rstrip(":") + ": " if heading else ""
            return [("navigation", start + choice((", ", " ", " | ", " · ")).join(items))]
        return [("navigation", text) for text in ([heading] if heading else []) + items]

    def _caption(self, sentences: list[str], credited: bool = True) -> Page:
        choice = self.random.choice
        text = choice(sentences).rstrip(".") + choice(("", "", " (L)", " (left)"))
        if credited:
            text += choice(CREDIT_MARKS) + choice(CREDITS) + self._name([text, *sentences])
            text += choice(("", "/" + choice(OUTLETS), " for " + choice(OUTLETS), "/Agency"))
        return [("caption", text)]

    def _within(self, story: list[str]) -> Page:
        """Debris amid a story."""
        kinds = "links promotion newsletter caption share other legal pull box".split()
        weights = (4, 3, 2.5, 3, 0.7, 0.7, 0.5, 1.2, 0.6)
        kind = self.random.choices(kinds, weights)[0]
        chance = self.random.random
        if kind == "links":
            return self._links(self.random.choice((1, 1, 1, 2, 3)), chance() < 0.4)
        if kind == "pull":
            return self._pull_quote(story)
        if kind == "box":
            box = self._some("newsletter", self.random.randint(2, 3))
            return box + (self._some("legal") if chance() < 0.5 else [])
        if kind == "caption" and chance() < 0.25:
            return self._scene(story)
        if kind == "share" and chance() < 0.4:
            return [*self._some("share"), ("share", self._count())]
        if kind == "caption" and chance() < 0.4:
            return self._caption(self._sentences(self.random.choice(self.articles)[1]))
        return self._some(kind, self.random.choice((1, 1, 1, 2)))

    def _scene(self, story: list[str]) -> Page:
        """What is to be seen on a picture, and on a line of its own whose picture it is."""
        credit = self.random.choice(SCENE_CREDITS)
        credit = credit.format(n=self._name(story), o=self.random.choice(OUTLETS))
        scene = self.random.choice(SCENES)
        return [("caption", text) for text in ([scene] if self.random.random() < 0.7 else [])] + [
            ("caption", credit)
        ]

    def _count(self) -> str:
        """How often something was shared, seen or answered."""
        number = self.random.randint
        return self.random.choice(COUNTS).format(
            a=number(1, 99), b=number(100, 999), c=number(1, 9)
        )

    def _pull_quote(self, story: list[str]) -> Page:
        quoted = [text for part in story for text in _QUOTED.findall(part)]
        text = self.random.choice(quoted or self._sentences(story)).rstrip(",")
        mark = self.random.choice(("{}", "“{}”", '"{}"', "{}"))
        named = self.random.random() < 0.25
        return [("other", mark.format(text))] + ([("other", self._name(story))] if named else [])

    def _short_story(self, story: list[str]) -> list[str]:
        """Short lines that are story; none where a subheading is wanted."""
        kinds = "subhead short table list interview verse notes letter divider".split()
        kind = self.random.choices(kinds, (6, 4, 1, 1.5, 1, 0.5, 0.5, 0.5, 0.4))[0]
        choice, count = self.random.choice, self.random.randint
        if kind == "short":
            stock = self.bank["story"] if self.random.random() < 0.85 else STATEMENTS
            return [choice(stock) for _ in range(choice((1, 1, 1, 2)))]
        if kind == "table":
            return self._table()
        if kind == "divider":
            return [choice(DIVIDERS)]
        if kind == "list":
            return self._list(story)
        if kind == "interview":
            asks, answers = choice((("Q: ", "A: "), ("", ""), ("INTERVIEWER: ", "OLL: ")))
            said = self._sentences(story)
            pairs = [(asks + choice(QUESTIONS), answers + choice(said)) for _ in range(count(1, 3))]
            return [line for pair in pairs for line in pair]
        if kind == "verse":
            words = " ".join(story).split()
            starts = [self.random.randrange(max(1, len(words) - 8)) for _ in range(count(3, 6))]
            return [" ".join(words[start : start + count(4, 8)]) for start in starts]
        if kind == "notes":
            return [f"[{number + 1}] {choice(NOTES)}" for number in range(count(1, 3))]
        return [choice(LETTER), self._name(story)] if kind == "letter" else []

    def _table(self) -> list[str]:
        columns = self.random.sample(COLUMNS, self.random.randint(1, 3))
        lines = [self.random.choice(SUBHEADS)] if self.random.random() < 0.4 else []
        lines += columns
        for row in self.random.sample(ROWS, self.random.randint(2, 6)):
            lines.append(row)
            for _ in columns:
                figures = (self.random.randint(1, 400), self.random.randint(100, 999))
                lines.append(self.random.choice(CELLS).format(*figures))
        return lines

    def _list(self, story: list[str]) -> list[str]:
        choice, style, count = self.random.choice, self.random.random(), self.random.randint(2, 5)
        bullet = choice(BULLETS)
        number = self.random.randint
        if style < 0.2:
            numbers = {"a": number(2, 40), "b": number(3, 90)}
            entries = (choice(ENTRIES) for _ in range(number(1, 3)))
            return [bullet + text.format(n=self._name(story), **numbers) for text in entries]
        if style < 0.27:
            named = [choice(WHOSE) + choice(BODIES) + " " + choice(OF_WHAT) for _ in range(count)]
            return [bullet + text for text in named]
        if style < 0.42:
            return [f"{bullet}{self._name(story)}, {number(3, 90)}" for _ in range(count)]
        if style < 0.52:
            mark = choice((" — ", ", ", ": "))
            return [f"{bullet}{self._name(story)}{mark}{choice(OFFICES)}" for _ in range(count)]
        if style < 0.6:
            teams = [(choice(OUTLETS), choice(OUTLETS)) for _ in range(count)]
            return [f"{one} {number(0, 5)} {two} {number(0, 5)}" for one, two in teams]
        said = self._sentences(story)
        return [(f"{n + 1}. " if style > 0.85 else bullet) + choice(said) for n in range(count)]

    def _head(self, title: str, story: list[str], author: str = "") -> Page:
        chance, choice, count = self.random.random, self.random.choice, self.random.randint
        result: Page = []
        if chance() < 0.6:
            result += self._some("navigation", count(1, 4))
        if chance() < 0.15:
            result.append(("navigation", choice(OUTLETS)))
        if chance() < 0.1:
            result += self._some("share", count(1, 3))
        if chance() < 0.1:
            result += self._some(choice(("newsletter", "promotion", "legal")))
        if chance() < 0.15:
            result.append((choice(("navigation", "other")), choice(KICKERS)))
        if chance() < 0.07:
            result.append(("title", title + choice((" - ", " | ", " — ")) + choice(OUTLETS)))
        if chance() < 0.88:
            styled = chance()
            text = title.upper() if styled < 0.06 else title.title() if styled < 0.15 else title
            result.append(("title", text))
        if chance() < 0.06:
            result.append(("title", title))
        blocks = self._below_title(self._sentences(story[1:]), author)
        if chance() < 0.3:
            self.random.shuffle(blocks)
        return result + [row for block in blocks for row in block]

    def _below_title(self, sentences: list[str], author: str) -> list[Page]:
        chance, choice, count = self.random.random, self.random.choice, self.random.randint
        blocks: list[Page] = []
        deck = chance()
        if deck < 0.3:
            text = choice(sentences)
            heading = [("other", choice(SUMMARY_HEADINGS))] if chance() < 0.15 else []
            blocks.append([*heading, ("other", text if chance() < 0.5 else text.rstrip("."))])
        elif deck < 0.42:
            bullet = choice(("• ", "- ", "– ", "", ""))
            points = [bullet + choice(sentences).rstrip(".") for _ in range(count(2, 4))]
            blocks.append([("other", point) for point in points])
        elif deck < 0.5:
            blocks.append([("other", self._subhead(choice(sentences)))])
        if chance() < 0.75:
            by = self._some("byline", count(1, 2))
            if chance() < 0.4:
                name = author or self._name(choice(self.articles)[1])
                end = choice(BY_ENDS).format(choice(OUTLETS))
                by[0] = ("byline", choice(BY) + name + end)
            blocks.append(by)
        elif deck < 0.42 and chance() < 0.6:
            blocks.append(self._some("byline"))
        if chance() < 0.4:
            blocks.append(self._some("share", count(1, 4)))
        if chance() < 0.4:
            own = chance() < 0.7
            caption = self._some("caption") if own else self._caption(sentences, chance() < 0.7)
            blocks.append(caption)
        for kind, likely in (("promotion", 0.1), ("navigation", 0.1), ("other", 0.06)):
            if chance() < likely:
                blocks.append(self._some(kind))
        return blocks

    def _about(self, author: str) -> Page:
        """Who wrote the text, and what the outlet is."""
        choice, chance = self.random.choice, self.random.random
        words = {"o": choice(OUTLETS), "t": choice(TOPICS)}
        result: Page = []
        for _ in range(choice((0, 1, 1, 2))):
            name = author or self._name(choice(self.articles)[1])
            result.append(("byline", choice(BIOS).format(n=name, **words)))
        if chance() < 0.4 or not result:
            result += [("other", f"About {words['o']}")] if chance() < 0.5 else []
            result.append(("other", choice(ABOUT).format(**words)))
        return result

    def _comments(self) -> Page:
        """What readers say below a story."""
        choice, chance = self.random.choice, self.random.random
        result: Page = [("other", choice(COMMENT_HEADINGS))] if chance() < 0.8 else []
        for _ in range(self.random.randint(1, 4)):
            name = self._name(choice(self.articles)[1])
            if chance() < 0.8:
                result.append(("other", choice(COMMENT_STARTS).format(n=name)))
            result.append(("other", choice(COMMENTS)))
            if chance() < 0.4:
                result.append(("other", choice(("Reply", "Reply 12 341", "Like · Reply", "12"))))
        return result

    def _tail(self, story: list[str], author: str) -> Page:
        chance, count = self.random.random, self.random.randint
        result: Page = []
        if chance() < 0.4:
            result += self._some("credit")
        if chance() < 0.3:
            result += self._some("byline")
        if chance() < 0.1:
            result.append(("other", self.random.choice(("ENDS", "###", "- ends -", "--30--"))))
            words = {"o": self.random.choice(OUTLETS), "n": self._name(story)}
            about = self.random.choice(ABOUT).format(t=self.random.choice(TOPICS), **words)
            for _ in range(count(0, 3)):
                text = self.random.choice(RELEASE_ENDS).format(a=about, **words)
                result.append(("other", text))
        blocks = [self._links() for likely in (0.6, 0.2) if chance() < likely]
        if chance() < 0.35:
            blocks.append(self._topics(story))
        for kind, likely, most in (
            ("newsletter", 0.35, 3),
            ("promotion", 0.45, 3),
            ("share", 0.3, 3),
            ("count", 0.1, 2),
            ("navigation", 0.45, 4),
            ("other", 0.4, 2),
            ("legal", 0.5, 3),
        ):
            if chance() < likely:
                several = count(1, most)
                counts: Page = [("share", self._count()) for _ in range(several)]
                blocks.append(counts if kind == "count" else self._some(kind, several))
        if chance() < 0.15:
            blocks.append(self._comments())
        self.random.shuffle(blocks)
        if chance() < 0.2:
            result += self._about(author)
        return result + [row for block in blocks for row in block]

    def _live(self, story: list[str]) -> Page:
        chance, choice = self.random.random, self.random.choice
        result: Page = []
        hour, clock = self.random.randint(8, 22), choice(CLOCKS)
        inline, headed, shared = chance() < 0.3, chance() < 0.7, chance() < 0.6
        if chance() < 0.5:
            bullet = choice(("• ", "", "- "))
            result.append(("other", choice(EVENT_HEADINGS)))
            if chance() < 0.5:
                result += [("other", bullet + self._subhead(text)) for text in story[:3]]
        left = list(story)
        while left:
            time = clock.format(h=hour, m=self.random.randrange(60))
            head = choice(self.articles)[0] if chance() < 0.3 else self._subhead(left[0])
            if headed and inline:
                result.append(("story", f"{time} {head}"))
            else:
                result.append(("story", time))
                result += [("story", head)] if headed and chance() < 0.8 else []
            for _ in range(min(len(left), self.random.randint(1, 3))):
                result.append(("story", left.pop(0)))
            if shared:
                result.append(("share", choice(SHARES)))
            if chance() < 0.15:
                result += self._within(story)
            hour -= hour > 1
        return result

    def _body(self, story: list[str]) -> Page:
        chance = self.random.random
        if chance() < 0.08:
            return self._live(story)
        result: Page = []
        headed, rate = chance() < 0.4, self.random.choice((0, 0.08, 0.2, 0.35))
        for number, text in enumerate(story):
            if number and headed and chance() < 0.35:
                own = chance() < 0.85
                head = self._subhead(text) if own else self.random.choice(self.bank["story"])
                result.append(("story", head))
            result.append(("story", text))
            if chance() < 0.12:
                result += [("story", line) for line in self._short_story(story)]
            if number < len(story) - 1 and chance() < rate:
                result += self._within(story)
        return result


def _tidy(page: Page) -> Page:
    tidied = [(label, " ".join(text.split())) for label, text in page]
    return [row for row in tidied if row[1]] or [("story", "Nothing more was known.")]
