import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceTotals, personsBySession, presence, presentFor } from '../../src/domain/attendance.ts';
import type { EventRecord } from '../../src/domain/record.ts';
import { anyRecord } from './random-records.ts';
import { apel, bimtekTwoDays, came, guest, penyuluhan, rakor, record } from './records.ts';

const bare = record({ kindId: 'rakor-forkopimda', title: 'Rapat', host: 'Polres Uji', startsAt: '2027-03-04T08:00' });
const event = (row: Partial<EventRecord>): EventRecord => ({ ...bare, ...row });
const byProxy = (id: string, invitationId: string, name: string, position: string | null = null) =>
  came(id, invitationId, { present: 'representative', representative: { name, position } });

const BUPATI = guest('i1', { position: 'Bupati Uji', name: 'Budi Raharjo', agency: 'Pemkab Uji' });
const CAMAT = guest('i2', { position: 'Camat Uji 1', agency: 'Kecamatan Uji 1' });
const SEKDA = guest('i3', { position: 'Sekda Uji', name: 'Drs. Tono Wijaya, M.M.', agency: 'Pemkab Uji' });

describe('totals', () => {
  it('count one man who stands for another and is himself invited once', () => {
    expect(attendanceTotals(penyuluhan)).toEqual({ invited: 3, holders: 1, represented: 1, walk_ins: 0, persons: 2 });
    const both = { ...penyuluhan, attendance: [...penyuluhan.attendance, came('a3', 'i3', { present: 'holder' })] };
    expect(attendanceTotals(both)).toEqual({ invited: 3, holders: 2, represented: 1, walk_ins: 0, persons: 2 });
  });

  it('count five officials as five', () => {
    expect(attendanceTotals(apel)).toEqual({ invited: 5, holders: 5, represented: 0, walk_ins: 0, persons: 5 });
  });

  it('count one who stands for two offices once, however his name is written', () => {
    const rows = [
      byProxy('a1', 'i1', 'H. Tono Wijaya', 'Sekda Uji'),
      byProxy('a2', 'i2', 'TONO WIJAYA, M.M.', 'sekda  uji'),
    ];
    expect(attendanceTotals(event({ invitations: [BUPATI, CAMAT], attendance: rows }))).toMatchObject({
      represented: 2,
      persons: 1,
    });
    const nameless = [byProxy('a1', 'i1', 'Tono Wijaya'), byProxy('a2', 'i2', 'Tono Wijaya')];
    expect(attendanceTotals(event({ invitations: [BUPATI, CAMAT], attendance: nameless }))).toMatchObject({
      persons: 1,
    });
  });

  it('take a name without an office for the invitee of that name, and names of two offices for two men', () => {
    const rows = [byProxy('a1', 'i1', 'Tono Wijaya'), came('a3', 'i3', { present: 'holder' })];
    expect(attendanceTotals(event({ invitations: [BUPATI, SEKDA], attendance: rows }))).toMatchObject({ persons: 1 });
    const namesake = [byProxy('a1', 'i1', 'Tono Wijaya', 'Kabag Umum Uji'), came('a3', 'i3', { present: 'holder' })];
    expect(attendanceTotals(event({ invitations: [BUPATI, SEKDA], attendance: namesake }))).toMatchObject({
      persons: 2,
    });
  });

  it('know a holder without a name by his office', () => {
    const rows = [byProxy('a1', 'i1', 'Rini Astuti', 'Camat Uji 1'), came('a2', 'i2', { present: 'holder' })];
    expect(attendanceTotals(event({ invitations: [BUPATI, CAMAT], attendance: rows }))).toMatchObject({ persons: 1 });
    const two = [came('a1', 'x1', { present: 'holder' }), came('a2', 'x2', { present: 'holder' })];
    const heads = ['Dinas A', 'Dinas B'].map((agency, n) => guest(`x${n + 1}`, { position: 'Kepala Dinas', agency }));
    expect(attendanceTotals(event({ invitations: heads, attendance: two }))).toMatchObject({ holders: 2, persons: 2 });
  });

  it('count an office and a person once over several sessions', () => {
    expect(attendanceTotals(bimtekTwoDays)).toEqual({
      invited: 2,
      holders: 2,
      represented: 0,
      walk_ins: 0,
      persons: 3,
    });
    expect(personsBySession(bimtekTwoDays)).toEqual([
      { session: 'Hari 1', persons: 2 },
      { session: 'Hari 2', persons: 2 },
    ]);
  });

  it('count walk-ins as persons, and one who came for nobody known as one', () => {
    expect(attendanceTotals(rakor)).toEqual({ invited: 5, holders: 2, represented: 1, walk_ins: 1, persons: 4 });
    const unknown = [came('a1', 'i1', { present: 'representative' }), came('a2', 'i2', { present: 'representative' })];
    expect(attendanceTotals(event({ invitations: [BUPATI, CAMAT], attendance: unknown }))).toMatchObject({
      represented: 2,
      persons: 2,
    });
  });

  it('never exceed the rows, and do not depend on their order', () => {
    fc.assert(
      fc.property(anyRecord, (any) => {
        const totals = attendanceTotals(any);
        expect(totals.persons).toBeLessThanOrEqual(any.attendance.length);
        expect(totals.persons > 0).toBe(any.attendance.length > 0);
        expect(totals.holders + totals.represented).toBeLessThanOrEqual(totals.invited);
        expect(totals.persons).toBeGreaterThanOrEqual(totals.walk_ins);
        const turned = { invitations: [...any.invitations].reverse(), attendance: [...any.attendance].reverse() };
        expect(attendanceTotals(turned)).toEqual(totals);
      }),
    );
  });
});

