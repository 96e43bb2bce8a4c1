# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.values.uploads import Upload as _Upload
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def send_batch(self, *, body: bytes | _Upload, content_type: str) -> Call[None]:
        """POST /batch.

        Args:
            body: The body of the request. It is sent as multipart/mixed.
            content_type: The media type of the body: multipart/mixed.
        """
        return Call(operations.SEND_BATCH, body=body, content_type=content_type)

    @_method
    def send_form(self, *, body: models.SendFormBody) -> Call[None]:
        """POST /form.

        Args:
            body: The body of the request. It is sent as multipart/form-data.
        """
        return Call(operations.SEND_FORM, body=body)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def send_batch(self, *, body: bytes | _Upload, content_type: str) -> Call[None]:
        """POST /batch.

        Args:
            body: The body of the request. It is sent as multipart/mixed.
            content_type: The media type of the body: multipart/mixed.
        """
        return Call(operations.SEND_BATCH, body=body, content_type=content_type)

    @_async_method
    def send_form(self, *, body: models.SendFormBody) -> Call[None]:
        """POST /form.

        Args:
            body: The body of the request. It is sent as multipart/form-data.
        """
        return Call(operations.SEND_FORM, body=body)
