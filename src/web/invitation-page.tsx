import { answersEnded } from '../actions/answers.ts';
import type { OfficeRow } from '../db/directory.ts';
import type { EventRow } from '../db/events.ts';
import type { AnswerRow, InvitationView } from '../db/invitations.ts';
import { TOLD_CHANNELS } from '../domain/answers.ts';
import { whatsappNumber } from '../domain/phones.ts';
import { type Language, messages } from '../messages/index.ts';
import { PhoneLink, WhatsAppLink } from './contacts.tsx';
import { mayEdit, type PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { FactRows } from './facts.tsx';
import { Choices, ErrorSummary, Field, type Form, look, Submit } from './forms.tsx';
import { AnswerBadge, DeliveryBadge, SettleForm, whoIs } from './invitation-parts.tsx';
import { Standing } from './invitee-forms.tsx';
import { Notice } from './parts.tsx';
import { ToldForm } from './told-form.tsx';
import { momentText } from './when.ts';

export type Found = { event: EventRow; view: InvitationView; history: AnswerRow[]; office: OfficeRow | null };

type Props = Found & {
  told: Form;
  change: Form;
  /** Whether the form of corrections stands open, for one who came to use it. */
  correcting: boolean;
  notice: { tone: 'good' | 'warn'; text: string } | null;
  link: string;
  whatsapp: string;
  whatsappStaff: string | null;
} & PageProps;

/** Numbers to call, the office's where the invitation has none, and its staff's: they answer for their principal. */
function Reach({ event, view, office, whatsapp, whatsappStaff, language }: Props) {
  const words = messages(language);
  const { invitation } = view;
  const number = invitation.phone ?? office?.phone;
  const opened = `${eventPath(event.id, 'invitations')}/${invitation.id}/dibuka`;
  const quiet = look('quiet');
  return (
    <>
      <div class="actions no-print">
        {number && (
          <PhoneLink number={number} class={quiet}>
            {words.calls.phone({ number })}
          </PhoneLink>
        )}
        {office?.staffPhone && (
          <PhoneLink number={office.staffPhone} class={quiet}>
            {words.calls.staffPhone({ number: office.staffPhone })}
          </PhoneLink>
        )}
        <WhatsAppLink href={whatsapp} opened={opened} class={quiet}>
          {words.invitation.whatsapp}
        </WhatsAppLink>
        {whatsappStaff && (
          <WhatsAppLink href={whatsappStaff} opened={opened} class={quiet}>
            {words.calls.whatsappStaff}
          </WhatsAppLink>
        )}
      </div>
      <p class="hint">
        {invitation.whatsappOpenedAt !== null &&
          `${words.calls.whatsappOpened({ when: momentText(invitation.whatsappOpenedAt, event.timezone, language) })}. `}
        {words.invitation.whatsappHint} {(!number || !whatsappNumber(number)) && words.invitation.whatsappNoPhone}
      </p>
    </>
  );
}

function Facts({ view, language, member }: Props) {
  const { fields, invitations: words } = messages(language);
  const { invitation } = view;
  const contacts = mayEdit(member);
  const rows = [
    [fields.position, invitation.position],
    [fields.name, invitation.name],
    [fields.agency, invitation.agency],
    [fields.requirement, words.requirement[invitation.requirement]],
    [fields.role, words.role[invitation.role]],
    [fields.email, contacts && invitation.email],
    [fields.phone, contacts && invitation.phone],
  ] as const;
  return (
    <dl class="facts">
      <FactRows rows={rows} />
    </dl>
  );
}

/** The invitee's own link and the message that carries it, to be copied. */
function Link({ link, whatsapp, language }: Props) {
  const words = messages(language).invitation;
  return (
    <div>
      <h3 id="tautan-judul">{words.link}</h3>
      <p class="hint" id="tautan-petunjuk">
        {words.linkHint}
      </p>
      <div class="copy">
        <input
          id="tautan"
          type="text"
          value={link}
          readonly
          aria-labelledby="tautan-judul"
          aria-describedby="tautan-petunjuk"
        />
        <button type="button" class={look('quiet')} data-copy="#tautan" data-copied={words.copied}>
          {words.copy}
        </button>
      </div>
      <details>
        <summary>{words.draft}</summary>
        <pre id="pesan">{new URL(whatsapp).searchParams.get('text')}</pre>
        <button type="button" class={look('quiet')} data-copy="#pesan" data-copied={words.copied}>
          {words.copy}
        </button>
      </details>
    </div>
  );
}

function History({ history, zone, language }: { history: AnswerRow[]; zone: string; language: Language }) {
  const { answers, invitation: words, link } = messages(language);
  if (!history.length) return <p>{words.noAnswers}</p>;
  return (
    <ol class="history rows">
      {history.toReversed().map((answer) => (
        <li>
          <b>{answers[answer.answer]}</b>
          {answer.representativeName && (
            <span>
              {' – '}
              {[answer.representativeName, answer.representativePosition, answer.representativeContact]
                .filter(Boolean)
                .join(', ')}
            </span>
          )}
          {answer.note && <p class="said">{answer.note}</p>}
          <small>
            {[
              momentText(answer.at, zone, language),
              words.channel[answer.channel],
              answer.filledBy && link.filledBy({ name: answer.filledBy }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </li>
      ))}
    </ol>
  );
}

function Tell({ event, view, told, language }: Props) {
  const { fields, invitation: words } = messages(language);
  const action = `${eventPath(event.id, 'invitations')}/${view.invitation.id}`;
  return (
    <section aria-labelledby="jawab">
      <h3 id="jawab">{words.tell}</h3>
      <p class="hint">{words.tellHint}</p>
      <ToldForm action={action} form={told} seen={view.answer?.at ?? 0}>
        <div class="in-line">
          <Choices
            form={told}
            name="channel"
            type="radio"
            label={fields.channel}
            options={TOLD_CHANNELS.map((value) => ({ value, label: words.channel[value] }))}
            required
          />
        </div>
      </ToldForm>
    </section>
  );
}

/** What was wrong about him from the beginning; and off the list while nothing was sent. */
function Correct({ event, view, history, change, correcting, language }: Props) {
  const { fields, invitation: words } = messages(language);
  const action = `${eventPath(event.id, 'invitations')}/${view.invitation.id}`;
  return (
    <details id="ubah" class="no-print" open={correcting || Object.keys(change.problems).length > 0}>
      <summary>{words.correct}</summary>
      <form method="post" action={`${action}/ubah`} novalidate>
        <p class="hint">{words.correctHint}</p>
        <Field form={change} name="name" label={fields.name} maxlength={200} />
        <Field form={change} name="email" type="email" label={fields.email} maxlength={254} />
        <Field form={change} name="phone" type="tel" label={fields.phone} maxlength={40} />
        <Standing form={change} />
        {view.delivery && (
          <Choices
            form={change}
            name="new_link"
            type="checkbox"
            label={words.newLink}
            options={[{ value: 'ya', label: words.newLinkTick }]}
          />
        )}
        <Submit kind="quiet">{words.correctSend}</Submit>
      </form>
      {!view.delivery && history.length === 0 && (
        <form method="post" action={`${action}/hapus`}>
          <p class="hint">{words.withdrawHint}</p>
          <Submit kind="plain">{words.withdraw}</Submit>
        </form>
      )}
    </details>
  );
}

/** One invitee: how to reach him, what he answered, and the form for what one was told. */
export function InvitationPage(props: Props) {
  const {
    event,
    view,
    history,
    office: _,
    told,
    change,
    correcting: _____,
    link: __,
    whatsapp: ___,
    whatsappStaff: ____,
    notice,
    ...page
  } = props;
  const { language } = page;
  const { invitation: words, fields } = messages(language);
  const editable = mayEdit(page.member) && event.status !== 'reported' && event.status !== 'cancelled';
  return (
    <EventFrame event={event} tab="invitations" {...page}>
      <p>
        <a href={eventPath(event.id, 'invitations')}>{words.back}</a>
      </p>
      {notice && <Notice tone={notice.tone}>{notice.text}</Notice>}
      <ErrorSummary form={told} labels={fields} />
      <ErrorSummary form={change} labels={fields} />
      <h2>{whoIs(view)}</h2>
      <p>
        <AnswerBadge view={view} language={language} /> <DeliveryBadge view={view} language={language} />
      </p>
      {editable && <SettleForm eventId={event.id} delivery={view.delivery} who={whoIs(view)} language={language} />}
      <div class="aside-page invitee">
        <div>
          {editable && !answersEnded(event.status) && (
            <>
              <Reach {...props} />
              <Tell {...props} />
            </>
          )}
          <section aria-labelledby="riwayat">
            <h3 id="riwayat">{words.history}</h3>
            <History history={history} zone={event.timezone} language={language} />
          </section>
        </div>
        <div>
          <Facts {...props} />
          {editable && <Correct {...props} />}
          {editable && <Link {...props} />}
        </div>
      </div>
    </EventFrame>
  );
}
