import { longDate } from '../dates.ts';
import { venueText } from '../facts/event.ts';
import { counts, strength } from './measures.ts';
import { hoursOver, type Matter } from './occasion.ts';
import { outcomes } from './outcomes.ts';
import { enumerated, factsOf, principalText, programmeText, quotedText, representativeText } from './phrasing.ts';
import { type Saying, saying } from './telling.ts';

/** Persons named to the press; more would bury what was said. */
const NAMED = 5;
/** A press release is one page. */
const SAYINGS = 6;

/** The heading of the one sentence that is the headline. */
export const HEADLINE = 'JUDUL';

function headline({ facts }: Matter): Saying[] {
  const [title] = factsOf(facts, 'title');
  const [host] = factsOf(facts, 'host');
  if (!title || !host) return [];
  return [saying('headline', [host, title], `${host.data.text} menggelar ${title.data.text}`)];
}

/** Who did what, when, where, led by whom: in one sentence. */
function lead({ facts, naming }: Matter): Saying[] {
  const [title] = factsOf(facts, 'title');
  const [host] = factsOf(facts, 'host');
  if (!title || !host) return [];
  const [date] = factsOf(facts, 'date');
  const [time] = factsOf(facts, 'time');
  const [venue] = factsOf(facts, 'venue');
  const leader = factsOf(facts, 'leader').find(({ data }) => !data.planned);
  const several = date?.data.until ?? null;
  const day = date
    ? several
      ? ` pada ${longDate(date.data.date)} s.d. ${longDate(several)}${time?.data.over ? ',' : ''}`
      : ` pada ${longDate(date.data.date)}`
    : '';
  const at = time ? ` ${several ? hoursOver(time.data) : `pukul ${time.data.from} ${time.data.zone}`}` : '';
  const where = venue ? ` di ${venueText({ ...venue.data, address: null })}` : '';
  const when = `${day}${at}`;
  const by = leader ? `, dipimpin oleh ${naming.introduce(leader.data.person)}` : '';
  const all = [host, title, date, time, venue, leader].filter((fact) => fact !== undefined);
  return [
    saying(
      'lead',
      all,
      `${host.data.text} menggelar ${title.data.text}${when}${where}${by}`,
      `${host.data.text} menyelenggarakan ${title.data.text}${when}${where}${by}`,
    ),
  ];
}

function background({ facts, noun }: Matter): Saying[] {
  const it = noun.charAt(0).toUpperCase() + noun.slice(1);
  return [
    ...factsOf(facts, 'theme').map((theme) =>
      saying('theme', [theme], `${it} tersebut mengusung tema ${quotedText(theme.data.text)}`),
    ),
    ...factsOf(facts, 'programme').map((programme) =>
      saying('programme', [programme], `${it} tersebut merupakan bagian dari ${programmeText(programme.data.text)}`),
    ),
  ];
}

function whoCame(matter: Matter): Saying[] {
  const { facts, naming, noun, amount } = matter;
  const said = factsOf(facts, 'attendance_total').map((total) =>
    saying('total', [total], `Berdasarkan daftar hadir, ${noun} dihadiri oleh ${amount(total.data.number)} orang`),
  );
  const some = factsOf(facts, 'present').slice(0, NAMED);
  if (some.length > 0) {
    const names = enumerated(some.map(({ data }) => naming.introduce(data.person)));
    said.push(saying('present', some, `Hadir dalam ${noun} tersebut ${names}`, `Turut hadir ${names}`));
  }
  for (const fact of factsOf(facts, 'represented').slice(0, NAMED)) {
    const [principal, by] = [principalText(fact.data.principal), representativeText(fact.data.representative)];
    said.push(saying('represented', [fact], `${principal} diwakili oleh ${by}`, `Mewakili ${principal}, hadir ${by}`));
  }
  return said;
}

/**
 * A press release: headline, lead, what was said, who came, background; the weightiest first. What is for superiors alone
 * stays out of it: risks, questions of residents, follow-up, who gave no word, what is missing.
 */
export function pressRelease(matter: Matter): { heading: string; sentences: Saying[] }[] {
  const words = [...outcomes(matter, 'quote'), ...outcomes(matter, 'emphasis'), ...outcomes(matter, 'remark')];
  return [
    { heading: HEADLINE, sentences: headline(matter) },
    {
      heading: 'ISI',
      sentences: [...lead(matter), ...words.slice(0, SAYINGS), ...outcomes(matter, 'decision').slice(0, 1)],
    },
    {
      heading: 'KEHADIRAN',
      sentences: [...whoCame(matter), ...strength(matter), ...counts(matter, 'took_part'), ...counts(matter, 'other')],
    },
    { heading: 'LATAR BELAKANG', sentences: background(matter) },
  ].filter(({ sentences }) => sentences.length > 0);
}
