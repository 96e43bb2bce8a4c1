# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

import datetime

from attrs import field as _field
from attrs import frozen

from ._runtime.values.enums import OpenEnum
from ._runtime.values.files import File as _File
from ._runtime.values.model import Model
from ._runtime.values.model import wire as _wire
from ._runtime.values.texts import Base64 as _Base64
from ._runtime.values.unset import UNSET, Unset


class SendPhotosBodyTitleXLang(OpenEnum):
    """The schema send_photos body title X-Lang."""

    EN = "en"
    FR = "fr"


@frozen(kw_only=True)
class Charge(Model):
    """The schema Charge."""

    amount: int
    tags: list[str] | Unset = UNSET
    names: list[str] | Unset = UNSET
    range_: ChargeRange | Unset = _field(default=UNSET, metadata=_wire("range"))
    link: str | Unset = UNSET
    note: str | Unset = UNSET
    card: ChargeCard | Unset = UNSET
    when: datetime.datetime | Unset = UNSET
    nick: str | None | Unset = UNSET
    seal: _Base64 | Unset = UNSET


@frozen(kw_only=True)
class ChargeCard(Model):
    """The schema Charge card."""

    number: str | Unset = UNSET


@frozen(kw_only=True)
class ChargeRange(Model):
    """The schema Charge range."""

    from_: int | Unset = _field(default=UNSET, metadata=_wire("from"))
    to: int | Unset = UNSET


@frozen(kw_only=True)
class Note(Model):
    """The schema Note."""

    text: str
    more: list[str] | Unset = UNSET


@frozen(kw_only=True)
class Photos(Model):
    """The schema Photos.

    Attributes:
        cover: On top.
    """

    cover: _File
    thumb: _File | Unset = UNSET
    more: list[_File] | Unset = UNSET
    title: str | Unset = UNSET
    seal: _Base64 | Unset = UNSET
    tags: list[str] | Unset = UNSET
    about: PhotosAbout | Unset = UNSET


@frozen(kw_only=True)
class PhotosAbout(Model):
    """The schema Photos about."""

    by: str | Unset = UNSET


@frozen(kw_only=True)
class Rights(Model):
    """The schema Rights."""

    read: bool | Unset = UNSET


@frozen(kw_only=True)
class SendPhotosBodyTagsXRange(Model):
    """The schema send_photos body tags X-Range."""

    from_: int | Unset = _field(default=UNSET, metadata=_wire("from"))
