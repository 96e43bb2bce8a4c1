"""What HTTP asks of every server, and what anybody may expect of one: rules that need no contract."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from tests.contract.suite.finding import Broken
from tests.contract.suite.witness import Exchange

RULES = {
    "server error": "no request makes the server fail",
    "cut off": "a body is as long as was promised (RFC 9112, 8)",
    "slow": "an answer has arrived, to its last byte, within the limit",
    "content type": "a body says what it is (RFC 9110, 8.3), and an error is JSON as the others are",
    "challenge": "a 401 says how to authenticate (RFC 9110, 15.5.2)",
    "allow": "a 405 says what is allowed (RFC 9110, 15.5.6)",
    "retry-after": "Retry-After is a number of seconds or a date (RFC 9110, 10.2.3)",
}


def broken_by(exchange: Exchange, slowest: float) -> Iterator[Broken]:
    """Yield the rules that an answer breaks."""
    answer = exchange.answer
    if answer.status >= 500:
        yield Broken("server error", f"the server failed with {answer.status}")
    if answer.missing:
        yield Broken("cut off", f"the body breaks off after {len(answer.content)} bytes")
    if exchange.seconds > slowest:
        yield Broken("slow", f"the answer took longer than {slowest:g} seconds")
    if answer.content and not answer.media_type:
        yield Broken("content type", "a body without a content type")
    if answer.status >= 400 and answer.content and not re.fullmatch(r"application/(.+\+)?json", answer.media_type):
        yield Broken("content type", f"an error that is not JSON but {answer.media_type!r}")
    challenge = answer.headers.get("WWW-Authenticate", "")
    if answer.status == 401 and not re.match(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+( |$)", challenge):
        yield Broken("challenge", f"a 401 without a challenge, but {challenge!r}")
    if answer.status == 405 and "Allow" not in answer.headers:
        yield Broken("allow", "a 405 without Allow")
    wait = answer.headers.get("Retry-After")
    if wait is not None and not re.fullmatch(r"[0-9]+", wait) and not _is_date(wait):
        yield Broken("retry-after", f"neither a number of seconds nor a date: {wait!r}")


def _is_date(text: str) -> bool:
    try:
        parsedate_to_datetime(text)
    except ValueError:
        return False
    return True
