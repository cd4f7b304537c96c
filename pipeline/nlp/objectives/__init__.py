"""Objectives, priorities and actions: what a plan wants and will do."""

from pipeline.nlp.objectives.find import find_objectives

__all__ = ["find_objectives"]
