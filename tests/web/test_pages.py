"""What a reader finds on the pages."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient
from tests.web.made import ARABIC, LONG, SHIP, MadeStore, documents, entity_id

from whence.store import Store
from whence.web.app import create_app


class Links(HTMLParser):
    """All links and names of places of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: list[str] = []
        self.feed(page)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("href"):
            self.links.append(given["href"] or "")
        if given.get("id"):
            self.names.append(given["id"] or "")


def page(room: TestClient, address: str) -> str:
    answer = room.get(address)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_stories_are_listed_with_their_figures(room: TestClient, ship: str) -> None:
    found = page(room, "/")
    assert f'href="/stories/{ship}"' in found
    assert "<b>4</b> reports" in found
    assert "<b>40</b> outlets" in found
    assert 'aria-label="3 reports, 2 to 4 March 2031"' in found


def test_search_finds_stories_and_the_sentences_in_them(room: TestClient) -> None:
    found = page(room, "/?q=ferry")
    assert "Sentences that match" in found
    hits = re.findall(r'<a href="(/reports/[^"]+)">[^<]*ferry[^<]*</a>', found)
    assert hits
    for hit in hits:
        assert hit.partition("#")[2] in Links(page(room, hit)).names


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/?disputed=1", 1),
        ("/?a=MRV&b=KRD", 1),
        ("/?a=XYZ", 0),
        ("/?a=Norway", 0),
        ("/?since=2031-04-01", 1),
        ("/?outlet=Pelorus", 1),
        ("/?source=Tamboura", 1),
        ("/?since=not-a-day", 2),
        ("/?start=99", 0),
    ],
)
def test_filters_narrow_the_list(room: TestClient, asked: str, found: int) -> None:
    assert page(room, asked).count('<p class="figures">') == found


def test_a_story_shows_claims_from_origin_to_sentence(room: TestClient, ship: str) -> None:
    found = page(room, f"/stories/{ship}")
    assert found.index('id="claims"') < found.index('id="timeline"') < found.index('id="reports"')
    rammed = found[found.index("the patrol ship rammed the corvette</a></h3>") :]
    rammed = rammed[: rammed.index("</article>")]
    assert "<b>1</b> independent origin" in rammed
    assert "Disputed by" in rammed
    tree = rammed[rammed.index('class="tree"') :]
    assert tree.index("Kordesia") < tree.index("Kordinform") < tree.index("Oudhara Ledger")
    # The words once, with the report that copied them; the denial in its sentence.
    assert re.search(r"<bdi>Pelorus</bdi>, 2 March 2031; copied by <a [^>]+><bdi>Wexmoor", tree)
    against = tree[tree.index("Those who dispute it") :]
    assert "Tamboura denied that <mark>the patrol ship rammed the corvette</mark>." in against


def test_every_sentence_links_to_a_place_that_its_report_has(room: TestClient, ship: str) -> None:
    addresses = [
        link for link in Links(page(room, f"/stories/{ship}")).links if re.search(r"#c\d", link)
    ]
    assert len(addresses) > 8
    names = {
        address: Links(page(room, address)).names
        for address in {one.partition("#")[0] for one in addresses}
    }
    for one in addresses:
        report, _, place = one.partition("#")
        assert place in names[report], one


def test_no_name_of_a_place_stands_twice(room: TestClient, by_path: dict[str, str]) -> None:
    for document in (by_path["ship.txt"], by_path["hostile.txt"]):
        names = Links(page(room, f"/reports/{document}")).names
        assert len(names) == len(set(names))


def test_a_claim_has_its_own_page(room: TestClient, store: Store, ship: str) -> None:
    claim = store.story(ship).claims[0]
    found = page(room, f"/stories/{ship}/claims/{claim.id}")
    assert f"Maruva said that <mark>{claim.statement}</mark>." in found
    assert "Where the reports differ" in found
    missing = room.get(f"/stories/{ship}/claims/none")
    assert missing.status_code == 404
    assert "look for it on the story" in missing.text


def test_a_report_marks_what_stands_within_what(room: TestClient, by_path: dict[str, str]) -> None:
    found = page(room, f"/reports/{by_path['ship.txt']}")
    text = found[found.index('aria-label="Text of the report"') :]
    text = text[: text.index("</article>")]
    plain = re.sub(r'<span class="card">.*?</span></span>|<[^>]+>', "", text)
    assert " ".join(SHIP.split()) in " ".join(plain.split())
    outer = text.index('class="content depth-0" data-of="a3"')
    inner = text.index('class="content depth-1" data-of="a4"')
    assert outer < text.index('class="source" data-of="a4"') < inner
    card = text[text.index('id="a4"') :]
    assert re.search(r"Pelorus</bdi>.*?→.*?Maruva</bdi>", card[: card.index("</a>")])


def test_any_place_of_a_report_can_be_marked(room: TestClient, by_path: dict[str, str]) -> None:
    address = f"/reports/{by_path['ship.txt']}"
    assert '<span class="place" id="c3-9">' in page(room, f"{address}?at=3-9")
    assert 'class="place" id="c9-3"' not in page(room, f"{address}?at=9-3")
    assert page(room, f"{address}?at=nonsense")


