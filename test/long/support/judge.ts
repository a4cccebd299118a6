/** One of the recorded events, as it stands in its file. */
export type Recorded = {
  event: {
    type: string;
    title: string;
    theme?: string;
    programme?: string;
    host: string;
    leader: { position: string; name: string };
    weekday?: string;
    starts_at: string;
    timezone: string;
    venue: { name: string; city?: string };
    unconfirmed: ('time' | 'date' | 'venue')[];
    roles?: { role: string; position?: string; name?: string }[];
    rrule?: string;
  };
  invitees: {
    position: string;
    name: string | null;
    agency: string;
    email: string;
    requirement: string;
    role: string;
  }[];
  answers: { position: string; answer: string; representative?: { name: string; position: string } }[];
  attendance: { position: string; present: 'holder' | 'representative' }[];
  counts: { what: string; number: number }[];
  outcomes: { kind: string; text: string; speaker?: string; owner?: string }[];
};
/** What a reader of the record counts and misses in it. */
export type Expected = { persons: number | null; missing: string[] };
type Sentence = { text: string; verdict: string; sources: string[]; reason?: string };
export type Report = {
  sections: { heading: string; sentences: Sentence[] }[];
  missing: { field: string }[];
  facts: { id: string; value: string }[];
};

const plain = (text: string) => text.replace(/\\/g, '').replace(/\s+/g, ' ').toLowerCase();
const bare = (text: string) => plain(text).replace(/[.;:]+$/, '');
const inWords = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh'];

/** 'Rabu, 31 Januari 2024' of a local time, as the runtime's own calendar says it. */
export function longDay(local: string): string {
  const form = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('id-ID', form).format(new Date(`${local.slice(0, 10)}T00:00:00Z`));
}

/** What the record says and the sentences do not. */
function lost({ event, invitees, attendance, answers, outcomes, counts }: Recorded, e: Expected, said: string[]) {
  const whole = said.join('\n');
  const unsure = new Set(event.unconfirmed);
  const facts = [event.title, event.host, event.leader.name, event.leader.position, ...outcomes.map((o) => o.text)];
  for (const text of [event.theme, event.programme]) if (text) facts.push(text);
  if (!unsure.has('date')) facts.push(longDay(event.starts_at));
  if (!unsure.has('venue')) facts.push(event.venue.name, ...(event.venue.city ? [event.venue.city] : []));
  if (unsure.size) facts.push('belum tercatat');
  for (const role of event.roles ?? []) facts.push(...[role.name, role.position].filter((text) => text !== undefined));
  const came = (present: string) => attendance.filter((row) => row.present === present).map((row) => row.position);
  for (const position of came('holder')) {
    const invitee = invitees.find((one) => one.position === position);
    facts.push(invitee?.name ?? position);
  }
  const gone = facts.filter((fact) => !whole.includes(bare(fact)));
  for (const position of came('representative')) {
    const sent = answers.find((answer) => answer.position === position)?.representative?.name ?? '';
    const told = said.some(
      (s) => s.includes(plain(position)) && s.includes(plain(sent)) && /diwakili|mewakili/.test(s),
    );
    if (!told) gone.push(`${position} diwakili ${sent}`);
  }
  if (e.persons !== null) {
    const number = `(${e.persons}|${inWords[e.persons]})( \\(\\w+\\))? (orang|pejabat|undangan|peserta)`;
    if (!new RegExp(`\\b${number}\\b`).test(whole)) gone.push(`${e.persons} persons`);
  }
  for (const { number } of counts) {
    if (!new RegExp(`\\b(${number}|${inWords[number]})\\b`).test(whole)) gone.push(`the count ${number}`);
  }
  return gone;
}

/** Numbers and names in the sentences that nothing in the record gives. */
function invented(record: Recorded, e: Expected, said: string[]) {
  const { event, invitees, attendance } = record;
  const known = plain(JSON.stringify(record));
  const derived = [e.persons, invitees.length, attendance.length, Number(event.starts_at.slice(8, 10))];
  const of = (present: string) => attendance.filter((row) => row.present === present).length;
  const numbers = new Set([...derived, of('holder'), of('representative')].map(String));
  const found: string[] = [];
  for (const sentence of said) {
    for (const [number] of sentence.matchAll(/\d+/g)) {
      if (!numbers.has(number) && !known.includes(number)) found.push(`the number ${number}: ${sentence}`);
    }
  }
  return found;
}

