import type { LiveRundown } from '../actions/rundown.ts';
import type { EventRow } from '../db/events.ts';
import { clock, dateOf, localOf } from '../domain/dates.ts';
import { type Expected, standingMarks } from '../domain/live-rundown.ts';
import { type Language, messages } from '../messages/index.ts';
import { dayText } from './when.ts';

/** An instant (epoch ms) as a clock of the zone: '08.40'. */
export const clockAt = (instant: number, zone: string) => clock(localOf(instant, zone));
/** From when until when an item is expected, or was. */
export const spanOf = ({ startsAt, endsAt }: Expected, zone: string) =>
  `${clockAt(startsAt, zone)}–${clockAt(endsAt, zone)}`;

/** Whole minutes that an item begins later than planned; never less than 0. */
export const minutesBehind = (planned: number, { startsAt }: Expected) =>
  Math.max(0, Math.floor((startsAt - planned) / 60_000));

/** Whether anything that counts was marked: only then expected times say more than the plan. */
export const isRunning = ({ marks }: LiveRundown) => standingMarks(marks).length > 0;

type Props = { event: EventRow; live: LiveRundown; language: Language };

/** The rundown by the clock, day by day, with the expected times beside the planned ones once something was marked. */
export function RundownTable({ event, live, language }: Props) {
  const { event: words, live: said } = messages(language);
  const running = isRunning(live);
  let day = dateOf(event.startsLocal);
  return (
    <table class="running-times">
      <thead>
        <tr>
          <th scope="col">
            {running ? (
              <>
                {said.planned} <strong>{said.expected}</strong>
              </>
            ) : (
              words.agendaTime
            )}
          </th>
          <th scope="col">{words.agendaItem}</th>
          <th scope="col">{words.agendaOfficer}</th>
        </tr>
      </thead>
      <tbody>
        {live.items.map(({ item, expected }) => {
          const another = dateOf(item.startsLocal) !== day;
          day = dateOf(item.startsLocal);
          return (
            <>
              {another && (
                <tr>
                  <th colspan={3} scope="rowgroup">
                    {dayText(day, language)}
                  </th>
                </tr>
              )}
              <tr class={running ? expected.state : undefined}>
                <td class="clock">
                  <span>
                    {clock(item.startsLocal)}–{clock(item.endsLocal)}
                  </span>{' '}
                  {running && <strong>{spanOf(expected, event.timezone)}</strong>}
                </td>
                <td>
                  {item.title} {running && expected.state !== 'ahead' && <small>({said.state[expected.state]})</small>}
                </td>
                <td>{item.officer}</td>
              </tr>
            </>
          );
        })}
      </tbody>
    </table>
  );
}
