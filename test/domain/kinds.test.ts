import { describe, expect, test } from 'vitest';
import { COUNT_WHATS, KINDS, kindById, MISSING_FIELDS } from '../../src/domain/kinds.ts';
import { precedenceClass } from '../../src/domain/precedence.ts';

const ASKS: Record<string, string> = {
  penyuluhan: 'participants follow_up speakers attendance',
  'apel-gelar-pasukan': 'forces vehicles commander follow_up attendance',
  silaturahmi: 'residents residents_raised follow_up attendance',
  bimtek: 'participants material speakers follow_up attendance',
  sambang: 'residents residents_raised follow_up',
  'rakor-forkopimda': 'attendance follow_up',
  sosialisasi: 'residents residents_raised speakers follow_up',
  'bakti-sosial': 'packages patients attendance follow_up',
  'deklarasi-damai': 'attendance follow_up',
  sispamkota: 'forces vehicles commander follow_up',
};

test('there are the ten kinds, each found by its id', () => {
  expect(KINDS.map((kind) => kind.id).sort()).toEqual(Object.keys(ASKS).sort());
  for (const kind of KINDS) expect(kindById(kind.id)).toBe(kind);
  expect(kindById('Penyuluhan')).toBeUndefined();
  expect(kindById('__proto__')).toBeUndefined();
});

describe.each(KINDS)('$id', (kind) => {
  test('asks what a report of its kind must have', () => {
    expect([...kind.asks].sort()).toEqual((ASKS[kind.id] ?? '').split(' ').sort());
    for (const field of kind.asks) expect(MISSING_FIELDS).toContain(field);
    for (const what of kind.counts) expect(COUNT_WHATS).toContain(what);
    for (const field of kind.asks.filter((asked) => (COUNT_WHATS as readonly string[]).includes(asked))) {
      expect(kind.counts, `${field} is asked and cannot be counted`).toContain(field);
    }
  });
  test('its rundown fills its duration, by roles it has', () => {
    expect(kind.agenda.reduce((sum, item) => sum + item.minutes, 0)).toBe(kind.durationMinutes);
    for (const item of kind.agenda) {
      expect(item.minutes).toBeGreaterThan(0);
      if (item.role) expect(kind.roles).toContain(item.role);
    }
    expect(new Set(kind.roles).size).toBe(kind.roles.length);
  });
  test('its tasks go from the earliest to the last and are none twice', () => {
    const days = kind.tasks.map((task) => task.daysBefore);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(new Set(kind.tasks.map((task) => task.title)).size).toBe(kind.tasks.length);
    expect(days).toContain(-1);
  });
  test('asks before it drafts, reminds after it sends', () => {
    expect(kind.draftHoursAfter).toBeGreaterThan(kind.askHoursAfter);
    expect(kind.sendDaysBefore).toBe(7);
    expect(kind.reminderDaysBefore).toEqual([3, 1]);
  });
  test('proposes invitees in order of precedence, none twice, all known to the law', () => {
    const classes = kind.invitees.map((invitee) => precedenceClass(invitee.position));
    expect(classes).toEqual([...classes].sort((a, b) => a - b));
    expect(Math.max(...classes)).toBeLessThanOrEqual(13);
    expect(new Set(kind.invitees.map((invitee) => invitee.position)).size).toBe(kind.invitees.length);
  });
});

test('a short visit is asked and drafted sooner', () => {
  const sambang = kindById('sambang');
  expect([sambang?.askHoursAfter, sambang?.draftHoursAfter]).toEqual([1, 6]);
});

test('all parties stand in one entry, and no other kind names one', () => {
  const parties = KINDS.flatMap((kind) => kind.invitees.filter((i) => /partai/i.test(i.agency)).map(() => kind.id));
  expect(parties).toEqual(['deklarasi-damai']);
});
