import { describe, expect, test } from 'vitest';
import { toInstant } from '../../src/domain/dates.ts';
import { KINDS } from '../../src/domain/kinds.ts';
import { officeKey } from '../../src/domain/offices.ts';
import { clashesOf } from '../../src/domain/schedule/clashes.ts';
import { absenceCost, dayOf, discomfort, SMALLEST_ABSENCE } from '../../src/domain/schedule/cost.ts';
import { missedDeadlines } from '../../src/domain/schedule/deadlines.ts';
import { type Engagement, holderAt, type Subject } from '../../src/domain/schedule/engagements.ts';
import { clipped, merged, overlaps } from '../../src/domain/schedule/intervals.ts';
import { sameSite, travelMinutes } from '../../src/domain/schedule/places.ts';
import { ramadanOn } from '../../src/domain/schedule/ramadan.ts';
import { suggestSlots } from '../../src/domain/schedule/suggestions.ts';
import { warningsFor } from '../../src/domain/schedule/warnings.ts';
import { clashText } from '../../src/messages/schedule.ts';

const ZONE = 'Asia/Makassar';
const at = (local: string) => toInstant(local, ZONE);

describe('intervals', () => {
  test('are half open: what ends when the next begins shares nothing with it', () => {
    expect(overlaps({ from: 0, until: 2 }, { from: 2, until: 4 })).toBe(false);
    expect(overlaps({ from: 0, until: 3 }, { from: 2, until: 4 })).toBe(true);
    expect(clipped({ from: 0, until: 3 }, { from: 2, until: 9 })).toEqual({ from: 2, until: 3 });
    expect(clipped({ from: 0, until: 2 }, { from: 2, until: 9 })).toBeNull();
  });
  test('are joined in order, empty ones dropped, the list given left as it was', () => {
    const list = [
      { from: 5, until: 6 },
      { from: 0, until: 2 },
      { from: 3, until: 3 },
      { from: 2, until: 4 },
      { from: 1, until: 2 },
    ];
    const before = structuredClone(list);
    expect(merged(list)).toEqual([
      { from: 0, until: 4 },
      { from: 5, until: 6 },
    ]);
    expect(list).toEqual(before);
  });
});

describe('the way between venues', () => {
  const aula = { venue: 'Aula Wira Satya', city: 'Kabupaten Uji' };
  test.each([
    ['the same, written differently', { venue: 'AULA  wira-satya', city: 'Kab. Uji' }, 0],
    ['the same in a city not named', { venue: 'Aula Wira Satya', city: null }, 0],
    ['another in the city', { venue: 'Lapangan', city: 'Uji' }, 30],
    ['another, the city not known', { venue: 'Lapangan', city: null }, 30],
    ['another city', { venue: 'Lapangan', city: 'Kabupaten Lain' }, 60],
    ['the same name in another city', { venue: 'Aula Wira Satya', city: 'Kabupaten Lain' }, 60],
    ['a city and the regency of its name', { venue: 'Lapangan', city: 'Kota Uji' }, 60],
    ['nowhere yet', { venue: null, city: 'Kabupaten Lain' }, 0],
  ])('%s', (_, other, minutes) => {
    expect([travelMinutes(aula, other), travelMinutes(other, aula)]).toEqual([minutes, minutes]);
  });
  test('is what the organization says', () => {
    expect(travelMinutes(aula, { venue: 'Lapangan', city: 'Lain' }, { betweenCities: 95, withinCity: 5 })).toBe(95);
    expect(sameSite(aula, { venue: null, city: null })).toBe(false);
  });
});

describe('holders', () => {
  const tenure = (
    name: string,
    from: string | null,
    until: string | null,
    state: 'confirmed' | 'proposed' = 'confirmed',
  ) => ({
    name,
    from,
    until,
    state,
  });
  test('of the confirmed the later begun, on its first and last day too; else the last proposed', () => {
    const list = [
      tenure('A', null, '2027-03-03'),
      tenure('B', '2027-03-04', null),
      tenure('C', null, null, 'proposed'),
    ];
    expect(['2027-03-03', '2027-03-04'].map((date) => holderAt(list, date))).toEqual(['A', 'B']);
    expect(holderAt([tenure('A', '2028-01-01', null), tenure('C', null, null, 'proposed')], '2027-03-04')).toBe('C');
    expect(holderAt([tenure('A', '2028-01-01', null)], '2027-03-04')).toBeNull();
  });
});

