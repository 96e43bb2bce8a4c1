"""A finding: which rule is broken, where the contract says otherwise, and the command that shows it again."""

import re
import shlex
from dataclasses import dataclass
from typing import NamedTuple

from tests.contract.suite.wire import Request

NOT_SHOWN = {"host", "content-length", "connection", "user-agent", "accept-encoding", "x-schemathesis-testcaseid"}
"""Headers that curl makes itself or that say nothing."""


class Broken(NamedTuple):
    """A rule that an answer breaks."""

    rule: str
    what: str
    pointer: str | None = None
    """The place in the contract; None if it is that of the answer."""


@dataclass(frozen=True)
class Finding:
    """A broken promise."""

    source: str
    """`schemathesis` or `suite`: who noticed."""
    rule: str
    """The name of the check of schemathesis, or of the rule."""
    what: str
    caller: str
    pointer: str
    """The place in the contract, as a URI fragment; "" if there is none."""
    where: str
    """The same as file:line:column."""
    curl: str
    """The command that sends the request again, with the token's variable; "" if it is about no request."""

    def __str__(self) -> str:
        place = f" {self.where}: {self.pointer}" if self.pointer else ""
        shown = f"\n    {self.curl}" if self.curl else ""
        return f"{self.rule}: {self.what} (as {self.caller}){place}{shown}"


def curl(url: str, request: Request) -> str:
    """Return the command that sends a request again. A token stands in it as `$NAME`, which the shell puts in."""
    words = ["curl", "-sS", "-i", "--path-as-is", "--globoff"]
    words += ["--head"] if request.method == "HEAD" else ["-X", shlex.quote(request.method)]
    words.append(shlex.quote(url + request.target))
    for name, value in request.headers:
        if name.lower() in NOT_SHOWN:
            continue
        if re.fullmatch(r"Bearer \$[A-Za-z_][A-Za-z0-9_]*", value):
            words += ["-H", f'"{name}: {value}"']
        else:
            # Without a value, curl would leave the header out; a semicolon makes it send an empty one.
            words += ["-H", _quoted(f"{name}: {value}" if value else f"{name};")]
    if request.content:
        words += ["--data-binary", _quoted(request.content.decode("latin-1"))]
    return " ".join(words)


def _quoted(text: str) -> str:
    """Return a text as one word of bash, in one line and with every byte as it is."""
    if text.isascii() and text.isprintable():
        return shlex.quote(text)
    written = "".join(
        f"\\{one}" if one in "\\'" else one if one.isascii() and one.isprintable() else f"\\x{ord(one):02x}"
        for one in text
    )
    return f"$'{written}'"
