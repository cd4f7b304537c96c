"""The decision table: which entries are objectives, priorities, actions, and which are neither.

Each case is one entry under one heading of a plan for 2024-2026; a case tells the kinds found in reading order.
"""

from __future__ import annotations

import pytest

from tests.nlp.plans import objectives

OBJECTIVE, PRIORITY, ACTION = ["objective"], ["priority"], ["action"]
NOTHING: list[str] = []

CASES = [
    # a list under objectives
    ("en", "Objectives", "- to halve the time that a parcel waits at a border;", OBJECTIVE),
    ("en", "Our goals", "- Every school has clean water by 2026.", OBJECTIVE),
    ("en", "What we want to achieve", "- fewer accidents on mountain roads", OBJECTIVE),
    ("en", "Aims and purpose", "1. That no ferry sails without a trained crew.", OBJECTIVE),
    ("fr", "Nos objectifs", "- réduire de moitié les délais d'attente;", OBJECTIVE),
    ("fr", "Finalité", "a) Que chaque commune dispose d'un médecin.", OBJECTIVE),
    ("es", "Objetivos específicos", "a) Formar a los guardaparques de la cuenca;", OBJECTIVE),
    ("es", "Metas", "1. Que ningún puente quede sin inspección.", OBJECTIVE),
    # a list under priorities
    ("en", "Priorities 2024-2026", "1. **Mountain roads.** Share methods of avalanche control.", PRIORITY),
    ("en", "Points of engagement", "- Seed banks: compare the rules under which farmers may lend seed", PRIORITY),
    ("en", "Focus areas", "A. Rural broadband", PRIORITY),
    ("en", "Thematic pillars", "2) Ocean literacy (lead: Portugal)", PRIORITY),
    ("en", "Areas of work", "- Timely translation of standards", PRIORITY),
    ("en", "Commitments", "3. Open the register of ships to the public.", PRIORITY),
    ("en", "Priorities", "4. World Water Forum, Bali, May 2024: Opportunity for a joint stand", PRIORITY),
    ("fr", "Axes de travail", "1. **Eau potable.** Réparer les réseaux des petites villes.", PRIORITY),
    ("fr", "Domaines prioritaires", "- Formation des sages-femmes", PRIORITY),
    ("es", "Líneas de acción", "1. Riego: medir el agua que usa cada parcela.", PRIORITY),
    ("es", "Ejes estratégicos", "E.1 Puertos. Acordar un horario común.", PRIORITY),
    # a list under actions
    ("en", "Activities", "- Publish a directory of mountain guides by June 2025", ACTION),
    ("en", "Deliverables", "D2. Handbook for harbour pilots (Peru, December 2025)", ACTION),
    ("en", "Milestones", "- First reading of the draft code: March 2025", ACTION),
    ("en", "Next steps", "- Chair to circulate a revised draft", ACTION),
    ("en", "Work programme", "3. Hold a course for divers every year.", ACTION),
    ("en", "Tasks", "- Webinar series on seed law, one session per member", ACTION),
    ("fr", "Actions prévues", "- Rédiger un guide des tarifs avant juin 2025", ACTION),
    ("fr", "Livrables", "1.2 Guide de l'usager", ACTION),
    ("es", "Actividades", "2.1 Levantar el inventario de muelles", ACTION),
    ("es", "Próximos pasos", "- Designar puntos focales en cada puerto", ACTION),
    # a word gives the kind
    ("en", "Plan", "Outcome 2. Small farms sell at fair prices", OBJECTIVE),
    ("en", "Plan", "Priority 1 – Night trains", PRIORITY),
    ("en", "Plan", "Milestone 3: Draft timetable agreed", ACTION),
    ("fr", "Plan", "Axe 2 – Trains de nuit : rouvrir quatre lignes", PRIORITY),
    ("es", "Plan", "Objetivo 3. Reducir los accidentes", OBJECTIVE),
    # headings that are points
    ("en", "Priorities", "### Night trains\n\nReopen four lines across the Alps.", PRIORITY),
    ("en", "Plan", "## Commitment 4: Publish ship registers\n\nLead: Malta.", PRIORITY),
    # points within points
    (
        "en",
        "Priorities",
        "1. **Night trains.** Reopen four lines.\n   - i. Agree on a timetable by May 2025.",
        PRIORITY + ACTION,
    ),
    ("en", "Priorities", "1. **Other points of engagement**\n  - Ferries: share rescue plans", PRIORITY + PRIORITY),
    ("en", "Objectives", "1. Protect the coast\n  - by planting dunes", OBJECTIVE + OBJECTIVE),
    ("en", "Objectives", "1. Protect the coast\n  - Publish a dune atlas by May 2025", OBJECTIVE + ACTION),
    ("en", "Activities", "1. **Dunes**\n  - Publish an atlas", PRIORITY + ACTION),
    # sentences
    ("en", "Background", "The overall aim is that every valley has a doctor.", OBJECTIVE),
    ("en", "Introduction", "Its aims are: (a) to plant trees; and (b) to save water.", OBJECTIVE + OBJECTIVE),
    ("fr", "Contexte", "L'objectif général est que chaque vallée ait un médecin d'ici à 2030.", OBJECTIVE),
    ("es", "Antecedentes", "El objetivo general es que cada valle tenga un médico.", OBJECTIVE),
    ("en", "Monitoring", "The Secretariat will submit a report by 31 March 2026.", ACTION),
    (
        "en",
        "Monitoring",
        "The Secretariat will submit an outline by 31 March 2025 and a full report by 31 March 2026.",
        ACTION + ACTION,
    ),
    ("fr", "Suivi", "Le secrétariat publiera un bilan d'ici au 31 mars 2026.", ACTION),
    ("es", "Seguimiento", "La Secretaría presentará un informe a más tardar el 31 de marzo de 2026.", ACTION),
    # neither: events in lists
    ("en", "Activities", "- 12 March 2025: Workshop on dunes, Riga", NOTHING),
    ("en", "Next steps", "- June 2025 (TBC): Third meeting of the chairs", NOTHING),
    ("en", "Activities", "- Workshop on dunes, Riga, 12–14 March 2025", NOTHING),
    ("en", "Upcoming activities", "- Q3 2025: Study visit to Faro", NOTHING),
    ("en", "Calendar 2025", "- 3 May: Launch of the dune atlas, Tunis", NOTHING),
    ("en", "Calendar 2025", "- Date to be set: Meeting of ministers", NOTHING),
    ("en", "Meetings", "- Annual assembly of members, Dakar", NOTHING),
    ("fr", "Activités", "- 12 mars 2025 : atelier sur les dunes, Riga", NOTHING),
    ("fr", "Calendrier", "- Du 3 au 5 mai : colloque, Tunis", NOTHING),
    ("es", "Actividades", "- 12 de marzo de 2025: taller sobre dunas, Lima", NOTHING),
    ("es", "Agenda", "- Junio de 2025: asamblea anual", NOTHING),
    # neither: history
    ("en", "Completed work", "- Published a directory of guides", NOTHING),
    ("en", "Achievements in 2023", "1. **Night trains.** Two lines were reopened.", NOTHING),
    ("en", "What was done in 2023", "The secretariat will publish the minutes by 3 May 2024.", NOTHING),
    ("fr", "Travaux achevés", "- Rédaction d'un guide", NOTHING),
    ("es", "Actividades realizadas", "- Inventario de muelles", NOTHING),
    # neither: background, members, principles
    ("en", "Background", "The objective of the workshop was to train officials.", NOTHING),
    ("en", "Background", "The seminar had three aims: (a) to meet; (b) to learn; and (c) to plan.", NOTHING),
    ("en", "Background", "Priorities differ from one valley to the next.", NOTHING),
    ("en", "Principles", "- Decisions are taken by consensus", NOTHING),
    ("en", "Members", "- Malta, since 2019", NOTHING),
    ("en", "Indicators", "1. Number of atlases published", NOTHING),
    ("fr", "Contexte", "L'objectif de la réunion était de choisir un siège.", NOTHING),
    ("es", "Principios", "- Las decisiones se toman por consenso", NOTHING),
    # neither: sentences about meetings, others and the past
    ("en", "The year ahead", "Senior officials will meet in Oslo on 3 May 2025.", NOTHING),
    ("en", "The year ahead", "The Nordic countries will send a speaker.", NOTHING),
    ("en", "Monitoring", "Questions should be sent to the secretariat.", NOTHING),
    ("en", "Monitoring", "Reports follow the usual template.", NOTHING),
    ("en", "The year ahead", "The atlas will be launched in Tunis on 3 May 2025.", NOTHING),
    ("en", "Priorities", "The Council will hold its fifth meeting in Oslo on 3 May 2025.", NOTHING),
    ("fr", "Calendrier", "Le comité se réunira à Niamey le 7 novembre 2025.", NOTHING),
    ("fr", "Calendrier", "Le guide paraîtra au quatrième trimestre de 2025.", NOTHING),
    ("es", "Calendario", "El Consejo se reunirá en Lima el 3 de mayo de 2025.", NOTHING),
    # neither: what only announces
    ("en", "Objectives", "The plan has the following objectives:", NOTHING),
    ("en", "Priorities", "Key priorities defined were:", NOTHING),
    ("fr", "Objectifs", "Les membres se sont donné les objectifs suivants :", NOTHING),
]


@pytest.mark.parametrize(("language", "section", "entry", "kinds"), CASES)
def test_an_entry_is_what_the_table_says(language: str, section: str, entry: str, kinds: list[str]) -> None:
    found = objectives(f"# Alpine Network, 2024-2026\n\n## {section}\n\n{entry}", language=language)
    assert [mention.kind for mention in found] == kinds


def test_the_table_has_enough_negatives() -> None:
    assert sum(not kinds for *_, kinds in CASES) >= 30
