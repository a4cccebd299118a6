import type { Context } from '../actions/context.ts';
import { type Conflicts, conflictsOfEvent, findConflicts } from '../actions/schedule.ts';
import type { PlannedEvent } from '../db/events.ts';
import { parseInput } from '../domain/input.ts';
import type { Warning } from '../domain/schedule/warnings.ts';
import { type ConflictsInput, conflictsInput } from '../domain/schedule.ts';
import { type Language, messages } from '../messages/index.ts';
import { clashText, type Told, warningText } from '../messages/schedule.ts';
import type { EventFields } from './event-fields.ts';

/** How many are shown before their number has to do. */
const SHOWN = 8;
/** How many offices are asked about while one types. */
const ASKED = 500;

type Office = ConflictsInput['offices'][number];

/** What stands against an event as it is typed so far, for those to be invited; nothing while its time is not known. */
export async function clashesOfForm(
  ctx: Context,
  { input }: EventFields,
  endsAt: string | undefined,
  asked: { offices: Office[]; eventId?: string },
  language: Language,
): Promise<string[]> {
  const { starts_at, timezone, venue, leader, roles } = input;
  const known = parseInput(conflictsInput, {
    starts_at,
    ends_at: input.ends_at ?? endsAt,
    timezone,
    offices: asked.offices
      .slice(0, ASKED)
      .map(({ position, agency, name }) => ({ position, agency: agency || undefined, name: name || undefined })),
    venue: (venue as { name?: string } | undefined)?.name ? venue : undefined,
    leader,
    speakers: (roles as unknown[]).slice(0, 100),
    event_id: asked.eventId,
  });
  if (!known.ok) return [];
  const found = await findConflicts(ctx, known.value);
  return found.ok ? clashTexts(found, { language, zone: known.value.timezone }) : [];
}

/** Clashes as sentences, each once; late deadlines stand with the tasks. */
export function clashTexts({ conflicts }: Conflicts, told: { language: Language; zone: string }): string[] {
  return [...new Set(conflicts.filter((c) => c.kind !== 'deadline').map((clash) => clashText(clash, told)))];
}

/** What stands against an event still ahead, and what to bear in mind of its date; nothing of one that is over or off. `look`: others are asked too. */
export async function clashesOfEvent(
  ctx: Context,
  planned: Pick<PlannedEvent, 'event' | 'tasks'>,
  language: Language,
  look = false,
): Promise<{ clashes: string[]; notices: Notice[] }> {
  const { status, endsAt, timezone: zone } = planned.event;
  const ahead = (status === 'scheduled' || status === 'invited') && endsAt > ctx.now();
  if (!ahead) return { clashes: [], notices: [] };
  const found = await conflictsOfEvent(ctx, planned, look);
  return { clashes: clashTexts(found, { language, zone }), notices: noticesOf(found.warnings, { language, zone }) };
}

/** What stands against a date; nothing where nothing does. */
export function ClashList({ clashes, language }: { clashes: readonly string[]; language: Language }) {
  if (!clashes.length) return null;
  const words = messages(language).schedule;
  return (
    <div class="clashes">
      <p>
        <strong>{words.clashes({ n: clashes.length })}</strong>
      </p>
      <ul>
        {clashes.slice(0, SHOWN).map((text) => (
          <li>{text}</li>
        ))}
      </ul>
      {clashes.length > SHOWN && <p class="hint">{words.more({ n: clashes.length - SHOWN })}</p>}
    </div>
  );
}

/** What to bear in mind, in the reader's words, and where that stands. */
export type Notice = { text: string; source?: string };

/** Warnings as notices. */
export const noticesOf = (warnings: readonly Warning[], told: Told): Notice[] =>
  warnings.map((warning) => ({ text: warningText(warning, told), source: warning.source }));

/** What to bear in mind about a date; nothing of it keeps anybody from choosing it. */
export function Notices({ notices, language }: { notices: readonly Notice[]; language: Language }) {
  const words = messages(language).schedule;
  return (
    <>
      {notices.slice(0, SHOWN).map(({ text, source }) => (
        <p class="bear">
          {text}
          {source && <small>{source}</small>}
        </p>
      ))}
      {notices.length > SHOWN && <p class="hint">{words.more({ n: notices.length - SHOWN })}</p>}
    </>
  );
}
