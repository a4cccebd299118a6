import { runBatch } from '../db/database.ts';
import { type FoundOffice, findScheduled, readOccupied, type ScheduleSettings } from '../db/schedule.ts';
import { dateOf, localOf } from '../domain/dates.ts';
import type { FieldProblem } from '../domain/input.ts';
import { officeKey } from '../domain/offices.ts';
import type { Busy } from '../domain/schedule/clashes.ts';
import { bare, type Engagement, type Subject, type Tenure } from '../domain/schedule/engagements.ts';
import type { Interval } from '../domain/schedule/intervals.ts';
import type { Place } from '../domain/schedule/places.ts';
import type { Warning } from '../domain/schedule/warnings.ts';
import { audited } from './audit.ts';
import { actingFor, type Context } from './context.ts';

const MINUTE = 60_000;

/** Somebody to look for; `field` is where an ambiguous position is told. */
export type Person = { as: Subject['as']; position?: string; agency?: string; name?: string; field: string | null };
export type Found = { subject: Subject; office: FoundOffice | null };
/** Who is meant, and what of the directory helps to find their time. */
export type Known = { found: Found[]; settings: ScheduleSettings; tenures: ReadonlyMap<string, readonly Tenure[]> };
export type Invalid = { ok: false; reason: 'invalid'; problems: FieldProblem[] };

/** Who is meant: offices of the directory where there are such. A position of an asked office that may be several is a problem. */
export async function subjectsOf(ctx: Context, people: Person[]): Promise<({ ok: true } & Known) | Invalid> {
  const wanted = people.flatMap(({ position, agency }) => (position ? [{ position, agency }] : []));
  const { settings, offices, tenures } = await findScheduled(ctx, wanted);
  const problems: FieldProblem[] = [];
  let nth = 0;
  const found = people.map(({ as, position, agency, name, field }): Found => {
    const among = position ? (offices[nth++] ?? []) : [];
    const agencies = among.map((office) => office.agency);
    if (among.length > 1 && field)
      problems.push({ field, rule: 'ambiguous_office', params: { agencies: agencies.join(' · ') } });
    const office = among.length === 1 ? (among[0] ?? null) : null;
    const subject: Subject = {
      as,
      position: position ?? null,
      agency: agency ?? office?.agency ?? null,
      officeKey: office?.key ?? (position && agency ? officeKey(position, agency) : null),
      sole: agency === undefined && among.length <= 1,
      name: name ?? null,
      tenures: (office && tenures.get(office.id)) || [],
    };
    return { subject, office };
  });
  return problems.length ? { ok: false, reason: 'invalid', problems } : { ok: true, found, settings, tenures };
}

/** The offices asked, and all that are held by anybody of a name that counts here. */
function officesOf({ found, tenures }: Known): string[] {
  const names = new Set(
    found
      .flatMap(({ subject }) => [subject.name, ...subject.tenures.map(({ name }) => name)])
      .flatMap((n) => (n ? bare(n) : [])),
  );
  const namesakes = [...tenures].flatMap(([id, held]) => (held.some(({ name }) => names.has(bare(name))) ? [id] : []));
  return [...new Set([...found.flatMap(({ office }) => (office ? [office.id] : [])), ...namesakes])];
}

/** `exclude`: the event that is planned; `look`: whether other organizations are asked too (where both chose to share). */
export type Looking = { exclude?: string; look?: boolean };

/**
 * What takes the time of those asked in a window, in one round trip. A look at other organizations is written into the
 * audit, ours and that of each that told something; beyond the rate (Cloudflare only) it is left out, and a warning says so; another where an office's own
 * calendar cannot be read.
 */
export async function occupied(
  ctx: Context,
  window: Interval,
  zone: string,
  known: Known,
  { exclude, look = true }: Looking,
): Promise<{ engagements: Engagement[]; busy: Busy[]; warnings: Warning[] }> {
  const { found, settings, tenures } = known;
  const keys = [...new Set(found.flatMap(({ subject }) => subject.officeKey ?? []))];
  const wants = look && settings.sharesOccupied && keys.length > 0;
  const looks = wants && (await ctx.mayLook());
  const margin = Math.max(settings.travel.betweenCities, settings.travel.withinCity) * MINUTE;
  const wide = { from: window.from - margin, until: window.until + margin };
  const { engagements, busy, unread, foreign } = await readOccupied(
    ctx,
    wide,
    { officeIds: officesOf(known), tenures },
    {
      exclude,
      keys: looks ? keys : undefined,
    },
  );
  const told = foreign.filter(({ from, until }) => from < window.until && until > window.from);
  if (looks) {
    const of = (list: string[]) => ({ after: { offices: list, ...window } });
    const tellers = new Set(told.map(({ organizationId }) => organizationId));
    await runBatch(ctx.db, [
      audited(ctx, null, 'schedule.looked', ctx.organizationId, of(keys)),
      ...[...tellers].map((id) => {
        const theirs = { ...actingFor(ctx, id), actor: `organization:${ctx.organizationId}` };
        const shown = told.flatMap((f) => (f.organizationId === id ? [f.officeKey] : []));
        return audited(theirs, null, 'schedule.told', ctx.organizationId, of([...new Set(shown)]));
      }),
    ]);
  }
  return { engagements, busy: [...busy, ...told], warnings: unseen(window, zone, wants && !looks, unread) };
}

/** What could not be looked at, said among the warnings: other organizations, calendars that cannot be read. */
function unseen(window: Interval, zone: string, limited: boolean, unread: string[]): Warning[] {
  const date = dateOf(localOf(window.from, zone));
  const warning = { ...window, date, provisional: false, source: 'Pendopo' };
  return [
    ...(limited ? [{ ...warning, kind: 'occupied_unknown' as const, name: null }] : []),
    ...unread.map((name) => ({ ...warning, kind: 'calendar_unread' as const, name })),
  ];
}

export const placeOf = (venue: { name: string; city?: string } | undefined): Place | null =>
  venue ? { venue: venue.name, city: venue.city ?? null } : null;
