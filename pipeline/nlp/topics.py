"""The topics a text speaks of (gazetteers/topics.toml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.gazetteers import load_toml
from pipeline.nlp.cues import fold, language_of, phrase_pattern


@lru_cache(maxsize=8192)
def topics_of(text: str, language: str) -> tuple[str, ...]:
    """The topics whose words a text holds, sorted."""
    folded = fold(text)
    return tuple(sorted(topic for topic, words in _patterns(language_of(language)).items() if words.search(folded)))


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    return {topic: phrase_pattern(tuple(words[language])) for topic, words in load_toml("topics.toml").items()}
