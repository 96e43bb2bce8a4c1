# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.streams import async_streamed as _async_streamed
from .._runtime.streams import streamed as _streamed
from .._runtime.values.unset import UNSET, Unset
from .._runtime.values.uploads import Upload as _Upload
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def create_note(
        self, *, body: models.CreateNoteJsonBody | models.CreateNoteDataBody | models.CreateNoteFilesBody
    ) -> Call[str | int]:
        """POST /notes.

        Args:
            body: The body of the request. It is sent as application/json or application/x-www-form-urlencoded
                or multipart/form-data.

        Returns:
            ok.
        """
        return Call(operations.CREATE_NOTE, body=body)

    @_method
    def delete_thing(
        self, id: str, *, body: bytes | _Upload | Unset = UNSET, content_type: str | Unset = UNSET
    ) -> Call[None]:
        """DELETE /things/{id}.

        Args:
            id: The path parameter id.
            body: The body of the request. It is sent as image/*.
            content_type: The media type of the body: image/*.

        Raises:
            ApiBytesError: default. Whatever.
        """
        return Call(operations.DELETE_THING, path={"id": id}, body=body, content_type=content_type)

    @_streamed[bytes]()
    @_method
    def put_thing(
        self, id: str, *, body: models.Thing | str | bytes | _Upload, content_type: str | Unset = UNSET
    ) -> Call[models.Thing | str | bytes]:
        """PUT /things/{id}.

        `stream` reads the answer while it comes in.

        Args:
            id: The path parameter id.
            body: The thing. It is sent as application/json or text/csv or application/octet-stream or
                application/*+json.
            content_type: The media type of the body: application/json, text/csv, application/octet-stream,
                application/*+json. Without it, what fits several is sent as application/json. Without it,
                JSON is sent as application/json.

        Returns:
            As it was asked for. Outside of the list.

        Raises:
            NotFoundTextError: 404. None.
            ContentTooLargeBytesError: 413. Too much.
            ServerTextError: 5XX. ServerError, with a body of text.
            ThingError: 5XX. An error with the body `Thing`.
        """
        return Call(operations.PUT_THING, path={"id": id}, body=body, content_type=content_type)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def create_note(
        self, *, body: models.CreateNoteJsonBody | models.CreateNoteDataBody | models.CreateNoteFilesBody
    ) -> Call[str | int]:
        """POST /notes.

        Args:
            body: The body of the request. It is sent as application/json or application/x-www-form-urlencoded
                or multipart/form-data.

        Returns:
            ok.
        """
        return Call(operations.CREATE_NOTE, body=body)

    @_async_method
    def delete_thing(
        self, id: str, *, body: bytes | _Upload | Unset = UNSET, content_type: str | Unset = UNSET
    ) -> Call[None]:
        """DELETE /things/{id}.

        Args:
            id: The path parameter id.
            body: The body of the request. It is sent as image/*.
            content_type: The media type of the body: image/*.

        Raises:
            ApiBytesError: default. Whatever.
        """
        return Call(operations.DELETE_THING, path={"id": id}, body=body, content_type=content_type)

    @_async_streamed[bytes]()
    @_async_method
    def put_thing(
        self, id: str, *, body: models.Thing | str | bytes | _Upload, content_type: str | Unset = UNSET
    ) -> Call[models.Thing | str | bytes]:
        """PUT /things/{id}.

        `stream` reads the answer while it comes in.

        Args:
            id: The path parameter id.
            body: The thing. It is sent as application/json or text/csv or application/octet-stream or
                application/*+json.
            content_type: The media type of the body: application/json, text/csv, application/octet-stream,
                application/*+json. Without it, what fits several is sent as application/json. Without it,
                JSON is sent as application/json.

        Returns:
            As it was asked for. Outside of the list.

        Raises:
            NotFoundTextError: 404. None.
            ContentTooLargeBytesError: 413. Too much.
            ServerTextError: 5XX. ServerError, with a body of text.
            ThingError: 5XX. An error with the body `Thing`.
        """
        return Call(operations.PUT_THING, path={"id": id}, body=body, content_type=content_type)
