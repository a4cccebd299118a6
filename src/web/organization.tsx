import { Hono, type Context as HonoContext } from 'hono';
import { addMember, allowModel, describeOrganization, removeMember } from '../actions/organizations.ts';
import { changeScheduleSettings } from '../actions/schedule-settings.ts';
import { endToken, makeToken } from '../actions/tokens.ts';
import { findOrganization, listMembers, type MemberRow } from '../db/organizations.ts';
import { readScheduleSettings, type ScheduleSettings } from '../db/schedule.ts';
import { listTokens } from '../db/tokens.ts';
import { parseInput } from '../domain/input.ts';
import { MEMBER_ROLES, memberInput, organizationInput, tokenInput } from '../domain/organizations.ts';
import { messages } from '../messages/index.ts';
import { type Member, mayEdit, type Theme, type WebEnv } from './environment.ts';
import { editorsOnly } from './events.tsx';
import { filledIn, typedIn } from './form-data.ts';
import { ErrorSummary, Field, type Form, freshForm, look, Select, Submit, withProblems } from './forms.tsx';
import { Layout } from './layout.tsx';
import { ModelSettingsSection } from './model-settings.tsx';
import { Notice, PageHead } from './parts.tsx';
import { errorPage } from './refusals.tsx';
import { ScheduleSettingsSection, settingsTyped } from './schedule-settings.tsx';

type Props = {
  form: Form;
  member: Member;
  nonce: string;
  theme: Theme | null;
  members: MemberRow[];
  tokens: { id: string; name: string }[];
  fresh: string | null;
  schedule: ScheduleSettings;
  model: { name: string; where: string } | null;
  modelAllowed: boolean;
  /** What was saved just now, in words. */
  saved: string | null;
};

