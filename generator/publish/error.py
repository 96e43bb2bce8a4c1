"""The one error of publishing."""


class PublishError(Exception):
    """Why a client was not published: one line for people, which never holds a credential."""
