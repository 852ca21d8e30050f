"""Who published a report, and how that is known."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from courlan import extract_domain

from whence.document.tidy import tidy
from whence.document.types import Outlet, OutletEvidence

_DOMAIN = re.compile(r"^(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?#].*)?$", re.IGNORECASE)
_BETWEEN_LETTERS = r"[ .’'-]?"
_SMALL_WORDS = frozenset(("of", "the", "and", "de", "la"))


@dataclass(frozen=True, slots=True)
class OutletHints:
    """Everything that may say who published a report, from the strongest evidence down.

    ``name`` is metadata; ``source`` is a credit line's name or domain; ``page`` is the whole
    page's text, in which a domain's name may be spelled out.
    """

    name: str | None
    url: str | None
    source: str | None
    given: str | None
    page: str


def find_outlet(hints: OutletHints) -> Outlet | None:
    """Return the outlet by the strongest hint that names one, or None."""
    url_domain = domain_of(hints.url)
    name = tidy(hints.name)
    if name:
        return _outlet(name, url_domain, "metadata", hints.page)
    if url_domain:
        return _outlet(url_domain, url_domain, "url", hints.page)
    source = tidy(hints.source)
    if source:
        return _outlet(source, None, "credit", hints.page)
    given = tidy(hints.given)
    return _outlet(given, None, "given", hints.page) if given else None


def site_name(name: str | None, url: str | None) -> str | None:
    """A site's name in its metadata; None where it is but a domain or the address's own host."""
    if name is None or domain_of(name) is not None:
        return None
    return None if url and name.strip().lower() == urlsplit(url).hostname else name


def domain_of(address: str | None) -> str | None:
    """Return the registered domain of an address or host: *bbc.co.uk* of *www.bbc.co.uk/news*.

    None for IP addresses and names of private networks, which say nothing about an outlet.
    """
    if not address or not (host := _host(address.strip())):
        return None
    if host.endswith((".local", ".localhost", ".localdomain", ".internal", ".lan", ".home.arpa")):
        return None
    found = extract_domain(f"https://{host}", fast=True)
    return found.lower() if found else host.removeprefix("www.")


def _host(address: str) -> str | None:
    match = _DOMAIN.match(address)
    if match is None:
        return None
    try:
        return urlsplit(f"//{match[1]}").hostname
    except ValueError:
        return None


def _outlet(name: str, domain: str | None, how: OutletEvidence, page: str) -> Outlet:
    """An outlet by its name; where the name is but a domain, by the words that spell it."""
    as_domain = domain_of(name)
    if as_domain is None:
        return Outlet(name, domain, how)
    return Outlet(_spelled_out(as_domain, page) or as_domain, domain or as_domain, how)


def _spelled_out(domain: str, page: str) -> str | None:
    """The capitalised words of the page that, written together, are the domain's own name."""
    label = domain.split(".")[0].replace("-", "")
    spelling = _BETWEEN_LETTERS.join(re.escape(letter) for letter in label)
    for match in re.finditer(rf"\b{spelling}\b", page, re.IGNORECASE):
        words = match[0].split()
        capitals = [word[0].isupper() or word in _SMALL_WORDS for word in words]
        if words[0][0].isupper() and all(capitals):
            return " ".join(words)
    return None
