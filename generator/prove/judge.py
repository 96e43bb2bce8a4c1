"""Says what must come of a value: by the contract, and by what is documented of a client's generosity."""

from __future__ import annotations

from generator.prove.carried import Try
from generator.prove.edits import LIMIT, UNKNOWN_PROPERTY, UNKNOWN_VALUE, UNKNOWN_VARIANT, Edit
from generator.prove.meaning import Meaning
from generator.prove.readings import generous, strict

_UNKNOWN = {UNKNOWN_PROPERTY, UNKNOWN_VALUE, UNKNOWN_VARIANT}


class Judge:
    """The two validators of a meaning; neither knows how a client decodes."""

    def __init__(self, whole: Meaning) -> None:
        self.strict = strict(whole)
        self.generous = generous(whole)

    def edited(self, edit: Edit) -> Try:
        """Return the try that an edit is: to be carried, or to be refused at its place."""
        unknown = edit.kind if edit.kind in _UNKNOWN else None
        if self.strict.is_valid(edit.value):
            return Try(unknown or LIMIT, edit.value)
        if self.generous.is_valid(edit.value):
            return Try(unknown or "beyond a limit", edit.value)
        kind = f"broken: {edit.kind}" if edit.kind != LIMIT else "broken: value"
        # A map takes any name, and says of what its value must be.
        return Try(kind, edit.value, broken=edit.path, partly=edit.kind == UNKNOWN_PROPERTY)
