"""Containers: each record a page or a refusal, in order, whatever became of the others."""

import gzip
import hashlib
import io
import json
from typing import TYPE_CHECKING

import pytest

from whence.document.formats import pages
from whence.document.limits import Limits
from whence.document.page import Page, Source
from whence.document.types import Refusal

if TYPE_CHECKING:
    from tests.document.conftest import PagesOf

STORY = "The harbour of Port Lorne reopened on Monday, the mayor said."


def lines(*objects: object) -> bytes:
    return "".join(json.dumps(item) + "\n" for item in objects).encode()


def test_json_lines_carry_text_and_what_is_said_about_it(pages_of: "PagesOf") -> None:
    record = {
        "text": STORY,
        "title": "Harbour reopens",
        "url": "https://lornepost.example/1",
        "outlet": "Lorne Post",
        "date": "2024-05-06",
        "authors": ["Ana Brandt", {"name": "Olu Tal"}, 7, None],
        "id": 41,
    }
    assert pages_of.page(lines(record)) == Page(
        "report",
        1,
        STORY.encode(),
        "text",
        charset="utf-8",
        url="https://lornepost.example/1",
        title="Harbour reopens",
        outlet="Lorne Post",
        published="2024-05-06",
        authors=("Ana Brandt", "Olu Tal", "7"),
        id="41",
    )


def test_fields_of_other_names_are_mapped(pages_of: "PagesOf") -> None:
    data = lines({"body": STORY, "headline": "Harbour", "title": "not this one"})
    [page] = pages_of(data, fields={"text": "body", "title": "headline"})
    assert isinstance(page, Page)
    assert (page.body, page.title) == (STORY.encode(), "Harbour")


def test_mapped_names_lead_into_objects(pages_of: "PagesOf") -> None:
    data = lines(
        {"article": {"body": STORY, "head": {"main": "Harbour"}}, "at": "2024-05-06"},
        {"article.body": "A key with a dot.", "article": {"body": STORY, "head": "no object"}},
        {"article": {"head.main": "Half a dot", "body": STORY}},
        {"article": [STORY]},
    )
    fields = {"text": "article.body", "title": "article.head.main", "date": "at"}
    *found, last = pages_of(data, fields=fields)
    assert [
        (page.body, page.title, page.published) for page in found if isinstance(page, Page)
    ] == [
        (STORY.encode(), "Harbour", "2024-05-06"),
        (b"A key with a dot.", None, None),
        (STORY.encode(), "Half a dot", None),
    ]
    assert isinstance(last, Refusal)
    assert "'article.body'" in last.error.message


def test_a_field_that_whence_does_not_have_is_a_mistake_of_the_caller(pages_of: "PagesOf") -> None:
    with pytest.raises(ValueError, match=r"unknown field 'headline'.*title"):
        pages_of(lines({"text": STORY}), fields={"headline": "title"})


def test_an_outlet_may_be_an_object_with_its_name(pages_of: "PagesOf") -> None:
    [page] = pages_of(lines({"text": STORY, "outlet": {"@type": "Org", "name": "Lorne Post"}}))
    assert isinstance(page, Page)
    assert page.outlet == "Lorne Post"


def test_html_is_read_where_there_is_no_text(pages_of: "PagesOf") -> None:
    data = lines(
        {"html": "<p>a</p>"}, {"html": "<p>a</p>", "text": " "}, {"html": "x", "text": "b"}
    )
    found = pages_of(data)
    assert [page.markup for page in found if isinstance(page, Page)] == ["html", "html", "text"]


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (b'{"text": "cut', "format", "not JSON"),
        (b'["a"]', "format", "no object"),
        (b'{"body": "a", "n": 1}', "format", "it has: body, n"),
        (b'{"text": 5}', "format", "'text' is 5, not a string"),
        (b'{"text": ["a", "b"]}', "format", "'text' is an array, not a string"),
        (b'{"html": {"a": "b"}}', "format", "'html' is an object, not a string"),
        (b'{"text": ""}', "empty", "empty"),
        (b'{"text": ' + b"[" * 100_000 + b"}", "format", "JSON"),
        (b'{"text": ' + b"9" * 5_000 + b"}", "format", "can't be read"),
        (b'{"text": "' + b"a" * 600_000 + b'"}', "too-large", "500 kB"),
        (b"x" * 3_000_000, "too-large", "500 kB"),
    ],
)
def test_a_bad_line_is_refused_and_the_others_are_read(
    pages_of: "PagesOf", line: bytes, code: str, words: str
) -> None:
    data = b'{"text": "one"}\n\n' + line + b'\r\n{"text": "three"}'
    one, two, three = pages_of(data, "a.jsonl", Limits(document_bytes=500_000))
    assert isinstance(one, Page)
    assert isinstance(three, Page)
    assert (one.body, three.body, three.record) == (b"one", b"three", 3)
    assert isinstance(two, Refusal)
    assert (two.record, two.error.code) == (2, code)
    assert words in two.error.message


