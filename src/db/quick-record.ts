import { sql } from 'drizzle-orm';
import type { Tenant } from './database.ts';

/** What was recorded lately: what the next record starts from. */
export type LatelyRecorded = {
  /** The newest by the one who asks. */
  own: { type: string; officer: string | null; position: string | null; programme: string | null } | null;
  /** Messages given, the newest first, none twice. */
  messages: string[];
};

const EVENTS = 30;
const MESSAGES = 5;

/** The newest records of the kinds named: messages of the whole organization, and the last one that `actor` made. */
export async function lateRecords(t: Tenant, kinds: readonly string[], actor: string): Promise<LatelyRecorded> {
  const [row] = await t.db.all<{ own: string | null; messages: string }>(sql`
    with late as materialized (select * from events where organization_id = ${t.organizationId}
      and type in (select value from json_each(${JSON.stringify(kinds)})) and closed_at is not null
      order by starts_at desc limit ${EVENTS})
    select
      (select json_object('type', l.type, 'officer', l.leader_name, 'position', l.leader_position, 'programme',
          (select name from programmes p where p.id = l.programme_id and p.organization_id = l.organization_id))
        from late l where l.created_by = ${actor} order by l.created_at desc limit 1) as own,
      (select json_group_array(text) from (select o.text from late l
        join outcomes o on o.event_id = l.id and o.organization_id = l.organization_id
        where o.kind = 'emphasis' and o.removed_at is null
        group by o.text order by max(o.created_at) desc, min(o.ordinal) limit ${MESSAGES})) as messages`);
  return { own: row?.own ? JSON.parse(row.own) : null, messages: row ? JSON.parse(row.messages) : [] };
}
