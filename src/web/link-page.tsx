import type { Linked } from '../db/links.ts';
import { type Language, messages } from '../messages/index.ts';
import { ErrorSummary, type Form } from './forms.tsx';
import { AnswerForm } from './link-form.tsx';
import { LinkFrame, OtherLanguage } from './link-frame.tsx';
import { LetterDetails, LetterFacts, LetterWays } from './link-letter.tsx';
import { budgetBeside, withinRoom } from './link-room.ts';
import { Qr } from './qr.tsx';
import { momentText } from './when.ts';

/** Bytes of text for which there is room beside markup and headers (14,600), even where none of it compresses. */
const TEXT_BUDGET = 9_000;

function AnswerGiven({ linked, language, code }: { linked: Linked; language: Language; code: string | null }) {
  const { answer, event } = linked;
  if (!answer) return null;
  const { link: words, answers } = messages(language);
  const representative = [answer.representativeName, answer.representativePosition].filter(Boolean).join(', ');
  const comes = answer.answer === 'accepted' || answer.answer === 'represented';
  return (
    <div class={comes ? 'box good' : 'box'} role="status">
      <p>
        {words.yourAnswer}
        <strong>{answers[answer.answer]}</strong>
      </p>
      {answer.answer === 'represented' && representative && <p>{words.by({ name: representative })}</p>}
      <p>
        <small>
          {words.recordedAt({ when: momentText(answer.at, event.timezone, language) })}
          {answer.filledBy && `. ${words.filledBy({ name: answer.filledBy })}`}
        </small>
      </p>
      {code && comes && (
        <div class="code">
          <Qr text={code} label={words.qr} />
          <p>{words.qrHint}</p>
        </div>
      )}
    </div>
  );
}

function Addressee({ invitation, language }: { invitation: Linked['invitation']; language: Language }) {
  const { position, name, agency } = invitation;
  const lines = [position, name].filter(Boolean);
  const said = lines.join(' ').toLowerCase().includes(agency.toLowerCase());
  return (
    <p class="to">
      {messages(language).link.to} <b>{lines[0]}</b>
      {lines[1] && <span>{lines[1]}</span>}
      {!said && <span>{agency}</span>}
    </p>
  );
}

type Props = {
  linked: Linked;
  /** The form with what was typed; null when no answer is taken any more. */
  form: Form | null;
  ended: 'closed' | 'cancelled' | 'postponed' | null;
  /** An answer came too late and was not kept. */
  late?: boolean;
  /** Where the form is sent, where the calendar file is, and where anybody may check the invitation. */
  action: string;
  calendar: string;
  check: string;
  /** The same check address in full, for the code shown at the door. */
  code: string;
  /** Epoch ms. */
  now: number;
  language: Language;
  nonce: string;
};

/** That an announced change stands below, and that an earlier answer is asked anew. */
function WhatChanged({ linked, language }: { linked: Linked; language: Language }) {
  if (!linked.before) return null;
  const { link: words, answers } = messages(language);
  const { earlier } = linked;
  return (
    <div class="box warn" role="status">
      <p>
        <strong>{words.changed.title}</strong> {earlier && words.changed.again({ answer: answers[earlier.answer] })}
      </p>
    </div>
  );
}

/** The invitee's page: who invites to what, when and where, the answer that stands, and the form. Names no other guest. */
export function LinkPage(props: Props) {
  const { form, ended, late = false, action, calendar, check, code, now, language, nonce } = props;
  const { link: words, fields } = messages(language);
  const linked = withinRoom(props.linked, words.cut);
  const { invitation, event, organization, answer } = linked;
  const refused = form !== null && Object.keys(form.problems).length > 0;
  const budget = budgetBeside(TEXT_BUDGET, linked, [...(form?.typed.values() ?? [])]);
  return (
    <LinkFrame
      title={`${words.title}: ${event.title}`}
      language={language}
      nonce={nonce}
      host={event.host}
      sender={organization}
      check={check}
    >
      <main>
        {ended && (
          <div class={ended === 'cancelled' || late ? 'box wrong' : 'box'} role="status">
            {late && <p>{words.notKept}</p>}
            <p>
              <strong>{words.ended[ended]}</strong>
            </p>
            {ended === 'cancelled' && event.cancelledReason && <p>{words.reason({ reason: event.cancelledReason })}</p>}
          </div>
        )}
        {!ended && <WhatChanged linked={linked} language={language} />}
        {form && <ErrorSummary form={form} labels={{ ...fields, ...words.fields }} />}
        {!refused && <AnswerGiven linked={linked} language={language} code={ended ? null : code} />}
        <Addressee invitation={invitation} language={language} />
        <p class="says">
          {words.dear} {words.invites({ host: event.host })}
        </p>
        <h1>{event.title}</h1>
        <LetterFacts event={event} before={linked.before} language={language} now={now} />
        {form && (
          <AnswerForm
            form={form}
            action={action}
            standing={answer?.answer ?? null}
            inPerson={invitation.requirement === 'in_person' && !answer}
          />
        )}
        <LetterWays event={event} language={language} calendar={ended ? null : calendar} />
        <LetterDetails linked={linked} language={language} budget={budget} />
      </main>
      <footer>
        <p>{words.safety}</p>
        <p>{words.own}</p>
        <OtherLanguage language={language} />
      </footer>
    </LinkFrame>
  );
}
