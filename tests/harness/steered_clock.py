"""The product's clock, standing still until a test moves it."""

from datetime import UTC, datetime, timedelta, tzinfo


class SteeredClock:
    """Stands in for `datetime` inside `talentra.clock`, the only place that reads the time."""

    def __init__(self) -> None:
        """Start at the present second: signed tokens are also checked against the real time."""
        self.moment = datetime.now(UTC).replace(microsecond=0)

    def now(self, zone: tzinfo | None = None) -> datetime:
        """The moment at which the clock stands."""
        return self.moment.astimezone(zone)

    def stand_at(self, moment: datetime) -> None:
        """Move to a moment."""
        self.moment = moment

    def forward(self, step: timedelta) -> None:
        """Let time pass."""
        self.moment += step
