import { type EventRow, findEvent } from '../db/events.ts';
import { currentReport, type ReportRow } from '../db/reports.ts';
import type { Section } from '../domain/draft/draft.ts';
import { writeEnglish } from '../domain/draft/english.ts';
import { computeFacts, type Fact } from '../domain/facts.ts';
import { kindById } from '../domain/kinds.ts';
import type { Context } from './context.ts';
import { eventRecord } from './record.ts';

/**
 * The English reading copy of the report that stands, from the facts it was drafted from. What people changed in the
 * Indonesian words is not in it: it is read, not signed. Undefined while there is no draft.
 */
export async function englishCopy(
  ctx: Context,
  eventId: string,
): Promise<{ event: EventRow; report: ReportRow; sections: Section[] } | undefined> {
  const [event, found] = await Promise.all([findEvent(ctx, eventId), currentReport(ctx, eventId)]);
  if (!event || !found || found.report.status === 'drafting') return undefined;
  const { report } = found;
  const stored = report.facts ?? [];
  if (stored.every((fact) => fact.kind)) return { event, report, sections: writeEnglish(stored as Fact[]).sections };
  // drafts made before facts kept what they say in a form that can be worded again
  const now = await eventRecord(ctx, eventId);
  if (!now) return undefined;
  const facts = computeFacts(now.record, kindById(now.record.kindId));
  return { event, report, sections: writeEnglish(facts).sections };
}
