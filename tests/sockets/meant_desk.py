"""The handlers of the assignment desk, of departures and of the first run, all for admins."""

DESK = (
    "BalanceState.accept",
    "BalanceState.ask",
    "BalanceState.cancel",
    "DepartureState.ask",
    "DepartureState.ask_role",
    "DepartureState.cancel",
    "DepartureState.choose",
    "DepartureState.choose_taker",
    "DepartureState.confirm",
    "DeskState.decide",
    "DeskState.follow",
    "DeskState.hand",
    "DeskState.narrow",
    "DeskState.refresh",
    "DeskState.search",
    "DeskState.undo",
    "WelcomeState.follow",
    "WelcomeState.post_job",
    "WelcomeState.refresh",
    "WelcomeState.save_company",
)
