"""Countries by their part in an event: host, sponsor, participant, accession, chair."""

from pipeline.nlp.roles.read import country_of, joins, read_roles

__all__ = ["country_of", "joins", "read_roles"]