def test_a_long_line_is_not_held() -> None:
    class Line(io.BytesIO):
        asked: int = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert 0 < size <= 1_000_000
            self.asked += 1
            return b'{"text": "a"}\n' if self.asked == 1 else b"x" * size

    from whence.document.formats import jsonl

    first, *rest = jsonl.read(Source("long", io.BytesIO()), Line(), Limits(1_000), {})
    assert isinstance(first, Page)
    assert [page.error.code for page in rest if isinstance(page, Refusal)] == ["too-large"] * 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_lines_in_other_encodings(pages_of: "PagesOf", encoding: str) -> None:
    data = '{"text": "Zoë left."}\n{"text": "“No,” said Zoë."}\n'.encode(encoding)
    assert pages_of.bodies(data, "a.jsonl") == ["Zoë left.".encode(), "“No,” said Zoë.".encode()]


def test_characters_that_json_broke_are_counted(pages_of: "PagesOf") -> None:
    page = pages_of.page(b'{"text": "a \\ud800 b"}\n')
    assert (page.body.decode(), page.replaced) == ("a \ufffd b", 1)


def test_blank_lines_without_end_are_left(pages_of: "PagesOf") -> None:
    first, last = pages_of(b'{"text": "a"}\n' + b"\n" * 1_100_000 + b'{"text": "b"}\n')
    assert isinstance(first, Page)
    assert isinstance(last, Refusal)
    assert last.error.code == "too-large"


def test_json_lines_without_a_record_are_empty(pages_of: "PagesOf") -> None:
    assert pages_of.error(b"\n \n", "a.jsonl").code == "empty"


RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Lorne Post</title>
<item><title>Harbour &amp; town</title><link>https://lornepost.example/1</link>
<description>Short.</description><dc:creator>Ana Brandt</dc:creator>
<content:encoded><![CDATA[<p>The harbour reopened.</p><script>x</script>]]></content:encoded>
<pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate></item>
<item><title>Only a link</title><link>https://lornepost.example/2</link></item>
<item><title>Summary</title><description>The mayor &lt;b&gt;spoke&lt;/b&gt;.</description></item>
</channel></rss>"""


def test_a_feed_gives_full_content_then_summaries(pages_of: "PagesOf") -> None:
    first, second, third = pages_of(RSS.encode(), "feed.xml")
    assert first == Page(
        "feed.xml",
        1,
        b"<p>The harbour reopened.</p><script>x</script>",
        "html",
        charset="utf-8",
        url="https://lornepost.example/1",
        title="Harbour & town",
        outlet="Lorne Post",
        published="Mon, 06 May 2024 10:00:00 GMT",
        authors=("Ana Brandt",),
    )
    assert isinstance(second, Refusal)
    assert (second.record, second.error.code) == (2, "empty")
    assert "https://lornepost.example/2" in second.error.message
    assert isinstance(third, Page)
    assert (third.record, third.body) == (3, b"The mayor <b>spoke</b>.")


def test_atom_and_rdf_are_feeds(pages_of: "PagesOf") -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Lorne Post</title><entry>
    <title>A</title><link href="https://lornepost.example/1"/><updated>2024-05-06</updated>
    <author><name>Ana Brandt</name></author>
    <content type="text">The harbour &lt; reopened.</content></entry></feed>"""
    page = pages_of.page(atom.encode("utf-16"))
    assert (page.markup, page.body) == ("text", b"The harbour < reopened.")
    assert (page.outlet, page.published, page.authors) == (
        "Lorne Post",
        "2024-05-06",
        ("Ana Brandt",),
    )
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/"><channel><title>Lorne Post</title></channel>
    <item><title>A</title><description>The harbour.</description></item></rdf:RDF>"""
    assert pages_of.page(rdf.encode()).body == b"The harbour."


def test_a_feed_that_its_parser_fails_on_is_damaged(pages_of: "PagesOf") -> None:
    feed = RSS.replace('content="http', 'content="h\xa0ttp')
    assert pages_of.error(feed.encode()).code == "format"


def test_an_empty_date_is_no_date(pages_of: "PagesOf") -> None:
    feed = b"<rss><channel><item><pubDate/><description>a</description></item></channel></rss>"
    assert pages_of.page(feed).published is None


BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_unfold_are_refused(pages_of: "PagesOf", encoding: str) -> None:
    feed = BOMB + "]><rss><channel><item><description>&i;</description></item></channel></rss>"
    error = pages_of.error(feed.encode(encoding))
    assert error.code == "format"
    assert "entities" in error.message


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Brandt &amp; Tal", "Brandt & Tal"),
        ("Brandt &amp;amp; Tal", "Brandt & Tal"),
        ("Brandt &amp;#8217;s &lt;b&gt;harbour&lt;/b&gt;", "Brandt ’s harbour"),
        ("5 &lt; 6", "5 < 6"),
    ],
)
def test_titles_that_are_html_are_read_as_such(
    pages_of: "PagesOf", written: str, title: str
) -> None:
    item = f"<item><title>{written}</title><description>{STORY}</description></item>"
    feed = f"<rss version='2.0'><channel><title>{written}</title>{item}</channel></rss>"
    page = pages_of.page(feed.encode())
    assert (page.title, page.outlet) == (title, title)


def test_a_feed_without_entries_is_empty(pages_of: "PagesOf") -> None:
    assert pages_of.error(b"<rss version='2.0'><channel/></rss>").code == "empty"


def test_a_feed_of_nothing_but_tags_is_too_large(pages_of: "PagesOf") -> None:
    assert pages_of.error(b"<rss>" + b"<a>" * 200_000).code == "too-large"


def test_a_cut_feed_gives_what_it_holds(pages_of: "PagesOf") -> None:
    cut = RSS.encode()[:-60]
    assert pages_of.bodies(cut)[0] == b"<p>The harbour reopened.</p><script>x</script>"


MAIL = b"""From: =?utf-8?q?The_Lorne_Post_=E2=80=93_Briefing?= <news@lornepost.example>
Message-ID: <1@lornepost.example>
Subject: =?utf-8?b?SGFyYm91ciDigJhvcGVu4oCZ?=
Date: Mon, 06 May 2024 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Plain.
--b
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<p>The harbour=2E</p>
--b--
"""


def test_a_mail_is_its_html_part(pages_of: "PagesOf") -> None:
    page = pages_of.page(MAIL)
    assert page == Page(
        "report",
        None,
        b"<p>The harbour.</p>",
        "html",
        charset="iso-8859-1",
        title="Harbour ‘open’",
        outlet="The Lorne Post – Briefing",
        published="Mon, 06 May 2024 10:00:00 +0000",
    )


@pytest.mark.parametrize(
    ("sender", "outlet", "authors"),
    [
        ("Ana Brandt <ana@lornepost.example>", None, ("Ana Brandt",)),
        ("Ana Brandt <ana@brandt.example>", None, ("Ana Brandt",)),
        ("Lorne Post <ana@lorne-post.example>", "Lorne Post", ()),
        ("The Lorne Post <x@mail.lornepost.example>", "The Lorne Post", ()),
        ("Lorne Post Daily <daily@lornepost.example>", "Lorne Post Daily", ()),
        ("Port Authority <press@gov.example>", "Port Authority", ()),
        ("Lorne Post <1234@mass-mail.example>", None, ("Lorne Post",)),
        ('"Ana Brandt, Lorne Post" <ana@lornepost.example>', "Lorne Post", ("Ana Brandt",)),
        ("Ana Brandt at Lorne Post <no-reply@lornepost.example>", "Lorne Post", ("Ana Brandt",)),
        ("=?utf-8?q?Br=C3=A5n=C3=B6_Tidende?= <a@branotidende.example>", "Brånö Tidende", ()),
        ("=?utf-8?q?Brandt=2C_Ana?= <ana@x.example>", None, ("Brandt, Ana",)),
        ("ana@lornepost.example", None, ()),
        ("<Saved by a browser>", None, ()),
    ],
)
def test_a_senders_name_is_an_author_unless_the_address_spells_it(
    pages_of: "PagesOf", sender: str, outlet: str | None, authors: tuple[str, ...]
) -> None:
    mail = f"From: {sender}\nSubject: x\n\n{STORY}".encode()
    page = pages_of.page(mail, "a.eml")
    assert (page.outlet, page.authors) == (outlet, authors)


def test_a_mailing_lists_id_tells_an_outlet(pages_of: "PagesOf") -> None:
    head = "From: Lorne Post <1@mass-mail.example>\nList-Id: Daily <lornepost.lists.example>"
    page = pages_of.page(f"{head}\n\n{STORY}".encode(), "a.eml")
    assert (page.outlet, page.authors) == ("Lorne Post", ())


@pytest.mark.parametrize("mark", ["Re: ", "FW: ", "Fwd: RE[2]: re:"])
def test_a_mails_title_is_without_the_marks_of_replies(pages_of: "PagesOf", mark: str) -> None:
    mail = f"From: a@b.example\nSubject: {mark}Reopening: harbour\n\n{STORY}".encode()
    assert pages_of.page(mail, "a.eml").title == "Reopening: harbour"


def test_a_mails_signature_is_left_to_cleaning(pages_of: "PagesOf") -> None:
    body = f"{STORY}\n\n-- \nAna Brandt\nLorne Post\n".encode()
    assert pages_of.page(b"From: a@b.example\n\n" + body, "a.eml").body == body


MHTML = b"""From: <Saved by a browser>
Snapshot-Content-Location: https://lornepost.example/1
Subject: Harbour reopens | Lorne Post
Date: Mon, 06 May 2024 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html; charset=utf-8
Content-Location: https://lornepost.example/1

