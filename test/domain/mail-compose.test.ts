import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  composeAskMissing,
  composeInvitation,
  composeReminder,
  composeReportReady,
  composeRepresentative,
  composeRepresentativeReleased,
  composeSignInCode,
  composeTaskChase,
} from '../../src/mail/letters.ts';
import { CHECK, EVENT, headerFields, LINK, MAIL, read, SENDER, TO } from './letter-fixtures.ts';

const flat = (text: string) => text.replace(/\s+/g, ' ');

/** Every letter that goes to a guest. */
const GUEST_LETTERS = {
  invitation: (x = MAIL) => composeInvitation(x),
  reminder: (x = MAIL) => composeReminder({ ...x, daysBefore: 3 }),
  representative: (x = MAIL) => composeRepresentative({ ...x, principal: { position: 'Ketua DPRD', name: null } }),
  released: (x = MAIL) => composeRepresentativeReleased({ ...x, principal: { position: 'Ketua DPRD', name: null } }),
};

/** Every letter to the desk. */
const DESK_LETTERS = {
  missing: (x = MAIL) =>
    composeAskMissing({ ...x, missing: [{ label: 'Jumlah peserta' }], draftAt: '2027-03-05T07:00' }),
  chase: (x = MAIL) => composeTaskChase({ ...x, tasks: [{ title: 'Izin tempat', dueOn: '2027-02-18' }] }),
  ready: (x = MAIL) => composeReportReady({ ...x, missingCount: 2 }),
};

