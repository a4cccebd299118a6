import type { EventRow } from '../db/events.ts';
import type { Poll, Seat } from '../db/polls.ts';
import { TOLD_CHANNELS } from '../domain/answers.ts';
import { messages } from '../messages/index.ts';
import { PhoneLink, WhatsAppLink } from './contacts.tsx';
import type { PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { Choices, ErrorSummary, type Form, look, Submit } from './forms.tsx';
import { SlotChoices, slotLabels } from './poll-answers.tsx';
import { seatOf } from './poll-table.tsx';

type Props = { event: EventRow; poll: Poll; seat: Seat; form: Form; link: string; whatsapp: string } & PageProps;

/** One who is asked: how to reach him, his link, and what he said when somebody asked. */
export function PollSeatPage({ event, poll, seat, form, link, whatsapp, ...page }: Props) {
  const { language } = page;
  const { poll: words, invitation: more, calls, fields } = messages(language);
  const { invitation } = seat;
  const path = `${eventPath(event.id)}/jajak`;
  return (
    <EventFrame event={event} tab="plan" title={`${words.title}, ${seatOf(seat)}`} {...page}>
      <ErrorSummary form={form} labels={{ ...fields, ...slotLabels(poll.slots, language), channel: words.channel }} />
      <p>
        <a href={path}>{words.back}</a>
      </p>
      <h2>{seatOf(seat)}</h2>
      <p>{[invitation.position && invitation.name, invitation.agency].filter(Boolean).join(' · ')}</p>
      <div class="actions no-print">
        {invitation.phone && (
          <PhoneLink number={invitation.phone} class={look('quiet')}>
            {calls.phone({ number: invitation.phone })}
          </PhoneLink>
        )}
        <WhatsAppLink
          href={whatsapp}
          opened={`${eventPath(event.id, 'invitations')}/${invitation.id}/dibuka`}
          class={look('quiet')}
        >
          {words.whatsapp}
        </WhatsAppLink>
      </div>
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
        <button type="button" class={look('quiet')} data-copy="#tautan" data-copied={more.copied}>
          {more.copy}
        </button>
      </div>
      <h3>{words.toldTitle}</h3>
      <form method="post" action={`${path}/${invitation.id}`} class="poll-form" novalidate>
        <SlotChoices form={form} slots={poll.slots} />
        <Choices
          form={form}
          name="channel"
          type="radio"
          label={words.channel}
          required
          options={TOLD_CHANNELS.map((value) => ({ value, label: more.channel[value] }))}
        />
        <Submit>{words.save}</Submit>
      </form>
    </EventFrame>
  );
}
