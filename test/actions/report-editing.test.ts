import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../src/actions/context.ts';
import { closeEvent, createEvent } from '../../src/actions/events.ts';
import { recordCounts, recordOutcomes } from '../../src/actions/recordings.ts';
import { approvalOf, approveRelease, printedHash } from '../../src/actions/report-approvals.ts';
import { draftReport } from '../../src/actions/report-drafts.ts';
import { editSentence } from '../../src/actions/report-edits.ts';
import { reportFile } from '../../src/actions/report-files.ts';
import { refreshReport, revisionsOf } from '../../src/actions/report-refresh.ts';
import { reportVersion, reportVersions } from '../../src/actions/report-versions.ts';
import { finalizeReport, readReport, redraftReport, stampOf } from '../../src/actions/reports.ts';
import { allTexts } from '../../src/db/reports.ts';
import { REPORT_FORMS, type ReportForm } from '../../src/domain/draft/draft.ts';
import { eventInput } from '../../src/domain/events.ts';
import { type Deed, deedInput } from '../../src/domain/report-editing.ts';
import { leftBehind, untold } from '../../src/domain/report-leaving.ts';
import { rakor } from '../cast.ts';
import { type Engine, startEngine } from './engine.ts';

let engine: Engine;
let ctx: Context;
/** A closed event with a draft. */
let id = '';
beforeAll(async () => {
  engine = await startEngine();
  ctx = engine.ctx;
  await engine.rows(
    "insert into organizations (id, name, slug, created_at) values ('org_first', 'Sekretariat', 'x', 0)",
  );
  for (const [user, role] of [
    ['bima', 'coordinator'],
    ['laras', 'owner'],
  ]) {
    await engine.rows(
      `insert into users (id, name, email, email_verified, created_at, updated_at) values ('us_${user}', '${user} wijaya', '${user}@uji.example', 1, 0, 0)`,
    );
    await engine.rows(
      `insert into members (id, organization_id, user_id, role, created_at) values ('mb_${user}', 'org_first', 'us_${user}', '${role}', 0)`,
    );
  }
});
afterAll(() => engine.stop());
beforeEach(async () => {
  id = (await createEvent(ctx, eventInput.parse(rakor))).id;
  await recordOutcomes(ctx, id, [{ kind: 'decision', text: 'Posko dibuka 24 jam' }]);
  await closeEvent(ctx, id);
  await drafted();
});

const owner = () => ({ ...ctx, actor: 'user:us_laras' });
async function drafted(): Promise<void> {
  const [row] = await engine.rows<{ id: string }>(
    "select id from reports where event_id = ? and status = 'drafting'",
    id,
  );
  await draftReport(ctx, row?.id ?? '');
}
const read = async (form: ReportForm = 'laporan') => {
  const found = await readReport(ctx, id, form);
  if (!found?.text) throw new Error('no draft');
  return { ...found, text: found.text, all: found.text.sections.flatMap(({ sentences }) => sentences) };
};
const about = async (fact: string, form: ReportForm = 'laporan') => {
  const one = (await read(form)).all.find(({ sources }) => sources.some((source) => source.startsWith(fact)));
  if (!one) throw new Error(`nothing rests on ${fact}`);
  return one;
};
const edit = (deed: object, as = ctx) => editSentence(as, id, deedInput.parse(deed) as Deed);
const markdown = async (form: ReportForm = 'laporan') => {
  const file = await reportFile(ctx, id, 'md', form);
  return file.ok ? String(file.body) : file.reason;
};
const audit = () => engine.rows<{ action: string }>('select action from audit_entries where event_id = ?', id);

