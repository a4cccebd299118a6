import type { Context as HonoContext } from 'hono';
import { answersEnded, recordAnswer } from '../actions/answers.ts';
import { whatsappDraft } from '../actions/letters.ts';
import { invitationLink } from '../actions/links.ts';
import { listAnswers } from '../db/answers.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import { type AnswerRow, findInvitation, type InvitationView } from '../db/invitations.ts';
import { ANSWERS, answerOfTold, TOLD_CHANNELS, toldAnswer } from '../domain/answers.ts';
import { parseInput } from '../domain/input.ts';
import { whatsappNumber } from '../domain/phones.ts';
import { type Language, messages } from '../messages/index.ts';
import { mayEdit, type PageProps, pageOf, type WebEnv } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { FactRows } from './facts.tsx';
import { filledIn, typedIn } from './form-data.ts';
import { Choices, ErrorSummary, Field, type Form, freshForm, look, Submit, TextArea, withProblems } from './forms.tsx';
import { AnswerBadge, DeliveryBadge, SettleForm, whoIs } from './invitation-parts.tsx';
import { errorPage } from './refusals.tsx';
import { momentText } from './when.ts';

type C = HonoContext<WebEnv>;
type Found = { event: EventRow; view: InvitationView; history: AnswerRow[] };

function Facts({ view, language }: { view: InvitationView; language: Language }) {
  const { fields, invitations: words } = messages(language);
  const { invitation } = view;
  const rows = [
    [fields.position, invitation.position],
    [fields.name, invitation.name],
    [fields.agency, invitation.agency],
    [fields.requirement, words.requirement[invitation.requirement]],
    [fields.role, words.role[invitation.role]],
    [fields.email, invitation.email],
    [fields.phone, invitation.phone],
  ] as const;
  return (
    <dl class="facts">
      <FactRows rows={rows} />
    </dl>
  );
}

function Links({
  link,
  whatsapp,
  phone,
  language,
}: {
  link: string;
  whatsapp: string;
  phone: string | null;
  language: Language;
}) {
  const words = messages(language).invitation;
  return (
    <>
      <div class="field">
        <label for="tautan">{words.link}</label>
        <p class="hint" id="tautan-petunjuk">
          {words.linkHint}
        </p>
        <input id="tautan" type="text" value={link} readonly aria-describedby="tautan-petunjuk" />
      </div>
      <p>
        <a class={look('quiet')} href={whatsapp} target="_blank" rel="noreferrer">
          {words.whatsapp}
        </a>
      </p>
      <p class="hint">
        {words.whatsappHint} {(!phone || !whatsappNumber(phone)) && words.whatsappNoPhone}
      </p>
      <details>
        <summary>{words.draft}</summary>
        <pre>{new URL(whatsapp).searchParams.get('text')}</pre>
      </details>
    </>
  );
}

