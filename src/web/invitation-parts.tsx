import type { DeliveryRow, InvitationView } from '../db/invitations.ts';
import { type Language, messages } from '../messages/index.ts';
import { eventPath } from './event-frame.tsx';
import { Submit } from './forms.tsx';

export const STATUSES = ['pending', 'tentative', 'accepted', 'represented', 'declined'] as const;
type Status = (typeof STATUSES)[number];

/** Where an invitation stands: its newest answer, or none yet. */
export const statusOf = (view: InvitationView): Status => view.answer?.answer ?? 'pending';
/** Whom an invitation is for, in a few words. */
export const whoIs = ({ invitation }: InvitationView) => invitation.position ?? invitation.name ?? invitation.agency;

export function AnswerBadge({ view, language }: { view: InvitationView; language: Language }) {
  const status = statusOf(view);
  return <span class={`badge ${status}`}>{messages(language).answers[status]}</span>;
}

/** Where the invitation's mail stands, in words. */
export function DeliveryBadge({ view, language }: { view: InvitationView; language: Language }) {
  const words = messages(language).invitations;
  const state = view.delivery?.state ?? (view.invitation.email ? 'none' : 'no_email');
  return <span class={`badge ${state}`}>{words.delivery[state]}</span>;
}

/** Whether a person must say what became of a mail. */
export const needsWord = (delivery: DeliveryRow | null) =>
  delivery !== null && ['parked', 'failed', 'bounced'].includes(delivery.state);

/** The choice a person has over a mail whose outcome is unknown, or that failed. */
export function SettleForm({ eventId, view, language }: { eventId: string; view: InvitationView; language: Language }) {
  const words = messages(language).invitations;
  const who = words.forWhom(whoIs(view));
  if (!view.delivery || !needsWord(view.delivery)) return null;
  return (
    <form method="post" action={`${eventPath(eventId)}/surat/${view.delivery.id}`} class="inline">
      <Submit name="sebagai" value="resend">
        {words.resend}
        <span class="unseen">{who}</span>
      </Submit>
      {view.delivery.state === 'parked' && (
        <Submit name="sebagai" value="arrived" kind="quiet">
          {words.arrived}
          <span class="unseen">{who}</span>
        </Submit>
      )}
    </form>
  );
}