const engagement = (over: Partial<Engagement>): Engagement => ({
  id: 'ev_1',
  title: 'Rapat',
  from: at('2027-04-06T08:00'),
  until: at('2027-04-06T10:00'),
  date: '2027-04-06',
  place: { venue: 'Aula', city: null },
  tentative: false,
  venueTentative: false,
  host: 'Polres Uji',
  leader: { name: null, position: null },
  roles: [],
  invited: [],
  ...over,
});
const subject = (position: string, agency: string, over: Partial<Subject> = {}): Subject => ({
  as: 'office',
  position,
  agency,
  officeKey: officeKey(position, agency),
  sole: true,
  name: null,
  tenures: [],
  ...over,
});
const clashes = (who: Subject, events: Engagement[]) =>
  clashesOf(
    { from: at('2027-04-06T09:00'), until: at('2027-04-06T11:00'), place: null, subjects: [who], deadlines: [] },
    events,
  );

describe('clashes', () => {
  test('a leader named by position alone is the host’s own office, not another’s of that title', () => {
    const led = engagement({ leader: { name: null, position: 'Camat' }, host: 'Kecamatan Timur' });
    expect(clashes(subject('Camat', 'Kecamatan Timur', { sole: false }), [led])).toMatchObject([{ kind: 'leader' }]);
    expect(clashes(subject('Camat', 'Kecamatan Barat', { sole: false }), [led])).toEqual([]);
  });
  test('two names speak against one office', () => {
    const led = engagement({ leader: { name: 'Orang Lain', position: 'Kapolres Uji' }, host: 'Bupati Uji' });
    expect(clashes(subject('Kapolres Uji', 'Polres Uji', { name: 'Bagas Pratama' }), [led])).toEqual([]);
    expect(clashes(subject('Kapolres Uji', 'Polres Uji'), [led])).toMatchObject([{ kind: 'leader' }]);
  });
  test('a reserve is free, and one event clashes once however often it needs him', () => {
    const name = 'Surya Adi';
    const who = subject('Dandim Uji', 'Kodim Uji', { name });
    const roles = [{ role: 'Komandan (cadangan)', name, position: null }];
    expect(clashes(who, [engagement({ roles })])).toEqual([]);
    const invited = [
      {
        officeKey: who.officeKey,
        position: who.position,
        agency: 'Kodim Uji',
        name,
        role: 'guest',
        representative: null,
      },
    ];
    const twice = engagement({ leader: { name, position: 'Dandim Uji' }, invited });
    expect(clashes(who, [twice])).toMatchObject([{ kind: 'office' }]);
    const asLeader = { ...who, as: 'leader' as const };
    const both = {
      from: at('2027-04-06T09:00'),
      until: at('2027-04-06T11:00'),
      place: null,
      subjects: [who, asLeader],
      deadlines: [],
    };
    expect(clashesOf(both, [twice])).toHaveLength(1);
  });
  test('a calendar’s entry is told with the calendar’s name, another organization’s cut to what was asked', () => {
    const who = subject('Bupati Uji', 'Pemkab Uji');
    const taken = {
      officeKey: who.officeKey ?? '',
      from: at('2027-04-06T07:00'),
      until: at('2027-04-06T09:30'),
      tentative: false,
    };
    const asked = {
      from: at('2027-04-06T09:00'),
      until: at('2027-04-06T11:00'),
      place: null,
      subjects: [who],
      deadlines: [],
    };
    const [busy] = clashesOf(asked, [], [{ ...taken, kind: 'busy', source: 'Ajudan' }]);
    expect(busy).toMatchObject({ kind: 'busy', from: taken.from });
    expect(busy && clashText(busy, { language: 'en', zone: ZONE })).toBe(
      'Bupati Uji is not free by the calendar Ajudan, Tuesday, 6 April 2027, 07.00–09.30 WITA.',
    );
    const [occupied] = clashesOf(asked, [], [{ ...taken, kind: 'occupied', source: null }]);
    expect(occupied).toMatchObject({ from: asked.from, until: taken.until, title: null, eventId: null });
  });
});

describe('warnings', () => {
  const kinds = (from: string, until: string) => warningsFor(from, until, ZONE).map(({ kind }) => kind);
  test('of several days: each holiday and Friday of it; nights between its days are not odd', () => {
    expect(kinds('2027-04-07T08:00', '2027-04-10T15:00')).toEqual(['friday_prayer', 'weekend']);
    expect(kinds('2027-04-07T08:00', '2027-04-08T15:00')).toEqual([]);
    expect(kinds('2026-12-23T22:00', '2026-12-24T00:00')).toEqual(['odd_hours']);
  });
  test('at the edges of the hours', () => {
    expect(kinds('2027-04-06T07:30', '2027-04-06T21:00')).toEqual([]);
    expect(kinds('2027-04-06T07:29', '2027-04-06T09:00')).toEqual(['odd_hours']);
    expect(kinds('2027-04-06T19:00', '2027-04-06T21:01')).toEqual(['odd_hours']);
    expect(kinds('2027-04-09T10:00', '2027-04-09T11:30')).toEqual([]);
    expect(kinds('2027-04-09T12:59', '2027-04-09T14:00')).toEqual(['friday_prayer']);
    expect(kinds('2027-03-02T08:00', '2027-03-02T15:00')).toEqual([]);
    expect(kinds('2027-03-02T07:30', '2027-03-02T09:00')).toEqual(['ramadan']);
  });
  test('every one has a source, and what is computed says so', () => {
    for (const warning of warningsFor('2027-03-05T06:00', '2027-03-14T22:00', ZONE))
      expect(warning.source).not.toBe('');
    expect(warningsFor('2027-03-02T14:00', '2027-03-02T16:00', ZONE)).toMatchObject([
      { kind: 'ramadan', provisional: true },
    ]);
    expect([ramadanOn('2026-02-18'), ramadanOn('2026-02-19')?.provisional, ramadanOn('2026-03-21')]).toEqual([
      null,
      false,
      null,
    ]);
  });
});

