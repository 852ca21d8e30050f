"""Which network addresses belong to the public internet, and finding those of a name."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from socket import SOCK_STREAM, getaddrinfo
from threading import Thread

from whence.errors import WhenceError

Address = IPv4Address | IPv6Address

_NAT64 = IPv6Network("64:ff9b::/96")
_V4_COMPATIBLE = IPv6Network("::/96")
_NEVER_PUBLIC: tuple[IPv4Network | IPv6Network, ...] = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments; some Pythons let a few through
    IPv4Network("192.88.99.0/24"),  # 6to4 relays, withdrawn
    IPv6Network("64:ff9b:1::/48"),  # NAT64 within one's own network
    IPv6Network("2001::/32"),  # Teredo, which embeds addresses in disguise
    IPv6Network("fec0::/10"),  # site-local, withdrawn but still routed in places
)


def is_public(address: Address) -> bool:
    """Whether an address is one that everybody on the internet reaches alike.

    False for private, loopback, link-local, carrier-grade NAT, multicast, reserved and unspecified
    addresses, and for IPv6 addresses that carry such an IPv4 address (mapped, NAT64, 6to4).
    """
    if isinstance(address, IPv6Address):
        embedded = _embedded(address)
        if embedded is not None:
            return is_public(embedded)
    if any(address in network for network in _NEVER_PUBLIC if network.version == address.version):
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def _embedded(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64 or address in _V4_COMPATIBLE:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


def checked_addresses(
    host: str, port: int, seconds: float, *, allow_private: bool
) -> tuple[Address, ...]:
    """The addresses of a host, all of them public unless ``allow_private``.

    Raises WhenceError: ``network`` where the name has none or is not answered in time, ``refused``
    where one of them is not public.
    """
    addresses = _resolve(host, port, seconds)
    private = [address for address in addresses if not is_public(address)]
    if private and not allow_private:
        raise WhenceError(
            "refused",
            f"{host} is at {private[0]}, which is not a public address; give --allow-private if"
            " you trust this address",
        )
    return addresses


def _resolve(host: str, port: int, seconds: float) -> tuple[Address, ...]:
    """The system's resolver has no time limit, so it is asked in a thread that may be left."""
    found: list[Address] = []
    failures: list[Exception] = []

    def ask() -> None:
        try:
            for *_, address in getaddrinfo(host, port, type=SOCK_STREAM):
                found.append(ip_address(str(address[0])))
        except (OSError, ValueError) as error:
            failures.append(error)

    thread = Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(0.0, seconds))
    if thread.is_alive():
        raise WhenceError("network", f"the address of {host} was not found in time; try again")
    if failures or not found:
        why = failures[0] if failures else "no answer"
        raise WhenceError("network", f"the address of {host} is not known ({why}); check the URL")
    return tuple(dict.fromkeys(found))
