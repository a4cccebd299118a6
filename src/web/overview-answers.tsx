import type { SilentInvitee } from '../db/call-list.ts';
import type { EventRow } from '../db/events.ts';
import type { Overview, Standings } from '../db/overview.ts';
import { precedenceLetter } from '../domain/precedence.ts';
import { type Language, messages } from '../messages/index.ts';
import { PhoneLink } from './contacts.tsx';
import { mayEdit, type PageProps } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { look } from './forms.tsx';
import { correctionPath } from './invitation-parts.tsx';
import { ANSWER_ORDER, AnswerBar } from './parts.tsx';

type Part = { event: EventRow; overview: Overview } & Pick<PageProps, 'language' | 'member'>;

const isOpen = ({ status }: EventRow) => status === 'scheduled' || status === 'invited' || status === 'postponed';

/** The first of those who have not said for certain, each a tap away; the rest on the call list. */
export function Silent({ event, overview, silent, member, language }: Part & { silent: SilentInvitee[] }) {
  const words = messages(language).overview;
  const all = overview.answers.pending + overview.answers.tentative;
  if (!all || !isOpen(event)) return null;
  const path = eventPath(event.id);
  const calls = mayEdit(member);
  return (
    <section aria-labelledby="diam">
      <div class="title-row">
        <h2 id="diam">
          {words.silent} <span class="tally">{all}</span>
        </h2>
        {calls && <a href={`${path}/telepon`}>{words.callAll}</a>}
      </div>
      <ul class="rows beside">
        {silent.map((who) => {
          const title = who.position ?? who.name ?? who.agency;
          const number = who.phone ?? who.officePhone ?? who.staffPhone;
          return (
            <li id={`diam-${who.id}`}>
              <span class="grow">
                <b>
                  <a href={`${path}/undangan/${who.id}`}>{title}</a>
                </b>
                <small>{[who.position && who.name, who.agency].filter(Boolean).join(' · ')}</small>
                {who.status === 'tentative' && (
                  <span class="badge tentative">{messages(language).answers.tentative}</span>
                )}
              </span>
              {calls &&
                (number ? (
                  <PhoneLink number={number} class={look('plain')}>
                    {words.call}
                    <span class="unseen">{words.callWhom({ who: title })}</span>
                  </PhoneLink>
                ) : (
                  <span>
                    <small>{words.noPhone}</small>{' '}
                    <a href={correctionPath(event.id, who.id, 'phone')}>
                      {words.addPhone}
                      <span class="unseen">{words.callWhom({ who: title })}</span>
                    </a>
                  </span>
                ))}
            </li>
          );
        })}
      </ul>
      {all > silent.length && (
        <p>
          <a href={`${path}/undangan?status=pending`}>{words.silentMore({ n: all - silent.length })}</a>
        </p>
      )}
    </section>
  );
}

function Row({
  label,
  over,
  answers,
  language,
}: {
  label: string;
  over?: string;
  answers: Standings;
  language: Language;
}) {
  const words = messages(language).overview.standing;
  return (
    <li>
      <span class="grow">
        {label}
        <small>
          {over && `${over} · `}
          {ANSWER_ORDER.filter((one) => answers[one])
            .map((one) => words[one]({ n: answers[one] }))
            .join(' · ')}
        </small>
      </span>
      <AnswerBar counts={answers} />
    </li>
  );
}

/** Agencies shown before the rest is folded away. */
const FIRST = 6;

/** Answers by agency, in precedence. */
export function Agencies({ overview: { byAgency }, language }: Part) {
  const words = messages(language).overview;
  if (!byAgency.length) return null;
  const rows = (some: Overview['byAgency']) => (
    <ul class="rows standing">
      {some.map(({ agency, answers }) => (
        <Row label={agency} answers={answers} language={language} />
      ))}
    </ul>
  );
  const rest = byAgency.slice(FIRST);
  return (
    <section aria-labelledby="instansi">
      <h2 id="instansi">{words.byAgency}</h2>
      {rows(byAgency.slice(0, FIRST))}
      {rest.length > 0 && (
        <details id="instansi-lain">
          <summary>{words.moreAgencies({ n: rest.length })}</summary>
          {rows(rest)}
        </details>
      )}
    </section>
  );
}

/** Answers by class of precedence (UU 9/2010 art. 11). */
export function Ranks({ overview: { byClass }, language }: Part) {
  const words = messages(language).overview;
  if (!byClass.length) return null;
  const names: Record<string, string> = words.rank;
  return (
    <section aria-labelledby="tata-tempat">
      <h2 id="tata-tempat">{words.byRank}</h2>
      <ul class="rows standing">
        {byClass.map(({ precedenceClass, answers }) => {
          const letter = precedenceLetter(precedenceClass);
          return (
            <Row
              label={names[`c${precedenceClass}`] ?? words.rank.c20}
              over={letter && words.letter({ letter })}
              answers={answers}
              language={language}
            />
          );
        })}
      </ul>
    </section>
  );
}
