"""Decoding: the right characters for every encoding that pages come in, and never a failure."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.document.decode import decode, known_encoding, wide_encoding
from whence.document.page import Markup

STORY = "“We won’t leave,” said Zoë Ångström — the mayor of Brånö — on Monday. It cost €5."
RUSSIAN = "Министр заявил, что переговоры продолжатся в понедельник, если погода позволит. " * 6
JAPANESE = "首相は月曜日に記者団に対し、交渉は続くと述べた。港は来週に再開される予定だという。" * 6
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + STORY.encode(encoding), "windows-1252", markup="text")
    assert (decoded.text, decoded.encoding, decoded.replaced) == (STORY, encoding, 0)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [STORY, RUSSIAN])
def test_wide_encodings_are_known_without_a_mark(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding), markup="text")
    assert (decoded.text, decoded.encoding, decoded.replaced) == (text, encoding, 0)
    assert wide_encoding(text.encode(encoding)[:101]) == encoding


def test_other_text_is_not_taken_for_wide() -> None:
    assert wide_encoding(STORY.encode()) is None
    assert wide_encoding(codecs.BOM_UTF8 + STORY.encode()) is None
    assert wide_encoding(b"") is None


@pytest.mark.parametrize("declared", [None, "iso-8859-1", "windows-1251", "shift_jis", "nonsense"])
def test_valid_utf8_stays_so_whatever_is_declared(declared: str | None) -> None:
    decoded = decode(STORY.encode(), declared, markup="text")
    assert (decoded.text, decoded.encoding, decoded.replaced) == (STORY, "utf-8", 0)


@pytest.mark.parametrize("declared", [None, "utf-8", "latin-1", "ISO-8859-1", "us-ascii", "cp1252"])
def test_western_bytes_are_windows_1252_under_all_its_names(declared: str | None) -> None:
    decoded = decode(STORY.encode("cp1252"), declared, markup="text")
    assert (decoded.text, decoded.encoding, decoded.replaced) == (STORY, "cp1252", 0)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        ("Başbakan pazartesi günü açıklama yaptı.", "cp1254"),
    ],
)
def test_a_declared_encoding_is_believed_where_it_fits(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), encoding.replace("_", "-"), markup="text")
    assert (decoded.text, decoded.encoding, decoded.replaced) == (text, encoding, 0)


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (JAPANESE, "cp932")])
def test_text_in_another_script_is_recognised_undeclared(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), markup="text").text == text


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        "<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_html_may_declare_its_encoding_itself(head: str) -> None:
    page = f"{head}<p>Да</p>"
    assert decode(page.encode("cp1251"), markup="html").text == page
    assert decode(page.encode("cp1251"), markup="text").encoding == "cp1252"


def test_the_header_goes_before_what_the_page_says() -> None:
    page = '<meta charset="koi8-r"><p>Да</p>'
    assert decode(page.encode("cp1251"), "windows-1251", markup="html").text == page


@pytest.mark.parametrize("cut", [1, 2])
def test_a_few_broken_sequences_are_replaced_and_counted(cut: int) -> None:
    data = STORY.encode()
    decoded = decode(data[:-1] + b"\xe2\x80"[:cut] + b".", markup="text")
    assert decoded.text == STORY[:-1] + "\ufffd."
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 1)


@pytest.mark.parametrize(
    ("data", "text", "replaced"),
    [
        ("The dam – so far – holds,".encode() + b" \xe9\xe8 \xff \xe9.", "–", 4),
        ("“We stay,”".encode() + b" he said, \x93twice\x94 and \x91again\x92.", "“We stay,”", 4),
        ("It cost €5".encode() + b" or \xa36.", "€5", 1),
        ("Zoë".encode() + b" \xff\xff\xff", "Zoë", 3),
        ("The dam holds 🙂".encode() + b" \xe9\xe9", "🙂", 2),
    ],
)
def test_a_few_characters_in_utf8_outweigh_broken_bytes(
    data: bytes, text: str, replaced: int
) -> None:
    decoded = decode(data, markup="text")
    assert text in decoded.text
    assert (decoded.encoding, decoded.replaced) == ("utf-8", replaced)


@pytest.mark.parametrize(
    "text",
    [
        "The FPÖ’s leader told “Die Zeit”: “The ÖVP and the SPÖ” will not.",
        "An actor (stage name «\xa0Renée\xa0») and the mayor, «\xa0né à Lorne\xa0», met.",
        "CAFÉ’S PRICES RISE. It cost €5.",
        "He said: né\xa0» and that was all, Zoë thought.",
        "Ã, said the teacher – “that’s an ‘A’ with a tilde” – and Â is another…",
    ],
)
def test_pairs_that_are_utf8_by_chance_stay_windows_1252(text: str) -> None:
    decoded = decode(text.encode("cp1252"), markup="text")
    assert (decoded.text, decoded.encoding, decoded.replaced) == (text, "cp1252", 0)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN + "Её дом, моё дело, её слова. " * 20, "koi8_r"), (JAPANESE, "euc_jp")],
)
def test_other_scripts_are_not_taken_for_broken_utf8(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), encoding, markup="text").text == text


def test_replacement_characters_that_were_there_are_not_counted() -> None:
    decoded = decode("Zoë said \ufffd and ".encode() + b"\xff", markup="text")
    assert decoded.text == "Zoë said \ufffd and \ufffd"
    assert decoded.replaced == 1


def test_nuls_are_replaced_one_for_one_and_counted() -> None:
    decoded = decode(b"The mayor\0 said so.", markup="text")
    assert decoded.text == "The mayor\ufffd said so."
    assert decoded.replaced == 1


def test_encodings_that_pages_never_have_are_not_known() -> None:
    assert known_encoding("UTF-8") == "utf-8"
    assert [known_encoding(name) for name in ("utf-7", "rot13", "idna", "hex", "", "x" * 999)] == [
        None
    ] * 6


@given(
    st.binary(),
    st.none() | st.text() | st.sampled_from(["utf-8", "utf-16", "cp1251", "shift_jis", "gbk"]),
    st.sampled_from(["text", "html"]),
)
def test_any_bytes_are_text(data: bytes, declared: str | None, markup: Markup) -> None:
    decoded = decode(data, declared, markup=markup)
    decoded.text.encode("utf-8")
    assert "\0" not in decoded.text
    assert 0 <= decoded.replaced <= decoded.text.count("\ufffd")


@given(TEXT)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode(), markup="text").text == text


@given(TEXT, st.sampled_from(["utf-16", "utf-32", "utf-8-sig"]))
def test_marked_text_comes_back_as_it_was(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), markup="text")
    assert decoded.text == text
    assert decoded.replaced == 0


@given(st.lists(st.sampled_from("éèüñß’“”–€æø"), min_size=1))
def test_western_text_comes_back_as_it_was(letters: list[str]) -> None:
    text = "".join(f"word{letter}s and " for letter in letters)
    assert decode(text.encode("cp1252"), markup="text").text == text
