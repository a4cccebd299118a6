import type { Context as HonoContext } from 'hono';
import { addOffice } from '../actions/directory.ts';
import { listAgencies, listDirectory, wholeDirectory } from '../db/directory.ts';
import { listProposals } from '../db/proposals.ts';
import { type KnownOffice, type Meaning, meaningOf, type OfficeInput, officeInput } from '../domain/directory.ts';
import { parseInput } from '../domain/input.ts';
import { messages } from '../messages/index.ts';
import { DirectoryPage, FIRST_PROPOSALS, FoundOffices, ProposalsPage, type Wanted } from './directory-page.tsx';
import { officePath, todayOf } from './directory-parts.tsx';
import { mayEdit, pageOf, type WebEnv } from './environment.ts';
import { filledIn, typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { NewOfficePage } from './new-office-page.tsx';

type C = HonoContext<WebEnv>;

const PER_PAGE = 100;
const MOST_PROPOSALS = 200;

/** What the redirect after a POST says was done. */
function noticeOf(c: C): string | null {
  const words = messages(c.get('language')).directory;
  const [, offices, holders, contacts] = /^(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/.exec(c.req.query('impor') ?? '') ?? [];
  if (!offices || !holders || !contacts) return c.req.query('catat') ? words.done : null;
  const nothing = [offices, holders, contacts].every((n) => Number(n) === 0);
  return nothing ? words.unchanged : words.imported({ offices, holders, contacts });
}

/** GET /direktori; `?cari=` searches, `?hal=` pages, `?usulan=semua` shows all that waits for a word. To htmx only what was found. */
export async function showDirectory(c: C) {
  const ctx = c.get('ctx');
  const page = pageOf(c);
  const date = todayOf(c);
  const proposals = (limit: number) => listProposals(ctx, date, limit);
  if (c.req.query('usulan') === 'semua' && mayEdit(page.member))
    return c.html(<ProposalsPage {...(await proposals(MOST_PROPOSALS))} {...page} />);
  const said = c.req.query('hal') ?? '';
  const wanted: Wanted = {
    words: (c.req.query('cari') ?? '').trim().slice(0, 200),
    page: /^[1-9]\d{0,3}$/.test(said) ? Number(said) : 1,
    perPage: PER_PAGE,
  };
  const search = { date, search: wanted.words, limit: PER_PAGE, offset: (wanted.page - 1) * PER_PAGE };
  if (c.req.header('hx-request'))
    return c.html(<FoundOffices found={await listDirectory(ctx, search)} wanted={wanted} language={page.language} />);
  const [found, waiting] = await Promise.all([listDirectory(ctx, search), proposals(FIRST_PROPOSALS)]);
  // a page behind the last one has nothing to show, not even how many there are
  if (!found.total && wanted.page > 1) return c.redirect('/direktori', 303);
  return c.html(<DirectoryPage found={found} wanted={wanted} proposals={waiting} notice={noticeOf(c)} {...page} />);
}

async function newOfficePage(c: C, form: Form, beside?: { meaning: Meaning['means']; office: KnownOffice }) {
  const agencies = await listAgencies(c.get('ctx'));
  return c.html(
    <NewOfficePage form={form} agencies={agencies.map(({ name }) => name)} beside={beside} {...pageOf(c)} />,
    beside || Object.keys(form.problems).length ? 422 : 200,
  );
}

/** GET /direktori/baru */
export const newOffice = (c: C) => newOfficePage(c, freshForm(c.get('language'), { capacity: 'definitif' }));

const FIELDS = ['position', 'agency', 'name', 'capacity', 'from', 'email', 'phone', 'staff_email', 'staff_phone'];

/**
 * POST /direktori: adds an office. One that is alike to one in the directory is asked about first; the very same again leads
 * to the one that is there.
 */
export async function makeOffice(c: C) {
  const ctx = c.get('ctx');
  const typed = await typedIn(c);
  const form: Form = { typed, problems: {}, language: c.get('language') };
  const input = filledIn(typed, FIELDS);
  // said before the position too ("Plt. Camat"): what stands there counts unless another capacity was chosen
  if (input.capacity === 'definitif') delete input.capacity;
  const parsed = parseInput(officeInput, input);
  if (!parsed.ok) return newOfficePage(c, withProblems(form, parsed.problems));
  const beside = await alikeOrSame(c, parsed.value);
  if (beside.means === 'same' && beside.office && !beside.contacts.length)
    return c.redirect(officePath(beside.office.id), 303);
  if (beside.office && (beside.means !== 'similar_office' || !typed.has('tetap')))
    return newOfficePage(c, form, { meaning: beside.means, office: beside.office });
  const added = await addOffice(ctx, parsed.value);
  if (added.ok) return c.redirect(officePath(added.id), 303);
  const { newOffice: words } = messages(c.get('language'));
  return newOfficePage(c, { ...form, problems: { position: words.exists } });
}

/** What an office to be added is beside those in the directory. */
async function alikeOrSame(c: C, office: OfficeInput): Promise<Meaning> {
  return meaningOf(await wholeDirectory(c.get('ctx'), todayOf(c)))(office);
}
