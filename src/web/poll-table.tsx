import type { PollView } from '../actions/poll-view.ts';
import type { Seat } from '../db/polls.ts';
import type { SlotResult } from '../domain/poll-result.ts';
import { type Language, messages } from '../messages/index.ts';
import { slotLines, slotText } from '../messages/polls.ts';
import { clashText } from '../messages/schedule.ts';
import { ClashList } from './clashes.tsx';
import { eventPath } from './event-frame.tsx';
import { look } from './forms.tsx';
import { noteOf } from './poll-answers.tsx';

/** What is no longer drawn as a table, on a narrow screen, Safari no longer reads out as one unless it is told. */
const AS = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  rowheader: { role: 'rowheader' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

/** Drawn beside the word, for eyes only. */
const SIGN = { in_person: '✓', delegate: '→', cannot: '✕', none: '·' } as const;

type Props = { view: PollView; eventId: string; editable: boolean; language: Language };

/** Whom a seat is for, in a few words. */
export const seatOf = ({ invitation }: Seat) => invitation.position ?? invitation.name ?? invitation.agency;

function Person({ seat, eventId, editable, language }: { seat: Seat } & Omit<Props, 'view'>) {
  const { poll: words } = messages(language);
  const { invitation } = seat;
  const note = noteOf(seat.answers);
  const more = [
    invitation.position && invitation.name,
    invitation.requirement === 'in_person' && words.must,
    invitation.requirement === 'optional' && words.optional,
  ];
  return (
    <th scope="row" {...AS.rowheader}>
      <b>{seatOf(seat)}</b>
      <small>{more.filter(Boolean).join(' · ')}</small>
      {note && <small class="said">“{note}”</small>}
      {editable && (
        <a class="no-print" href={`${eventPath(eventId)}/jajak/${invitation.id}`}>
          {words.record}
          <span class="unseen">{words.recordFor({ who: seatOf(seat) })}</span>
        </a>
      )}
    </th>
  );
}

function Tally({ slot, language }: { slot: SlotResult; language: Language }) {
  const { tally } = messages(language).poll;
  const rows = [
    ['in_person', slot.inPerson.length],
    ['delegate', slot.delegates.length],
    ['cannot', slot.cannot.length],
    ['none', slot.silent.length],
  ] as const;
  return <ul class="tally-rows">{rows.map(([what, n]) => n > 0 && <li>{tally[what]({ n })}</li>)}</ul>;
}

/**
 * Everyone's answer to every time: people in order of precedence, times as columns, and below what it comes to. On a narrow
 * screen each row is a block of its own; the roles keep it a table for those who cannot see it.
 */
export function PollTable({ view, eventId, editable, language }: Props) {
  const { poll: words } = messages(language);
  const { poll, slots, seats, result } = view;
  const open = poll.state === 'open';
  const standing = (i: number) => result.slots.findIndex(({ index }) => index === i);
  const short = slots.map((slot) => slotLines(slot, language));
  // the year stands in the head
  const label = (i: number) => `${i + 1}. ${short[i]?.day.replace(/ \d{4}$/, '')}`;
  const chosen = (i: number) => (open ? result.recommended === i : poll.fixedSlot === slots[i]?.ordinal);
  const best = (i: number) => (chosen(i) ? 'best' : undefined);
  const path = `${eventPath(eventId)}/jajak`;
  return (
    <table class="poll-table" {...AS.table}>
      <caption>{words.caption}</caption>
      <thead {...AS.rowgroup}>
        <tr {...AS.row}>
          <th scope="col" {...AS.columnheader}>
            {words.person}
          </th>
          {slots.map((slot, i) => (
            <th scope="col" {...AS.columnheader} class={best(i)}>
              <span class="nth">{slot.ordinal}</span> {short[i]?.day}
              <small>{short[i]?.hours}</small>
              {chosen(i) && <span class="badge good">{open ? words.recommended : words.fixed}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...AS.rowgroup}>
        {seats.map((seat) => {
          const by = new Map(seat.answers.map(({ slot, answer }) => [slot, answer]));
          return (
            <tr {...AS.row}>
              <Person seat={seat} eventId={eventId} editable={editable} language={language} />
              {slots.map((slot, i) => {
                const answer = by.get(slot.ordinal) ?? 'none';
                return (
                  <td {...AS.cell} class={best(i)} data-slot={label(i)}>
                    <span class={`reply ${answer}`}>
                      <span aria-hidden="true">{SIGN[answer]}</span> {words.answer[answer]}
                    </span>
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
      <tfoot {...AS.rowgroup}>
        <tr {...AS.row}>
          <th scope="row" {...AS.rowheader}>
            {words.count}
          </th>
          {slots.map((_, i) => {
            const slot = result.slots[standing(i)];
            return (
              <td {...AS.cell} class={best(i)} data-slot={label(i)}>
                {slot && <Tally slot={slot} language={language} />}
              </td>
            );
          })}
        </tr>
        {open && (
          <tr {...AS.row}>
            <th scope="row" {...AS.rowheader}>
              {words.against}
            </th>
            {slots.map((slot, i) => (
              <td {...AS.cell} class={best(i)} data-slot={label(i)}>
                {slot.clashes.length ? words.clashCount({ n: slot.clashes.length }) : '–'}
              </td>
            ))}
          </tr>
        )}
        <tr {...AS.row}>
          <th scope="row" {...AS.rowheader}>
            {words.standing}
          </th>
          {slots.map((slot, i) => (
            <td {...AS.cell} class={best(i)} data-slot={label(i)}>
              {words.rank({ n: standing(i) + 1 })}
              {editable && open && (
                <form method="post" action={`${path}/tetapkan`} class="no-print">
                  <button
                    type="submit"
                    class={look(chosen(i) ? 'main' : 'quiet')}
                    name="slot"
                    value={String(slot.ordinal)}
                  >
                    {words.fix}
                    <span class="unseen">{words.fixOf({ when: slotText(slot, language) })}</span>
                  </button>
                </form>
              )}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

/** What the calendars know against each time, in sentences; nothing of a time that nothing stands against. */
export function PollClashes({ view, language }: Pick<Props, 'view' | 'language'>) {
  return (
    <>
      {view.slots.map((slot) => {
        const told = { language, zone: slot.timezone };
        const texts = [...new Set(slot.clashes.map((clash) => clashText(clash, told)))];
        return (
          texts.length > 0 && (
            <>
              <h3>{slotText(slot, language)}</h3>
              <ClashList clashes={texts} language={language} />
            </>
          )
        );
      })}
    </>
  );
}
