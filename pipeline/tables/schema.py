"""Every table of a dataset in one place: names, keys, columns with their Arrow types, nullability and meaning.

A column is one line: its name, its type (`?` where it may be null, `list` for list<string>, which never is), and
what it means. Columns stand in the order in which they are written.
"""

from __future__ import annotations

from pipeline.tables.table import Table, table

_DOCUMENT = """
document_id string The release: first 16 hex digits of its file's SHA-256
"""

_PLAN = """
plan_id string The plan: the name of its folder
"""

_FILE = """
file string The release's file, relative to the corpus
release_order int32 Place of the release among its plan's, oldest first
"""

_BLOCK = """
block_id int32 The block that it stands in
"""

_SPAN = """
page int32? Page of the source, from 1
char_start int32 Offset of its first character in text/<document_id>.txt
char_end int32 Offset after its last character
"""

_TOLD = """
title string What happens, without its date and place
event_type string Kind of event: meeting, seminar, webinar, workshop, signing, launch, conference ...
topics list What it is about
date_text string? The date as printed
date_edtf string? The date in EDTF (ISO 8601-2); null where it is open
date_start date32? First day that the date may mean; null where that side is open
date_end date32? Last day that the date may mean; null where that side is open
date_precision string? day, month, quarter, half, season or year, of the coarser end
date_uncertain bool Whether the date is marked as uncertain (to be confirmed, expected, tentative)
date_approximate bool Whether the date is approximate (around, circa, early, late)
status string completed, planned, tentative, cancelled, postponed or ongoing
venue string? Building, institution or rooms, as stated
city string? City, as stated
country string? Country of the place, ISO 3166-1 alpha-3, from the country or the city that is stated
inferred_city string? City of the body that it was held at, where no city is stated
inferred_country string? Country of that city
latitude float64? Degrees north of the city
longitude float64? Degrees east of the city
online bool Whether people take part online, alone or besides a place
host list Countries that host, ISO 3166-1 alpha-3
sponsor list Countries that sponsor, fund or co-organise
participant list Countries that took part, presented, met or signed
accession list Countries that joined a group or an arrangement
chair list Countries that hold the chair
accession_to list What was joined
inferred_participants list Members of the groups named, by membership at that date
organisations list Bodies, fora and agreements that it was held by, at, with or under
margins_of string? The event or body that it was held in the margins of
truncated bool Whether its text is cut off in the source
confidence float32 Share of such values found right, 0 to 1
"""

_TIMELINE = """
timeline_edtf string? When it is to be done, in EDTF
timeline_start date32? First day that the timeline may mean; null where that side is open
timeline_end date32? Last day that the timeline may mean; null where that side is open
status string? How far it is, where the release says so
"""

_SEEN = """
editions list Plan periods whose points it stands under
mentions int32 Number of its mentions over all releases
first_document_id string Earliest release that tells it
last_document_id string Latest release that tells it
"""