describe('an invitation', () => {
  test('is text, HTML and an inline calendar part, in this order, to one recipient', async () => {
    const { raw, subject } = await composeInvitation(MAIL);
    const mail = await read(raw);
    expect([...raw.matchAll(/^Content-Type: (\S+?);/gim)].map((each) => each[1])).toEqual([
      'multipart/alternative',
      'text/plain',
      'text/html',
      'text/calendar',
    ]);
    expect(raw).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST\r\n/m);
    expect(raw).not.toMatch(/Content-Disposition/i);
    expect(mail.ics).toMatch(/^METHOD:REQUEST\r$/m);
    expect(subject).toBe(`Undangan: ${EVENT.title} (4 Maret 2027)`);
    expect(mail.subject).toBe(subject);
    expect(mail.from).toMatchObject({ name: 'Polres Uji', address: 'undangan@pendopo.example' });
    expect(mail.to).toEqual([expect.objectContaining({ name: 'Pj. Bupati Uji', address: 'setda@uji.example' })]);
    expect(mail.messageId).toBe(MAIL.messageId);
    expect(mail.header('date')).toEqual(['Thu, 25 Feb 2027 01:02:03 +0000']);
    for (const absent of ['bcc', 'cc', 'auto-submitted', 'reply-to']) expect(mail.header(absent)).toEqual([]);
  });

  test('says in text and in HTML what, when, where, and how to answer', async () => {
    const mail = await read((await composeInvitation(MAIL)).raw);
    for (const part of [flat(mail.text), mail.html]) {
      for (const said of [
        EVENT.title,
        'Kamis, 4 Maret 2027 pukul 08.37 WITA s.d. 11.42 WITA',
        'Graha Wisnu, Jalan Merdeka No. 5, Kota Uji',
        'Yth. Pj. Bupati Uji Hj. Rina Contoh, S.H. Pemerintah Kabupaten Uji',
        'Badan Kesbangpol Kabupaten Uji mengundang',
        'Bersama menjaga pemilu damai',
        'Kepala Badan Kesbangpol, Drs. H. Sutan Contoh, M.Si.',
        'PDH / batik',
        'Mohon hadir lebih awal. Parkir di sisi timur.',
        '09.13 Sambutan tuan rumah',
        LINK,
        `Periksa keaslian undangan: ${CHECK}`,
        'tidak pernah meminta kata sandi, masuk akun (login), nomor identitas (NIK/KTP), atau pembayaran',
      ]) {
        expect(part).toContain(said);
      }
    }
  });

  test('text lines stay within 78 characters and each link stands alone on one', async () => {
    const { text } = await read((await composeInvitation(MAIL)).raw);
    const lines = text.split(/\r?\n/);
    expect(lines).toEqual(expect.arrayContaining([LINK, CHECK]));
    expect(lines).toContain('  Waktu         : Kamis, 4 Maret 2027 pukul 08.37 WITA s.d. 11.42 WITA');
    expect(lines.filter((line) => line.length > 78 && line !== LINK && line !== CHECK)).toEqual([]);
  });

  test('HTML has one button and the bare links, no image or script, and goes with dark ground', async () => {
    const { source } = await read((await composeInvitation(MAIL)).raw);
    expect([...source.matchAll(/<a [^>]*href="([^"]*)"/g)].map((each) => each[1])).toEqual([LINK, LINK, CHECK]);
    expect(source).toContain('>Buka undangan dan jawab</a>');
    expect(source.match(/class="b"/g)).toHaveLength(1);
    expect(source).toContain('<meta name="color-scheme" content="light dark">');
    expect(source).not.toMatch(/<(img|script|iframe|form)|url\(|src=/i);
  });

  test('the same input gives the same bytes; another message another boundary', async () => {
    const [one, same, other] = await Promise.all([
      composeInvitation(MAIL),
      composeInvitation(MAIL),
      composeInvitation({ ...MAIL, messageId: '<lain@pendopo.example>' }),
    ]);
    const boundary = (raw: string) => /boundary="([^"]+)"/.exec(raw)?.[1];
    expect(same.raw).toBe(one.raw);
    expect(boundary(one.raw)).toBeTruthy();
    expect(boundary(other.raw)).not.toBe(boundary(one.raw));
  });

  test.each([
    ['office alone', { name: null }, ['Yth. Pj. Bupati Uji', 'Pemerintah Kabupaten Uji']],
    [
      'person alone',
      { position: null, agency: null, name: 'K.H. Contoh' },
      ['Yth. Bapak/Ibu K.H. Contoh', '', 'Dengan hormat,'],
    ],
    [
      'agency said already',
      { position: 'Kepala Dinas Kominfo', agency: 'dinas kominfo', name: null },
      ['Yth. Kepala Dinas Kominfo', '', 'Dengan hormat,'],
    ],
  ])('addresses %s', async (_name, to, lines) => {
    const { text } = await read((await composeInvitation({ ...MAIL, to: { ...TO, ...to } })).raw);
    expect(text.split(/\r?\n/).slice(0, lines.length)).toEqual(lines);
  });

  test('a programme of several days names the later day', async () => {
    const event = {
      ...EVENT,
      endsAt: '2027-03-05T15:00',
      agenda: [...EVENT.agenda, { startsAt: '2027-03-05T08:15', title: 'Simulasi' }],
    };
    const { text, html } = await read((await composeInvitation({ ...MAIL, event })).raw);
    for (const part of [flat(text), html]) {
      expect(part).toContain('Kamis, 4 Maret 2027 pukul 08.37 WITA s.d. Jumat, 5 Maret 2027 pukul 15.00 WITA');
      expect(part).toContain('Jumat, 5 Maret 2027, 08.15 Simulasi');
    }
  });
});

