import { describe, expect, it } from 'vitest';
import { KINDS, kindById, MISSING_FIELDS } from '../../src/domain/kinds.ts';
import { missingFields } from '../../src/domain/missing.ts';
import type { EventRecord } from '../../src/domain/record.ts';
import {
  apel,
  baktiSosial,
  bimtek,
  bimtekTwoDays,
  came,
  penyuluhan,
  record,
  sambang,
  silaturahmi,
  sispamkota,
} from './records.ts';

const fieldsOf = (event: EventRecord) => missingFields(event, kindById(event.kindId)).map(({ field }) => field);

describe('what a report lacks', () => {
  it.each([
    [penyuluhan, ['time', 'participants', 'follow_up']],
    [apel, ['time', 'forces', 'vehicles', 'commander', 'follow_up']],
    [silaturahmi, ['date', 'time', 'residents', 'residents_raised', 'attendance']],
    [bimtek, ['time', 'participants', 'material']],
    [sambang, ['time', 'residents', 'residents_raised']],
    [sispamkota, ['follow_up']],
    [baktiSosial, ['follow_up']],
    [bimtekTwoDays, ['speakers', 'follow_up']],
  ] as [EventRecord, string[]][])('%#: is what its kind asks for and the record has not', (event, fields) => {
    expect(fieldsOf(event).sort()).toEqual(fields.sort());
  });

  it('is everything the kind asks for when nothing was recorded', () => {
    for (const kind of KINDS) {
      const empty = record({ kindId: kind.id, title: 'X', host: 'Y', startsAt: '2027-03-04T08:00' });
      expect(fieldsOf(empty).sort()).toEqual([...kind.asks].sort());
      const guessed: EventRecord = { ...empty, unconfirmed: ['venue', 'time', 'date'] };
      expect(fieldsOf(guessed)).toEqual(['date', 'time', 'venue', ...fieldsOf(empty)]);
    }
  });

  it('has a label in words', () => {
    for (const { label } of missingFields(silaturahmi, kindById('silaturahmi')))
      expect(label).toMatch(/^[A-Z][a-z ]+$/);
  });

  it('asks for attendance wherever somebody was invited', () => {
    const invited = { ...sambang, invitations: penyuluhan.invitations };
    expect(fieldsOf(invited)).toContain('attendance');
    expect(fieldsOf({ ...invited, attendance: [came('a1', 'i1', { present: 'holder' })] })).not.toContain('attendance');
    expect(fieldsOf(sambang)).not.toContain('attendance');
  });

  it('is no vehicle where units have none, no commander without a name or office', () => {
    const forces = sispamkota.forces.map((force) => ({ ...force, vehicles: null }));
    expect(fieldsOf({ ...sispamkota, forces })).toContain('vehicles');
    const roles = [{ role: 'Komandan apel', name: null, position: null }];
    expect(fieldsOf({ ...sispamkota, roles })).toContain('commander');
    expect(
      fieldsOf({ ...sispamkota, roles: [{ role: 'Komandan apel', name: null, position: 'Kabag Ops' }] }),
    ).not.toContain('commander');
  });

  it('takes only taught items of a given rundown for material', () => {
    const item = (title: string) => ({
      startsAt: '2023-12-09T09:00',
      endsAt: '2023-12-09T10:00',
      title,
      officer: null,
    });
    expect(fieldsOf({ ...bimtek, agenda: [item('Pembukaan'), item('Istirahat')] })).toContain('material');
    expect(fieldsOf({ ...bimtek, agenda: [item('Materi I: tungsura')] })).not.toContain('material');
  });

  it('asks only what every event has where the kind is unknown', () => {
    expect(missingFields(apel, undefined).map(({ field }) => field)).toEqual(['time']);
    for (const field of MISSING_FIELDS) expect(() => missingFields(apel, { asks: [field] })).not.toThrow();
  });
});
