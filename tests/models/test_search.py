"""Words as they are kept and looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentra.models.search import LONGEST, fold_words, words_of


class TestWords:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Senior C++ / C# (.NET) engineer", "senior c++ c# net engineer"),
            ("a+b #1 F#", "a+ b 1 f#"),
            ("Zürich, ÅRE; Łódź", "zurich are łodz"),
            ("STRASSE straße", "strasse"),
            ("node.js react-native snake_case", "node js react native snake case"),
            ("\uff23\uff2f\uff22\uff2f\uff2c \ufb01rst", "cobol first"),
            ("データ技術者", "テ ー タ 技 術 者"),
            ("\u0939\u093f\u0928\u094d\u0926\u0940", "\u0939\u093f\u0928\u0926\u0940"),
            ("\"' OR 1=1 -- \\ : & | ! ( ) * <->", "or 1"),
            ("NEAR(a b) AND \0 \ud800", "near a b and"),
            ("% _ … 🙂", ""),
        ],
    )
    def test_are_plain(self, text: str, words: str) -> None:
        assert " ".join(words_of(text)) == words

    def test_without_end_are_cut(self) -> None:
        assert words_of("x" * 20_000) == ["x" * LONGEST]

    def test_of_several_texts_stand_once(self) -> None:
        assert fold_words("Data engineer", "data", "Pune") == "data engineer pune"

    @given(st.text(max_size=60))
    def test_stay_what_they_are(self, text: str) -> None:
        words = words_of(text)
        assert words_of(" ".join(words)) == words
        assert not set("'\"\\:*&|!()<> \0") & set("".join(words))
