import type { DeliveryRow, InvitationView } from '../db/invitations.ts';
import { type Language, messages } from '../messages/index.ts';
import { eventPath, FROM_OVERVIEW } from './event-frame.tsx';
import { Submit } from './forms.tsx';

export const STATUSES = ['pending', 'tentative', 'accepted', 'represented', 'declined'] as const;
type Status = (typeof STATUSES)[number];

/** Where an invitation stands: its newest answer, or none yet. */
export const statusOf = (view: InvitationView): Status => view.answer?.answer ?? 'pending';
/** Whom an invitation is for, in a few words. */
export const whoIs = ({ invitation }: InvitationView) => invitation.position ?? invitation.name ?? invitation.agency;

/** An invitee's page with the form of corrections open at a field. */
export const correctionPath = (eventId: string, invitationId: string, field: 'email' | 'phone') =>
  `${eventPath(eventId, 'invitations')}/${invitationId}?perbaiki=ya#${CORRECTION}${field}`;
/** Stands before the ids of the form of corrections: its fields are called like others of its page. */
export const CORRECTION = 'ubah-';

export function AnswerBadge({ view, language }: { view: InvitationView; language: Language }) {
  const status = statusOf(view);
  return <span class={`badge ${status}`}>{messages(language).answers[status]}</span>;
}

/** Where a mail stands, in words; an invitation without one by whether it has an address. */
export function DeliveryBadge({ view, language }: { view: InvitationView; language: Language }) {
  const state = view.delivery?.state ?? (view.invitation.email ? 'none' : 'no_email');
  return <StateBadge state={state} language={language} />;
}

function StateBadge({ state, language }: { state: DeliveryRow['state'] | 'none' | 'no_email'; language: Language }) {
  return <span class={`badge ${state}`}>{messages(language).invitations.delivery[state]}</span>;
}

type Settled = Pick<DeliveryRow, 'id' | 'state'>;
const needsWord = (delivery: Settled) => ['parked', 'failed', 'bounced'].includes(delivery.state);

type SettleProps = {
  eventId: string;
  delivery: Settled | null;
  who: string;
  fromOverview?: boolean;
  language: Language;
};

/** The choice a person has over a mail whose outcome is unknown, or that failed. `who` it is for, for screen readers. */
export function SettleForm({ eventId, delivery, who, fromOverview, language }: SettleProps) {
  const words = messages(language).invitations;
  if (!delivery || !needsWord(delivery)) return null;
  return (
    <form method="post" action={`${eventPath(eventId)}/surat/${delivery.id}`} class="inline">
      {fromOverview && <input type="hidden" {...FROM_OVERVIEW} />}
      <Submit name="sebagai" value="resend" kind="quiet">
        {words.resend}
        <span class="unseen">{words.forWhom({ who })}</span>
      </Submit>
      {delivery.state === 'parked' && (
        <Submit name="sebagai" value="arrived" kind="quiet">
          {words.arrived}
          <span class="unseen">{words.forWhom({ who })}</span>
        </Submit>
      )}
    </form>
  );
}

type StuckProps = Omit<SettleProps, 'delivery'> & {
  delivery: Pick<DeliveryRow, 'id' | 'kind' | 'state' | 'recipient' | 'lastError'>;
};

/** A mail of whatever kind that waits for a person's word, with what each choice does. */
export function StuckRow({ delivery, language, ...rest }: StuckProps) {
  const words = messages(language).invitations;
  const { state } = delivery;
  return (
    <li id={delivery.id}>
      <span class="grow">
        <b>{rest.who}</b>
        <small>
          {words.letter[delivery.kind]}, {delivery.recipient} <StateBadge state={state} language={language} />
        </small>
        <small>{words.stuck[state === 'parked' || state === 'bounced' ? state : 'failed']}</small>
        {delivery.lastError && <small class="machine">{delivery.lastError}</small>}
      </span>
      <SettleForm delivery={delivery} language={language} {...rest} />
    </li>
  );
}
