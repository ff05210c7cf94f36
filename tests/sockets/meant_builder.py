"""The handlers of the resume builder, all of them for candidates."""

HANDLERS = {
    "ArrangeState": "add choose copy hide hide_section move move_section remove",
    "ChecksState": "begin examine jump look_at",
    "DraftsState": "begin close copy follow read_file refresh remove restore start",
    "EditorState": "edit fill follow keep_both notice redo rename save_again undo",
    "HelpState": "accept ask choose close confirm drop look run stop",
    "ImportState": "back look read take",
    "KeepState": "ask close keep",
    "MatchState": "compare look",
    "VersionsState": "close go_back look name_it",
}
BUILDER = [f"{state}.{name}" for state, names in HANDLERS.items() for name in names.split()]
