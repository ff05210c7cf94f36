"""What a program gets out of a resume: nothing, something broken, or what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentra.documents import ADVICE, Verdict, verdict_of
from tests.harness import documents

EMPTY, GARBLED, FINE = Verdict.EMPTY, Verdict.GARBLED, Verdict.FINE
LINE = "Moves data safely from where it is made to where it is needed. "
RUSSIAN = "Инженер данных, шесть лет опыта работы. Москва."
HINDI = "\u0921\u0947\u091f\u093e \u0907\u0902\u091c\u0940\u0928\u093f\u092f\u0930 " * 6
THAI = "วิศวกรข้อมูลที่มีประสบการณ์หกปีในการย้ายข้อมูลอย่างปลอดภัยจากที่หนึ่งไปยังอีกที่หนึ่ง"
JAPANESE = (
    "六年間データを安全に移動してきたデータエンジニアです。ムンバイ在住。機械学習も得意です。"
)
ARABIC = "مهندس بيانات لديه خبرة ست سنوات في نقل البيانات بأمان. "


class TestVerdict:
    @pytest.mark.parametrize(
        ("text", "verdict"),
        [
            ("", EMPTY),
            ("  \n\n\f ", EMPTY),
            ("Page 1 of 2", EMPTY),
            ("· " * 400, EMPTY),
            (documents.WORDS, FINE),
            (LINE * 20, FINE),
            (RUSSIAN, FINE),
            (HINDI, FINE),
            (THAI, FINE),
            (JAPANESE, FINE),
            (ARABIC, FINE),
            (LINE + "\uf0b7 C++ \uf0b7 SQL", FINE),  # bullets of an old symbol font
            (LINE + "https://cleo.example/a/very/long/address/of/a/portfolio/with/work", FINE),
            ("C C++ C# R D Go " * 3 + LINE, FINE),
            ("\ufffd\ufffd\ufffd" + LINE, GARBLED),
            ("\ue012\ue013\ue044 " * 10 + LINE, GARBLED),
            ("S U M M A R Y " * 5, GARBLED),
            (LINE.replace(" ", "") * 3, GARBLED),
            ("(!)%$&/ =?* " * 30 + LINE, GARBLED),
        ],
    )
    def test_of(self, text: str, verdict: Verdict) -> None:
        assert verdict_of(text) is verdict

    @given(st.text())
    def test_is_given_of_any_text_and_always_the_same(self, text: str) -> None:
        assert verdict_of(text) is verdict_of(text)

    def test_comes_with_what_to_do(self) -> None:
        assert set(ADVICE) == set(Verdict)
