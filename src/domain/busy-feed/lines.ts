import ICAL from 'ical.js';

/** A component of a calendar with the lines that say when somebody is busy. Titles and all other words stay behind. */
export type Part = { name: string; lines: string[]; parts: Part[] };
/** One property: its name in lower case, its parameters, its values by their type (RFC 7265). */
export type Property = { name: string; tzid: string | null; fbtype: string | null; type: string; values: unknown[] };

const KEPT = new Set([
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'UID',
  'STATUS',
  'TRANSP',
  'FREEBUSY',
  'TZID',
  'TZOFFSETFROM',
  'TZOFFSETTO',
  'X-MICROSOFT-CDO-BUSYSTATUS',
  'X-MICROSOFT-CDO-ALLDAYEVENT',
]);
const DEEPEST = 8;
/** A line of properties longer than this is no calendar's; lists of exceptions reach some 20 KiB. */
const LONGEST_LINE = 100_000;

/**
 * The calendars of a text as nested components; null when it is cut off or its components do not close. Lines that are none
 * (descriptions with bare line breaks, as some producers write them) are passed over.
 */
export function partsOf(text: string): Part[] | null {
  const root: Part = { name: '', lines: [], parts: [] };
  const open: Part[] = [root];
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n|\r/)) {
    const name = /^[A-Za-z][A-Za-z0-9-]*(?=[;:])/.exec(line)?.[0].toUpperCase();
    const top = open.at(-1) ?? root;
    if (name === 'BEGIN') {
      const part: Part = { name: line.slice(6).trim().toUpperCase(), lines: [], parts: [] };
      if (open.push(part) > DEEPEST) return null;
      top.parts.push(part);
    } else if (name === 'END') {
      if (open.length < 2 || line.slice(4).trim().toUpperCase() !== top.name) return null;
      open.pop();
    } else if (name && KEPT.has(name)) top.lines.push(line);
  }
  return open.length === 1 ? root.parts : null;
}

type Jcal = [string, [string, Record<string, string | string[]>, string, ...unknown[]][], unknown[]];
const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? null;

/** The properties of a component; null when one of them cannot be read. */
export function propertiesOf({ lines }: Part): Property[] | null {
  if (lines.some((line) => line.length > LONGEST_LINE)) return null;
  try {
    const [, properties] = ICAL.parse(['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')) as unknown as Jcal;
    return properties.map(([name, parameters, type, ...values]) => {
      return { name, tzid: first(parameters.tzid), fbtype: first(parameters.fbtype), type, values };
    });
  } catch {
    return null;
  }
}
