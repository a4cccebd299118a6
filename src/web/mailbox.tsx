import type { Context as HonoContext } from 'hono';
import PostalMime, { type Email } from 'postal-mime';
import { openDatabase } from '../db/database.ts';
import { listMails, type MailboxRow } from '../db/mailbox.ts';
import { messages } from '../messages/index.ts';
import type { WebEnv } from './environment.ts';
import { Layout } from './layout.tsx';
import { PageHead } from './parts.tsx';
import { errorPage } from './refusals.tsx';
import { momentText } from './when.ts';

type C = HonoContext<WebEnv>;

/** The newest mails that are kept in sight. */
const LIMIT = 1000;
const ZONE = 'Asia/Jakarta';

/** Only on one machine, and only for one who calls it by a loopback name: a name bound to it from outside is refused. */
function isLocal(c: C): boolean {
  const host = (c.req.header('host') ?? '').toLowerCase();
  return Boolean(c.env.ONE_MACHINE) && /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/.test(host);
}

const pageOf = (c: C) => ({
  language: c.get('language'),
  nonce: c.get('nonce'),
  theme: c.get('theme'),
  path: c.req.path,
});

/** GET /mailbox.json: every mail as it left, oldest first. */
export async function mailboxJson(c: C) {
  if (!isLocal(c)) return errorPage(c, 'not_found');
  const mails = await listMails(openDatabase(c.env.DB), LIMIT);
  return c.json(mails.reverse().map(({ to, subject, raw }) => ({ to, subject, raw })));
}

/** GET /mailbox */
export async function showMailbox(c: C) {
  if (!isLocal(c)) return errorPage(c, 'not_found');
  const mails = await listMails(openDatabase(c.env.DB), LIMIT);
  const { language } = pageOf(c);
  const words = messages(language).mailbox;
  return c.html(
    <Layout title={words.title} {...pageOf(c)}>
      <PageHead title={words.title} />
      <p class="hint">{words.hint}</p>
      {mails.length === 0 && <p class="empty">{words.none}</p>}
      <ul class="rows">
        {mails.map((mail) => (
          <li>
            <span class="grow">
              <b>
                <a href={`/mailbox/${mail.id}`}>{mail.subject}</a>
              </b>
              <small>
                {mail.to} · {momentText(mail.at, ZONE, language)}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Layout>,
  );
}

/** Plain text with its links made links. */
function Linked({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/);
  return <pre>{parts.map((part, i) => (i % 2 ? <a href={part}>{part}</a> : part))}</pre>;
}

function MailPage({ mail, parsed, ...page }: { mail: MailboxRow; parsed: Email } & ReturnType<typeof pageOf>) {
  const words = messages(page.language).mailbox;
  const calendar = parsed.attachments.find((part) => part.mimeType === 'text/calendar');
  const calendarText =
    calendar && (typeof calendar.content === 'string' ? calendar.content : new TextDecoder().decode(calendar.content));
  return (
    <Layout title={mail.subject} {...page}>
      <p>
        <a href="/mailbox">{words.back}</a>
      </p>
      <PageHead title={mail.subject} />
      <dl class="facts">
        <div>
          <dt>{words.from}</dt>
          <dd>{parsed.from?.address}</dd>
        </div>
        <div>
          <dt>{words.to}</dt>
          <dd>{mail.to}</dd>
        </div>
        <div>
          <dt>{words.sentAt}</dt>
          <dd>{momentText(mail.at, ZONE, page.language)}</dd>
        </div>
      </dl>
      <h2>{words.text}</h2>
      <Linked text={parsed.text ?? ''} />
      {parsed.html && (
        <>
          <h2>{words.html}</h2>
          <iframe
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            title={words.html}
            srcdoc={`<base target="_blank">${parsed.html}`}
          />
        </>
      )}
      {calendarText && (
        <details>
          <summary>{words.calendar}</summary>
          <pre>{calendarText}</pre>
        </details>
      )}
      <details>
        <summary>{words.raw}</summary>
        <pre>{mail.raw}</pre>
      </details>
    </Layout>
  );
}

/** GET /mailbox/:id: one mail, its HTML in a frame without script or site. */
export async function showMail(c: C) {
  if (!isLocal(c)) return errorPage(c, 'not_found');
  const id = Number(c.req.param('mail'));
  const mail = (await listMails(openDatabase(c.env.DB), LIMIT)).find((m) => m.id === id);
  if (!mail) return errorPage(c, 'not_found');
  const parsed = await PostalMime.parse(mail.raw);
  // the framed mail inherits this policy, and mails carry their style in attributes
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  return c.html(<MailPage mail={mail} parsed={parsed} {...pageOf(c)} />);
}
