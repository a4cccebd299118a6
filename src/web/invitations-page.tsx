import type { EventRow } from '../db/events.ts';
import type { DeliveryRow, InvitationView } from '../db/invitations.ts';
import { type Language, messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { Submit } from './forms.tsx';
import { AnswerBadge, DeliveryBadge, SettleForm, STATUSES, StateBadge, statusOf, whoIs } from './invitation-parts.tsx';
import { InviteeForms } from './invitee-forms.tsx';

const PER_PAGE = 200;
/** Which invitees are shown: those of a status, those whose words match, and which page of them. */
export type Filter = { status: string; words: string; page: number };

function matching(views: InvitationView[], { status, words }: Filter): InvitationView[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return views.filter((view) => {
    if (status && statusOf(view) !== status) return false;
    const { position, name, agency } = view.invitation;
    const text = `${position ?? ''} ${name ?? ''} ${agency} ${view.answer?.representativeName ?? ''}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

function Numbers({ views, language }: { views: InvitationView[]; language: Language }) {
  const words = messages(language).invitations.counts;
  const numbers = [
    ['all', views.length],
    ...STATUSES.map((s) => [s, views.filter((v) => statusOf(v) === s).length]),
  ] as const;
  return (
    <ul class="numbers">
      {numbers.map(([name, n]) => (
        <li>
          <b>{n}</b> {words[name as keyof typeof words]}
        </li>
      ))}
    </ul>
  );
}

function Sending({
  event,
  views,
  editable,
  language,
}: {
  event: EventRow;
  views: InvitationView[];
  editable: boolean;
  language: Language;
}) {
  const words = messages(language).invitations;
  const unsent = views.filter((v) => v.invitation.email && !v.delivery).length;
  const underWay = views.filter((v) => v.delivery?.state === 'owed' || v.delivery?.state === 'sending').length;
  const withoutEmail = views.filter((v) => !v.invitation.email).length;
  const open = event.status === 'scheduled' || event.status === 'invited';
  return (
    <section aria-labelledby="kirim">
      <h2 id="kirim">{words.send}</h2>
      <p>{unsent ? words.sendHint({ n: unsent }) : words.sendNothing}</p>
      {underWay > 0 && (
        <p role="status">
          {words.underWay({ n: underWay })} <a href={eventPath(event.id, 'invitations')}>{words.reload}</a>
        </p>
      )}
      {withoutEmail > 0 && <p>{words.withoutEmail({ n: withoutEmail })}</p>}
      {editable && open && (unsent > 0 || underWay > 0) && (
        <form method="post" action={`${eventPath(event.id)}/kirim`}>
          <Submit>{unsent ? words.send : words.sendAgain}</Submit>
        </form>
      )}
    </section>
  );
}

type AttentionProps = { event: EventRow; unsettled: DeliveryRow[]; views: InvitationView[]; language: Language };

/** Mails, of whatever kind, that wait for a person's word. */
function Attention({ event, unsettled, views, language }: AttentionProps) {
  const words = messages(language).invitations;
  if (!unsettled.length) return null;
  const invited = new Map(views.map((view) => [view.invitation.id, whoIs(view)]));
  return (
    <section class="notice warn" aria-labelledby="perhatian">
      <h2 id="perhatian">{words.attention}</h2>
      <p>{words.attentionHint}</p>
      <ul class="rows">
        {unsettled.map((delivery) => {
          const who = invited.get(delivery.invitationId ?? '') ?? delivery.recipient;
          return (
            <li>
              <span class="grow">
                <b>{who}</b>
                <small>
                  {words.letter[delivery.kind]}, {delivery.recipient}{' '}
                  <StateBadge state={delivery.state} language={language} />
                </small>
                <small>
                  {words.attempts({ n: delivery.attempts })}
                  {delivery.lastError && `: ${delivery.lastError}`}
                </small>
              </span>
              <SettleForm eventId={event.id} delivery={delivery} who={who} language={language} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Invitee({
  eventId,
  view,
  whatsapp,
  language,
}: {
  eventId: string;
  view: InvitationView;
  whatsapp: string | null;
  language: Language;
}) {
  const { invitation, answer } = view;
  const words = messages(language).invitations;
  return (
    <li id={invitation.id}>
      <span class="grow">
        <b>
          <a href={`${eventPath(eventId, 'invitations')}/${invitation.id}`}>{whoIs(view)}</a>
        </b>
        <small>
          {[invitation.position && invitation.name, invitation.agency, words.requirement[invitation.requirement]]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <span>
        <AnswerBadge view={view} language={language} />
        {answer?.answer === 'represented' && answer.representativeName && (
          <small>{words.by({ name: answer.representativeName })}</small>
        )}
      </span>
      <DeliveryBadge view={view} language={language} />
      {whatsapp && (
        <a href={whatsapp} target="_blank" rel="noreferrer">
          WhatsApp<span class="unseen">{words.forWhom({ who: whoIs(view) })}</span>
        </a>
      )}
    </li>
  );
}

type Props = {
  event: EventRow;
  views: InvitationView[];
  unsettled: DeliveryRow[];
  filter: Filter;
  /** What was just done, in words. */
  notice: string | null;
  whatsapp: (view: InvitationView) => string;
  forms: Omit<Parameters<typeof InviteeForms>[0], 'eventId'>;
} & PageProps;

/** Those invited, in order of precedence, with their answers and mails; and the forms that add more. */
export function InvitationsPage({ event, views, unsettled, filter, notice, whatsapp, forms, ...page }: Props) {
  const { language } = page;
  const { invitations: words, answers } = messages(language);
  const editable = mayEdit(page.member) && event.status !== 'reported' && event.status !== 'cancelled';
  const found = matching(views, filter);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const at = Math.min(filter.page, pages);
  const shown = found.slice((at - 1) * PER_PAGE, at * PER_PAGE);
  const query = (n: number) => `?${new URLSearchParams({ status: filter.status, q: filter.words, hal: String(n) })}`;
  return (
    <EventFrame event={event} tab="invitations" {...page}>
      {notice && (
        <p class="notice good" role="status">
          {notice}
        </p>
      )}
      {views.length > 0 && <Numbers views={views} language={language} />}
      {editable && <Attention event={event} unsettled={unsettled} views={views} language={language} />}
      {views.length > 0 && <Sending event={event} views={views} editable={editable} language={language} />}
      <section aria-labelledby="daftar">
        <h2 id="daftar">{words.title}</h2>
        {views.length === 0 && <p class="empty">{words.none}</p>}
        {views.length > 0 && (
          <form method="get" action={eventPath(event.id, 'invitations')} class="inline">
            <div class="field">
              <label for="cari">{words.search}</label>
              <input id="cari" name="q" type="search" value={filter.words} />
            </div>
            <div class="field">
              <label for="status">{words.show}</label>
              <select id="status" name="status">
                <option value="">{words.everyone}</option>
                {STATUSES.map((s) => (
                  <option value={s} selected={s === filter.status}>
                    {answers[s]}
                  </option>
                ))}
              </select>
            </div>
            <Submit kind="quiet">{words.find}</Submit>
          </form>
        )}
        {views.length > 0 && shown.length === 0 && <p>{words.noneFound}</p>}
        <ul class="rows guests">
          {shown.map((view) => (
            <Invitee eventId={event.id} view={view} whatsapp={editable ? whatsapp(view) : null} language={language} />
          ))}
        </ul>
        {pages > 1 && (
          <p class="pages">
            {at > 1 && <a href={query(at - 1)}>{words.previous}</a>}
            <span>{words.page({ n: at, of: pages })}</span>
            {at < pages && <a href={query(at + 1)}>{words.next}</a>}
          </p>
        )}
      </section>
      {editable && <InviteeForms eventId={event.id} {...forms} />}
    </EventFrame>
  );
}
