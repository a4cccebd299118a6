import { drizzle } from 'drizzle-orm/d1';
import ICAL from 'ical.js';
import type { Context } from '../../../src/actions/context.ts';
import { settleDelivery } from '../../../src/actions/deliveries.ts';
import type { Database } from '../../../src/db/database.ts';
import { type Api, eventually, type Product } from '../../product.ts';
import type { Accepted } from '../../smtp.ts';

/** What stands in a running product's database. */
export async function rowsOf<T = any>(product: Product, sql: string, ...values: unknown[]): Promise<T[]> {
  const db = await product.server.engine.getD1Database('DB');
  const { results } = await db
    .prepare(sql)
    .bind(...values)
    .all();
  return results as T[];
}

/** Every invitation of an event, all pages. */
export async function invitationsOf(api: Api, eventId: string): Promise<any[]> {
  const rows: any[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { status: number; body: any } = await api.get(
      `/events/${eventId}/invitations?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    if (page.status !== 200) throw new Error(`invitations: ${page.status}`);
    rows.push(...page.body.data);
    cursor = page.body.next_cursor;
  }
  return rows;
}

/** How many invitations of an event are in which state of delivery. */
export async function statesOf(api: Api, eventId: string): Promise<Record<string, number>> {
  const states: Record<string, number> = {};
  for (const { delivery } of await invitationsOf(api, eventId))
    states[delivery.state] = (states[delivery.state] ?? 0) + 1;
  return states;
}

/** Waits until nothing of an event is owed or on its way, and gives its invitations. */
export async function settled(api: Api, eventId: string, ms = 60_000): Promise<any[]> {
  return eventually(
    `nothing owed any more for ${eventId}`,
    async () => {
      const rows = await invitationsOf(api, eventId);
      return rows.every((r) => !['owed', 'sending'].includes(r.delivery.state)) && rows;
    },
    ms,
  );
}

/** The mails owed for an event, oldest first, as the ledger has them. */
export const ledgerOf = (product: Product, eventId: string) =>
  rowsOf<{ id: string; kind: string; sequence: number; state: string; attempts: number; recipient: string }>(
    product,
    'select id, kind, sequence, state, attempts, recipient from deliveries where event_id = ? order by created_at, id',
    eventId,
  );

/** A coordinator's word on a mail, as the page gives it; the sweep does what the page's own start of a dispatch would. */
export async function settle(product: Product, deliveryId: string, as: 'resend' | 'arrived') {
  const db = drizzle((await product.server.engine.getD1Database('DB')) as never) as unknown as Database;
  const ctx = {
    db,
    organizationId: 'org_first',
    actor: 'user:us_owner',
    door: 'web',
    now: () => Date.now(),
    start: { dispatch: async () => {} },
  } as unknown as Context;
  return settleDelivery(ctx, deliveryId, as);
}

/** The calendar part of a mail: its method by header and by body, and its one event. */
export function calendarOf({ mail }: Accepted) {
  const parts = mail.attachments.filter((a) => a.mimeType === 'text/calendar');
  const part = parts[0];
  if (!part || parts.length > 1) throw new Error(`${parts.length} calendar parts`);
  const text = typeof part.content === 'string' ? part.content : new TextDecoder().decode(part.content);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent');
  const event = events[0];
  if (!event || events.length > 1) throw new Error(`${events.length} events in one calendar`);
  return {
    header: part.method,
    disposition: part.disposition,
    method: calendar.getFirstPropertyValue('method'),
    event,
    zone: calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid'),
    value: (name: string) => event.getFirstPropertyValue(name),
  };
}

/** Waits until the ledger of an event owes nothing more, of no kind; a mail that is doubled would be owed by then. */
export async function quiet(product: Product, eventId: string): Promise<void> {
  await eventually('the ledger is quiet', async () =>
    (await ledgerOf(product, eventId)).every(({ state }) => state !== 'owed' && state !== 'sending'),
  );
}
