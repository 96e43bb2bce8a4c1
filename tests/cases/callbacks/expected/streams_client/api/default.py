# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def create_stream(self, *, body: models.CreateStreamBody | Unset = UNSET) -> Call[None]:
        """POST /streams.

        Args:
            body: The body of the request.

        Callbacks:
            onData: The service sends POST to `{$request.body#/url}/data?id={$response.body#/id}`;
                `webhooks.decode_on_data` decodes it.
            onEnd: The service sends POST to `{$request.body#/url}/end`; `webhooks.decode_on_end_post` decodes
                it.
            onEnd: The service sends DELETE to `{$request.body#/url}/end`; `webhooks.decode_forget_stream`
                decodes it.
            x-internal: The service sends POST to `https://hooks.example.com/ended`;
                `webhooks.decode_x_internal` decodes it.
        """
        return Call(operations.CREATE_STREAM, body=body)

    @_method
    def delete_stream(self, id: str) -> Call[None]:
        """DELETE /streams/{id}.

        Args:
            id: The path parameter id.

        Callbacks:
            onEnd: The service sends POST to `{$request.body#/url}/end`; `webhooks.decode_on_end_post` decodes
                it.
            onEnd: The service sends DELETE to `{$request.body#/url}/end`; `webhooks.decode_forget_stream`
                decodes it.
            onData: The service sends POST to `$request.query.url`; `webhooks.decode_delete_stream_on_data`
                decodes it.
        """
        return Call(operations.DELETE_STREAM, path={"id": id})


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def create_stream(self, *, body: models.CreateStreamBody | Unset = UNSET) -> Call[None]:
        """POST /streams.

        Args:
            body: The body of the request.

        Callbacks:
            onData: The service sends POST to `{$request.body#/url}/data?id={$response.body#/id}`;
                `webhooks.decode_on_data` decodes it.
            onEnd: The service sends POST to `{$request.body#/url}/end`; `webhooks.decode_on_end_post` decodes
                it.
            onEnd: The service sends DELETE to `{$request.body#/url}/end`; `webhooks.decode_forget_stream`
                decodes it.
            x-internal: The service sends POST to `https://hooks.example.com/ended`;
                `webhooks.decode_x_internal` decodes it.
        """
        return Call(operations.CREATE_STREAM, body=body)

    @_async_method
    def delete_stream(self, id: str) -> Call[None]:
        """DELETE /streams/{id}.

        Args:
            id: The path parameter id.

        Callbacks:
            onEnd: The service sends POST to `{$request.body#/url}/end`; `webhooks.decode_on_end_post` decodes
                it.
            onEnd: The service sends DELETE to `{$request.body#/url}/end`; `webhooks.decode_forget_stream`
                decodes it.
            onData: The service sends POST to `$request.query.url`; `webhooks.decode_delete_stream_on_data`
                decodes it.
        """
        return Call(operations.DELETE_STREAM, path={"id": id})
