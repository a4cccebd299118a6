import type { EventRow } from '../db/events.ts';
import type { DeliveryRow, InvitationView } from '../db/invitations.ts';
import { messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { EventFrame } from './event-frame.tsx';
import { type Filter, InviteeList } from './invitations-list.tsx';
import { InviteeForms } from './invitee-forms.tsx';
import { Empty, Notice } from './parts.tsx';

type Props = {
  event: EventRow;
  views: InvitationView[];
  unsettled: DeliveryRow[];
  filter: Filter;
  pulse: string;
  /** What was just done, in words. */
  notice: string | null;
  forms: Omit<Parameters<typeof InviteeForms>[0], 'eventId'>;
} & PageProps;

/** Whether the reader may change anything about who is invited. */
export const mayInvite = (event: EventRow, member: PageProps['member']) =>
  mayEdit(member) && event.status !== 'reported' && event.status !== 'cancelled';

/** Those invited, in order of precedence, with their answers and mails; and the forms that add more. */
export function InvitationsPage({ event, views, unsettled, filter, pulse, notice, forms, ...page }: Props) {
  const { language } = page;
  const words = messages(language).invitations;
  const editable = mayInvite(event, page.member);
  const list = { event, views, unsettled, filter, pulse, editable, language };
  return (
    <EventFrame event={event} tab="invitations" {...page}>
      {notice && <Notice tone="good">{notice}</Notice>}
      {views.length === 0 && (
        <Empty title={words.noneTitle}>
          <p>{words.none}</p>
        </Empty>
      )}
      {views.length > 0 && <InviteeList {...list} />}
      {editable && <InviteeForms eventId={event.id} {...forms} />}
    </EventFrame>
  );
}
