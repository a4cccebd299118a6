import { html, raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Linked } from '../db/links.ts';
import { dateOf } from '../domain/dates.ts';
import { type Language, messages } from '../messages/index.ts';
import { FactRows } from './facts.tsx';
import { ErrorSummary, type Form } from './forms.tsx';
import { ICON } from './layout.tsx';
import { AnswerForm } from './link-form.tsx';
import { LINK_STYLE } from './link-style.ts';
import { momentText, toldStart, toldWhen, toldWhere } from './when.ts';

/** Bytes of text for which there is room beside markup and headers (14,600), even where none of it compresses. */
const TEXT_BUDGET = 12_000;

const bytes = (text: string) => new TextEncoder().encode(text).length;

/** What is left of the budget for notes and rundown: all else on the page is shown in full. */
function budgetBeside({ invitation: i, event: e, answer: a }: Linked): number {
  const venue = [e.venueName, e.venueAddress, e.venueCity];
  const answer = [a?.representativeName, a?.representativePosition, a?.representativeContact, a?.filledBy];
  const all = [
    e.title,
    e.theme,
    e.host,
    e.leaderName,
    e.leaderPosition,
    e.dress,
    i.position,
    i.name,
    ...venue,
    ...answer,
  ];
  return Math.max(0, TEXT_BUDGET - bytes(all.join('')));
}

/** As much of a text as fits in `budget` bytes. */
function cutTo(text: string, budget: number, mark: string): string {
  if (bytes(text) <= budget) return text;
  let kept = '';
  let used = bytes(mark);
  for (const character of text) {
    used += bytes(character);
    if (used > budget) break;
    kept += character;
  }
  return kept + mark;
}

type Frame = { title: string; language: Language; nonce: string; children?: Child };

/** A page under /r/: its style and icon inside, nothing to load. */
export function LinkFrame({ title, language, nonce, children }: Frame) {
  return html`<!doctype html>${(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" href={ICON} />
        <style nonce={nonce}>{raw(LINK_STYLE)}</style>
      </head>
      <body>{children}</body>
    </html>
  )}`;
}

function Facts({ linked, language, notes }: { linked: Linked; language: Language; notes: string }) {
  const { event } = linked;
  const words = messages(language).link;
  const leader = [event.leaderPosition, event.leaderName].filter(Boolean).join(', ');
  const rows = [
    [words.theme, event.theme],
    [words.when, toldWhen(event, language)],
    [words.where, toldWhere(event, language)],
    [words.leader, leader],
    [words.dress, event.dress],
    [words.notes, notes],
  ] as const;
  return (
    <dl>
      <FactRows rows={rows} />
    </dl>
  );
}

type AgendaItem = { startsLocal: string; title: string };

function Rundown({
  linked,
  agenda,
  language,
  budget,
}: {
  linked: Linked;
  agenda: AgendaItem[];
  language: Language;
  budget: number;
}) {
  const words = messages(language).link;
  const severalDays = agenda.some((item) => dateOf(item.startsLocal) !== dateOf(linked.event.startsLocal));
  let left = budget;
  const shown = agenda.filter((item) => {
    left -= bytes(item.title) + 40;
    return left > 0;
  });
  if (!shown.length) return null;
  return (
    <>
      <h2>{words.agenda}</h2>
      <ol>
        {shown.map((item) => {
          const start = toldStart(item.startsLocal, linked.event, severalDays, language);
          return (
            <li>
              {start && <b>{start}</b>}
              {item.title}
            </li>
          );
        })}
        {shown.length < agenda.length && <li>{words.agendaMore({ n: agenda.length - shown.length })}</li>}
      </ol>
    </>
  );
}

function AnswerGiven({ linked, language, open }: { linked: Linked; language: Language; open: boolean }) {
  const { answer, event } = linked;
  if (!answer) return null;
  const m = messages(language);
  const representative = [answer.representativeName, answer.representativePosition].filter(Boolean).join(', ');
  return (
    <div class="box good" role="status">
      <p>{m.link.answered}</p>
      <p>
        {m.link.answerIs}: <strong>{m.answers[answer.answer]}</strong>
      </p>
      {answer.answer === 'represented' && representative && <p>{m.link.by({ name: representative })}</p>}
      {answer.filledBy && <p>{m.link.filledBy({ name: answer.filledBy })}</p>}
      <p>{m.link.recordedAt({ when: momentText(answer.at, event.timezone, language) })}</p>
      {open && <p>{m.link.changeable}</p>}
    </div>
  );
}

type Props = {
  linked: Linked;
  agenda: AgendaItem[];
  /** The form with what was typed; null when no answer is taken any more. */
  form: Form | null;
  ended: 'closed' | 'cancelled' | null;
  /** An answer came too late and was not kept. */
  late?: boolean;
  /** Where the form is sent. */
  action: string;
  language: Language;
  nonce: string;
};

/** The invitee's page: who invites to what, when and where, the answer that stands, and the form. Names no other guest. */
export function LinkPage({ linked, agenda, form, ended, late = false, action, language, nonce }: Props) {
  const { invitation, event } = linked;
  const words = messages(language).link;
  const budget = budgetBeside(linked);
  const notes = cutTo(event.notes ?? '', budget, words.cut);
  const other =
    language === 'id'
      ? { href: '?lang=en', lang: 'en', text: words.english }
      : { href: '?', lang: 'id', text: words.indonesian };
  return (
    <LinkFrame title={`${words.title}: ${event.title}`} language={language} nonce={nonce}>
      <main>
        {ended && (
          <div class="box wrong" role="status">
            {late && <p>{words.notKept}</p>}
            <p>
              <strong>{words.ended[ended]}</strong>
            </p>
            {ended === 'cancelled' && event.cancelledReason && <p>{words.reason({ reason: event.cancelledReason })}</p>}
          </div>
        )}
        {form && <ErrorSummary form={form} labels={words.fields} />}
        {!(form && Object.keys(form.problems).length) && (
          <AnswerGiven linked={linked} language={language} open={!ended} />
        )}
        <p class="to">
          {words.to}
          <b>{invitation.position ?? invitation.name}</b>
          {invitation.position && invitation.name && <span>{invitation.name}</span>}
        </p>
        <p>{words.invites({ host: event.host })}</p>
        <h1>{event.title}</h1>
        <Facts linked={linked} language={language} notes={notes} />
        {invitation.requirement === 'in_person' && !ended && <p>{words.inPerson}</p>}
        {form && <AnswerForm form={form} action={action} again={linked.answer !== null} />}
        <Rundown linked={linked} agenda={agenda} language={language} budget={budget - bytes(notes)} />
      </main>
      <footer>
        <p>{words.safety}</p>
        <p>{words.own}</p>
        <p class="lang">
          <a href={other.href} lang={other.lang} hreflang={other.lang}>
            {other.text}
          </a>
        </p>
      </footer>
    </LinkFrame>
  );
}
