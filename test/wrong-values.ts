import { camats, hendra, rakor } from './cast.ts';

/** An object without one of its keys. */
export const without = <T extends object>(from: T, key: keyof T) =>
  Object.fromEntries(Object.entries(from).filter(([k]) => k !== key));
const invitee = (over: object) => ({ invitees: [{ ...hendra, ...over }] });
const unit = (over: object) => ({ units: [{ unit: 'Pleton 1', personnel: 30, ...over }] });
const counted = (over: object) => ({ counts: [{ what: 'participants', number: 3, ...over }] });
const outcome = (over: object) => ({ outcomes: [{ kind: 'remark', text: 'Aman.', ...over }] });
const arrival = (over: object) => ({ records: [{ name: 'Tamu', ...over }] });
const told = (over: object) => ({ answer: 'accepted', channel: 'phone', ...over });

/** What no field of text takes: [what it is, the value] */
export const UNREADABLE: [string, unknown][] = [
  ['a NUL', 'ada\u0000nol'],
  ['an escape', 'ada\u001b[31mwarna'],
  ['a C1 control', 'ada\u0085baris'],
  ['a lone surrogate', 'ada\ud800separuh'],
  ['only spaces', ' \u00a0\u2003 '],
  ['zero-width characters', '\u200b\u200d\ufeff'],
  ['Hangul fillers', '\u3164\u3164'],
  ['a blank of braille', '\u2800'],
  ['combining marks alone', '\u0301\u0302'],
  ['a number', 7],
  ['a list', ['x']],
  ['an object', { x: 'y' }],
  ['a truth', true],
];

export type Where =
  | 'events'
  | 'event'
  | 'cancel'
  | 'invitations'
  | 'answers'
  | 'attendance'
  | 'forces'
  | 'counts'
  | 'outcomes'
  | 'send'
  | 'close'
  | 'done';

