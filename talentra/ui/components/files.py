"""Choosing a file to send, and fetching one."""

from collections.abc import Mapping, Sequence
from typing import Any

import reflex as rx

from talentra.ui.components.buttons import Kind
from talentra.ui.components.marks import Text, icon
from talentra.ui.interop import FileDrop, FileFetch, UploadForm, send_to, upload_to

MEGABYTE = 1024 * 1024
UNDER_WAY = {
    "sending": "Sending",
    "lost": "This did not reach the server. Check your connection and try again.",
}

FETCHING = {
    "preparing": "Preparing…",
    "counted": "{rows} of {total} rows · {size}",
    "coming": "{size}",
    "stop": "Cancel",
    "done": "Downloaded, {size}.",
    "stopped": "Cancelled.",
    "lost": "The download broke off. Check your connection and try again.",
}


def _sentences(endings: Sequence[str], max_bytes: int) -> dict[str, str]:
    kinds = " or ".join(ending.removeprefix(".").upper() for ending in endings)
    return {
        **UNDER_WAY,
        "many": "Choose one file at a time.",
        "type": f"That file is not a {kinds}. Choose a {kinds} file.",
        "empty": "That file is empty. Choose another one.",
        "size": f"That file is larger than {max_bytes // MEGABYTE} MB. Choose a smaller one.",
        "other": "Choose another file",
    }


def file_drop(
    *content: rx.Component,
    drop_id: str,
    on_upload: Any = None,
    name: str | None = None,
    answer: int | rx.Var[int] = 0,
    refusal: Text = "",
    browse: str = "Browse files",
    endings: Sequence[str] = (".pdf", ".docx"),
    max_bytes: int = 5 * MEGABYTE,
    disabled: bool | rx.Var[bool] = False,
    extra: Mapping[str, Any] | None = None,
    look: str = "file-drop",
    **options: Any,
) -> rx.Component:
    """A zone for one file; on_upload is a handler `(self, files: list[rx.UploadFile], …)`.

    A file of the wrong kind or size never reaches it. It answers by making `answer` grow, and says
    in `refusal` why it took nothing; `extra` are its further arguments. With a name instead of
    on_upload the file is sent by the upload_form around it. Options go to rx.upload_files.
    """
    sent = on_upload and upload_to(on_upload, drop_id, extra or {}, **options)
    way = {"on_drop": sent} if sent else {"name": name}
    return FileDrop.create(
        *content,
        accept=",".join(endings),
        max_bytes=max_bytes,
        sentences=_sentences(endings, max_bytes),
        browse=browse,
        input_id=drop_id,
        answer=answer,
        refusal=refusal,
        disabled=disabled,
        class_name=look,
        **way,
    )


def upload_form(
    *content: rx.Component, upload_id: str, on_send: Any, answer: int | rx.Var[int], **props: Any
) -> rx.Component:
    """A form whose fields, and the file in it if there is one, go to one handler.

    on_send is `(self, files: list[rx.UploadFile], fields: dict[str, str])`; it answers by making
    `answer` grow. Until then the form is busy. With `steps` its sections (data-step 1, 2, …) are
    shown one by one.
    """
    return UploadForm.create(
        *content,
        upload_id=upload_id,
        answer=answer,
        sentences=UNDER_WAY,
        on_send=send_to(on_send, upload_id),
        **props,
    )


def pdf_frame(href: Text, name: Text) -> rx.Component:
    """A PDF in the browser's own viewer; `href` is an address of ours that sends it inline."""
    return rx.el.iframe(src=href, title=name, class_name="pdf-frame")


def fetch_button(
    label: Text, href: Text, *, total: int | rx.Var[int], counted: bool, kind: Kind = "secondary"
) -> rx.Component:
    """A button that fetches a file of so many rows; a second press on the way breaks it off.

    `counted` says that the file is a CSV, whose rows can be counted as they come.
    """
    return FileFetch.create(
        icon("download"),
        href=href,
        label=label,
        total=total,
        counted=counted,
        sentences=FETCHING,
        class_name=f"button button-{kind} button-medium",
    )
