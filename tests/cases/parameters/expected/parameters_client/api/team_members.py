# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group team_members."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class TeamMembers(Resource):
    """Operations of the group team_members."""

    @_method
    def find(
        self,
        team_path: str,
        member: list[int],
        *,
        verbose: bool,
        ids: list[str] | Unset = UNSET,
        packed: list[str] | Unset = UNSET,
        piped: list[str] | Unset = UNSET,
        filter_: dict[str, str] | Unset = UNSET,
        x_trace_id: str | Unset = UNSET,
        session: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        team_query: str | Unset = UNSET,
    ) -> Call[None]:
        """GET /teams/{team}/members{member}.

        Deprecated.

        Args:
            team_path: The path parameter team.
            member: The path parameter member.
            verbose: Tell more.
            ids: The query parameter ids.
            packed: The query parameter packed.
            piped: The query parameter piped.
            filter_: The query parameter filter.
            x_trace_id: Deprecated.
            session: The cookie parameter session.
            from_: The query parameter from.
            team_query: The query parameter team.
        """
        return Call(
            operations.FIND,
            path={"team": team_path, "member": member},
            query={
                "verbose": verbose,
                "ids": ids,
                "packed": packed,
                "piped": piped,
                "filter": filter_,
                "from": from_,
                "team": team_query,
            },
            headers={"X-Trace-Id": x_trace_id},
            cookies={"session": session},
        )


class AsyncTeamMembers(AsyncResource):
    """Operations of the group team_members."""

    @_async_method
    def find(
        self,
        team_path: str,
        member: list[int],
        *,
        verbose: bool,
        ids: list[str] | Unset = UNSET,
        packed: list[str] | Unset = UNSET,
        piped: list[str] | Unset = UNSET,
        filter_: dict[str, str] | Unset = UNSET,
        x_trace_id: str | Unset = UNSET,
        session: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        team_query: str | Unset = UNSET,
    ) -> Call[None]:
        """GET /teams/{team}/members{member}.

        Deprecated.

        Args:
            team_path: The path parameter team.
            member: The path parameter member.
            verbose: Tell more.
            ids: The query parameter ids.
            packed: The query parameter packed.
            piped: The query parameter piped.
            filter_: The query parameter filter.
            x_trace_id: Deprecated.
            session: The cookie parameter session.
            from_: The query parameter from.
            team_query: The query parameter team.
        """
        return Call(
            operations.FIND,
            path={"team": team_path, "member": member},
            query={
                "verbose": verbose,
                "ids": ids,
                "packed": packed,
                "piped": piped,
                "filter": filter_,
                "from": from_,
                "team": team_query,
            },
            headers={"X-Trace-Id": x_trace_id},
            cookies={"session": session},
        )
