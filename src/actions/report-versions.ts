import { createHash } from 'node:crypto';
import { findEvent } from '../db/events.ts';
import { listPhotos } from '../db/photos.ts';
import {
  type EditRow,
  findVersion,
  listEdits,
  listVersions,
  namesOfUsers,
  type VersionRow,
} from '../db/report-versions.ts';
import { allTexts, findText, type ReportRow, type ReportText } from '../db/reports.ts';
import { canonicalJson } from '../domain/canonical.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import type { HashedPhoto } from '../domain/photos.ts';
import { type DifferentPart, differences } from '../domain/report-differences.ts';
import type { Context } from './context.ts';

/** The names behind actors: a member's, a token's, Pendopo's own. */
export async function namesOf(
  ctx: Context,
  eventId: string,
  actors: (string | null | undefined)[],
): Promise<Map<string, string>> {
  const known = [...new Set(actors.flatMap((actor) => actor ?? []))];
  const users = await namesOfUsers(
    ctx,
    eventId,
    known.flatMap((actor) => /^user:(.+)$/.exec(actor)?.[1] ?? []),
  );
  return new Map(
    known.map((actor) => {
      const [kind, id = ''] = actor.split(/:(.*)/s);
      return [actor, (kind === 'user' ? users.get(id) : kind === 'token' ? id : undefined) ?? 'Pendopo'];
    }),
  );
}

/** Only what is shown: a report without photos has the hash that it had before there were any. */
const pictured = (photos: readonly HashedPhoto[]) =>
  photos.length ? { photos: photos.map(({ sha256, caption }) => ({ sha256, caption })) } : {};

/**
 * SHA-256 (hex) over everything that a final version is: event, number, words of every form, facts, what is missing, and the
 * photos with their captions where there are any.
 */
export function versionHash(
  report: Pick<ReportRow, 'eventId' | 'version' | 'facts' | 'missing'>,
  texts: Partial<Record<ReportForm, Pick<ReportText, 'sections'>>>,
  photos: readonly HashedPhoto[] = [],
): string {
  const words = Object.fromEntries(Object.entries(texts).map(([form, { sections }]) => [form, sections]));
  const { eventId, version, facts, missing } = report;
  const whole = {
    event: eventId,
    version,
    texts: words,
    facts: facts ?? [],
    missing: missing ?? [],
    ...pictured(photos),
  };
  return createHash('sha256').update(canonicalJson(whole)).digest('hex');
}

/** Whether a final version is still what was hashed; null for one that is not final, or was made so before hashes were. */
export async function hashHolds(ctx: Context, report: ReportRow): Promise<boolean | null> {
  if (report.status !== 'final' || report.finalHash === null) return null;
  const [texts, photos] = await Promise.all([allTexts(ctx, report.id), listPhotos(ctx, report.eventId)]);
  return versionHash(report, texts, photos) === report.finalHash;
}

export type Version = VersionRow & { matches: boolean | null };

/** The versions of an event's report, newest first, and the names of who made them; the final one with whether its hash matches. */
export async function reportVersions(
  ctx: Context,
  eventId: string,
): Promise<{ versions: Version[]; names: Map<string, string> } | undefined> {
  if (!(await findEvent(ctx, eventId))) return undefined;
  const rows = await listVersions(ctx, eventId);
  const versions = await Promise.all(
    rows.map(async (row): Promise<Version> => {
      const report = row.status === 'final' ? await findVersion(ctx, eventId, row.version) : undefined;
      return { ...row, matches: report ? await hashHolds(ctx, report) : null };
    }),
  );
  const names = await namesOf(
    ctx,
    eventId,
    rows.flatMap(({ by, finalBy }) => [by, finalBy]),
  );
  return { versions, names };
}

export type VersionView = {
  report: ReportRow;
  text: ReportText | null;
  edits: EditRow[];
  names: Map<string, string>;
  /** With what it is compared; null where there is nothing before it. */
  against: number | null;
  differences: DifferentPart[];
};

/** One version in one form: its words, what people did to them, and what differs from another (the one before it). */
export async function reportVersion(
  ctx: Context,
  eventId: string,
  version: number,
  form: ReportForm,
  against = version - 1,
): Promise<VersionView | undefined> {
  const [report, other] = await Promise.all([
    findVersion(ctx, eventId, version),
    against === version ? undefined : findVersion(ctx, eventId, against),
  ]);
  if (!report) return undefined;
  const [text, before, edits] = await Promise.all([
    findText(ctx, report.id, form),
    other ? findText(ctx, other.id, form) : null,
    listEdits(ctx, report.id, form),
  ]);
  const names = await namesOf(ctx, eventId, [report.finalBy, ...edits.map(({ by }) => by)]);
  const compared = other && text ? differences(before?.sections ?? [], text.sections) : [];
  return { report, text, edits, names, against: other ? other.version : null, differences: compared };
}