describe('editing a sentence', () => {
  test('what the facts say is supported, whose facts it names; what they do not is flagged and stays out', async () => {
    const { id: sentence, text } = await about('date');
    const longer = 'Kegiatan dilaksanakan pada hari Kamis, 4 Maret 2027.';
    expect(await edit({ action: 'edit', sentence, text: longer, was: text })).toMatchObject({
      ok: true,
      now: { verdict: 'supported', edited: { by: 'user:us_bima' } },
    });
    // another fact is found by what the sentence says
    const moved = await edit({ action: 'edit', sentence, text: 'Keputusan: Posko dibuka 24 jam.' });
    expect(moved).toMatchObject({ ok: true, now: { verdict: 'supported', sources: [expect.stringMatching(/^out-/)] } });
    const false_ = 'Kegiatan dihadiri oleh 900 orang dengan tertib.';
    expect(await edit({ action: 'edit', sentence, text: false_ })).toMatchObject({
      ok: true,
      now: { verdict: 'flagged', reason: expect.stringContaining('900') },
    });
    expect(await markdown()).not.toContain('900');
    expect((await edit({ action: 'keep', sentence, was: false_ })).ok).toBe(true);
    expect(await about('out-')).toMatchObject({ kept: { by: 'user:us_bima' } });
    expect(await markdown()).toContain('900 orang');
    expect((await edit({ action: 'release', sentence })).ok).toBe(true);
    expect(await markdown()).not.toContain('900');
    // words taken back one by one, to the first
    for (const before of ['Keputusan: Posko dibuka 24 jam.', longer, text])
      expect(await edit({ action: 'restore', sentence })).toMatchObject({ ok: true, now: { text: before } });
    const edits = (await audit()).filter(({ action }) => action.startsWith('sentence.')).length;
    expect(await edit({ action: 'restore', sentence })).toMatchObject({ ok: true, now: { text } });
    expect((await audit()).filter(({ action }) => action.startsWith('sentence.')).length).toBe(edits);
  });

  test('said twice it is done once; of two at once about one sentence the later hears what stands', async () => {
    const [one, two] = [await about('date'), await about('host')];
    const deed = { action: 'edit', sentence: one.id, text: 'Rapat diadakan.', was: one.text };
    const twice = await Promise.all([edit(deed), edit(deed), edit(deed)]);
    expect(twice.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await engine.rows('select id from report_edits where event_id = ?', id)).toHaveLength(1);
    const both = await Promise.all([
      edit({ ...deed, text: 'Rapat ditunda.' }),
      edit({ action: 'edit', sentence: two.id, text: 'Panitia bekerja.', was: two.text }, owner()),
    ]);
    expect(both[0]).toMatchObject({ ok: false, reason: 'changed', now: { text: 'Rapat diadakan.' } });
    expect(both[1]).toMatchObject({ ok: true, now: { text: 'Panitia bekerja.' } });
    const race = await Promise.all(
      ['A', 'B', 'C'].map((text) => edit({ action: 'edit', sentence: one.id, text, was: 'Rapat diadakan.' })),
    );
    expect(race.filter(({ ok }) => ok)).toHaveLength(1);
    // two about two sentences, at once, are both done
    const fresh = (await read()).all.slice(2, 6);
    const done = await Promise.all(
      fresh.map((s) => edit({ action: 'edit', sentence: s.id, text: `Baru ${s.id}.`, was: s.text })),
    );
    expect(done.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect((await read()).text.revision).toBe(7);
  });

  test('added, removed, brought back where it stood', async () => {
    const before = (await read()).all.map(({ text }) => text);
    const { id: at } = await about('date');
    const add = { action: 'add', sentence: 'sn_baru', after: at, text: 'Keputusan: Posko dibuka 24 jam.' };
    for (let time = 0; time < 2; time++) expect(await edit(add)).toMatchObject({ ok: true, sentence: 'sn_baru' });
    const with_ = (await read()).all;
    expect(with_.findIndex(({ id: one }) => one === 'sn_baru')).toBe(with_.findIndex(({ id: one }) => one === at) + 1);
    expect(with_).toHaveLength(before.length + 1);
    for (let time = 0; time < 2; time++) expect((await edit({ action: 'remove', sentence: 'sn_baru' })).ok).toBe(true);
    expect((await read()).all.map(({ text }) => text)).toEqual(before);
    const third = (await read()).all[2];
    await edit({ action: 'remove', sentence: third?.id, was: third?.text });
    expect((await edit({ action: 'edit', sentence: third?.id, text: 'x', was: third?.text })).ok).toBe(false);
    for (let time = 0; time < 2; time++)
      expect((await edit({ action: 'restore', sentence: third?.id, was: '' })).ok).toBe(true);
    expect((await read()).all.map(({ text }) => text)).toEqual(before);
    expect(await edit({ action: 'edit', sentence: 's999', text: 'x' })).toEqual({ ok: false, reason: 'not_found' });
    expect(await editSentence(engine.other, id, deedInput.parse(add))).toEqual({ ok: false, reason: 'not_found' });
  });

  test('every form has words of its own; a new draft being written takes none', async () => {
    for (const form of REPORT_FORMS) {
      const one = (await read(form)).all[0];
      const text = `Kalimat untuk ${form}.`;
      expect((await edit({ action: 'edit', form, sentence: one?.id, text })).ok, form).toBe(true);
      expect((await read(form)).all[0]?.text).toBe(text);
    }
    await redraftReport(ctx, id);
    expect(await edit({ action: 'remove', sentence: 's1' })).toEqual({ ok: false, reason: 'not_drafted' });
    await drafted();
    expect((await read()).report.version).toBe(2);
  });

  test('a draft that kept only the words of its facts is checked against the record', async () => {
    const bare = (await read()).report.facts?.map(({ id: fact, label, value }) => ({ id: fact, label, value }));
    await engine.rows('update reports set facts = ? where event_id = ?', JSON.stringify(bare), id);
    const { id: sentence } = await about('date');
    const text = 'Kegiatan dilaksanakan pada hari Kamis, 4 Maret 2027.';
    expect(await edit({ action: 'edit', sentence, text })).toMatchObject({ now: { verdict: 'supported' } });
    expect(await refreshReport(ctx, id)).toMatchObject({ ok: true, made: false });
  });
});

describe('a refresh', () => {
  test('changes only what rests on what changed, keeps what people did, and is made once', async () => {
    const [first, second] = (await read()).all;
    await edit({ action: 'edit', sentence: first?.id, text: 'Rapat ini luar biasa.' });
    await edit({ action: 'keep', sentence: first?.id });
    const before = (await read()).all;
    // killed here, the number is recorded and the draft is stale; the same refresh makes up for it
    await recordCounts(ctx, id, [{ what: 'participants', number: 42 }]);
    expect((await read()).stale).toBe(true);
    const [one, two] = await Promise.all([refreshReport(ctx, id), refreshReport(ctx, id)]);
    expect([one, two].filter((done) => done.ok && done.made)).toHaveLength(1);
    const now = await read();
    expect([now.report.version, now.report.status, now.stale, now.report.writer]).toEqual([
      2,
      'draft',
      false,
      'deterministic',
    ]);
    const stayed = now.all.filter(({ id: sentence }) => before.some((was) => was.id === sentence));
    expect(stayed).toEqual(before.filter(({ id: sentence }) => stayed.some((s) => s.id === sentence)));
    expect(stayed[0]).toMatchObject({ text: 'Rapat ini luar biasa.', kept: { by: 'user:us_bima' } });
    expect(stayed[1]).toEqual(second);
    expect(now.all.filter((s) => !stayed.includes(s)).map(({ text }) => text)).toEqual([
      expect.stringContaining('42 (empat puluh dua)'),
    ]);
    expect(await refreshReport(ctx, id)).toEqual({ ok: true, made: false, version: 2 });
    expect((await audit()).filter(({ action }) => action === 'report.refreshed')).toHaveLength(1);
    expect(await engine.rows('select 1 from report_texts where event_id = ?', id)).toHaveLength(8);
    // an old version is nobody's to word any more
    expect((await read()).text.revision).toBe(0);
  });

  test('an edit made while it is computed is not lost', async () => {
    await recordCounts(ctx, id, [{ what: 'participants', number: 42 }]);
    const { id: sentence, text } = await about('date');
    const [refreshed, edited] = await Promise.all([
      refreshReport(ctx, id),
      edit({ action: 'edit', sentence, text: 'Rapat diadakan.', was: text }),
    ]);
    expect([refreshed.ok, edited.ok]).toEqual([true, true]);
    const now = await read();
    expect([now.report.version, now.all.find((s) => s.id === sentence)?.text]).toEqual([2, 'Rapat diadakan.']);
    expect(await refreshReport(engine.other, id)).toEqual({ ok: false, reason: 'not_found' });
  });

  test('versions tell who, why and what differs', async () => {
    await recordCounts(ctx, id, [{ what: 'participants', number: 42 }]);
    await refreshReport(owner(), id);
    const { id: sentence } = await about('count-');
    await edit({ action: 'edit', sentence, text: 'Kegiatan diikuti oleh 42 orang peserta.' }, owner());
    const all = await reportVersions(ctx, id);
    expect(all?.versions).toMatchObject([
      { version: 2, status: 'draft', by: 'user:us_laras', action: 'report.refreshed', edits: 1 },
      { version: 1, status: 'draft', by: null, action: null, edits: 0 },
    ]);
    expect(all?.names.get('user:us_laras')).toBe('laras wijaya');
    const view = await reportVersion(ctx, id, 2, 'laporan');
    expect(view).toMatchObject({ against: 1, edits: [{ what: 'edited', by: 'user:us_laras' }] });
    const other = view?.differences.flatMap(({ sentences }) => sentences).filter(({ what }) => what !== 'same');
    expect(other).toMatchObject([{ what: 'added', text: 'Kegiatan diikuti oleh 42 orang peserta.' }]);
    expect(await reportVersion(engine.other, id, 2, 'laporan')).toBeUndefined();
    expect(await reportVersions(engine.other, id)).toBeUndefined();
  });
});

describe('final', () => {
  test('is hashed, says who and when, and locks what was seen, not what came in between', async () => {
    const { report } = await read();
    const stamp = stampOf(report.version, revisionsOf(await allTexts(ctx, report.id)));
    await edit({ action: 'edit', form: 'pesan', sentence: 's1', text: 'Sisipan.' });
    expect(await finalizeReport(ctx, id, { seen: stamp })).toEqual({ ok: false, reason: 'changed' });
    expect((await read()).report.status).toBe('draft');
    // an edit racing the signature: either it is in what was signed, or it is refused
    const { id: sentence, text } = await about('date');
    const [signed, edited] = await Promise.all([
      finalizeReport(ctx, id),
      edit({ action: 'edit', sentence, text: 'Rapat diadakan.', was: text }),
    ]);
    if (!signed.ok) expect(signed.reason).toBe('changed');
    if (!edited.ok) expect(edited.reason).toBe('final');
    expect(await finalizeReport(owner(), id)).toEqual({ ok: true });
    const final = (await read()).report;
    expect(final).toMatchObject({ status: 'final', finalHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await reportVersions(ctx, id))?.versions[0]).toMatchObject({ version: 1, status: 'final', matches: true });
    for (const deed of [
      { action: 'edit', sentence, text: 'x' },
      { action: 'remove', sentence },
      { action: 'add', text: 'x' },
    ])
      expect(await edit(deed)).toEqual({ ok: false, reason: 'final' });
    expect(await refreshReport(ctx, id)).toEqual({ ok: false, reason: 'final' });
    expect(await redraftReport(ctx, id)).toEqual({ ok: false, reason: 'final' });
    await expect(engine.rows("update reports set final_hash = 'x' where event_id = ?", id)).rejects.toThrow('final');
    // whoever gets at the file of the database itself is found out
    await engine.rows('drop trigger report_texts_update_final');
    await engine.rows(
      "update report_texts set sections = replace(sections, 'Posko', 'Pasar') where event_id = ? and form = 'laporan'",
      id,
    );
    expect((await reportVersions(ctx, id))?.versions[0]?.matches).toBe(false);
  });
});

describe('what stays behind', () => {
  test('is told to who signs, who then says that it may; afterwards nobody has to again', async () => {
    const { id: sentence } = await about('date');
    await edit({ action: 'edit', sentence, text: 'Rapat diadakan pada Senin, 1 Januari 2001.' });
    const stamp = async () =>
      stampOf((await read()).report.version, revisionsOf(await allTexts(ctx, (await read()).report.id)));
    const signing = { seen: await stamp(), without: false };
    for (let time = 0; time < 2; time++)
      expect(await finalizeReport(ctx, id, signing)).toEqual({ ok: false, reason: 'left_behind' });
    expect((await read()).report.status).toBe('draft');
    expect(leftBehind(await allTexts(ctx, (await read()).report.id))).toMatchObject([
      { form: 'laporan', id: sentence },
    ]);
    const { report, text } = await read();
    expect(untold(text.sections, report.facts ?? []).map(({ id: fact }) => fact)).toContain('date');
    await edit({ action: 'keep', sentence });
    // kept, it tells what it rests on; of the hours it says nothing
    expect(untold((await read()).text.sections, report.facts ?? []).map(({ id: fact }) => fact)).toEqual(['time']);
    await edit({ action: 'release', sentence });
    expect(await finalizeReport(ctx, id, { seen: await stamp(), without: true })).toEqual({ ok: true });
    expect(await finalizeReport(ctx, id, { without: false })).toEqual({ ok: true });
    const [said] = await engine.rows<{ after: string }>(
      "select after from audit_entries where event_id = ? and action = 'report.finalised'",
      id,
    );
    expect(JSON.parse(said?.after ?? '')).toMatchObject({ left_behind: 1 });
  });
});

describe('a press release', () => {
  test('leaves with an owner’s word, for the words he saw and no others', async () => {
    const mark = 'DRAF – belum disetujui untuk disiarkan';
    expect((await markdown('siaran-pers')).split('\n')[0]).toBe(mark);
    expect(await markdown()).not.toContain(mark);
    for (const nobody of [ctx, { ...ctx, actor: 'token:API_TOKEN' }])
      expect(await approveRelease(nobody, id, true)).toEqual({ ok: false, reason: 'owner_only' });
    expect(await approveRelease({ ...owner(), organizationId: 'org_second' }, id, true)).toMatchObject({
      reason: 'not_found',
    });
    const { all, text } = await read('siaran-pers');
    expect(await approveRelease(owner(), id, true, 'other words')).toEqual({ ok: false, reason: 'changed' });
    for (let time = 0; time < 2; time++)
      expect(await approveRelease(owner(), id, true, printedHash(text.sections, []))).toEqual({ ok: true });
    expect(await engine.rows('select 1 from report_approvals where event_id = ?', id)).toHaveLength(1);
    expect(await markdown('siaran-pers')).not.toContain(mark);
    await edit({ action: 'remove', form: 'siaran-pers', sentence: all[1]?.id });
    expect(await markdown('siaran-pers')).toContain(mark);
    const now = (await read('siaran-pers')).text.sections;
    expect(await approvalOf(ctx, id, now)).toBeNull();
    // photos behind it are part of what leaves
    const photo = [{ sha256: 'a', caption: null }];
    expect(printedHash(now, photo)).not.toBe(printedHash(now, []));
    expect(printedHash(now, photo)).not.toBe(printedHash(now, [{ sha256: 'a', caption: 'x' }]));
    // final changes no word, so it may still be approved, and taken back
    await finalizeReport(ctx, id);
    expect(await approveRelease(owner(), id, true)).toEqual({ ok: true });
    expect(await approvalOf(ctx, id, now)).toMatchObject({ by: 'user:us_laras' });
    for (let time = 0; time < 2; time++) expect(await approveRelease(owner(), id, false)).toEqual({ ok: true });
    expect(await markdown('siaran-pers')).toContain(mark);
    expect(await approveRelease(owner(), id, true)).toEqual({ ok: true });
    expect((await audit()).map(({ action }) => action).filter((a) => a.startsWith('release.'))).toEqual([
      'release.approved',
      'release.approved',
      'release.withdrawn',
      'release.approved',
    ]);
  });
});
