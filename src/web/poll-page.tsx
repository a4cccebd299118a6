import type { PollView } from '../actions/poll-view.ts';
import type { EventRow } from '../db/events.ts';
import type { Seat } from '../db/polls.ts';
import { type Language, messages } from '../messages/index.ts';
import { recommendationText, slotReasons, slotText } from '../messages/polls.ts';
import { WhatsAppLink } from './contacts.tsx';
import { mayEdit, type PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { ErrorSummary, Field, type Form, look, Submit } from './forms.tsx';
import { Notice } from './parts.tsx';
import { PollForm, type PollFormProps } from './poll-form.tsx';
import { PollClashes, PollTable, seatOf } from './poll-table.tsx';
import { momentText } from './when.ts';

type Part = { event: EventRow; view: PollView; language: Language };

/** Where the poll stands: until when answers come, or what became of it. */
function Stand({ event, view: { poll, slots, seats }, now, language }: Part & { now: number }) {
  const { poll: words } = messages(language);
  const when = (at: number) => momentText(at, slots[0]?.timezone ?? event.timezone, language);
  const fixed = slots.find(({ ordinal }) => ordinal === poll.fixedSlot);
  const answered = seats.filter(({ answers }) => answers.length > 0).length;
  return (
    <>
      {fixed && <Notice tone="good">{words.fixedAt({ when: slotText(fixed, language) })}</Notice>}
      {poll.state === 'ended' && <Notice tone="info">{words.endedAt({ when: when(poll.closedAt ?? 0) })}</Notice>}
      {poll.state === 'open' && poll.deadlineAt <= now && (
        <Notice tone="warn">{words.deadlinePast({ when: when(poll.deadlineAt) })}</Notice>
      )}
      <p>
        {words.answered({ n: answered, all: seats.length })}{' '}
        {poll.state === 'open' && poll.deadlineAt > now && words.deadlineAt({ when: when(poll.deadlineAt) })}
      </p>
    </>
  );
}

/** What the result comes to: the best time, why, and the one press that makes it the date. */
function Recommendation({ event, view, editable, language }: Part & { editable: boolean }) {
  const { poll: words } = messages(language);
  const { result, slots } = view;
  const first = result.slots[0];
  const slot = first && slots[first.index];
  const recommended = result.recommended !== null;
  if (!slot || (!recommended && !first.lacking.length)) return <p>{recommendationText(view, language)}</p>;
  return (
    <section class={recommended ? 'poll-best' : 'poll-best lacking'} aria-labelledby="disarankan">
      <h3 id="disarankan">
        <small>{recommended ? words.recommended : words.recommend.nearest}</small> {slotText(slot, language)}
      </h3>
      <ul>
        {slotReasons(view, first, language).map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
      {recommended && editable && (
        <form method="post" action={`${eventPath(event.id)}/jajak/tetapkan`}>
          <Submit name="slot" value={String(slot.ordinal)}>
            {words.fix}
          </Submit>
          <p class="hint">{words.fixHint}</p>
        </form>
      )}
    </section>
  );
}

export type Unreached = { seat: Seat; whatsapp: string };

/** Those whom no mail reaches: the link is sent by hand, and the answer written down. */
function ByHand({ event, unreached, language }: { event: EventRow; unreached: Unreached[]; language: Language }) {
  if (!unreached.length) return null;
  const { poll: words } = messages(language);
  return (
    <section aria-labelledby="sampaikan" class="no-print">
      <h3 id="sampaikan">{words.reach}</h3>
      <p class="hint">{words.reachHint}</p>
      <ul class="rows">
        {unreached.map(({ seat, whatsapp }) => (
          <li>
            <span class="grow">{seatOf(seat)}</span>
            <WhatsAppLink
              href={whatsapp}
              opened={`${eventPath(event.id, 'invitations')}/${seat.invitation.id}/dibuka`}
              class={look('quiet')}
            >
              {words.whatsapp}
              <span class="unseen">{messages(language).invitations.forWhom({ who: seatOf(seat) })}</span>
            </WhatsAppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deciding({ event, deadline, language }: { event: EventRow; deadline: Form; language: Language }) {
  const { poll: words } = messages(language);
  const path = `${eventPath(event.id)}/jajak`;
  return (
    <>
      <details class="grave" open={Object.keys(deadline.problems).length > 0}>
        <summary>{words.extend}</summary>
        <form method="post" action={`${path}/tenggat`} novalidate>
          <div class="columns">
            <Field form={deadline} name="deadline_on" type="date" label={words.deadline} required />
            <Field form={deadline} name="deadline_clock" type="time" label={words.clock} required />
          </div>
          <Submit kind="quiet">{words.extendSend}</Submit>
        </form>
      </details>
      <details class="grave">
        <summary>{words.end}</summary>
        <form method="post" action={`${path}/akhiri`}>
          <p>{words.endHint}</p>
          <Submit kind="grave">{words.endSend}</Submit>
        </form>
      </details>
    </>
  );
}

type Props = {
  event: EventRow;
  view: PollView | null;
  unreached: Unreached[];
  /** The form of a new poll; null while one runs, or none can be made. */
  making: Omit<PollFormProps, 'event' | 'language'> | null;
  deadline: Form;
  notice: string | null;
  now: number;
} & PageProps;

/** The date poll of an event: its result where there is one, and the form of a new one where none runs. */
export function PollPage({ event, view, unreached, making, deadline, notice, now, ...page }: Props) {
  const { language } = page;
  const { poll: words, fields } = messages(language);
  const open = view?.poll.state === 'open';
  const editable = mayEdit(page.member);
  const labels = { ...fields, deadline_on: words.deadline, deadline_clock: words.clock };
  return (
    <EventFrame event={event} tab="plan" title={words.title} {...page}>
      {notice && <Notice tone="good">{notice}</Notice>}
      <ErrorSummary form={deadline} labels={labels} />
      {making && <ErrorSummary form={making.form} />}
      {view && (
        <section aria-labelledby="hasil-jajak">
          <h2 id="hasil-jajak">{words.result}</h2>
          <Stand event={event} view={view} now={now} language={language} />
          {open && <Recommendation event={event} view={view} editable={editable} language={language} />}
          <PollTable view={view} eventId={event.id} editable={editable && open} language={language} />
          <p class="hint">{words.weights}</p>
          <PollClashes view={view} language={language} />
          {editable && <ByHand event={event} unreached={unreached} language={language} />}
          {editable && open && <Deciding event={event} deadline={deadline} language={language} />}
        </section>
      )}
      {making && (
        <section aria-labelledby="buat-jajak">
          <h2 id="buat-jajak">{view ? words.makeAgain : words.make}</h2>
          <p>{words.makeHint}</p>
          <PollForm event={event} language={language} {...making} />
        </section>
      )}
      {!view && !making && <p>{editable ? words.noneYet : words.readOnly}</p>}
    </EventFrame>
  );
}
