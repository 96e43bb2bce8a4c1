# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from typing import Any, Literal

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def create_charge(self, *, body: models.Charge) -> Call[None]:
        """POST /charges.

        Args:
            body: The body of the request. It is sent as application/x-www-form-urlencoded.
        """
        return Call(operations.CREATE_CHARGE, body=body)

    @_method
    def search(self, *, body: dict[str, Any] | Unset = UNSET) -> Call[None]:
        """POST /search.

        Args:
            body: The body of the request. It is sent as application/x-www-form-urlencoded.
        """
        return Call(operations.SEARCH, body=body)

    @_method
    def send_note(
        self,
        *,
        text_x_lang: str | Unset = UNSET,
        body: models.Note | Unset = UNSET,
        content_type: Literal["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]
        | Unset = UNSET,
        text_x_lang_2: str | None | Unset = UNSET,
    ) -> Call[None]:
        """POST /notes.

        Args:
            text_x_lang: The query parameter text_x_lang.
            body: The body of the request. It is sent as application/json or application/x-www-form-urlencoded
                or multipart/form-data.
            content_type: The media type of the body: application/json, application/x-www-form-urlencoded,
                multipart/form-data. Without it, what fits several is sent as application/json or
                application/x-www-form-urlencoded.
            text_x_lang_2: The header X-Lang of the part `text`.
        """
        return Call(
            operations.SEND_NOTE,
            query={"text_x_lang": text_x_lang},
            body=body,
            content_type=content_type,
            parts={("text", "X-Lang"): text_x_lang_2},
        )

    @_method
    def send_photos(
        self,
        *,
        body: models.Photos,
        thumb_x_width: int | Unset = UNSET,
        about_x_trace: str | Unset = UNSET,
        about_x_sizes: list[int] | Unset = UNSET,
        about_x_rights: models.Rights | Unset = UNSET,
        title_x_lang: models.SendPhotosBodyTitleXLang | Unset = UNSET,
        tags_x_range: models.SendPhotosBodyTagsXRange | Unset = UNSET,
    ) -> Call[None]:
        """POST /photos.

        Args:
            body: The body of the request. It is sent as multipart/form-data.
            thumb_x_width: The header X-Width of the part `thumb`.
            about_x_trace: Who asks. The header X-Trace of the part `about`, which is not sent without it.
            about_x_sizes: The header X-Sizes of the part `about`.
            about_x_rights: The header X-Rights of the part `about`.
            title_x_lang: The header X-Lang of the part `title`. Deprecated.
            tags_x_range: The header X-Range of the part `tags`.
        """
        return Call(
            operations.SEND_PHOTOS,
            body=body,
            parts={
                ("thumb", "X-Width"): thumb_x_width,
                ("about", "X-Trace"): about_x_trace,
                ("about", "X-Sizes"): about_x_sizes,
                ("about", "X-Rights"): about_x_rights,
                ("title", "X-Lang"): title_x_lang,
                ("tags", "X-Range"): tags_x_range,
            },
        )


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def create_charge(self, *, body: models.Charge) -> Call[None]:
        """POST /charges.

        Args:
            body: The body of the request. It is sent as application/x-www-form-urlencoded.
        """
        return Call(operations.CREATE_CHARGE, body=body)

    @_async_method
    def search(self, *, body: dict[str, Any] | Unset = UNSET) -> Call[None]:
        """POST /search.

        Args:
            body: The body of the request. It is sent as application/x-www-form-urlencoded.
        """
        return Call(operations.SEARCH, body=body)

    @_async_method
    def send_note(
        self,
        *,
        text_x_lang: str | Unset = UNSET,
        body: models.Note | Unset = UNSET,
        content_type: Literal["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]
        | Unset = UNSET,
        text_x_lang_2: str | None | Unset = UNSET,
    ) -> Call[None]:
        """POST /notes.

        Args:
            text_x_lang: The query parameter text_x_lang.
            body: The body of the request. It is sent as application/json or application/x-www-form-urlencoded
                or multipart/form-data.
            content_type: The media type of the body: application/json, application/x-www-form-urlencoded,
                multipart/form-data. Without it, what fits several is sent as application/json or
                application/x-www-form-urlencoded.
            text_x_lang_2: The header X-Lang of the part `text`.
        """
        return Call(
            operations.SEND_NOTE,
            query={"text_x_lang": text_x_lang},
            body=body,
            content_type=content_type,
            parts={("text", "X-Lang"): text_x_lang_2},
        )

    @_async_method
    def send_photos(
        self,
        *,
        body: models.Photos,
        thumb_x_width: int | Unset = UNSET,
        about_x_trace: str | Unset = UNSET,
        about_x_sizes: list[int] | Unset = UNSET,
        about_x_rights: models.Rights | Unset = UNSET,
        title_x_lang: models.SendPhotosBodyTitleXLang | Unset = UNSET,
        tags_x_range: models.SendPhotosBodyTagsXRange | Unset = UNSET,
    ) -> Call[None]:
        """POST /photos.

        Args:
            body: The body of the request. It is sent as multipart/form-data.
            thumb_x_width: The header X-Width of the part `thumb`.
            about_x_trace: Who asks. The header X-Trace of the part `about`, which is not sent without it.
            about_x_sizes: The header X-Sizes of the part `about`.
            about_x_rights: The header X-Rights of the part `about`.
            title_x_lang: The header X-Lang of the part `title`. Deprecated.
            tags_x_range: The header X-Range of the part `tags`.
        """
        return Call(
            operations.SEND_PHOTOS,
            body=body,
            parts={
                ("thumb", "X-Width"): thumb_x_width,
                ("about", "X-Trace"): about_x_trace,
                ("about", "X-Sizes"): about_x_sizes,
                ("about", "X-Rights"): about_x_rights,
                ("title", "X-Lang"): title_x_lang,
                ("tags", "X-Range"): tags_x_range,
            },
        )
