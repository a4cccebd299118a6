/** The parts of an event where rows are, as paths below it: doors put the event's path before them. */
type RowsPlace = { part: 'plan' | 'invitations' | 'attendance' | 'outcomes' | 'report'; at: string };

const PATHS: Record<RowsPlace['part'], string> = {
  plan: '/rencana',
  invitations: '/undangan',
  attendance: '/kehadiran',
  outcomes: '/hasil',
  report: '/laporan',
};

/** By how a fact's id begins: the part, and the place on it. */
const ROWS: [RegExp, RowsPlace['part'], (id: string) => string][] = [
  [/^(?:inv|ans|dec)-(.+)$/, 'invitations', (id) => `/${id}`],
  [/^(?:invited|unheard)$/, 'invitations', () => ''],
  [/^(?:att|rep|walkin|session|attendance)-/, 'attendance', () => ''],
  [/^force-/, 'attendance', () => '#kekuatan'],
  [/^count-/, 'attendance', () => '#jumlah'],
  [/^out-(.+)$/, 'outcomes', (id) => `#${id}`],
  [/^missing-(.+)$/, 'report', (id) => `#belum-${id}`],
];

/** Where the rows of a fact are; the event's own words stand in its plan. */
export function rowsOf(eventId: string, factId: string): { part: RowsPlace['part']; path: string } {
  for (const [pattern, part, at] of ROWS) {
    const found = pattern.exec(factId);
    if (found) return { part, path: `/acara/${eventId}${PATHS[part]}${at(found[1] ?? '')}` };
  }
  return { part: 'plan', path: `/acara/${eventId}${PATHS.plan}` };
}
