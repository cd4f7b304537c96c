"""Places: finding names of countries, cities, venues and groups in a text, and reading where an event takes place."""

from pipeline.nlp.places.find import find_places
from pipeline.nlp.places.gazetteer import City, city_facts
from pipeline.nlp.places.read import read_place, unresolved_places

__all__ = ["City", "city_facts", "find_places", "read_place", "unresolved_places"]
