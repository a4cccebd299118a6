import type { Hono } from 'hono';
import { findConflicts, suggestDates } from '../actions/schedule.ts';
import { changeScheduleSettings } from '../actions/schedule-settings.ts';
import { readScheduleSettings, type ScheduleSettings } from '../db/schedule.ts';
import { rfc3339 } from '../domain/dates.ts';
import type { Clash } from '../domain/schedule/clashes.ts';
import type { Subject } from '../domain/schedule/engagements.ts';
import type { Warning } from '../domain/schedule/warnings.ts';
import { conflictsInput, scheduleSettingsInput, suggestionsInput } from '../domain/schedule.ts';
import { absenceText, clashText, reasonTexts, type Told, warningText } from '../messages/schedule.ts';
import type { ApiEnv } from './environment.ts';
import { invalid } from './problem.ts';
import { read, write } from './route.ts';
import { conflictsOut, scheduleSettingsOut, suggestionsOut } from './shapes.ts';

const showOffice = ({ position, agency, name }: Subject) =>
  position ? { position, agency } : { position: name ?? '', agency };

const showClash = (clash: Clash, told: Told) => ({
  kind: clash.kind,
  office: clash.subject ? showOffice(clash.subject) : null,
  event_id: clash.eventId,
  from: rfc3339(clash.from, told.zone),
  until: rfc3339(clash.until, told.zone),
  tentative: clash.tentative,
  message: clashText(clash, told),
});

const showWarning = (warning: Warning, told: Told) => ({
  kind: warning.kind,
  from: rfc3339(warning.from, told.zone),
  until: rfc3339(warning.until, told.zone),
  provisional: warning.provisional,
  source: warning.source,
  message: warningText(warning, told),
});

const showSettings = ({ sharesOccupied, travel }: ScheduleSettings) => ({
  shares_occupied: sharesOccupied,
  travel_between_cities: travel.betweenCities,
  travel_within_city: travel.withinCity,
});

/** When those who matter can come. */
export function scheduleRoutes(app: Hono<ApiEnv>): void {
  write(
    app,
    {
      method: 'post',
      path: '/schedule/conflicts',
      does: 'What stands against a time for some offices',
      body: conflictsInput,
      answers: [200, conflictsOut],
    },
    async (c, body) => {
      const done = await findConflicts(c.get('ctx'), body);
      if (!done.ok) return invalid(c, done.problems);
      const told = { language: c.get('language'), zone: body.timezone };
      return c.json({
        conflicts: done.conflicts.map((clash) => showClash(clash, told)),
        warnings: done.warnings.map((warning) => showWarning(warning, told)),
      });
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/schedule/suggestions',
      does: 'Times that suit, best first',
      body: suggestionsInput,
      answers: [200, suggestionsOut],
    },
    async (c, body) => {
      const done = await suggestDates(c.get('ctx'), body);
      if (!done.ok) return invalid(c, done.problems);
      const told = { language: c.get('language'), zone: body.timezone };
      const data = done.slots.map((slot) => ({
        starts_at: rfc3339(slot.from, body.timezone),
        ends_at: rfc3339(slot.until, body.timezone),
        cost: slot.cost,
        delegates: slot.absences.flatMap((absence) => {
          const one = done.invited[absence.index];
          if (!one) return [];
          const { subject, requirement } = one;
          return [
            { ...showOffice(subject), requirement, cost: absence.cost, message: absenceText(absence, subject, told) },
          ];
        }),
        reasons: reasonTexts(slot, done.invited, told),
      }));
      return c.json({ data, warnings: done.warnings.map((warning) => showWarning(warning, told)) });
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/schedule/settings',
      does: 'Ways between venues, and whether others may see that offices are occupied',
      answers: [200, scheduleSettingsOut],
    },
    async (c) => c.json(showSettings(await readScheduleSettings(c.get('ctx')))),
  );

  write(
    app,
    {
      method: 'patch',
      path: '/schedule/settings',
      does: 'Changes how the organization plans',
      body: scheduleSettingsInput,
      answers: [200, scheduleSettingsOut],
    },
    async (c, body) => c.json(showSettings(await changeScheduleSettings(c.get('ctx'), body))),
  );
}
