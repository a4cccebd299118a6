import { APIError } from 'better-auth';
import { Hono, type Context as HonoContext } from 'hono';
import { openDatabase } from '../db/database.ts';
import { attemptsIn, countAttempt } from '../db/settings.ts';
import { messages } from '../messages/index.ts';
import { authOf, CODE_MINUTES } from './auth.ts';
import { ownPath } from './display.ts';
import type { Theme, WebEnv } from './environment.ts';
import { formText } from './form-data.ts';
import { ErrorSummary, Field, type Form, freshForm, look, Submit } from './forms.tsx';
import { Layout } from './layout.tsx';
import { Notice } from './parts.tsx';

/** Wrong codes one address may bring in a quarter of an hour, over all codes sent to it. */
const WRONG_CODES = 20;
const WINDOW_MS = 15 * 60_000;

/** What of the sign-in's address says that a session ended while its pages were in use. */
export const ENDED = { name: 'sesi', value: 'berakhir' };

const isAddress = (text: string) => /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(text) && text.length <= 254;

/** `ended`: whether somebody was led here because his session is over; `again`: whether the code is not the first. */
type Step = { form: Form; codeSent: boolean; ended?: boolean; again?: boolean };

function SignInPage({ form, codeSent, ended, again, nonce, theme }: Step & { nonce: string; theme: Theme | null }) {
  const words = messages(form.language).signIn;
  const back = form.typed.get('ke') ?? '';
  const sentTo = { email: form.typed.get('email') ?? '', minutes: CODE_MINUTES };
  return (
    <Layout title={words.title} language={form.language} nonce={nonce} theme={theme} path="/masuk">
      <h1 class="gate">{words.title}</h1>
      {ended && <Notice tone="warn">{words.ended}</Notice>}
      {!codeSent && <p>{words.about}</p>}
      <ErrorSummary form={form} />
      <form method="post" action={codeSent ? '/masuk/kode' : '/masuk'} class="narrow">
        <input type="hidden" name="ke" value={back} />
        {codeSent ? (
          <>
            <p role="status">{again ? words.sentAgain(sentTo) : words.sent(sentTo)}</p>
            <Field form={form} name="email" type="email" label={words.email} required autocomplete="username" />
            <Field
              form={form}
              name="kode"
              label={words.code}
              hint={words.codeHint}
              required
              inputmode="numeric"
              autocomplete="one-time-code"
              maxlength={12}
              short
            />
            <div class="actions">
              <Submit>{words.enter}</Submit>
              <button type="submit" class={look('quiet')} name="lagi" value="ya" formaction="/masuk" formnovalidate>
                {words.again}
              </button>
            </div>
          </>
        ) : (
          <>
            <Field
              form={form}
              name="email"
              type="email"
              label={words.email}
              hint={words.emailHint}
              required
              autocomplete="username"
            />
            <Submit>{words.send}</Submit>
          </>
        )}
      </form>
    </Layout>
  );
}

const show = (c: HonoContext<WebEnv>, step: Step, status: 200 | 422 | 429 = 200) =>
  c.html(<SignInPage {...step} nonce={c.get('nonce')} theme={c.get('theme')} />, status);

async function typedForm(c: HonoContext<WebEnv>): Promise<Form> {
  const typed = new URLSearchParams(await formText(c));
  return { typed, problems: {}, language: c.get('language') };
}

const wrong = (form: Form, field: string, text: string): Form => ({ ...form, problems: { [field]: text } });

/** Signing in by a code in the mail, and out. The same words for a member's address and a stranger's. */
export const signInRoutes = new Hono<WebEnv>();

signInRoutes.get('/masuk', (c) => {
  const { email, kode, ke } = c.req.query();
  const form = freshForm(c.get('language'), { email, kode, ke: ownPath(ke, '/') });
  // a link with a code only fills the form in: entering is a person's POST, since scanners open links
  return show(c, { form, codeSent: Boolean(kode), ended: c.req.query(ENDED.name) === ENDED.value });
});

signInRoutes.post('/masuk', async (c) => {
  const form = await typedForm(c);
  const words = messages(form.language).signIn;
  const email = (form.typed.get('email') ?? '').trim().toLowerCase();
  if (!isAddress(email)) return show(c, { form: wrong(form, 'email', words.notAnAddress), codeSent: false }, 422);
  // a stranger's address gets no code and hears nothing different
  await authOf(c.env).api.sendVerificationOTP({ body: { email, type: 'sign-in' } });
  form.typed.delete('kode');
  return show(c, { form, codeSent: true, again: form.typed.get('lagi') === 'ya' });
});

// left in the browser by a wrong code
signInRoutes.get('/masuk/kode', (c) => c.redirect('/masuk', 303));

signInRoutes.post('/masuk/kode', async (c) => {
  const form = await typedForm(c);
  const words = messages(form.language).signIn;
  const email = (form.typed.get('email') ?? '').trim().toLowerCase();
  const otp = (form.typed.get('kode') ?? '').replace(/\s/g, '');
  const refuse = (field: string, text: string) => show(c, { form: wrong(form, field, text), codeSent: true }, 422);
  if (!isAddress(email)) return refuse('email', words.notAnAddress);
  if (!/^\d{6}$/.test(otp)) return refuse('kode', words.notACode);
  const db = openDatabase(c.env.DB);
  const now = Date.now();
  const window = Math.floor(now / WINDOW_MS);
  if ((await attemptsIn(db, `code:${email}`, window)) >= WRONG_CODES) {
    c.header('Retry-After', String(Math.ceil(((window + 1) * WINDOW_MS - now) / 1000)));
    return show(c, { form: wrong(form, 'kode', words.tooMany), codeSent: true }, 429);
  }
  try {
    const { headers } = await authOf(c.env).api.signInEmailOTP({
      body: { email, otp },
      headers: c.req.raw.headers,
      returnHeaders: true,
    });
    for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    await countAttempt(db, `code:${email}`, window);
    return refuse('kode', words.wrongCode);
  }
  return c.redirect(ownPath(form.typed.get('ke'), '/'), 303);
});

signInRoutes.post('/keluar', async (c) => {
  const { headers } = await authOf(c.env).api.signOut({ headers: c.req.raw.headers, returnHeaders: true });
  for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
  return c.redirect('/masuk', 303);
});
