import type { Context as HonoContext } from 'hono';
import { changeHolder, changeOffice, endTenure, holderOn, rejectTenure } from '../actions/directory.ts';
import { spellNames } from '../actions/spellings.ts';
import { findOffice, listParticipation, listTenures, type OfficeRow, type TenureRow } from '../db/directory.ts';
import { findFeed } from '../db/feeds.ts';
import { alikePersons } from '../domain/alike.ts';
import { isDate } from '../domain/dates.ts';
import { type HolderInput, holderInput, officeChange } from '../domain/directory.ts';
import { parseInput } from '../domain/input.ts';
import { samePerson } from '../domain/names.ts';
import { precedenceClass } from '../domain/precedence.ts';
import { messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { officePath, shortDay, todayOf } from './directory-parts.tsx';
import { mayEdit, pageOf, type WebEnv } from './environment.ts';
import { filled, filledIn, typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import type { Question } from './office-forms.tsx';
import { type OfficeForms, OfficePage } from './office-page.tsx';
import { errorPage } from './refusals.tsx';
import { linkShown } from './subscriptions.tsx';

type C = HonoContext<WebEnv>;

const idOf = (c: C) => c.req.param('id') ?? '';
const wordsOf = (c: C) => messages(c.get('language')).office;
const fresh = (c: C): Form => ({ typed: new URLSearchParams(), problems: {}, language: c.get('language') });

function officeForm(office: OfficeRow, language: Form['language']): Form {
  const { title, email, phone, staffEmail, staffPhone } = office;
  const chosen = office.precedenceClass === precedenceClass(title) ? '' : String(office.precedenceClass);
  return freshForm(language, {
    title,
    email,
    phone,
    staff_email: staffEmail,
    staff_phone: staffPhone,
    precedence_class: chosen,
  });
}

function noticeOf(c: C): string | null {
  if (c.req.query('simpan')) return wordsOf(c).saved;
  return c.req.query('tetap') ? wordsOf(c).already : null;
}

/** The page; with a form that came back, as 422. */
export async function officePage(c: C, wrong: Partial<OfficeForms> = {}) {
  const ctx = c.get('ctx');
  const { language, ...rest } = pageOf(c);
  const id = idOf(c);
  const [office, tenures, participation, feed, subscription] = await Promise.all([
    findOffice(ctx, id),
    listTenures(ctx, id),
    listParticipation(ctx, id),
    findFeed(ctx, id, ctx.now()),
    mayEdit(c.get('member')) ? linkShown(c, id) : null,
  ]);
  if (!office) return errorPage(c, 'not_found');
  const today = todayOf(c);
  const forms: OfficeForms = {
    holder: freshForm(language, { capacity: 'definitif', from: today }),
    end: freshForm(language, { until: today }),
    office: officeForm(office, language),
    calendar: freshForm(language),
    question: null,
    ...wrong,
  };
  // the same fields stand in several forms of the page
  for (const [name, prefix] of Object.entries({
    holder: 'pejabat-',
    end: 'akhir-',
    office: 'jabatan-',
    calendar: 'kalender-',
  } as const))
    forms[name as 'holder'] = { ...forms[name as 'holder'], prefix };
  return c.html(
    <OfficePage
      office={office}
      tenures={tenures}
      holder={holderOn(tenures, today)}
      participation={participation}
      feed={feed}
      subscription={subscription}
      zone={c.get('member').timezone}
      forms={forms}
      today={today}
      now={ctx.now()}
      notice={noticeOf(c)}
      language={language}
      {...rest}
    />,
    Object.keys(wrong).length ? 422 : 200,
  );
}

/** GET /direktori/:id */
export const showOffice = (c: C) => officePage(c);

/** POST /direktori/:id: its title, class and contacts. */
export async function saveOffice(c: C) {
  const typed = await typedIn(c);
  const form: Form = { ...fresh(c), typed };
  const { precedence_class, ...input } = filledIn(typed, [
    'title',
    'precedence_class',
    'email',
    'phone',
    'staff_email',
    'staff_phone',
  ]);
  const parsed = parseInput(officeChange, {
    ...input,
    ...(precedence_class && { precedence_class: Number(precedence_class) }),
  });
  if (!parsed.ok) return officePage(c, { office: withProblems(form, parsed.problems) });
  const done = await changeOffice(c.get('ctx'), idOf(c), parsed.value);
  if (done.ok) return c.redirect(`${officePath(idOf(c))}?simpan=1`, 303);
  return done.reason === 'exists'
    ? officePage(c, { office: { ...form, problems: { title: wordsOf(c).exists } } })
    : errorPage(c, done.reason);
}

/** Whether a name typed for the next holder may be the present one's. Nothing to ask when it is written the very same. */
function questionOf(present: TenureRow | undefined, { name, capacity }: HolderInput): Question | null {
  if (!present || present.name === name) return null;
  if (!samePerson({ name: present.name }, { name }))
    return alikePersons(present.name, name) ? { standing: 'alike', name: present.name } : null;
  // in another capacity he is a new holder, whatever the writing
  return present.capacity === capacity ? { standing: 'same', name: present.name } : null;
}

/** POST /direktori/:id/pejabat: who takes the office over, and from when. A name like the holder's is asked about first. */
export async function installHolder(c: C) {
  const ctx = c.get('ctx');
  const typed = await typedIn(c);
  const form: Form = { ...fresh(c), typed };
  const office = await findOffice(ctx, idOf(c));
  if (!office) return errorPage(c, 'not_found');
  const parsed = parseInput(holderInput, filledIn(typed, ['name', 'capacity', 'from']));
  if (!parsed.ok) return officePage(c, { holder: withProblems(form, parsed.problems) });
  const present = holderOn(await listTenures(ctx, office.id), parsed.value.from);
  const question = questionOf(present, parsed.value);
  const said = typed.get('orang');
  const answers = question?.standing === 'alike' ? ['baru', 'tetap', 'lain'] : ['baru', 'tetap'];
  if (question && !answers.includes(said ?? '')) {
    const problems = { orang: messages(form.language).directoryImport.undecided };
    return officePage(c, { holder: { ...form, problems }, question });
  }
  let { name } = parsed.value;
  if (present && question && said === 'tetap') name = present.name;
  if (present && question && said === 'baru')
    await spellNames(ctx, [{ officeId: office.id, from: present.name, to: name }]);
  const done = await changeHolder(ctx, office.id, { ...parsed.value, name });
  if (!done.ok) return errorPage(c, done.reason);
  const changed = !done.already || (question && said === 'baru');
  return c.redirect(`${officePath(office.id)}?${changed ? 'simpan' : 'tetap'}=1`, 303);
}

/** POST /direktori/:id/kosong: the holder's last day, nobody after it. What ended already stays. */
export async function vacate(c: C) {
  const ctx = c.get('ctx');
  const typed = await typedIn(c);
  const form: Form = { ...fresh(c), typed };
  const office = await findOffice(ctx, idOf(c));
  if (!office) return errorPage(c, 'not_found');
  const until = filled(typed, 'until');
  if (!until || !isDate(until)) {
    const rule = until ? 'date' : 'required';
    return officePage(c, { end: { ...form, problems: { until: problemText({ rule, params: {} }, form.language) } } });
  }
  const holder = holderOn(await listTenures(ctx, office.id), todayOf(c));
  if (!holder || (typed.has('tenure') && typed.get('tenure') !== holder.id))
    return c.redirect(`${officePath(office.id)}?tetap=1`, 303);
  const done = await endTenure(ctx, holder.id, until);
  if (done.ok) return c.redirect(`${officePath(office.id)}?simpan=1`, 303);
  if (done.reason !== 'outside') return errorPage(c, done.reason);
  const { outside, outsideOpen } = wordsOf(c);
  const said = holder.fromDate ? outside({ day: shortDay(holder.fromDate, form.language) }) : outsideOpen;
  return officePage(c, { end: { ...form, problems: { until: said } } });
}

/** POST /direktori/:id/pejabat/:tenure/hapus: recorded by mistake. */
export async function removeHolder(c: C) {
  const done = await rejectTenure(c.get('ctx'), c.req.param('tenure') ?? '');
  return done.ok ? c.redirect(`${officePath(done.officeId)}?simpan=1`, 303) : errorPage(c, done.reason);
}
