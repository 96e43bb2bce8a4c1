"""Proves the payload of one media type of a webhook or callback: it is decoded as what it is, or refused."""

from __future__ import annotations

from generator.prove.attempts import Attempts
from generator.prove.blame import CLIENT, GENERATOR, line_of_model, line_of_webhook, source_of
from generator.prove.carried import Misstep, Try, kind_of
from generator.prove.certificate import FAILED, PASSED, Check, Failure
from generator.prove.deliveries import Delivery, manners, misstep
from generator.prove.driver import Driver, DriverError
from generator.prove.laboratory import Laboratory
from generator.prove.places import Path
from generator.prove.result import Result
from generator.prove.subject import Task
from generator.prove.tally import NO_ANSWER, Tally

_SOURCES = ("templates/package/webhooks.py.jinja", "templates/runtime/webhooks.py")


def prove_webhook(laboratory: Laboratory, task: Task) -> Result:
    """Return what came of the payloads of a media type."""
    return _Proof(laboratory, task).result()


class _Proof:
    def __init__(self, laboratory: Laboratory, task: Task) -> None:
        subject = laboratory.subject
        self.laboratory = laboratory
        self.task = task
        self.webhook, self.operation = subject.received[task.operation]
        body = self.operation.body
        self.content = body.contents[task.content] if body is not None and task.content is not None else None
        media_type = self.content.media_type if self.content is not None else None
        self.what = f"payload {media_type or 'without a body'}"
        self.delivery = Delivery(
            webhook=self.webhook,
            media_type=media_type,
            annotation=dict(self.webhook.contents).get(media_type) if media_type is not None else None,
            types=laboratory.types,
            kind=kind_of(media_type, self.webhook.contents, self.webhook.json),
            headers=tuple(one for one in self.operation.parameters if one.location == "header"),
            attributes=self.webhook.headers,
        )
        self.tally: Tally[Try] = Tally()
        self.attempts = Attempts(subject, self.delivery, self.content, self.tally, self._try)
        self.turn = 0

    def result(self) -> Result:
        try:
            types = (one for one, _ in self.webhook.contents)
            self.attempts.make(types, (self.operation.pointer, self.what))
        except DriverError as error:
            whole = Try(NO_ANSWER, {"body": None})
            self.tally.count(whole, Misstep(f"the client gave no answer: {error}"))
        failure = self._failure() if self.tally.failed is not None else None
        subject = self.laboratory.subject
        pointer = self.content.pointer if self.content is not None else self.operation.pointer
        check = Check(
            self.what,
            subject.told(pointer),
            subject.where(pointer),
            PASSED if failure is None else FAILED,
            self.tally.tried,
            self.tally.passed,
            tuple(self.attempts.excluded),
        )
        return Result(self.task, check, failure)

    def _try(self, attempt: Try, *, both: bool) -> Misstep | None:
        self.turn += 1
        ways = manners(self.delivery, attempt)
        chosen = ways if both else (ways[self.turn % len(ways)],)
        driver = self.laboratory.client
        found = next((one for way in chosen if (one := misstep(self.delivery, driver, attempt, way))), None)
        self.tally.count(attempt, found)
        return found

    def _failure(self) -> Failure:
        assert self.tally.failed is not None  # noqa: S101 # asked before
        attempt, found = self.tally.failed
        subject = self.laboratory.subject
        blame, culprits = self._blame(attempt, found)
        path = attempt.broken or ("body",)
        pointer = self.attempts.pointer(path) or self.operation.pointer
        return Failure(
            blame=blame,
            culprits=culprits,
            operation=self.webhook.told,
            check=self.what,
            kind=attempt.kind,
            message=found.message,
            input=attempt.input,
            pointer=subject.told(pointer),
            where=subject.where(pointer),
            generated=self._line(attempt, path),
        )

    def _line(self, attempt: Try, path: Path) -> str:
        """Return the generated line that reads what went wrong."""
        subject, annotation = self.laboratory.subject, self.delivery.annotation
        body = attempt.whole.get("body")
        found = line_of_model(subject.folder, subject.package, annotation, body, path[1:]) if annotation else None
        return found or line_of_webhook(subject.folder, subject.package.package_name, self.webhook)

    def _blame(self, attempt: Try, found: Misstep) -> tuple[str, tuple[str, ...]]:
        def goes_wrong(driver: Driver) -> bool:
            return any(misstep(self.delivery, driver, attempt, one) for one in manners(self.delivery, attempt))

        if self.laboratory.is_cured_by_generation(goes_wrong if attempt.kind != NO_ANSWER else lambda _: False):
            return CLIENT, self.laboratory.subject.edited
        return GENERATOR, source_of(found.frame, self.laboratory.subject.package.package_name, _SOURCES)