describe('what is unconfirmed', () => {
  const planned = {
    date: ['4 Maret', '2027', 'Kamis', 'hari lagi', 'besok'],
    time: ['08.37', '08:37', '11.42', '11:42', '09.13', '09:13'],
    venue: ['Graha', 'Merdeka', 'Kota Uji'],
  };
  const subsets = fc.subarray(['date', 'time', 'venue'] as const, { minLength: 1 });

  test.each(Object.entries(GUEST_LETTERS))(
    'reads "menyusul" in every part of the %s, and never as planned',
    async (_, make) => {
      await fc.assert(
        fc.asyncProperty(subsets, async (unconfirmed) => {
          const composed = await make({ ...MAIL, event: { ...EVENT, unconfirmed } });
          const mail = await read(composed.raw);
          const parts = [composed.subject, flat(mail.text), mail.html].map((part) => part.replaceAll(LINK, ''));
          for (const part of parts) {
            for (const what of unconfirmed) for (const value of planned[what]) expect(part).not.toContain(value);
          }
          for (const part of parts.slice(1)) {
            expect(part).toContain('menyusul');
            if (!unconfirmed.includes('date')) expect(part).toContain('Kamis, 4 Maret 2027');
            if (!unconfirmed.includes('time')) expect(part).toContain('pukul 08.37 WITA');
            if (!unconfirmed.includes('venue')) expect(part).toContain('Graha Wisnu');
          }
        }),
        { numRuns: 14 },
      );
    },
  );

  test('the desk’s letters keep to it too', async () => {
    for (const make of Object.values(DESK_LETTERS)) {
      const mail = await read(
        (await make({ ...MAIL, event: { ...EVENT, unconfirmed: ['date', 'time', 'venue'] } })).raw,
      );
      expect(flat(mail.text)).toContain('Waktu : tanggal dan pukul menyusul Tempat : menyusul');
      for (const value of ['4 Maret', '08.37', 'Graha']) expect(mail.text).not.toContain(value);
    }
  });
});

describe('nothing typed breaks out of its place', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.constantFrom(
      'x\r\nBcc: lain@uji.example',
      'x\r\n\r\n<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>, "a" <b@c.example>',
      '😀'.repeat(200),
      'é, ü; "kutip" \\n',
      '\u202Egnp.exe\u202C',
      '-- \r\n----_NmP\r\n.\r\n',
    ),
  );

  test('headers, recipients and markup stay ours, whatever titles and names hold', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (title, name, position) => {
        const event = {
          ...EVENT,
          title,
          host: name,
          notes: name,
          agenda: [{ startsAt: EVENT.startsAt, title: position }],
        };
        const x = { ...MAIL, event, sender: { ...SENDER, name }, to: { ...TO, name, position } };
        const { raw, subject } = await composeInvitation(x);
        expect(headerFields(raw).map((field) => field.split(':')[0])).toEqual([
          'From',
          'To',
          'Subject',
          'Message-ID',
          'Date',
          'MIME-Version',
          'Content-Type',
        ]);
        const mail = await read(raw);
        expect(mail.to?.map((each) => each.address)).toEqual([TO.email]);
        expect(mail.from?.address).toBe(SENDER.from);
        expect(mail.subject).toBe(subject);
        expect(mail.source).not.toMatch(/<(img|script)/i);
        expect(mail.calendar?.mimeType).toBe('text/calendar');
        expect(raw).not.toMatch(/[^\r]\n/);
        expect(Math.max(...raw.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(998);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example, c@d.example',
    '<a@b.example>',
    'a b@c.example',
    'tanpa-at',
  ])('an address like %j is refused', async (email) => {
    await expect(async () => composeInvitation({ ...MAIL, to: { ...TO, email } })).rejects.toThrow(TypeError);
  });

  test('a Message-ID cannot carry another header', async () => {
    const { raw } = await composeInvitation({ ...MAIL, messageId: 'x@y.example>\r\nBcc: <c@d.example' });
    expect(headerFields(raw).filter((field) => /^(bcc|message-id)/i.test(field))).toEqual([
      'Message-ID: <x@y.exampleBcc:c@d.example>',
    ]);
  });
});

