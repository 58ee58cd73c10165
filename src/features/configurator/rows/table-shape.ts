import type { Group, Member, Parameter } from '#src/api/read/configuration.ts';

/**
 * Whether a group is a table: "Table columns should be the repeated fields within the table subgroups". Bespoke's tenant says
 * so (`tc_table_count`), and of others the shape does: rows, two at least, that have the same fields in the same order.
 */
export function isTable({ members, properties }: Group): boolean {
  if (properties['tc_table_count']) return true;
  const [first, second] = members;
  if (!first?.isGroup || !second || first.members.length === 0) return false;
  const columns = columnsOf(first);
  return columns !== undefined && members.every((row) => row.isGroup && columnsOf(row) === columns);
}

/** What the fields of a row are, whatever their names and values; undefined where there are groups among them. */
function columnsOf({ members }: Group): string | undefined {
  const fields = members.map((member) => (member.isGroup ? undefined : kindOf(member)));
  return fields.includes(undefined) ? undefined : JSON.stringify(fields);
}

/** A field that can only be read at times is the same column all the same. */
function kindOf({ description, properties }: Parameter): readonly string[] {
  return [description, properties['tc_gui_input'] ?? properties['guitype'] ?? ''];
}

/** The parameters among these members that say how many rows a table beside them has: it shows them itself. */
export function rowCounts(members: readonly Member[]): ReadonlySet<string> {
  return new Set(
    members.flatMap((member) => (member.isGroup ? [member.properties['tc_table_count'] ?? ''] : [])),
  );
}
