"""Plans in a few lines: releases whose mentions carry the name of the item they tell."""

from __future__ import annotations

from pipeline.data import EventMention, ObjectiveMention
from tests.reconcile.build import event, objective

Told = tuple[str, EventMention] | tuple[str, ObjectiveMention]

TRANSLATED: dict[str, tuple[list[Told], list[Told]]] = {
    "English and French": (
        [
            (
                "a",
                event(
                    "Workshop on electronic certificates",
                    "2024-03-05/2024-03-07",
                    city="Accra",
                    country="GHA",
                    type="workshop",
                ),
            ),
            ("b", event("Third meeting of ministers", "2024-05-03", city="Lomé", country="TGO")),
            ("c", event("Launch of an online table of clearance times", "2024-33", type="launch")),
            ("d", event("Webinar with WHO on vaccine logistics", "2024-06", type="webinar")),
        ],
        [
            (
                "a",
                event(
                    "Atelier sur les certificats électroniques",
                    "2024-03-05/2024-03-07",
                    city="Accra",
                    country="GHA",
                    type="workshop",
                ),
            ),
            ("b", event("Troisième réunion des ministres", "2024-05-03", city="Lomé", country="TGO")),
            ("c", event("Lancement d’un tableau en ligne des délais de dédouanement", "2024-33", type="launch")),
            ("d", event("Webinaire avec l’OMS sur la logistique des vaccins", "2024-06", type="webinar")),
        ],
    ),
    "two meetings of one month": (
        [
            ("a", event("Fourth meeting of officials", "2024-11-04", city="Praia", country="CPV")),
            ("b", event("Fourth meeting of ministers", "2024-11-06", city="Praia", country="CPV")),
        ],
        [
            ("a", event("Quatrième réunion des agents", "2024-11-04", city="Praia", country="CPV")),
            ("b", event("Quatrième réunion des ministres", "2024-11-06", city="Praia", country="CPV")),
        ],
    ),
}

OBJECTIVES: dict[str, list[list[Told]]] = {
    "renumbered": [
        [("a", objective("1.1 Publish a glossary", "1.1")), ("b", objective("1.2 Train forty officers", "1.2"))],
        [("b", objective("1.1 Train forty officers", "1.1")), ("a", objective("1.2 Publish a glossary", "1.2"))],
    ],
    "reworded": [
        [("a", objective("Draw up restoration plans for the Aral Sea bed", "2.1"))],
        [("a", objective("Find financing for the restoration plans for the Aral Sea bed", "3.1"))],
    ],
    "same label, another text": [
        [
            (
                "a",
                objective(
                    "Paperless certificates: Test the exchange on two lanes",
                    "2",
                    "priority",
                    label="Paperless certificates",
                ),
            )
        ],
        [
            (
                "a",
                objective(
                    "Paperless certificates: Extend the trials to fish and meat",
                    "3",
                    "priority",
                    label="Paperless certificates",
                ),
            )
        ],
    ],
    "another step of the same point": [
        [
            ("p", objective("Recognition of diplomas", "1", "priority", label="Recognition")),
            ("a", objective("Send out a questionnaire on national procedures", "1.a", parent_id="1")),
        ],
        [
            ("p", objective("Recognition of diplomas", "1", "priority", label="Recognition")),
            ("b", objective("Publish a comparison of national rules", "1.b", parent_id="1")),
        ],
    ],
    "a priority is not its action": [
        [("a", objective("Laboratory network", "1", "priority", label="Laboratory network"))],
        [("b", objective("Hold a meeting of the laboratory network", "1.1"))],
    ],
    "carried into the next edition under a longer label": [
        [
            (
                "a",
                objective(
                    "Arrangement on Care: Promote it and win signatories",
                    "2",
                    "priority",
                    label="Arrangement on Care",
                    edition="2021/2023",
                ),
            )
        ],
        [
            (
                "a",
                objective(
                    "Promotion of the Arrangement on Care: Win ten signatories",
                    None,
                    "priority",
                    label="Promotion of the Arrangement on Care",
                    edition="2023/2025",
                ),
            )
        ],
    ],
    "points with words in common": [
        [
            (
                "a",
                objective(
                    "Arrangement on Transparent Supply Chains: Promote it and win signatories",
                    "2",
                    "priority",
                    label="Arrangement on Transparent Supply Chains",
                ),
            )
        ],
        [
            (
                "b",
                objective(
                    "Supply-chain chapters: Exchange drafting experience",
                    "1",
                    "priority",
                    label="Supply-chain chapters",
                ),
            )
        ],
    ],
}
