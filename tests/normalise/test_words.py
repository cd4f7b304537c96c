"""Words broken by a space."""

from __future__ import annotations

import pytest

from pipeline.normalise.words import mended_words
from tests.normalise.test_lists import document


@pytest.mark.parametrize(
    ("lines", "mended"),
    [
        (["p|The quali fications of nurses.", "p|Recognition of qualifications."], ["qualifications"]),
        (["p|La conser vation des cartes.", "p|Conservation et prêt."], ["conservation"]),
        # the whole word stands nowhere else, a half is a word of its own, or the word is short
        (["p|The quali fications of nurses."], []),
        (["p|An in formation desk in town.", "p|More information."], []),
        (["p|To day is fine.", "p|Today it rains."], []),
    ],
)
def test_only_what_the_text_itself_proves_is_mended(lines: list[str], mended: list[str]) -> None:
    repairs = mended_words(document(lines))
    assert [word for word in mended if any(word in repair.after[0] for repair in repairs)] == mended
    assert len(repairs) == len(mended)