<p>The harbour.</p>
--b
Content-Type: text/css
Content-Location: https://lornepost.example/a.css

p {}
--b--
"""


@pytest.mark.parametrize("name", ["report", "a.mhtml", "a.mht"])
def test_a_page_saved_as_mhtml_has_its_address(pages_of: "PagesOf", name: str) -> None:
    url = "https://lornepost.example/1"
    expected = Page(name, None, b"<p>The harbour.</p>", "html", charset="utf-8", url=url)
    assert pages_of.page(MHTML, name) == expected
    without = MHTML.replace(b"Snapshot-Content-Location", b"X-Other")
    assert pages_of.page(without, name) == expected


def mbox(*mails: str) -> bytes:
    return "\n".join(f"From ana@x Mon May  6 10:00:00 2024\n{mail}\n" for mail in mails).encode()


def test_each_mail_of_a_mailbox_is_a_record(pages_of: "PagesOf") -> None:
    data = mbox(
        "From: Ana Brandt <ana@x.example>\nSubject: One\n\nThe harbour.",
        "From: b@x.example\nContent-Type: image/png\n\nabc",
        "From: c@x.example\nSubject: Three\n\n"
        "A\n\nFrom the harbour at 10 o'clock.\n\n>From Lorne.\nFrom x Mon May  6 10:00:00 2024",
    )
    first, second, third = pages_of(data)
    assert isinstance(first, Page)
    assert isinstance(second, Refusal)
    assert isinstance(third, Page)
    assert (first.record, first.title, first.authors) == (1, "One", ("Ana Brandt",))
    assert first.body.strip() == b"The harbour."
    assert (second.record, second.error.code) == (2, "empty")
    assert (third.record, third.title) == (3, "Three")
    assert third.body.strip() == (
        b"A\n\nFrom the harbour at 10 o'clock.\n\nFrom Lorne.\nFrom x Mon May  6 10:00:00 2024"
    )


def test_a_mailbox_with_other_line_ends_is_one_too(pages_of: "PagesOf") -> None:
    data = mbox("Subject: a\n\nThe harbour.", "Subject: b\n\nThe mayor.")
    assert len(pages_of(data.replace(b"\n", b"\r\n"))) == 2
    assert len(pages_of(gzip.compress(data))) == 2


def test_a_mail_that_is_too_large_is_passed_over(pages_of: "PagesOf") -> None:
    data = mbox(f"Subject: a\n\n{'harbour ' * 90_000}", "Subject: b\n\nThe mayor.")
    large, small = pages_of(data, limits=Limits(document_bytes=500_000))
    assert isinstance(large, Refusal)
    assert (large.record, large.error.code) == (1, "too-large")
    assert isinstance(small, Page)
    assert small.record == 2


def test_a_mail_without_end_ends_the_mailbox(
    pages_of: "PagesOf", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whence.document.formats.mbox._MOST_LINES", 1_000)
    data = mbox("Subject: a\n\nThe harbour.", "Subject: b\n\nThe mayor." + "\n" * 1_100)
    first, second = pages_of(data + mbox("Subject: c\n\nNever read."))
    assert isinstance(first, Page)
    assert isinstance(second, Refusal)
    assert (second.record, second.error.code) == (2, "too-large")


def test_a_cut_mailbox_gives_the_mails_before_the_cut(pages_of: "PagesOf") -> None:
    noise = hashlib.shake_256(b"noise").hexdigest(300_000)
    data = gzip.compress(mbox("Subject: a\n\nThe harbour.", f"Subject: b\n\n{noise}"))[:-20_000]
    first, second = pages_of(data, "a.mbox.gz")
    assert isinstance(first, Page)
    assert isinstance(second, Refusal)
    assert (second.record, second.error.code) == (2, "truncated")


def test_a_text_that_starts_with_from_is_no_mailbox(pages_of: "PagesOf") -> None:
    text = b"From Lorne at 10:00 the ferry leaves.\n\nIt is full."
    assert pages_of.page(text).body == text


def test_a_mail_without_text_is_empty(pages_of: "PagesOf") -> None:
    mail = b"From: a@b.example\nSubject: x\nContent-Type: image/png\n\nabc"
    assert pages_of.error(mail, "a.eml").code == "empty"


def test_headers_of_a_mail_that_are_no_good_stay_as_they_are(pages_of: "PagesOf") -> None:
    mail = b"From: x\nSubject: =?nonsense?b?!!?= \xe9\nContent-Type: text/plain\n\nHello."
    assert pages_of.page(mail, "a.eml").title is not None


@pytest.mark.parametrize(
    "mail",
    [
        "From: a\n" + "Content-Type: message/rfc822\n\n" * 2_000,
        "From: a\nContent-Type: multipart/mixed; boundary=a\n\n" + "--a\n\nx\n" * 20_000,
        "From: a\nContent-Type: text/plain; " + "a=b; " * 100_000 + "\n\nHello.",
        "From: a\nSubject: " + "=?utf-8?q?a?= " * 100_000 + "\n\nHello.",
        "From: a\n\nHello." + "\n" * 1_000_000,
        "From: a",
    ],
)
def test_a_mail_built_to_keep_its_reader_busy_is_refused(pages_of: "PagesOf", mail: str) -> None:
    assert pages_of.error(mail.encode(), "a.eml").code in ("format", "empty")


def test_a_sender_made_of_brackets_is_no_trap(pages_of: "PagesOf") -> None:
    assert pages_of.page(b"From: " + b"(" * 100_000 + b"\n\nHello.", "a.eml").body == b"Hello."


def test_records_are_read_as_they_are_asked_for() -> None:
    found = pages(Source("a.jsonl", io.BytesIO(b'{"text": "a"}\n' * 100_000)), Limits())
    assert [page.record for page, _ in zip(found, range(3), strict=False)] == [1, 2, 3]


def test_a_mail_with_a_picture_between_its_paragraphs_keeps_both(pages_of: "PagesOf") -> None:
    mail = (
        b"From: Ana Brill <ana@vela.example>\r\nSubject: The dam\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n\r\nThe dam held.\r\n--b\r\n"
        b"Content-Type: image/png\r\nContent-Disposition: inline\r\n\r\nx\r\n--b\r\n"
        b"Content-Type: text/plain; charset=latin-1\r\n\r\nThe caf\xe9 did not.\r\n--b--\r\n"
    )
    assert pages_of.page(mail, "a.eml").body.decode() == "The dam held.\n\nThe café did not."