function History({ history, zone, language }: { history: AnswerRow[]; zone: string; language: Language }) {
  const { answers, invitation: words, link } = messages(language);
  if (!history.length) return <p>{words.noAnswers}</p>;
  return (
    <ol class="history">
      {history.toReversed().map((answer) => (
        <li>
          <b>{answers[answer.answer]}</b>
          {answer.representativeName && (
            <span>
              {' '}
              –{' '}
              {[answer.representativeName, answer.representativePosition, answer.representativeContact]
                .filter(Boolean)
                .join(', ')}
            </span>
          )}
          {answer.note && <p class="note">{answer.note}</p>}
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

function ToldForm({ action, form }: { action: string; form: Form }) {
  const { fields, answers, invitation: words, link } = messages(form.language);
  return (
    <form method="post" action={action} novalidate>
      <fieldset>
        <legend>{words.tell}</legend>
        <p class="hint">{words.tellHint}</p>
        <Choices
          form={form}
          name="answer"
          type="radio"
          label={fields.answer}
          options={ANSWERS.map((value) => ({ value, label: answers[value] }))}
          required
        />
        <Choices
          form={form}
          name="channel"
          type="radio"
          label={fields.channel}
          options={TOLD_CHANNELS.map((value) => ({ value, label: words.channel[value] }))}
          required
        />
        <p class="hint">{words.repHint}</p>
        <Field form={form} name="representative_name" label={fields.representative_name} maxlength={200} depends />
        <Field form={form} name="representative_position" label={fields.representative_position} maxlength={200} />
        <Field
          form={form}
          name="representative_contact"
          label={fields.representative_contact}
          hint={words.contactHint}
          maxlength={254}
        />
        <Field form={form} name="filled_by" label={fields.filled_by} hint={link.filledByHint} maxlength={200} />
        <TextArea form={form} name="note" label={fields.note} rows={3} maxlength={1000} />
        <Submit>{words.tellSend}</Submit>
      </fieldset>
    </form>
  );
}

type Props = Found & { form: Form; link: string; whatsapp: string } & PageProps;

function InvitationPage({ event, view, history, form, link, whatsapp, ...page }: Props) {
  const { language } = page;
  const { invitation: words, fields } = messages(language);
  const editable = mayEdit(page.member) && event.status !== 'reported' && event.status !== 'cancelled';
  const list = eventPath(event.id, 'invitations');
  return (
    <EventFrame event={event} tab="invitations" {...page}>
      <p>
        <a href={list}>{words.back}</a>
      </p>
      <ErrorSummary form={form} labels={fields} />
      <h2>{whoIs(view)}</h2>
      <p>
        <AnswerBadge view={view} language={language} /> <DeliveryBadge view={view} language={language} />
      </p>
      <Facts view={view} language={language} />
      {editable && <SettleForm eventId={event.id} delivery={view.delivery} who={whoIs(view)} language={language} />}
      {editable && <Links link={link} whatsapp={whatsapp} phone={view.invitation.phone} language={language} />}
      <section aria-labelledby="riwayat">
        <h2 id="riwayat">{words.history}</h2>
        <History history={history} zone={event.timezone} language={language} />
      </section>
      {editable && !answersEnded(event.status) && <ToldForm action={`${list}/${view.invitation.id}`} form={form} />}
    </EventFrame>
  );
}

async function found(c: C): Promise<Found | undefined> {
  const ctx = c.get('ctx');
  const id = c.req.param('invitation') ?? '';
  const [event, view, history] = await Promise.all([
    findEvent(ctx, c.req.param('id') ?? ''),
    findInvitation(ctx, id),
    listAnswers(ctx, id),
  ]);
  return event && view?.invitation.eventId === event.id ? { event, view, history } : undefined;
}

function show(c: C, at: Found, form: Form, status: 200 | 422) {
  const ctx = c.get('ctx');
  const link = invitationLink(ctx, at.view.invitation);
  return c.html(
    <InvitationPage
      {...at}
      form={form}
      link={link}
      whatsapp={whatsappDraft(ctx, at.event, at.view.invitation)}
      {...pageOf(c)}
    />,
    status,
  );
}

/** GET /acara/:id/undangan/:invitation: one invitee, his link, his answers. */
export async function showInvitation(c: C) {
  const at = await found(c);
  return at ? show(c, at, freshForm(c.get('language')), 200) : errorPage(c, 'not_found');
}

/** POST /acara/:id/undangan/:invitation: an answer heard by phone, WhatsApp, letter or in person. */
export async function takeToldAnswer(c: C) {
  const at = await found(c);
  if (!at) return errorPage(c, 'not_found');
  const ended = answersEnded(at.event.status);
  if (ended) return errorPage(c, ended);
  const typed = await typedIn(c);
  const said = filledIn(typed, ['representative_name', 'representative_position', 'representative_contact']);
  const representative = {
    name: said.representative_name,
    position: said.representative_position,
    contact: said.representative_contact,
  };
  const input = {
    ...filledIn(typed, ['answer', 'channel', 'filled_by', 'note']),
    ...(Object.keys(said).length ? { representative } : {}),
  };
  const parsed = parseInput(toldAnswer, input);
  if (!parsed.ok)
    return show(c, at, withProblems({ typed, problems: {}, language: c.get('language') }, parsed.problems), 422);
  const done = await recordAnswer(c.get('ctx'), at.view.invitation, answerOfTold(parsed.value));
  return done.ok
    ? c.redirect(`${eventPath(at.event.id, 'invitations')}/${at.view.invitation.id}`, 303)
    : errorPage(c, 'closed');
}
