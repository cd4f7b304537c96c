"""Spanish cases: an entry and the parts its countries play; every country that is not listed plays none."""

CASES = [
    # quién recibe
    ("6 de septiembre de 2018: I Reunión del Consejo, organizada por Chile en Santiago", "host=CHL"),
    ("8 de noviembre de 2022: primera reunión del grupo, Lima, organizada por el Perú.", "host=PER"),
    ("15 de agosto de 2023: jornada, por invitación de la República Dominicana", "host=DOM"),
    ("5 de junio de 2023: curso para inspectores, a cargo de México y con fondos españoles", "host=MEX sponsor=ESP"),
    (
        "2 de septiembre de 2024: Semana de la Trazabilidad; la organiza Panamá, que prepara además una feria",
        "host=PAN",
    ),
    ("Noviembre de 2024: IX Reunión en Valparaíso, de la que Chile será anfitrión", "host=CHL"),
    ("4 de mayo de 2023: taller acogido por el Uruguay", "host=URY"),
    ("4 de mayo de 2023: seminario, con Bolivia como anfitriona", "host=BOL"),
    ("4 de mayo de 2023 | Taller | Anfitrión: Honduras", "host=HND"),
    ("4 de mayo de 2023: taller organizado por el Ministerio de Salud de Costa Rica", "host=CRI"),
    ("4 de mayo de 2023: foro, por invitación del Gobierno del Ecuador", "host=ECU"),
    ("El Salvador acogerá la segunda ronda en mayo de 2024.", "host=SLV"),
    ("Guatemala organizó un taller el 4 de mayo de 2022.", "host=GTM"),
    ("14 de marzo de 2023: taller que pasó de Montevideo a Asunción; organizado por el Paraguay", "host=PRY"),
    # varios organizadores
    ("4 de mayo de 2023: taller organizado por Chile y el Perú", "sponsor=CHL,PER"),
    ("4 de mayo de 2023: simulacro coorganizado por Colombia y el Ecuador", "sponsor=COL,ECU"),
    ("4 de mayo de 2023: diálogo en colaboración con Noruega", "sponsor=NOR"),
    # quién paga
    ("11 de junio de 2019: taller, Córdoba (Argentina), con apoyo de España", "sponsor=ESP"),
    ("Primer semestre de 2025: taller en Willemstad (Curazao), financiado por los Países Bajos", "sponsor=NLD"),
    ("4 de mayo de 2023: curso, con el apoyo financiero de Suiza", "sponsor=CHE"),
    ("4 de mayo de 2023: curso auspiciado por Italia", "sponsor=ITA"),
    ("4 de mayo de 2023: curso, con el auspicio de Alemania", "sponsor=DEU"),
    ("4 de mayo de 2023: curso patrocinado por el Japón y Corea", "sponsor=JPN,KOR"),
    ("Francia financió la visita de mayo de 2022.", "sponsor=FRA"),
    ("México, con fondos de España: curso de junio de 2023", "sponsor=ESP"),
    ("4 de mayo de 2023: becas costeadas por el Canadá", "sponsor=CAN"),
    ("4 de mayo de 2023 | Curso | Financiamiento: Suecia", "sponsor=SWE"),
    ("4 de mayo de 2023: taller, con financiamiento canadiense", "sponsor=CAN"),
    # quién participa
    ("21 de octubre de 2020: seminario con ponencias del Perú y del Ecuador", "participant=ECU,PER"),
    (
        "Septiembre de 2025: diálogo fronterizo, Cayena, con delegaciones del Brasil, de Surinam y de Francia",
        "participant=BRA,FRA,SUR",
    ),
    ("Julio de 2024: reunión técnica en Belmopán, en la que participarán Belice y Guyana", "participant=BLZ,GUY"),
    (
        "Declaración suscrita el 15 de marzo de 2018 en Cartagena de Indias por la Argentina, Chile y Costa Rica",
        "participant=ARG,CHL,CRI",
    ),
    (
        "cinco países (Argentina, Chile, Colombia, Costa Rica y México) suscribieron la carta en marzo de 2018",
        "participant=ARG,CHL,COL,CRI,MEX",
    ),
    ("4 de mayo de 2023: firma del memorando por Cuba, Haití y Panamá", "participant=CUB,HTI,PAN"),
    ("Los ministros de Bolivia y del Paraguay se reunieron el 4 de mayo de 2023.", "participant=BOL,PRY"),
    ("4 de mayo de 2023: diálogo entre Nicaragua y Honduras", "participant=HND,NIC"),
    ("Venezuela participó en la sesión del 4 de mayo de 2022.", "participant=VEN"),
    ("4 de mayo de 2023: taller, con la participación de Trinidad y Tabago y Jamaica", "participant=JAM,TTO"),
    ("4 de mayo de 2023: curso para funcionarios de El Salvador y Guatemala", "participant=GTM,SLV"),
    ("4 de mayo de 2023: mesa redonda con expertos chilenos y peruanos", "participant=CHL,PER"),
    ("4 de mayo de 2023: webinario; intervinieron Cuba y Barbados", "participant=BRB,CUB"),
    # quién se suma
    ("Paraguay y el Uruguay se adhirieron en 2019.", "accession=PRY,URY"),
    ("El 23 de febrero de 2024, en Ciudad de Guatemala, se adhirieron Guatemala y Honduras.", "accession=GTM,HND"),
    ("4 de mayo de 2023: ceremonia de bienvenida a Belice", "accession=BLZ"),
    ("4 de mayo de 2023: adhesión de la República Dominicana al Mecanismo", "accession=DOM"),
    ("El Ecuador se incorporó a la Alianza el 4 de mayo de 2022.", "accession=ECU"),
    ("Cuba ingresó en mayo de 2021.", "accession=CUB"),
    # quién preside
    ("26 de mayo de 2022: VI Reunión, por videoconferencia, bajo la presidencia pro tempore de Chile", "chair=CHL"),
    ("4 de mayo de 2023: sesión presidida por el Perú, en Lima", "chair=PER host=PER"),
    # sin papel
    ("20 de noviembre de 2023: misión de estudio a San Juan (Puerto Rico)", ""),
    ("5 de diciembre de 2023: segunda reunión en Guayaquil (Ecuador)", ""),
    ("22 de agosto de 2024: coloquio en la Casa Central de la Universidad de Chile, Santiago", ""),
    ("4 de mayo de 2023: seminario sobre el comercio entre China y Japón", ""),
    ("4 de mayo de 2023: actualización tras el traspaso de la presidencia pro tempore de Chile a México", "chair=MEX"),
    ("La Argentina no participó en la sesión del 4 de mayo de 2022.", ""),
    ("4 de mayo de 2023: publicación de un estudio sobre Bolivia", ""),
]