def test_what_was_cleaned_away_is_folded(room: TestClient, by_path: dict[str, str]) -> None:
    found = page(room, f"/reports/{by_path['ship.txt']}")
    folded = found[found.index("Cleaned away") :]
    assert "Subscribe" in folded
    assert "<details" in folded


def test_a_copy_stands_beside_its_source(room: TestClient, by_path: dict[str, str]) -> None:
    copy, original = by_path["copy.txt"], by_path["ship.txt"]
    found = page(room, f"/reports/{copy}/beside/{original}")
    assert "A report and where it has it from" in found
    assert "<bdi>Wexmoor Times</bdi> has 100 % of its own text from there" in found
    assert '<tr class="same">' in found
    assert room.get(f"/reports/{copy}/beside/{by_path['echo.txt']}").status_code == 404


def test_a_source_shows_what_it_said_and_who_denied_it(room: TestClient) -> None:
    found = page(room, f"/sources/{entity_id('Kordesia')}")
    assert "the patrol ship rammed the corvette" in found
    assert "through <bdi>Kordinform" in found
    assert re.search(r"Who denied it</h2>\s*<ul[^>]*><li><bdi>Tamboura", found)
    assert 'aria-label="3 quotations, 2 to 4 March 2031"' in found


def test_who_denies_something_is_not_shown_as_denied_by_themselves(room: TestClient) -> None:
    found = page(room, f"/sources/{entity_id('Tamboura')}")
    assert "denied that <mark>the patrol ship rammed the corvette</mark>" in found
    assert "Denied by" not in found


def test_a_report_of_an_unknown_outlet_is_called_by_its_file(
    made: MadeStore,
) -> None:
    nameless = [replace(one, outlet=None) for one in documents()[:1]]
    client = TestClient(create_app(made.of("nameless", nameless)), base_url="http://localhost")
    for address in ("/stories/s-ship", f"/sources/{entity_id('Kordesia')}"):
        assert "<bdi>file ship.txt</bdi>" in page(client, address)


def test_a_country_that_is_none_is_named(room: TestClient) -> None:
    assert "No country is called ‘Atlantis’." in page(room, "/?a=Atlantis")


def test_a_pair_shows_events_with_their_evidence(room: TestClient) -> None:
    found = page(room, "/pairs/MRV/KRD")
    assert "<b>4</b> events" in found
    assert 'aria-label="2 events of cooperation and 1 of conflict' in found
    assert "Kordesia attacked Maruva." in found
    assert room.get("/pairs/MRV/MRV").status_code == 422
    assert room.get("/pairs?a=mrv&b=krd", follow_redirects=False).headers["location"] == (
        "/pairs/MRV/KRD"
    )
    named = room.get("/pairs?a=north+korea&b=Russia", follow_redirects=False)
    assert named.headers["location"] == "/pairs/PRK/RUS"
    assert "‘x’ is not known" in page(room, "/pairs?a=Norway&b=x")
    assert "Both are the same country" in page(room, "/pairs?a=Norway&b=NOR")


def test_each_bar_between_two_countries_leads_to_an_event(room: TestClient) -> None:
    found = page(room, "/pairs/MRV/KRD")
    leads = re.findall(r'<a href="/pairs/MRV/KRD#([^"]+)" aria-label="(\d+) events? of', found)
    assert leads
    assert sum(int(count) for _, count in leads) <= 4
    for place, _ in leads:
        assert f'<li id="{place}">' in found


def test_the_pairs_that_there_are_can_be_chosen(room: TestClient) -> None:
    found = page(room, "/pairs")
    assert re.search(r'<a href="/pairs/KRD/MRV">.*</a> <span class="meta">4 events', found)
    assert '<option value="KRD">' in found


def test_a_sentence_is_traced_to_its_claims(room: TestClient) -> None:
    found = page(room, "/compare?text=the+corvette+fired+first")
    assert "the corvette fired first</a></h3>" in found
    assert "Nothing in the store says it" in page(room, "/compare?text=apples+are+cheap")


def test_long_names_and_other_scripts_are_shown(room: TestClient, by_path: dict[str, str]) -> None:
    found = page(room, f"/reports/{by_path['hostile.txt']}")
    assert ARABIC in found
    assert LONG in found
    assert '<p dir="auto">' in found


def test_a_crowd_of_reports_is_bounded(room: TestClient, store: Store) -> None:
    crowd = store.story("s-crowd").story
    found = page(room, f"/stories/{crowd.id}")
    assert re.search(r"</a> and \d\d more", found), "outlets with the same words are cut short"
    assert found.count("<q ") < 400
    assert f"/stories/{crowd.id}?start=20#claims" in found
    later = page(room, f"/stories/{crowd.id}?start=40")
    assert "Claims 41 to 42 of 42" in later


def test_an_empty_store_says_what_to_do(guarded: TestClient) -> None:
    answer = guarded.get("/", auth=("anybody", "a-token-for-reading"))
    assert "The store is empty" in answer.text
    assert "whence add" in answer.text


def test_what_is_not_there_is_said_so(room: TestClient) -> None:
    for address in ("/stories/none", "/reports/none", "/sources/none", "/nowhere"):
        answer = room.get(address)
        assert answer.status_code == 404, address
        assert "<h1>Not Found</h1>" in answer.text
