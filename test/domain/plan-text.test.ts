import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMinutes } from '../../src/domain/dates.ts';
import { agendaFromText, agendaText, tasksFromText, tasksText } from '../../src/web/plan-text.ts';

const DAY = '2027-03-04';
const word = fc.stringMatching(/^[A-Z][a-z ;-]{0,20}[a-z]$/);

describe('a rundown as text', () => {
  test('reads clocks, lengths, officers and days', () => {
    const text = '08.00 Registrasi\n08:15-08.45 Paparan; narasumber\n\nDiskusi\n05-03-2027\n23.30 s.d. 00.30 Penutup';
    expect(agendaFromText(text, DAY)).toEqual({
      lines: [1, 2, 4, 6],
      items: [
        { title: 'Registrasi', starts_at: '2027-03-04T08:00' },
        { title: 'Paparan', officer: 'narasumber', starts_at: '2027-03-04T08:15', ends_at: '2027-03-04T08:45' },
        { title: 'Diskusi' },
        { title: 'Penutup', starts_at: '2027-03-05T23:30', ends_at: '2027-03-06T00:30' },
      ],
    });
  });

  test('leaves clocks out while the first day is not known', () => {
    expect(agendaFromText('08.00 Registrasi', null).items).toEqual([{ title: 'Registrasi' }]);
  });

  test('hands a clock or a day that is none on to the schema', () => {
    expect(agendaFromText('25.00 X\n31-02-2027\n09.00-08.00 Y', DAY).items).toEqual([
      { title: 'X', starts_at: '2027-03-04T25:00' },
      { title: 'Y', starts_at: '2027-02-31T09:00', ends_at: '2027-02-31T08:00' },
    ]);
  });

  test('reads back what it wrote', () => {
    const item = fc.record({
      day: fc.integer({ min: 0, max: 3 }),
      minute: fc.integer({ min: 0, max: 1439 }),
      length: fc.integer({ min: 1, max: 600 }),
      title: word,
      officer: fc.option(fc.stringMatching(/^[a-z]{1,10}$/)),
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1 }), (drawn) => {
        const rows = drawn.map(({ day, minute, length, title, officer }) => {
          const startsLocal = addMinutes(`${addDays(DAY, day)}T00:00`, minute);
          return { startsLocal, endsLocal: addMinutes(startsLocal, length), title, officer };
        });
        const read = agendaFromText(agendaText(rows, `${DAY}T07:00`), DAY).items;
        expect(read).toEqual(
          rows.map(({ startsLocal, endsLocal, title, officer }) => ({
            title,
            starts_at: startsLocal,
            ends_at: endsLocal,
            ...(officer ? { officer } : {}),
          })),
        );
      }),
    );
  });
});

describe('tasks as text', () => {
  test('reads days before, days after, dates and bare titles', () => {
    expect(tasksFromText('H-7 Surat\nH+1 Laporan\n\n1/3/2027 Rapat\n2027-03-02 Gladi\nMenata kursi')).toEqual({
      lines: [1, 2, 4, 5, 6],
      items: [
        { title: 'Surat', days_before: 7 },
        { title: 'Laporan', days_before: -1 },
        { title: 'Rapat', due_on: '2027-03-01' },
        { title: 'Gladi', due_on: '2027-03-02' },
        { title: 'Menata kursi' },
      ],
    });
  });

  test('reads back what it wrote', () => {
    const task = fc.record({ title: word, dueOn: fc.integer({ min: -300, max: 300 }).map((n) => addDays(DAY, n)) });
    fc.assert(
      fc.property(fc.array(task), (tasks) => {
        const read = tasksFromText(tasksText(tasks)).items;
        expect(read).toEqual(tasks.map(({ title, dueOn }) => ({ title, due_on: dueOn })));
      }),
    );
  });
});
