"""Bodies, fora and agreements: found in a text, resolved by its acronyms and the gazetteer, read of an entry."""

from pipeline.nlp.bodies.acronyms import defined_acronyms, own_names
from pipeline.nlp.bodies.find import find_bodies
from pipeline.nlp.bodies.gazetteer import Body, collisions, known_bodies
from pipeline.nlp.bodies.read import read_bodies

__all__ = ["Body", "collisions", "defined_acronyms", "find_bodies", "known_bodies", "own_names", "read_bodies"]
