"""Digests of texts and bytes: what entries of the cache are known by."""


def digest(*parts: str) -> str:
    """A digest of several texts, none of which holds a NUL."""
    return checksum("\0".join(parts).encode("utf-8", "surrogatepass"))


def checksum(data: bytes) -> str:
    """The checksum of some bytes."""
    from hashlib import sha256  # only here, as its import loads a large library

    return sha256(data).hexdigest()
