"""The operation `reset_link`: what is checked, and in which order."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import JSONResponse

from server import errors
from server.allowances import Allowances
from server.links import Link, Links
from server.tokens import RESET, Client, Tokens

_LINK_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""The ids that a link can have. No other is shown to the database: some of them do not even accept NUL in a text."""


@dataclass(frozen=True)
class ResetLink:
    """`POST /links/{id}/reset`.

    The order of the checks decides which answer a request gets that deserves several. It is:

    1. 401, the token: a stranger learns nothing, and costs nothing but this check.
    2. 429, the allowance of the client: before the database is touched, so that it protects it.
    3. 404, the link exists: everything below is about a link.
    4. 401, it belongs to the client: nobody learns more of a stranger's link than that it exists.
    5. 429, the allowance of the link: only requests that may see the link use it up.
    6. 410, it is not deleted: the state that no permission and no later request can change.
    7. 403, it is a test link, and permitted: what will be refused tomorrow too, before what may change by then.
    8. 422, it is connected: decided last, and by the database, together with the change.
    """

    tokens: Tokens
    allowances: Allowances
    links: Links

    def answer(self, request: Request) -> JSONResponse:
        """Reset the link that the path names and return it, or raise the Refusal."""
        client = self._authenticated(request)
        self.allowances.spend_of_client(client.name)
        link = self._accessible(unquote(request.path_params["id"], errors="replace"), client)
        self.allowances.spend_of_link(link.link_id, link.requests_per_minute)
        if link.state == "deleted":
            raise errors.link_deleted()
        if not link.test:
            raise errors.not_a_test_link()
        if not link.permitted:
            raise errors.not_permitted()
        return JSONResponse(self._reset(link).to_json())

    def _authenticated(self, request: Request) -> Client:
        client = self.tokens.authenticate(request.headers.getlist("Authorization"))
        if RESET not in client.scopes:
            raise errors.insufficient_scope(RESET)
        return client

    def _accessible(self, link_id: str, client: Client) -> Link:
        link = self.links.find(link_id) if _LINK_ID.fullmatch(link_id) else None
        if link is None:
            raise errors.link_not_found()
        if link.owner != client.name:
            raise errors.unauthorized_link()
        return link

    def _reset(self, link: Link) -> Link:
        """Return the link after its reset; what was read before is old if another request was faster, so read again."""
        after = self.links.reset(link.link_id)
        if after is not None:
            return after
        now = self.links.find(link.link_id) or link
        raise errors.bad_state(now.state, now.error_code)