describe('present_for', () => {
  it('says for whom a man stands, on his own row too', () => {
    expect(Object.fromEntries(presentFor(penyuluhan))).toEqual({ i1: ['i1'], i2: ['i2'], i3: ['i1'] });
    const both = { ...penyuluhan, attendance: [...penyuluhan.attendance, came('a3', 'i3', { present: 'holder' })] };
    expect(Object.fromEntries(presentFor(both))).toEqual({ i1: ['i1', 'i3'], i2: ['i2'], i3: ['i1', 'i3'] });
  });

  it('leaves out those of whom nobody came', () => {
    expect([...presentFor(rakor).keys()]).toEqual(['i1', 'i2', 'i3']);
    expect(presentFor(event({ invitations: [BUPATI, CAMAT] })).size).toBe(0);
  });

  it('names two men who came for one office in two sessions together', () => {
    expect(presentFor(bimtekTwoDays).get('i2')).toEqual(['i2']);
  });
});

describe('presence', () => {
  it('tells those who were there from those who were not and those nobody knows of', () => {
    const leader = { name: 'Budi Raharjo', position: 'Bupati Uji' };
    const where = (row: Partial<EventRecord>) =>
      presence(event({ invitations: [BUPATI, SEKDA], ...row }), [leader])(leader);
    expect(where({})).toBe('unknown');
    expect(where({ attendance: [came('a1', 'i1', { present: 'holder' })] })).toBe('present');
    expect(where({ attendance: [byProxy('a1', 'i1', 'Tono Wijaya')] })).toBe('absent');
    expect(where({ attendance: [byProxy('a1', 'i3', 'Budi Raharjo', 'Bupati Uji')] })).toBe('present');
    expect(where({ invitations: [{ ...BUPATI, status: 'declined' }] })).toBe('absent');
    expect(where({ invitations: [SEKDA], attendance: [came('a3', 'i3', { present: 'holder' })] })).toBe('unknown');
  });

  it('knows an invitee without a name by his office', () => {
    const leader = { name: 'Rini Astuti', position: 'Camat Uji 1' };
    const there = event({ invitations: [CAMAT], attendance: [came('a2', 'i2', { present: 'holder' })] });
    expect(presence(there, [leader])(leader)).toBe('present');
    expect(presence(there, [{ name: null, position: 'Camat Uji 1' }])({ name: null, position: 'Camat Uji 1' })).toBe(
      'present',
    );
  });
});
