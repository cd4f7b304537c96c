"""Reconciliation: all releases of a plan to one row per real event and objective, and the changes between them."""

from pipeline.reconcile.order import order_releases
from pipeline.reconcile.plan import reconcile

__all__ = ["order_releases", "reconcile"]