/** Values that must be refused: [where they are sent, the body, the field at fault]. `event` is a PATCH, the others POST. */
export const WRONG: [Where, unknown, string][] = [
  // event: what is required
  ...(['type', 'title', 'host', 'starts_at', 'timezone', 'venue'] as const).map((key): [Where, unknown, string] => [
    'events',
    without(rakor, key),
    key,
  ]),
  ['events', { ...rakor, title: null }, 'title'],
  ['events', { ...rakor, venue: {} }, 'venue.name'],
  ['events', { ...rakor, venue: 'Aula' }, 'venue'],
  ['events', { ...rakor, venue: [] }, 'venue'],
  // kinds and enums
  ['events', { ...rakor, type: 'arisan' }, 'type'],
  ['events', { ...rakor, type: 'constructor' }, 'type'],
  ['events', { ...rakor, type: '__proto__' }, 'type'],
  ['events', { ...rakor, unconfirmed: ['weather'] }, 'unconfirmed[0]'],
  ['events', { ...rakor, unconfirmed: 'time' }, 'unconfirmed'],
  // dates, times, zones
  ...[
    '2027-02-30T08:00',
    '2027-02-29T08:00',
    '2027-13-01T08:00',
    '2027-00-10T08:00',
    '2027-03-04T24:00',
    '2027-03-04T08:60',
    '2027-03-04',
    '2027-03-04 08:00',
    '2027-03-04T08:00Z',
    '2027-03-04T08:00+07:00',
    '04/03/2027 08.00',
    'besok',
    '+12027-03-04T08:00',
    '0000-00-00T00:00',
    '9999-12-31T08:00',
    '',
    1_804_118_400,
  ].map((starts_at): [Where, unknown, string] => ['events', { ...rakor, starts_at }, 'starts_at']),
  ['events', { ...rakor, ends_at: '2027-03-04T25:00' }, 'ends_at'],
  ['events', { ...rakor, ends_at: '2027-03-04T07:59' }, 'ends_at'],
  ['events', { ...rakor, ends_at: rakor.starts_at }, 'ends_at'],
  ['events', { ...rakor, ends_at: '2028-03-04T08:00' }, 'ends_at'],
  ...['WIB', '+07:00', 'Asia/Sungai_Rawa', 'asia/jakarta', 'Asia/Jakarta ', '', 'constructor', 7].map(
    (timezone): [Where, unknown, string] => ['events', { ...rakor, timezone }, 'timezone'],
  ),
  ['events', { ...rakor, weekday: 'Pon' }, 'weekday'],
  ['events', { ...rakor, weekday: 4 }, 'weekday'],
  // rules
  ['events', { ...rakor, rrule: 'setiap hari' }, 'rrule'],
  ['events', { ...rakor, rrule: 'FREQ=DAILY' }, 'rrule'],
  ['events', { ...rakor, rrule: 'FREQ=DAILY;COUNT=3;UNTIL=20270401T000000Z' }, 'rrule'],
  // agenda, tasks, roles
  ['events', { ...rakor, agenda: [] }, 'agenda'],
  ['events', { ...rakor, agenda: [{}] }, 'agenda[0].title'],
  ['events', { ...rakor, agenda: [{ title: 'x', minutes: 0 }] }, 'agenda[0].minutes'],
  ['events', { ...rakor, agenda: [{ title: 'x', minutes: 1.5 }] }, 'agenda[0].minutes'],
  ['events', { ...rakor, agenda: [{ title: 'x', minutes: '15' }] }, 'agenda[0].minutes'],
  ['events', { ...rakor, agenda: [{ title: 'x', starts_at: '2027-03-04T07:00' }] }, 'agenda[0].starts_at'],
  ['events', { ...rakor, agenda: [{ title: 'x', starts_at: '2027-03-04T10:00' }] }, 'agenda[0].starts_at'],
  ['events', { ...rakor, agenda: Array(201).fill({ title: 'x' }) }, 'agenda'],
  ['events', { ...rakor, tasks: [{ title: 'x', due_on: '2027-02-30' }] }, 'tasks[0].due_on'],
  ['events', { ...rakor, tasks: [{ title: 'x', days_before: 1e9 }] }, 'tasks[0].days_before'],
  ['events', { ...rakor, roles: [{ name: 'x' }] }, 'roles[0].role'],
  ['events', { ...rakor, roles: { 0: { role: 'x' } } }, 'roles'],
  // lengths
  ['events', { ...rakor, title: 'x'.repeat(301) }, 'title'],
  ['events', { ...rakor, notes: 'x'.repeat(4001) }, 'notes'],
  ...UNREADABLE.map(([, title]): [Where, unknown, string] => ['events', { ...rakor, title }, 'title']),
  ['events', { ...rakor, title: 'dua\nbaris' }, 'title'],
  ['events', { ...rakor, notes: 'ada\u0007bel' }, 'notes'],
  ['events', { ...rakor, leader: { name: '\u200b' } }, 'leader.name'],
  // change and cancel
  ['event', { title: '' }, 'title'],
  ['event', { starts_at: '2027-02-30T08:00' }, 'starts_at'],
  ['event', { ends_at: '2027-03-03T08:00' }, 'ends_at'],
  ['event', { weekday: 'Jumat' }, 'weekday'],
  ['event', { venue: { address: 'tanpa nama' } }, 'venue.name'],
  ['event', { timezone: 'Mars/Olympus' }, 'timezone'],
  ['event', [], ''],
  ['cancel', {}, 'reason'],
  ['cancel', { reason: '' }, 'reason'],
  ['cancel', { reason: '\u200b' }, 'reason'],
  ['cancel', { reason: 'x'.repeat(1001) }, 'reason'],
  // invitees
  ['invitations', {}, 'invitees'],
  ['invitations', { invitees: [] }, 'invitees'],
  ['invitations', { invitees: {} }, 'invitees'],
  ['invitations', { invitees: ['x'] }, 'invitees[0]'],
  ['invitations', { invitees: camats(2001) }, 'invitees'],
  ['invitations', { invitees: [...camats(3), { agency: 'Tanpa jabatan dan nama' }] }, 'invitees[3].position'],
  ['invitations', { invitees: [{ name: 'Tanpa instansi' }] }, 'invitees[0].agency'],
  ...[
    'a',
    'a@b',
    'a b@c.example',
    'a@b@c.example',
    '@c.example',
    'a@c.example\r\nBcc: x@y.example',
    'ä@c.example',
    7,
  ].map((email): [Where, unknown, string] => ['invitations', invitee({ email }), 'invitees[0].email']),
  ['invitations', invitee({ email: `${'a'.repeat(250)}@c.example` }), 'invitees[0].email'],
  ...['abc', '12', '0812<script>', '+'].map((phone): [Where, unknown, string] => [
    'invitations',
    invitee({ phone }),
    'invitees[0].phone',
  ]),
  ['invitations', invitee({ requirement: 'wajib' }), 'invitees[0].requirement'],
  ['invitations', invitee({ role: 'boss' }), 'invitees[0].role'],
  ...UNREADABLE.map(([, name]): [Where, unknown, string] => ['invitations', invitee({ name }), 'invitees[0].name']),
  // answers
  ['answers', {}, 'answer'],
  ['answers', told({ answer: 'maybe' }), 'answer'],
  ['answers', told({ answer: ['accepted'] }), 'answer'],
  ['answers', without(told({}) as { channel: string }, 'channel'), 'channel'],
  ['answers', told({ channel: 'link' }), 'channel'],
  ['answers', told({ answer: 'represented' }), 'representative.name'],
  ['answers', told({ answer: 'represented', representative: {} }), 'representative.name'],
  [
    'answers',
    told({ answer: 'represented', representative: { name: 'R', contact: 'di kantor' } }),
    'representative.contact',
  ],
  ['answers', told({ note: 'x'.repeat(1001) }), 'note'],
  ['answers', told({ filled_by: '\u0000' }), 'filled_by'],
  // attendance: one malformed record is 422 for the whole call
  ['attendance', {}, 'records'],
  ['attendance', { records: [] }, 'records'],
  ['attendance', { records: Array(501).fill({ name: 'x' }) }, 'records'],
  ['attendance', { records: [{ name: 'Baik' }, {}] }, 'records[1].invitation_id'],
  ['attendance', { records: [{ invitation_id: 'iv_1' }] }, 'records[0].present'],
  ['attendance', { records: [{ invitation_id: 7, present: 'holder' }] }, 'records[0].invitation_id'],
  ['attendance', { records: [{ invitation_id: 'iv_1', present: 'ghost' }] }, 'records[0].present'],
  ['attendance', arrival({ at: '2027-03-04T08:00' }), 'records[0].at'],
  ['attendance', arrival({ at: '2027-02-30T08:00:00+07:00' }), 'records[0].at'],
  ['attendance', arrival({ at: 1_804_118_400_000 }), 'records[0].at'],
  ['attendance', arrival({ nonce: '' }), 'records[0].nonce'],
  ...UNREADABLE.map(([, name]): [Where, unknown, string] => ['attendance', arrival({ name }), 'records[0].name']),
  // forces, counts
  ...[-1, 1.5, 1e9, '30', true, [], {}].flatMap((number): [Where, unknown, string][] => [
    ['forces', unit({ personnel: number }), 'units[0].personnel'],
    ['counts', counted({ number: number === 1e9 ? 1e12 : number }), 'counts[0].number'],
  ]),
  ['forces', unit({ vehicles: -1 }), 'units[0].vehicles'],
  ['forces', unit({ unit: '\u2800' }), 'units[0].unit'],
  ['forces', { units: [] }, 'units'],
  ['counts', counted({ what: 'voters' }), 'counts[0].what'],
  ['counts', counted({ what: 'toString' }), 'counts[0].what'],
  ['counts', counted({ number: null }), 'counts[0].number'],
  // outcomes
  ['outcomes', outcome({ kind: 'gossip' }), 'outcomes[0].kind'],
  ['outcomes', outcome({ text: '' }), 'outcomes[0].text'],
  ['outcomes', outcome({ text: 'x'.repeat(4001) }), 'outcomes[0].text'],
  ['outcomes', outcome({ due: '2027-02-30' }), 'outcomes[0].due'],
  ['outcomes', outcome({ due: 'besok' }), 'outcomes[0].due'],
  ...UNREADABLE.map(([, text]): [Where, unknown, string] => ['outcomes', outcome({ text }), 'outcomes[0].text']),
  // calls without a body take an object or nothing
  ...(['send', 'close', 'done'] as const).map((to): [Where, unknown, string] => [to, [], '']),
];