/** Sentences that say what nobody has confirmed, or that somebody came who is not recorded as having come. */
function unfounded({ event, invitees, attendance, answers }: Recorded, said: string[]) {
  const unsure = new Set(event.unconfirmed);
  const [hour, minute] = event.starts_at.slice(11).split(':');
  const bans: RegExp[] = [/\bnull\b|undefined|\bnan\b|\[object/, /\bwita\b|\bwit\b/];
  if (unsure.has('time')) bans.push(new RegExp(`\\b${hour}[.:]${minute}\\b`));
  const day = plain(longDay(event.starts_at)).replace(/^\w+, /, '');
  if (unsure.has('date')) bans.push(new RegExp(`\\b${day}\\b|${event.starts_at.slice(0, 10)}`));
  if (unsure.has('venue')) bans.push(new RegExp(event.venue.name.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&'), 'i'));
  const found = bans.flatMap((ban) => said.filter((s) => ban.test(s)).map((s) => `${ban}: ${s}`));
  const stoodIn = attendance.flatMap((row) =>
    answers
      .filter((a) => row.present === 'representative' && a.position === row.position)
      .map((a) => a.representative?.name),
  );
  const came = (one: Recorded['invitees'][number]) =>
    stoodIn.includes(one.name ?? undefined) ||
    attendance.some((row) => row.present === 'holder' && row.position === one.position);
  for (const one of invitees.filter((invitee) => !came(invitee))) {
    const who = [one.position, one.name].filter((text) => text !== null).map(plain);
    for (const s of said.filter((text) => /\b(hadir|menghadiri|dihadiri)\b/.test(text))) {
      const excused = /\b(tidak|belum|diundang|undangan|diwakili|mewakili)\b/.test(s);
      if (!excused && who.some((text) => s.includes(text))) found.push(`${one.position} came: ${s}`);
    }
  }
  return found;
}

/** What is wrong with the report's own shape. */
function shape({ sections, facts, missing }: Report, record: Recorded, e: Expected, markdown: string): string[] {
  const ids = new Set(facts.map((fact) => fact.id));
  const found: string[] = [];
  for (const s of sections.flatMap((section) => section.sentences)) {
    if (s.verdict === 'supported' && !s.sources.length) found.push(`supported by nothing: ${s.text}`);
    if (s.verdict !== 'supported' && (!s.reason || plain(markdown).includes(plain(s.text))))
      found.push(`flagged: ${s.text}`);
    for (const id of s.sources) if (!ids.has(id)) found.push(`rests on no fact (${id}): ${s.text}`);
  }
  for (const { text } of record.outcomes)
    if (!facts.some(({ value }) => value.includes(text))) found.push(`not verbatim among the facts: ${text}`);
  const listed = missing.map(({ field }) => field);
  if (listed.toSorted().join() !== e.missing.toSorted().join()) found.push(`listed as missing: ${listed.join(', ')}`);
  return found;
}

/** All that is wrong with a report of a record: facts lost, facts made up, gaps not listed. */
export function judge(record: Recorded, e: Expected, report: Report, markdown: string): string[] {
  const supported = report.sections.flatMap((section) => section.sentences).filter((s) => s.verdict === 'supported');
  const sentences = supported.map((s) => plain(s.text));
  const lines = markdown.split('\n').filter((line) => line.trim());
  const printed = lines.map((line) => plain(line.replace(/^[#\-\s]+/, '')));
  return [
    ...lost(record, e, sentences).map((fact) => `lost: ${fact}`),
    ...lost(record, e, printed).map((fact) => `lost in the file: ${fact}`),
    ...[...invented(record, e, sentences), ...unfounded(record, [...sentences, ...printed])].map(
      (s) => `made up: ${s}`,
    ),
    ...shape(report, record, e, markdown),
  ];
}
