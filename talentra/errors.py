"""Expected failures: a status and one sentence that says what to do next."""

from collections.abc import Mapping, Sequence


class Expected(Exception):
    """A failure that a person can understand and mend; each door shows it in its own way."""

    status = 400
    title = "That did not work"

    def __init__(
        self,
        sentence: str,
        *,
        code: str | None = None,
        fields: Sequence[tuple[str, str]] = (),
        retry_after: int | None = None,
        extra: Mapping[str, str | int] | None = None,
    ) -> None:
        """Keep the sentence; `fields` are (name, message), `retry_after` is in seconds."""
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
        self.fields = tuple(fields)
        self.retry_after = retry_after
        self.extra = dict(extra or {})


class Unauthenticated(Expected):
    """Nobody is signed in, or no longer."""

    status = 401
    title = "Not signed in"

    def __init__(self, sentence: str = "Sign in to go on.") -> None:
        super().__init__(sentence)


class Refused(Expected):
    """The role may never do this."""

    status = 403
    title = "Not allowed"


class NotFound(Expected):
    """Not there, or not yours to see: the two look the same."""

    status = 404
    title = "Not found"

    def __init__(self, sentence: str = "This does not exist, or it is not yours to see.") -> None:
        super().__init__(sentence)


class Conflict(Expected):
    """The state of things forbids it."""

    status = 409
    title = "Not possible now"


class TooLarge(Expected):
    """More bytes than are taken."""

    status = 413
    title = "Too large"


class WrongType(Expected):
    """Not a kind of content that is taken."""

    status = 415
    title = "Wrong type of file"


class Invalid(Expected):
    """The request is malformed; `fields` says where."""

    status = 422
    title = "Something needs correcting"


class TooMany(Expected):
    """Too many tries; `retry_after` says how many seconds to wait."""

    status = 429
    title = "Too many tries"


class Away(Expected):
    """A part that is needed does not answer at the moment."""

    status = 503
    title = "Away for a moment"

    def __init__(self, sentence: str, *, retry_after: int = 5) -> None:
        super().__init__(sentence, retry_after=retry_after)


def ensure(allowed: bool, sentence: str) -> None:
    """Raise Refused with the sentence unless it is allowed."""
    if not allowed:
        raise Refused(sentence)
