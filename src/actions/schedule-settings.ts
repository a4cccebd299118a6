import { runBatch } from '../db/database.ts';
import { readScheduleSettings, type ScheduleSettings, writeScheduleSettings } from '../db/schedule.ts';
import type { ScheduleSettingsInput } from '../domain/schedule.ts';
import { audited } from './audit.ts';
import type { Context } from './context.ts';

/** Changes how the organization plans; what is left out stays. */
export async function changeScheduleSettings(ctx: Context, input: ScheduleSettingsInput): Promise<ScheduleSettings> {
  const before = await readScheduleSettings(ctx);
  const after: ScheduleSettings = {
    sharesOccupied: input.shares_occupied ?? before.sharesOccupied,
    travel: {
      betweenCities: input.travel_between_cities ?? before.travel.betweenCities,
      withinCity: input.travel_within_city ?? before.travel.withinCity,
    },
  };
  await runBatch(ctx.db, [
    writeScheduleSettings(ctx, after),
    audited(ctx, null, 'schedule.settings_changed', ctx.organizationId, { before, after }),
  ]);
  return after;
}