describe('the other letters', () => {
  test('the reminder is polite, near, automatic, and has no calendar part', async () => {
    const nearness = async (daysBefore: number) =>
      flat((await read((await composeReminder({ ...MAIL, daysBefore })).raw)).text);
    expect(await nearness(3)).toContain('berlangsung 3 hari lagi:');
    expect(await nearness(1)).toContain('berlangsung besok:');
    expect(await nearness(0)).toContain('berlangsung hari ini:');
    const mail = await read((await composeReminder({ ...MAIL, daysBefore: 3 })).raw);
    expect(mail.subject).toContain(EVENT.title);
    expect(mail.calendar).toBeUndefined();
    expect(mail.header('auto-submitted')).toEqual(['auto-generated']);
    expect(mail.text).toContain(LINK);
  });

  test('a representative learns for whom, what, when and where, with an entry of his own', async () => {
    const to = { email: 'asisten@uji.example', name: 'Budi Contoh', position: 'Asisten I', agency: null };
    const principal = { position: 'Pj. Bupati Uji', name: 'Hj. Rina Contoh, S.H.' };
    const mail = await read((await composeRepresentative({ ...MAIL, to, principal })).raw);
    for (const part of [flat(mail.text), mail.html]) {
      expect(part).toContain('Yth. Asisten I Budi Contoh');
      expect(part).toContain('mewakili Pj. Bupati Uji (Hj. Rina Contoh, S.H.)');
      expect(part).toContain('09.13 Sambutan tuan rumah');
      expect(part).toContain(LINK);
    }
    expect(mail.ics.replace(/\r\n /g, '')).toMatch(/^ATTENDEE;[^\r]*:mailto:asisten@uji\.example\r$/im);
    expect(mail.ics).toContain('METHOD:REQUEST');
  });

  test('a released representative is told so and his entry is cancelled', async () => {
    const mail = await read((await GUEST_LETTERS.released()).raw);
    expect(flat(mail.text)).toContain('mewakili Ketua DPRD pada acara berikut tidak berlaku lagi');
    expect(mail.ics).toMatch(/^METHOD:CANCEL\r$/m);
    expect(mail.ics).toMatch(/^STATUS:CANCELLED\r$/m);
    expect(mail.ics).toContain(`UID:${EVENT.uid}`);
    expect(mail.calendar?.mimeType).toBe('text/calendar');
    expect((await GUEST_LETTERS.released()).raw).toContain('method=CANCEL');
    expect(mail.text).not.toContain('/r/');
  });

  test('the desk is told what is missing, due, ready', async () => {
    const missing = await read((await DESK_LETTERS.missing()).raw);
    expect(flat(missing.text)).toContain('Belum tercatat: - Jumlah peserta Mohon melengkapi');
    expect(missing.html).toContain('disusun otomatis pada Jumat, 5 Maret 2027 pukul 07.00 WITA');
    const tasks = ['2027-02-18', '2027-02-25', '2027-02-26'].map((dueOn, i) => ({ title: `Tugas ${i + 1}`, dueOn }));
    const chase = await read((await composeTaskChase({ ...MAIL, tasks })).raw);
    expect(chase.subject).toBe(`3 tugas perlu diselesaikan: ${EVENT.title}`);
    expect(flat(chase.text)).toContain('Tugas 1 (tenggat Kamis, 18 Februari 2027, lewat tenggat)');
    expect(flat(chase.text)).toContain('Tugas 2 (tenggat Kamis, 25 Februari 2027, hari ini)');
    expect(flat(chase.text)).toContain('Tugas 3 (tenggat Jumat, 26 Februari 2027)');
    const ready = await read((await DESK_LETTERS.ready()).raw);
    expect(flat(ready.text)).toContain('Ada 2 hal yang belum tercatat');
    expect(flat((await read((await composeReportReady({ ...MAIL, missingCount: 0 })).raw)).text)).toContain(
      'sudah tercatat',
    );
    for (const mail of [missing, chase, ready]) {
      expect(mail.header('auto-submitted')).toEqual(['auto-generated']);
      expect(mail.text.split(/\r?\n/)).toContain(LINK);
      expect(mail.source).toContain(`href="${LINK}"`);
    }
  });

  test('the sign-in code stands in text and HTML, and no link with it', async () => {
    const { sender, messageId, sentAt } = MAIL;
    const to = { email: 'koordinator@pendopo.example' };
    const mail = await read(
      (await composeSignInCode({ code: '048291', sender, to, messageId, sentAt, minutes: 10 })).raw,
    );
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain('048291');
      expect(part).toContain('Kode berlaku 10 menit');
      expect(part).not.toMatch(/https?:/);
    }
    expect(mail.source).not.toContain('<a ');
  });
});
