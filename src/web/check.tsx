import { Hono, type Context as HonoContext } from 'hono';
import { answersEnded } from '../actions/answers.ts';
import { claimedBy, isCheckCode, linkExpired } from '../actions/links.ts';
import { clockOf } from '../context.ts';
import { openDatabase } from '../db/database.ts';
import { type Checkable, findCheckable } from '../db/links.ts';
import { logUnexpected } from '../log.ts';
import { type Language, messages } from '../messages/index.ts';
import { mayEdit, type WebEnv } from './environment.ts';
import { FactRows } from './facts.tsx';
import { LinkFrame, linkSecurity, OtherLanguage } from './link-frame.tsx';
import { memberSeen } from './session.ts';
import { toldWhen, toldWhere } from './when.ts';

type C = HonoContext<WebEnv>;
type State = 'current' | 'changed' | 'updated' | 'cancelled' | 'postponed' | 'closed';

const TONE: Record<State, string> = {
  current: 'good',
  updated: 'good',
  changed: 'warn',
  cancelled: 'wrong',
  postponed: 'warn',
  closed: '',
};

/** What the reader's copy is worth. `copy` is the event's `sequence` that it was made from; null where it does not say. */
function stateOf({ event }: Checkable, copy: number | null): State {
  const ended = answersEnded(event.status);
  if (ended) return ended;
  if (copy === null) return event.sequence > 0 ? 'updated' : 'current';
  return copy < event.sequence ? 'changed' : 'current';
}

function Never({ language }: { language: Language }) {
  const words = messages(language).check;
  return (
    <>
      <h2>{words.never}</h2>
      <ul>
        {(['password', 'identity', 'money', 'app'] as const).map((what) => (
          <li>{words.asks[what]}</li>
        ))}
      </ul>
    </>
  );
}

type Props = {
  found: Checkable;
  state: State;
  /** Where this page must be, so that a page elsewhere that looks like it does not pass for it. */
  address: string;
  /** Where one of the desk records that this invitee came; null for everybody else. */
  attend: string | null;
  query: Record<string, string>;
  language: Language;
  nonce: string;
};

/** That an invitation is ours, and what it says as it stands. Never a person's name, a contact, or the link. */
function CheckPage({ found, state, address, attend, query, language, nonce }: Props) {
  const { invitation, event, organization } = found;
  const { check: words } = messages(language);
  const { position, agency } = invitation;
  const office = position?.toLowerCase().includes(agency.toLowerCase())
    ? position
    : `${position ?? words.person}, ${agency}`;
  const rows = [
    [words.facts.event, event.title],
    [words.facts.host, event.host],
    [words.facts.organization, organization],
    [words.facts.when, toldWhen(event, language)],
    [words.facts.where, toldWhere(event, language)],
    [words.facts.office, office],
  ] as const;
  return (
    <LinkFrame title={words.title} language={language} nonce={nonce} host={event.host} sender={organization}>
      <main>
        <p class="over">{words.title}</p>
        <div class={`box ${TONE[state]}`}>
          <h1>{words.state[state]}</h1>
          <p>{words.text[state]}</p>
        </div>
        {attend && (
          <p>
            <a class="press" href={attend}>
              {words.attend}
            </a>
          </p>
        )}
        <dl>
          <FactRows rows={rows} />
        </dl>
        <p>{words.compare}</p>
        <p>
          <strong>{words.address({ address })}</strong>
        </p>
        <Never language={language} />
      </main>
      <footer>
        <OtherLanguage language={language} query={query} />
      </footer>
    </LinkFrame>
  );
}

/** One page for whatever is not ours, was withdrawn or has expired. */
function unknown(c: C) {
  const language = c.get('language');
  const { title, text, advice } = messages(language).check.unknown;
  return c.html(
    <LinkFrame title={title} language={language} nonce={c.get('nonce')}>
      <main>
        <div class="box wrong">
          <h1>{title}</h1>
          <p>{text}</p>
        </div>
        <p>{advice}</p>
        <Never language={language} />
      </main>
      <footer>
        <OtherLanguage language={language} />
      </footer>
    </LinkFrame>,
    404,
  );
}

/** GET /periksa/:code, for anybody, changing nothing. One query, two more for one who is signed in. */
async function checkInvitation(c: C) {
  const code = c.req.param('code') ?? '';
  const id = claimedBy(code);
  const found = id ? await findCheckable(openDatabase(c.env.DB), id) : undefined;
  if (!found || !isCheckCode(c.env.LINK_SECRET, code, found.invitation)) return unknown(c);
  if (linkExpired(found.event, clockOf(c.env)())) return unknown(c);
  const { invitation, event } = found;
  const copy = c.req.query('s') ?? '';
  const told = /^\d{1,9}$/.test(copy);
  const member = await memberSeen(c);
  const ofTheDesk = member?.organizationId === invitation.organizationId && mayEdit(member);
  return c.html(
    <CheckPage
      found={found}
      state={stateOf(found, told ? Number(copy) : null)}
      address={`${c.env.BASE_URL}/periksa/…`}
      attend={ofTheDesk ? `/acara/${event.id}/kehadiran?undangan=${invitation.id}` : null}
      query={told ? { s: copy } : {}}
      language={c.get('language')}
      nonce={c.get('nonce')}
    />,
  );
}

/** Everything under /periksa. */
export const checkPages = new Hono<WebEnv>();
checkPages.onError((error, c) => {
  logUnexpected(error, { method: c.req.method, route: '/periksa/:code' });
  return c.text(messages(c.get('language')).link.refusal.failed.text, 500);
});
checkPages.use(linkSecurity);
checkPages.get('/:code', checkInvitation);
checkPages.all('*', unknown);
