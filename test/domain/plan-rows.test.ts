import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMinutes } from '../../src/domain/dates.ts';
import { KINDS } from '../../src/domain/kinds.ts';
import { deadline, planEvent } from '../../src/domain/plan.ts';
import { freshRows } from '../../src/web/form-rows.ts';
import {
  AGENDA_PARTS,
  agendaFromRows,
  agendaRows,
  clockFrom,
  dateFrom,
  TASK_PARTS,
  taskRows,
  tasksFromRows,
} from '../../src/web/plan-rows.ts';

const DAY = '2027-03-04';
const [kind] = KINDS;
if (!kind) throw new Error('no kinds');

const agenda = (...rows: [time: string, title: string, officer?: string, day?: string][]) =>
  freshRows(
    AGENDA_PARTS,
    rows.map(([time, title, officer, day]) => ({ time, title, officer, day })),
  );
const items = (rows: ReturnType<typeof agenda>, day: string | null = DAY) =>
  agendaFromRows(rows, day, '08:00').map(({ item }) => item);

describe('a rundown in rows', () => {
  test('minutes, clocks, spans over midnight, days, and rows with nothing in them', () => {
    const rows = agenda(
      ['15', 'Registrasi'],
      ['', '', ''],
      ['08:15-08.45', 'Paparan', 'narasumber'],
      ['', 'Diskusi'],
      ['60 menit', 'Materi', '', '2'],
      ['23.30 s.d. 00.30', 'Penutup'],
    );
    expect(agendaFromRows(rows, DAY, '08:00')).toEqual([
      { key: 0, item: { title: 'Registrasi', minutes: 15 } },
      {
        key: 2,
        item: { title: 'Paparan', officer: 'narasumber', starts_at: `${DAY}T08:15`, ends_at: `${DAY}T08:45` },
      },
      { key: 3, item: { title: 'Diskusi' } },
      { key: 4, item: { title: 'Materi', minutes: 60, starts_at: '2027-03-05T08:00' } },
      { key: 5, item: { title: 'Penutup', starts_at: '2027-03-05T23:30', ends_at: '2027-03-06T00:30' } },
    ]);
  });

  test('clocks wait for the first day; a time or a day that is none goes on to the schema', () => {
    expect(items(agenda(['08.00', 'Registrasi']), null)).toEqual([{ title: 'Registrasi' }]);
    expect(items(agenda(['pagi', 'X'], ['25.00', 'Y']))).toEqual([
      { title: 'X', starts_at: 'pagi' },
      { title: 'Y', starts_at: `${DAY}T25:00` },
    ]);
    expect(items(agenda(['08.00', 'X', '', '2']), '2027-02-31')).toEqual([
      { title: 'X', starts_at: '2027-02-31T08:00' },
    ]);
  });

  test('reads back what it wrote, and moves with the start where it follows on', () => {
    const item = fc.record({ gap: fc.constantFrom(0, 0, 0, 20, 700), length: fc.integer({ min: 0, max: 600 }) });
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 1439 }),
        (drawn, minute) => {
          const start = addMinutes(`${DAY}T00:00`, minute);
          let cursor = start;
          const written = drawn.map(({ gap, length }, i) => {
            const startsLocal = addMinutes(cursor, gap);
            cursor = addMinutes(startsLocal, length);
            return { startsLocal, endsLocal: cursor, title: `Acara ${i}`, officer: i % 2 ? 'MC' : null };
          });
          const rows = agendaRows(written, start);
          const read = agendaFromRows(rows, DAY, start.slice(11)).map(({ item: one }) => one);
          const { agenda: planned } = planEvent({ kind, startsAt: start, zone: 'Asia/Jakarta', agenda: read });
          const shown = planned.map((one) => ({
            startsLocal: one.startsAt,
            endsLocal: one.endsAt,
            title: one.title,
            officer: one.officer,
          }));
          expect(shown).toEqual(written);
          if (drawn.every(({ gap, length }) => gap === 0 && length > 0))
            expect(rows.every((row) => /^\d+$/.test(row.typed.time) && !row.typed.day)).toBe(true);
        },
      ),
    );
  });
});

describe('tasks in rows', () => {
  test('days before, days after, the day itself, dates and bare titles', () => {
    const rows = freshRows(TASK_PARTS, [
      { when: 'H-7', title: 'Surat' },
      { when: '3', title: 'Rapat' },
      { when: 'h +1', title: 'Laporan' },
      { when: 'H', title: 'Pers' },
      { when: '', title: '' },
      { when: '1/3/2027', title: 'Gladi' },
      { when: '', title: 'Kursi' },
      { when: 'besok', title: 'X' },
    ]);
    expect(tasksFromRows(rows).map(({ item }) => item)).toEqual([
      { title: 'Surat', days_before: 7 },
      { title: 'Rapat', days_before: 3 },
      { title: 'Laporan', days_before: -1 },
      { title: 'Pers', days_before: 0 },
      { title: 'Gladi', due_on: '2027-03-01' },
      { title: 'Kursi' },
      { title: 'X', due_on: 'besok' },
    ]);
  });

  test('reads back what it wrote', () => {
    const task = fc.integer({ min: -300, max: 300 }).map((n) => ({ title: 'Tugas', dueOn: addDays(DAY, n) }));
    fc.assert(
      fc.property(fc.array(task), (tasks) => {
        const read = tasksFromRows(taskRows(tasks, DAY)).map(({ item }) => item);
        const due = read.map((one) => one.due_on ?? deadline(DAY, one.days_before ?? 1));
        expect(due).toEqual(tasks.map(({ dueOn }) => dueOn));
      }),
    );
  });
});

test('dates and clocks as people type them where the browser has no field for them', () => {
  expect(['4-3-2027', '04/03/2027', ' 2027-03-04 ', '31.2.2027', 'besok'].map(dateFrom)).toEqual([
    DAY,
    DAY,
    DAY,
    '2027-02-31',
    'besok',
  ]);
  expect(['8.00', '08:00', '08:00:30', '25.61', 'pagi'].map(clockFrom)).toEqual([
    '08:00',
    '08:00',
    '08:00',
    '25:61',
    'pagi',
  ]);
});