describe('deadlines', () => {
  const rakor = KINDS.find(({ id }) => id === 'rakor-forkopimda') ?? null;
  const plan = { startsLocal: '2027-04-06T08:00', endsLocal: '2027-04-06T10:00', zone: ZONE };
  test('one that falls due today can still be met', () => {
    // D-7 is Tuesday, 30 March
    expect(missedDeadlines({ ...plan, kind: null }, at('2027-03-30T23:59'))).toEqual([]);
    expect(missedDeadlines({ ...plan, kind: null }, at('2027-03-31T00:00'))).toMatchObject([
      { title: null, dueOn: '2027-03-30' },
    ]);
  });
  test('of the kind; none for what has begun', () => {
    const missed = missedDeadlines({ ...plan, kind: rakor }, at('2027-04-05T08:00'));
    expect(missed.map(({ dueOn }) => dueOn).every((due) => due < '2027-04-05')).toBe(true);
    expect(missed.length).toBeGreaterThan(3);
    expect(missedDeadlines({ ...plan, kind: rakor }, at('2027-04-06T08:00'))).toEqual([]);
  });
});

describe('the cost', () => {
  test('two delegates cost more than one, whoever he is; the higher office is dearer; in person has no price', () => {
    const classes = Array.from({ length: 21 }, (_, n) => n);
    const costs = classes.map((n) => absenceCost(n, 'may_delegate') ?? 0);
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    expect(Math.max(...costs)).toBeLessThan(2 * Math.min(...costs));
    for (const n of classes) {
      expect(absenceCost(n, 'in_person')).toBeNull();
      expect((absenceCost(n, 'optional') ?? 0) * 10).toBe(absenceCost(n, 'may_delegate'));
      expect(absenceCost(n, 'optional')).toBeGreaterThanOrEqual(SMALLEST_ABSENCE);
    }
  });
  test('comfort never outweighs the cheapest guest', () => {
    const days = ['2027-03-05', '2027-03-07', '2027-03-08', '2027-03-10', '2027-01-01', '2026-12-25', '2027-08-15'];
    for (const date of days)
      for (let minute = 0; minute < 1440; minute += 30)
        for (const duration of [30, 600, 5000]) {
          const points = discomfort(dayOf(date, date), minute, duration).reduce((sum, part) => sum + part.points, 0);
          expect(points).toBeLessThan(SMALLEST_ABSENCE);
        }
  });
});

describe('suggestions', () => {
  const search = {
    from: '2027-04-05T00:00',
    until: '2027-04-11T23:59',
    durationMinutes: 120,
    zone: ZONE,
    now: at('2027-03-01T08:00'),
  };
  test('with nobody taken: the middle of the week at nine, three a day, the weekend last', () => {
    const slots = suggestSlots(search, []);
    expect(slots.slice(0, 3).map(({ startsLocal }) => startsLocal)).toEqual([
      '2027-04-06T09:00',
      '2027-04-07T09:00',
      '2027-04-08T09:00',
    ]);
    expect(slots).toHaveLength(20);
    expect(slots.at(-1)?.startsLocal.slice(0, 10)).toBe('2027-04-11');
  });
  test('nothing that is past, outside working hours or the window', () => {
    const late = suggestSlots(
      { ...search, now: at('2027-04-06T12:10'), until: '2027-04-06T15:00', limit: 99, perDay: 99 },
      [],
    );
    expect(late.map(({ startsLocal }) => startsLocal.slice(11)).sort()).toEqual(['12:30', '13:00']);
    expect(suggestSlots({ ...search, now: at('2027-05-01T00:00') }, [])).toEqual([]);
    const long = suggestSlots({ ...search, durationMinutes: 2000, perDay: 99 }, []);
    expect(new Set(long.map(({ startsLocal }) => startsLocal.slice(11)))).toEqual(new Set(['07:30']));
  });
});