function Members({ form, member, members }: Pick<Props, 'form' | 'member' | 'members'>) {
  const words = messages(form.language).organization;
  return (
    <section aria-labelledby="anggota">
      <h2 id="anggota">{words.members}</h2>
      <ul class="rows">
        {members.map((m) => (
          <li>
            <span class="grow">
              <b>{m.name}</b>
              {m.email}
            </span>
            <span class="badge">{words.roles[m.role as keyof typeof words.roles] ?? m.role}</span>
            {member.role === 'owner' && m.role !== 'owner' && (
              <form method="post" action={`/organisasi/anggota/${m.id}/keluar`}>
                <button type="submit" class={look('plain')} aria-label={words.remove({ name: m.name })}>
                  {words.removeShort}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {member.role === 'owner' && (
        <form method="post" action="/organisasi/anggota" class="narrow">
          <h3>{words.add}</h3>
          <p class="hint">{words.memberHint}</p>
          <Field form={form} name="name" label={words.memberName} required />
          <Field form={form} name="email" type="email" label={words.email} required />
          <Select
            form={form}
            name="role"
            label={words.role}
            required
            blank={false}
            options={MEMBER_ROLES.map((value) => ({ value, label: words.roles[value] }))}
          />
          <Submit kind="quiet">{words.add}</Submit>
        </form>
      )}
    </section>
  );
}

function Tokens({ form, tokens, fresh }: Pick<Props, 'form' | 'tokens' | 'fresh'>) {
  const words = messages(form.language).organization;
  return (
    <section aria-labelledby="token">
      <h2 id="token">{words.tokens}</h2>
      <p>{words.tokenHint}</p>
      {fresh && (
        <div class="notice good" role="status">
          <p>{words.fresh}</p>
          <p>
            <code id="token-baru">{fresh}</code>
          </p>
          <button type="button" class={look('quiet')} data-copy="#token-baru" data-copied={words.copied}>
            {words.copy}
          </button>
        </div>
      )}
      {tokens.length === 0 && <p>{words.noTokens}</p>}
      <ul class="rows">
        {tokens.map((token) => (
          <li>
            <span class="grow">{token.name}</span>
            <form method="post" action={`/organisasi/token/${token.id}/cabut`}>
              <button type="submit" class={look('plain')} aria-label={words.revokeLong({ name: token.name })}>
                {words.revoke}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action="/organisasi/token" class="narrow">
        <Field form={form} name="token_name" label={words.tokenName} required />
        <Submit kind="quiet">{words.make}</Submit>
      </form>
    </section>
  );
}

function OrganizationPage(props: Props) {
  const { form, member, nonce, theme, saved } = props;
  const page = { member, nonce, theme };
  const words = messages(form.language).organization;
  const named = {
    ...form,
    prefix: 'org-',
    typed: form.typed.has('region')
      ? form.typed
      : freshForm(form.language, { name: member.organizationName, region: member.region }).typed,
  };
  return (
    <Layout title={words.title} language={form.language} path="/organisasi" {...page}>
      <PageHead title={member.organizationName} over={words.title} />
      {saved && <Notice tone="good">{saved}</Notice>}
      <ErrorSummary form={form} />
      {member.role === 'owner' ? (
        <form method="post" action="/organisasi" class="narrow">
          <Field form={named} name="name" label={words.name} required />
          <Field form={named} name="region" label={words.region} hint={words.regionHint} required />
          <Submit>{words.save}</Submit>
        </form>
      ) : (
        <p>{words.ownerOnly}</p>
      )}
      <p>
        <a href="/organisasi/templat">{messages(form.language).templates.link}</a>
      </p>
      <ScheduleSettingsSection settings={props.schedule} form={form} editor={mayEdit(member)} />
      <ModelSettingsSection
        model={props.model}
        allowed={props.modelAllowed}
        owner={member.role === 'owner'}
        language={form.language}
      />
      <Members {...props} />
      {member.role === 'owner' && <Tokens {...props} />}
    </Layout>
  );
}

async function show(c: HonoContext<WebEnv>, form: Form, status: 200 | 422 = 200, fresh: string | null = null) {
  const ctx = c.get('ctx');
  const [members, tokens, schedule, organization] = await Promise.all([
    listMembers(ctx),
    listTokens(ctx),
    readScheduleSettings(ctx),
    findOrganization(ctx.db, ctx.organizationId),
  ]);
  const words = messages(c.get('language'));
  const said = { ya: words.organization.saved, jadwal: words.scheduleSettings.saved, model: words.modelSettings.saved };
  const saved = said[c.req.query('disimpan') as keyof typeof said] ?? null;
  const page = {
    form,
    member: c.get('member'),
    nonce: c.get('nonce'),
    theme: c.get('theme'),
    members,
    tokens,
    fresh,
    schedule,
    model: ctx.model && { name: ctx.model.name, where: ctx.model.where },
    modelAllowed: organization?.modelAllowed ?? false,
  };
  return c.html(<OrganizationPage {...page} saved={saved} />, status);
}

/** The organization: its name, its members, its tokens, changed by an owner only; how it plans, by a coordinator too. Mounted behind the sign-in. */
export const organizationPages = new Hono<WebEnv>();

organizationPages.get('/', (c) => show(c, freshForm(c.get('language'))));
// left in the browser by a form that came back
for (const sent of ['/anggota', '/token', '/jadwal', '/model'])
  organizationPages.get(sent, (c) => c.redirect('/organisasi', 303));
organizationPages.post('/jadwal', editorsOnly, async (c) => {
  const read = settingsTyped(await typedIn(c), c.get('language'));
  if (!read.ok) return show(c, read.form, 422);
  await changeScheduleSettings(c.get('ctx'), read.value);
  return c.redirect('/organisasi?disimpan=jadwal#jadwal', 303);
});
organizationPages.post('*', (c, next) => (c.get('member').role === 'owner' ? next() : errorPage(c, 'not_found')));

organizationPages.post('/', async (c) => {
  const typed = await typedIn(c);
  const form: Form = { typed, problems: {}, language: c.get('language') };
  const parsed = parseInput(organizationInput, filledIn(typed, ['name', 'region']));
  if (!parsed.ok) return show(c, { ...withProblems(form, parsed.problems), prefix: 'org-' }, 422);
  await describeOrganization(c.get('ctx'), parsed.value);
  return c.redirect('/organisasi?disimpan=ya', 303);
});

organizationPages.post('/model', async (c) => {
  await allowModel(c.get('ctx'), (await typedIn(c)).get('model_allowed') === 'ya');
  return c.redirect('/organisasi?disimpan=model#model', 303);
});

organizationPages.post('/anggota', async (c) => {
  const typed = await typedIn(c);
  const form: Form = { typed, problems: {}, language: c.get('language') };
  const parsed = parseInput(memberInput, filledIn(typed, ['name', 'email', 'role']));
  if (!parsed.ok) return show(c, withProblems(form, parsed.problems), 422);
  await addMember(c.get('ctx'), parsed.value);
  return c.redirect('/organisasi', 303);
});

organizationPages.post('/anggota/:id/keluar', async (c) => {
  await removeMember(c.get('ctx'), c.req.param('id'));
  return c.redirect('/organisasi', 303);
});

organizationPages.post('/token', async (c) => {
  const typed = await typedIn(c);
  const form: Form = { typed, problems: {}, language: c.get('language') };
  const parsed = parseInput(tokenInput, filledIn(typed, ['token_name']));
  if (!parsed.ok) return show(c, withProblems(form, parsed.problems), 422);
  // shown in the answer to the post itself: a secret in an address or a cookie would outlive it
  const { token } = await makeToken(c.get('ctx'), parsed.value.token_name);
  return show(c, freshForm(c.get('language')), 200, token);
});

organizationPages.post('/token/:id/cabut', async (c) => {
  await endToken(c.get('ctx'), c.req.param('id'));
  return c.redirect('/organisasi', 303);
});
