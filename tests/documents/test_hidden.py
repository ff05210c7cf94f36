"""Text that people cannot see: found wherever it is, and nowhere else."""

import subprocess

import pytest
import typst

from talentra.documents import hidden_pdf, hidden_word, read, sandbox
from talentra.documents.hidden import Hidden, Why
from talentra.documents.pdf import Opened
from tests.documents import hidden_pdfs, hidden_words
from tests.harness import documents

SECRET = hidden_pdfs.SECRET
KINDS = {".pdf": hidden_pdfs, ".docx": hidden_words}
POISONED = {
    f"{kind} {name}": (kind, made)
    for kind, of in KINDS.items()
    for name, made in of.POISONED.items()
}
CLEAN = {
    f"{kind} {name}": (kind, made) for kind, of in KINDS.items() for name, made in of.CLEAN.items()
}


def _in_pdf(content: bytes) -> list[Hidden]:
    return hidden_pdf.find(Opened(content))


FIND = {".pdf": _in_pdf, ".docx": hidden_word.find}


class TestFind:
    def test_is_tried_on_thirty_of_each_and_more(self) -> None:
        assert len(POISONED) >= 60
        assert len(CLEAN) >= 50

    @pytest.mark.parametrize("case", POISONED)
    def test_tells_what_is_hidden(self, case: str) -> None:
        kind, content = POISONED[case]
        (found,) = FIND[kind](content)
        assert found.words.replace(" ", "") == SECRET.replace(" ", "")
        assert found.page == (1 if kind == ".pdf" else None)

    @pytest.mark.parametrize("case", CLEAN)
    def test_tells_nothing_of_a_clean_file(self, case: str) -> None:
        kind, content = CLEAN[case]
        assert FIND[kind](content) == []


class TestRead:
    def test_brings_what_is_hidden_from_the_process_that_reads(self) -> None:
        found = read(hidden_pdfs.POISONED["white on paper"], "cv.pdf")
        assert found.hidden == [Hidden(1, Why.COLOUR, SECRET)]
        assert Hidden(1, Why.COLOUR, SECRET).place == "Page 1, in the colour of its background"
        assert read(documents.word(), "cv.docx").hidden == []

    def test_takes_a_file_whose_hidden_text_cannot_be_looked_for(self) -> None:
        whole = b'{"pages": 1, "text": "Cleo"}\n'
        for code, second in ((-11, b""), (0, b'{"fault": "KeyError"}')):
            ended = subprocess.CompletedProcess([], code, whole + second, b"")
            answer = sandbox._answer(ended)
            assert (answer["text"], answer["hidden"]) == ("Cleo", None)

    def test_stops_looking_after_a_while_and_tells_what_it_found(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(hidden_pdf, "BUDGET", -1)
        assert _in_pdf(hidden_pdfs.POISONED["white on paper"]) == []


class TestTypeset:
    """What typst sets, which is what this product exports."""

    def test_is_clean_with_bands_gradients_outlines_and_small_print(self) -> None:
        set_page = """
        #rect(fill: blue.darken(50%), width: 100%)[#text(fill: white, 20pt)[Cleo Park]]
        #grid(columns: (30%, 70%), rect(fill: rgb("#123"), height: 80%)[#text(white)[Python]],
        [= Work
        #lorem(200) #text(5pt)[small print] #text(gray)[grey] #text(luma(80%))[2019 to 2024]
        #text(fill: gradient.linear(red, blue), 20pt)[Gradient] #text(stroke: 1pt + red)[Outline]])
        """
        assert _in_pdf(typst.compile(set_page.encode())) == []

    def test_tells_what_was_hidden_in_it(self) -> None:
        said = "#lorem(300) #text(white)[hidden words] #text(1pt)[tiny words]"
        said += " #place(dx: -900pt)[far off]"
        found = _in_pdf(typst.compile(said.encode()))
        assert {(each.why, each.words) for each in found} == {
            (Why.COLOUR, "hidden words"),
            (Why.TINY, "tiny words"),
            (Why.OFF_PAGE, "far off"),
        }
