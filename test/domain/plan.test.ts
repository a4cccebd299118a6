import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMinutes, dateOf, daysBetween, localOf, minutesBetween } from '../../src/domain/dates.ts';
import { isWorkingDay } from '../../src/domain/holidays.ts';
import { KINDS, kindById } from '../../src/domain/kinds.ts';
import { agendaFaults, type PlanInput, planEvent, proposedInvitees, shiftAgenda } from '../../src/domain/plan.ts';
import { precedenceClass } from '../../src/domain/precedence.ts';

const kindOf = (id: string) => kindById(id) ?? expect.unreachable(id);
const plan = (over: Partial<PlanInput> & { startsAt: string }, id = 'penyuluhan') =>
  planEvent({ kind: kindOf(id), zone: 'Asia/Makassar', ...over });

const kind = fc.constantFrom(...KINDS);
const zone = fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/London');
const start = fc
  .tuple(fc.integer({ min: 0, max: 4017 }), fc.integer({ min: 0, max: 1439 }))
  .map(([day, minute]) => addMinutes(`${addDays('2020-01-01', day)}T00:00`, minute));

describe('the kind’s plan', () => {
  test('the rundown runs by the clock', () => {
    const { endsAt, agenda } = plan({ startsAt: '2027-03-04T08:00' }, 'apel-gelar-pasukan');
    expect(endsAt).toBe('2027-03-04T09:35');
    expect(agenda[0]).toEqual({
      startsAt: '2027-03-04T08:00',
      endsAt: '2027-03-04T08:15',
      title: 'Pasukan siap di lapangan',
      officer: 'perwira',
      given: false,
    });
    expect(agenda.find((item) => item.title.startsWith('Amanat'))?.startsAt).toBe('2027-03-04T08:45');
    expect(agenda.at(-1)?.endsAt).toBe(endsAt);
  });
  test('a given end cuts the rundown and stretches nothing', () => {
    const short = plan({ startsAt: '2027-03-04T08:00', endsAt: '2027-03-04T08:47:30' });
    expect(short.endsAt).toBe('2027-03-04T08:47');
    expect(short.agenda.at(-1)).toMatchObject({
      title: 'Sambutan',
      startsAt: '2027-03-04T08:45',
      endsAt: '2027-03-04T08:47',
    });
    const long = plan({ startsAt: '2027-03-04T08:00', endsAt: '2027-03-05T17:00' });
    expect(long.agenda.at(-1)?.endsAt).toBe('2027-03-04T11:00');
  });
  test('deadlines move off weekends and holidays, to the working day before', () => {
    // A Tuesday after Nyepi: D-1 is 8 March 2027, D-2 and D-3 a weekend.
    const { tasks } = plan({ startsAt: '2027-03-09T09:00' });
    const due = (title: string) => tasks.find((task) => task.title.startsWith(title))?.dueOn;
    expect(due('Menandatangani')).toBe('2027-03-02');
    expect(due('Konfirmasi kehadiran pertama')).toBe('2027-03-05');
    expect(due('Rapat teknis')).toBe('2027-03-05');
    expect(due('Konfirmasi kehadiran kedua')).toBe('2027-03-05');
    expect(due('Mengirim laporan singkat')).toBe('2027-03-09');
    // D+1 is Idulfitri: the working day before it is the event's own.
    expect(due('Menyelesaikan laporan lengkap')).toBe('2027-03-09');
    expect(due('Menyelesaikan pertanggungjawaban')).toBe('2027-03-16');
  });
  test('what follows a weekend event is due on the next working day, never before the event', () => {
    const { tasks } = plan({ startsAt: '2027-04-10T09:00' });
    const after = tasks.slice(-4).map((task) => [task.title.split(' ')[1], task.dueOn]);
    expect(after).toEqual([
      ['laporan', '2027-04-12'],
      ['siaran', '2027-04-12'],
      ['laporan', '2027-04-12'],
      ['pertanggungjawaban', '2027-04-16'],
    ]);
  });
  test('milestones fall due at 08.00 of the zone, by calendar days, and by hours after the end', () => {
    const { milestones } = plan({ startsAt: '2027-03-08T09:00' });
    expect(milestones.map((m) => [m.kind, m.step, localOf(m.dueAt, 'Asia/Makassar')])).toEqual([
      ['send', 7, '2027-03-01T08:00'],
      ['reminder', 3, '2027-03-05T08:00'],
      ['reminder', 1, '2027-03-07T08:00'],
      ['ask_missing', 0, '2027-03-08T15:00'],
      ['draft', 0, '2027-03-09T08:00'],
    ]);
    expect(milestones[0]?.dueAt).toBe(Date.UTC(2027, 2, 1, 0, 0));
  });
  test('an end that is no end still gives a plan', () => {
    const { agenda } = plan({ startsAt: '2027-03-04T08:00', endsAt: '2027-03-04T08:00' });
    expect(agenda).toMatchObject([{ startsAt: '2027-03-04T08:00', endsAt: '2027-03-04T08:00' }]);
  });
  test('what is malformed throws', () => {
    expect(() => plan({ startsAt: '2027-02-30T08:00' })).toThrow(RangeError);
    expect(() => plan({ startsAt: '2027-03-04T08:00', zone: 'WIB' })).toThrow(RangeError);
  });

  test('every kind plans on every date', () => {
    fc.assert(
      fc.property(
        kind,
        start,
        zone,
        fc.option(fc.integer({ min: 1, max: 3000 }), { nil: undefined }),
        (k, startsAt, zone, minutes) => {
          const endsAt = minutes === undefined ? undefined : addMinutes(startsAt, minutes);
          const made = planEvent({ kind: k, startsAt, zone, ...(endsAt && { endsAt }) });
          expect(made.endsAt).toBe(endsAt ?? addMinutes(startsAt, k.durationMinutes));

          expect(made.agenda.length).toBeGreaterThan(0);
          expect(made.agenda[0]?.startsAt).toBe(startsAt);
          for (const [index, item] of made.agenda.entries()) {
            expect(item.startsAt < item.endsAt && item.endsAt <= made.endsAt).toBe(true);
            if (index > 0) expect(item.startsAt).toBe(made.agenda[index - 1]?.endsAt);
            expect(minutesBetween(item.startsAt, item.endsAt)).toBeLessThanOrEqual(k.agenda[index]?.minutes ?? 0);
          }

          const date = dateOf(startsAt);
          expect(made.tasks).toHaveLength(k.tasks.length);
          for (const [index, task] of made.tasks.entries()) {
            const days = k.tasks[index]?.daysBefore ?? 0;
            expect(isWorkingDay(task.dueOn)).toBe(true);
            if (days > 0) expect(daysBetween(task.dueOn, date)).toBeGreaterThanOrEqual(days);
            else expect(task.dueOn >= date).toBe(true);
            if (isWorkingDay(addDays(date, -days))) expect(task.dueOn).toBe(addDays(date, -days));
          }
          expect(made.tasks.map((task) => task.dueOn)).toEqual(made.tasks.map((task) => task.dueOn).sort());

          const kinds = made.milestones.map((m) => m.kind);
          expect(kinds).toEqual(['send', 'reminder', 'reminder', 'ask_missing', 'draft']);
          for (const [index, m] of made.milestones.entries()) {
            if (index > 0) expect(m.dueAt).toBeGreaterThan(made.milestones[index - 1]?.dueAt ?? 0);
            if (m.step > 0) expect(localOf(m.dueAt, zone)).toBe(`${addDays(date, -m.step)}T08:00`);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('what the coordinator gives', () => {
  test('replaces the rundown; items follow each other', () => {
    const { agenda, endsAt } = plan({
      startsAt: '2027-03-04T08:00',
      endsAt: '2027-03-04T11:00',
      agenda: [
        { title: 'Registrasi', minutes: 20 },
        { title: 'Sambutan Bupati', officer: 'Protokol' },
        { title: 'Dialog', starts_at: '2027-03-04T09:00', ends_at: '2027-03-04T10:30' },
        { title: 'Penutup' },
      ],
    });
    expect(agenda.map((item) => [item.title, item.startsAt.slice(11), item.endsAt.slice(11), item.officer])).toEqual([
      ['Registrasi', '08:00', '08:20', null],
      ['Sambutan Bupati', '08:20', '09:00', 'Protokol'],
      ['Dialog', '09:00', '10:30', null],
      ['Penutup', '10:30', '11:00', null],
    ]);
    expect(agenda.every((item) => item.given)).toBe(true);
    expect(endsAt).toBe('2027-03-04T11:00');
  });
  test('items without a length share what is left', () => {
    const { agenda } = plan({
      startsAt: '2027-03-04T08:00',
      endsAt: '2027-03-04T09:40',
      agenda: [{ title: 'A' }, { title: 'B', minutes: 40 }, { title: 'C' }],
    });
    expect(agenda.map((item) => item.endsAt.slice(11))).toEqual(['08:30', '09:10', '09:40']);
  });
  test('a rundown longer than the kind moves an end that was not given', () => {
    const agenda = [{ title: 'Sidang', minutes: 600 }];
    expect(plan({ startsAt: '2027-03-04T08:00', agenda }).endsAt).toBe('2027-03-04T18:00');
    const kept = plan({ startsAt: '2027-03-04T08:00', endsAt: '2027-03-04T12:00', agenda });
    expect([kept.endsAt, kept.agenda[0]?.endsAt]).toEqual(['2027-03-04T12:00', '2027-03-04T18:00']);
  });
  test('no item is lost, and their order is the clock’s', () => {
    const item = fc.record(
      {
        title: fc.string({ minLength: 1 }),
        minutes: fc.integer({ min: 1, max: 600 }),
        starts_at: start,
        ends_at: start,
        officer: fc.string(),
      },
      { requiredKeys: ['title'] },
    );
    fc.assert(
      fc.property(kind, start, fc.array(item, { minLength: 1, maxLength: 12 }), (k, startsAt, agenda) => {
        const made = planEvent({ kind: k, startsAt, zone: 'Asia/Jakarta', agenda });
        expect(made.agenda.map((i) => i.title).sort()).toEqual(agenda.map((i) => i.title).sort());
        expect(made.agenda.map((i) => i.startsAt)).toEqual(made.agenda.map((i) => i.startsAt).sort());
        for (const i of made.agenda) expect(i.startsAt <= i.endsAt && i.endsAt <= made.endsAt).toBe(true);
      }),
    );
  });
  test('given dates stand, given days before move off holidays', () => {
    const tasks = [
      { title: 'Tenda', due_on: '2027-03-07' },
      { title: 'Konsumsi', days_before: 2 },
      { title: 'Laporan', days_before: -1 },
      { title: 'Gladi' },
    ];
    expect(plan({ startsAt: '2027-03-09T08:00', tasks }).tasks).toEqual([
      { title: 'Tenda', dueOn: '2027-03-07', daysBefore: null, given: true },
      { title: 'Konsumsi', dueOn: '2027-03-05', daysBefore: 2, given: true },
      { title: 'Laporan', dueOn: '2027-03-09', daysBefore: -1, given: true },
      { title: 'Gladi', dueOn: '2027-03-05', daysBefore: 1, given: true },
    ]);
  });
  test('faults of a rundown are named by item', () => {
    const on = (clock: string) => `2027-03-04T${clock}`;
    const agenda = [
      { title: 'baik', starts_at: on('08:00'), ends_at: on('09:00') },
      { title: 'mundur', starts_at: on('09:00'), ends_at: on('08:30') },
      { title: 'terlalu pagi', starts_at: on('07:59') },
      { title: 'terlambat', starts_at: on('10:00') },
      { title: 'lewat', ends_at: on('10:01') },
      { title: 'tanpa jam' },
    ];
    expect(agendaFaults(agenda, on('08:00:00'), on('10:00:00'))).toEqual([
      { index: 1, reason: 'ends_before_start' },
      { index: 2, reason: 'before_event' },
      { index: 3, reason: 'after_event' },
      { index: 4, reason: 'after_event' },
    ]);
    expect(agendaFaults(agenda, on('08:00')).map((fault) => fault.index)).toEqual([1, 2]);
  });
  test('a moved start moves the rundown with it', () => {
    const { agenda } = plan({ startsAt: '2027-03-04T08:00' });
    const moved = shiftAgenda(agenda, '2027-03-04T08:00', '2027-03-05T13:30');
    expect(moved).toEqual(plan({ startsAt: '2027-03-05T13:30' }).agenda);
    expect(shiftAgenda(moved, '2027-03-05T13:30', '2027-03-04T08:00')).toEqual(agenda);
  });
});

describe('proposed invitees', () => {
  test('bear the region’s name', () => {
    const regency = proposedInvitees(kindOf('apel-gelar-pasukan'), ' Kabupaten  Banyuasin ');
    expect(regency).toEqual(proposedInvitees(kindOf('apel-gelar-pasukan'), 'Banyuasin'));
    expect(regency[0]).toEqual({
      position: 'Bupati Banyuasin',
      agency: 'Pemerintah Kabupaten Banyuasin',
      requirement: 'may_delegate',
      role: 'guest',
    });
    const city = proposedInvitees(kindOf('apel-gelar-pasukan'), 'Kota Dumai');
    expect(city[0]).toMatchObject({ position: 'Wali Kota Dumai', agency: 'Pemerintah Kota Dumai' });
    expect(JSON.stringify(city)).not.toMatch(/Kabupaten|Bupati/);
  });
  test('every kind’s are filled and keep their order', () => {
    for (const k of KINDS) {
      for (const region of ['Uji', 'Kota Uji', '', '$& Raya']) {
        const made = proposedInvitees(k, region);
        expect(JSON.stringify(made)).not.toMatch(/[{]\w+[}]/);
        const classes = made.map((invitee) => precedenceClass(invitee.position));
        expect(classes).toEqual(k.invitees.map((invitee) => precedenceClass(invitee.position)));
      }
    }
  });
});