TABLES: tuple[Table, ...] = (
    table("plans", "A plan with all its releases", "plan_id", """
plan_id string The name of the plan's folder
title string? Title, from plan.toml or its latest release
releases int32 Number of releases read
editions list Periods that its releases cover
"""),
    table("members", "Members of a plan's group, from plan.toml and from accessions found",
          "plan_id country group_name date_start", """
plan_id string The plan: the name of its folder
group_name string The group or arrangement; of the plan's own group, the plan's id
country string ISO 3166-1 alpha-3
date_edtf string? Time of membership in EDTF
date_start date32? First day of membership, where known
date_end date32? Last day of membership, where known
basis string stated (plan.toml) or accession (told by a release)
"""),
    table("documents", "A release file, read or not", "plan_id file", """
document_id string? First 16 hex digits of the file's SHA-256; null where it could not be opened
plan_id string The plan: the name of its folder
file string Path relative to the corpus
media_type string Media type of the file
title string? Title
language string Language, BCP 47; und where unknown
edition string? The period it covers: 2022/2024, or one year, 2024
edition_start int16? First year of the edition
edition_end int16? Last year of the edition
released string? When it was released, in EDTF
released_start date32? First day that this may mean
released_end date32? Last day that this may mean
release_order int32 Place among its plan's files, oldest first, from 0
order_basis string What put it there: plan.toml, date, edition or name
pages int32? Number of pages
blocks int32 Number of blocks
characters int32 Length of its canonical text
entries int32 Number of entries: the clauses, items or cells that each tell one thing
entries_used int32 Number of entries that told an event or an objective
status string ok, partial (something was lost; see findings), duplicate (same bytes as an earlier file) or failed
error string? Why it is failed or a duplicate of which file
"""),
    table("blocks", "A paragraph, heading, list item or table row as published",
          "document_id block_id", _DOCUMENT + _PLAN + _FILE + """
block_id int32 Place in reading order, from 0
kind string heading, paragraph, list_item, table_row, quote or furniture (page headers, navigation)
level int8 Rank of a heading or depth of a list item, from 1; 0 for the rest
marker string? The list marker as printed, which is also the start of the text
section list Headings above it, outermost first
edition string? The plan period that it stands under
page int32? Page of the source, from 1
x0 float32? Left edge on the page, in PDF points from its top left
y0 float32? Upper edge
x1 float32? Right edge
y1 float32? Lower edge
char_start int32 Offset of its first character in text/<document_id>.txt
char_end int32 Offset after its last character
text string Its text; a table row's is its cells joined by " | "
cells list A table row's cells, in order
columns list The headers above those cells, in order
"""),
    table("mentions", "A date, country, place or body as it stands in a release",
          "document_id char_start char_end label", _DOCUMENT + _PLAN + _FILE + _BLOCK + """
char_start int32 Offset of its first character in text/<document_id>.txt
char_end int32 Offset after its last character
text string Its words
label string DATE, COUNTRY, CITY, VENUE, ORG or AGREEMENT
value string? EDTF, ISO 3166-1 alpha-3, GeoNames id or canonical name; null where it stays open
country string? Country that the place or body lies in
confidence float32 Share of such values found right, 0 to 1
"""),
    table("event_mentions", "An event as one release tells it", "mention_id", """
mention_id string <document_id>-<char_start>-<n>
event_id string The event that it tells
""" + _PLAN + _DOCUMENT + _FILE + _BLOCK + _SPAN + """
text string The smallest clause or cells that tell it, its date included
edition string? The plan period whose points it stands under; null in background and history
""" + _TOLD),
    table("events", "A real event, all its releases reconciled", "event_id", """
event_id string <plan_id>-<12 hex digits> hashed from its first mention
plan_id string The plan: the name of its folder
""" + _TOLD + _SEEN + """
text string Text of its best mention
conflicts list Columns on which its tellings disagree
judged list Columns set by a person
"""),
    table("objective_mentions", "An objective, priority or action as one release tells it", "mention_id", """
mention_id string <document_id>-<char_start>-<n>
objective_id string The objective that it tells
""" + _PLAN + _DOCUMENT + _FILE + _BLOCK + _SPAN + """
text string The words that tell it
edition string? The plan period that it belongs to
kind string objective (an aim), priority (an area or point of engagement) or action (a concrete step)
number string? Number as printed, parents joined by "." where nested
label string? Its bold or leading name
parent_id string? mention_id of the point that it belongs to
lead list Who leads it: ISO 3166-1 alpha-3, or names of bodies
timeline_text string? The timeline as printed
""" + _TIMELINE + """
topics list What it is about
confidence float32 Share of such values found right, 0 to 1
"""),
    table("objectives", "An objective, priority or action over all releases", "objective_id", """
objective_id string <plan_id>-<12 hex digits> hashed from its first mention
plan_id string The plan: the name of its folder
kind string objective, priority or action
label string? Its bold or leading name
text string Latest wording
""" + _SEEN + """
lead list Who leads it: ISO 3166-1 alpha-3, or names of bodies
topics list What it is about
judged list Columns set by a person
""" + _TIMELINE),
    table("statements", "What one telling said of one field of an item", "subject_id field document_id char_start", """
plan_id string The plan: the name of its folder
subject string event or objective
subject_id string event_id or objective_id
field string The column that it speaks of
value string? What it said, in the column's own form
original string? What it said, as printed
basis string stated, inherited (a heading's year), inferred or judged (set by a person)
edition string? The plan period whose points the telling stands under
document_id string The release
release_order int32 Place of the release among its plan's, oldest first
char_start int32 Offset of the words that say it in text/<document_id>.txt
char_end int32 Offset after them
"""),
    table("event_countries", "A country's part in an event", "event_id country role", """
plan_id string The plan: the name of its folder
event_id string The event
country string ISO 3166-1 alpha-3
role string host, sponsor, participant, accession or chair
inferred bool Whether it follows from membership of a group that is named
"""),
    table("carries_out", "Which event carries out which objective", "event_id objective_id", """
plan_id string The plan: the name of its folder
event_id string The event
objective_id string The objective, priority or action
confidence float32 Share of such links found right, 0 to 1
"""),
    table("repairs", "What was mended in a release; its blocks keep the text as published",
          "document_id char_start kind", _PLAN + _DOCUMENT + _FILE + _BLOCK + """
char_start int32 The boundary or the place that was mended: offset in text/<document_id>.txt
char_end int32 Offset after it
kind string split_merged_entry (a row a boundary), restored_text, joined_entry, mended_word or removed_furniture
before string The whole published entry
after list The entries that should stand there, in order
evidence string The signals that speak for it
source_document_id string? The release that the text was restored from
confidence float32 Share of such repairs found right, 0 to 1
"""),
    table("findings", "What an analyst should look at",
          "document_id page char_start kind", _PLAN + _DOCUMENT + _FILE + """
block_id int32? The block concerned; null where it is the whole release or a page
page int32? Page of the source, from 1
char_start int32? Offset of the words concerned in text/<document_id>.txt
char_end int32? Offset after them
text string? The words concerned
kind string truncated_text, missing_list, duplicate_entry, out_of_order, inconsistent_date, unresolved_place ...
severity string info, warning or error
message string What is wrong, for a person
"""),
    table("changes", "A difference between two releases of one language, or between two editions",
          "plan_id scope from_release to_release subject subject_id change field", """
plan_id string The plan: the name of its folder
scope string release, publication (same edition, order unknown or parallel) or edition
from_release string File, or edition, that is compared
to_release string File, or edition, that it is compared with
subject string event or objective
subject_id string event_id or objective_id
change string added, removed, reworded, rescheduled, relocated, status_changed, renumbered, lead_changed, not_comparable
field string? The column that differs
before string? Its value before
after string? Its value after
detail string? What kind of rescheduling, removal or addition it is
before_start date32? First day that the date before may mean
before_end date32? Last day that the date before may mean
after_start date32? First day that the date after may mean
after_end date32? Last day that the date after may mean
slip_days_min int32? Fewest days that its beginning moved; negative where it moved forward
slip_days_max int32? Most days that its beginning moved
similarity float32? How alike both wordings are, 0 to 1
before_mention_id string? The mention before
after_mention_id string? The mention after
"""),
    table("renamed_ids", "Ids that the outputs replaced by this run used for the same items", "old_id", """
plan_id string The plan: the name of its folder
old_id string The id in the former outputs
new_id string The id in these
"""),
)

BY_NAME: dict[str, Table] = {entry.name: entry for entry in TABLES}
