# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group files."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.values.uploads import Upload as _Upload
from .._runtime.wire.call import Call


class Files(Resource):
    """Operations of the group files."""

    @_method
    def add_note(self, *, body: dict[str, str] | bytes | _Upload) -> Call[None]:
        """POST /notes.

        Args:
            body: The body of the request. It is sent as application/json or application/octet-stream.
        """
        return Call(operations.ADD_NOTE, body=body)

    @_method
    def add_photo(self, *, body: models.AddPhotoBody) -> Call[None]:
        """POST /photos.

        Args:
            body: The body of the request. It is sent as multipart/form-data.
        """
        return Call(operations.ADD_PHOTO, body=body)

    @_method
    def put_file(self, name: str, *, body: bytes | _Upload) -> Call[None]:
        """PUT /files/{name}.

        Args:
            name: The path parameter name.
            body: The body of the request. It is sent as application/octet-stream.
        """
        return Call(operations.PUT_FILE, path={"name": name}, body=body)


class AsyncFiles(AsyncResource):
    """Operations of the group files."""

    @_async_method
    def add_note(self, *, body: dict[str, str] | bytes | _Upload) -> Call[None]:
        """POST /notes.

        Args:
            body: The body of the request. It is sent as application/json or application/octet-stream.
        """
        return Call(operations.ADD_NOTE, body=body)

    @_async_method
    def add_photo(self, *, body: models.AddPhotoBody) -> Call[None]:
        """POST /photos.

        Args:
            body: The body of the request. It is sent as multipart/form-data.
        """
        return Call(operations.ADD_PHOTO, body=body)

    @_async_method
    def put_file(self, name: str, *, body: bytes | _Upload) -> Call[None]:
        """PUT /files/{name}.

        Args:
            name: The path parameter name.
            body: The body of the request. It is sent as application/octet-stream.
        """
        return Call(operations.PUT_FILE, path={"name": name}, body=body)
