import type { LinkedSeat } from '../db/polls.ts';
import { type Language, messages } from '../messages/index.ts';
import { slotText } from '../messages/polls.ts';
import { ErrorSummary, type Form } from './forms.tsx';
import { LinkFrame, OtherLanguage } from './link-frame.tsx';
import { cutTo } from './link-room.ts';
import { noteOf, SlotChoices, slotLabels } from './poll-answers.tsx';
import { momentText, toldWhere } from './when.ts';

/** Why no answer is taken: what became of the poll or of its event. */
export type PollOver = 'late' | 'fixed' | 'ended' | 'cancelled' | 'postponed';

/** Bytes one text may take on the page, in whatever script; the note apart. */
const TEXT_BYTES = 300;

type Props = {
  linked: LinkedSeat;
  /** The form with what was typed; null when no answer is taken. */
  form: Form | null;
  over: PollOver | null;
  /** An answer came too late and was not kept. */
  refused: boolean;
  action: string;
  check: string;
  language: Language;
  nonce: string;
};

function Over({ linked, over, refused, language }: Pick<Props, 'linked' | 'over' | 'refused' | 'language'>) {
  if (!over) return null;
  const { poll: words, link } = messages(language);
  const fixed = linked.slots.find(({ ordinal }) => ordinal === linked.poll.fixedSlot);
  return (
    <div class={refused || over === 'cancelled' ? 'box wrong' : over === 'fixed' ? 'box good' : 'box'} role="status">
      {refused && <p>{link.notKept}</p>}
      <p>{words.page.over[over]}</p>
      {over === 'fixed' && fixed && (
        <p>
          <strong>{slotText(fixed, language)}</strong>
        </p>
      )}
    </div>
  );
}

/** What is recorded, and which times are still without an answer. */
function Recorded({ linked: { answers, slots, event }, language }: Pick<Props, 'linked' | 'language'>) {
  if (!answers.length) return null;
  const words = messages(language).poll.page;
  const given = new Set(answers.map(({ slot }) => slot));
  const missing = slots.filter(({ ordinal }) => !given.has(ordinal)).map(({ ordinal }) => ordinal);
  const last = Math.max(...answers.map(({ at }) => at));
  return (
    <div class={missing.length ? 'box warn' : 'box good'} role="status">
      <p>
        <b>{words.thanks}</b>
      </p>
      {missing.length > 0 && <p>{words.missing({ slots: missing.join(', ') })}</p>}
      <p>
        <small>{messages(language).poll.lastSaid({ when: momentText(last, event.timezone, language) })}</small>
      </p>
    </div>
  );
}

/** The answers of a poll that takes none any more. */
function Given({ linked: { answers, slots }, language }: Pick<Props, 'linked' | 'language'>) {
  const { poll: words } = messages(language);
  const by = new Map(answers.map(({ slot, answer }) => [slot, answer]));
  const note = noteOf(answers);
  return (
    <>
      <h2>{words.page.yours}</h2>
      <dl>
        {slots.map((slot) => (
          <div>
            <dt>{words.answer[by.get(slot.ordinal) ?? 'none']}</dt>
            <dd>{slotText(slot, language)}</dd>
          </div>
        ))}
      </dl>
      {note && <p class="note">{note}</p>}
    </>
  );
}

/** The page of one asked: what for, which times, and his answer to each. Names nobody else and no other's answer. */
export function PollLinkPage({ linked, form, over, refused, action, check, language, nonce }: Props) {
  const { poll: words, link } = messages(language);
  const { event, organization, invitation, poll, slots } = linked;
  const short = (text: string) => cutTo(text, TEXT_BYTES, link.cut);
  const wrong = form !== null && Object.keys(form.problems).length > 0;
  const zone = slots[0]?.timezone ?? event.timezone;
  const addressee = [invitation.position, invitation.name].filter((part) => part !== null).map(short);
  return (
    <LinkFrame
      title={`${words.page.title}: ${short(event.title)}`}
      language={language}
      nonce={nonce}
      host={short(event.host)}
      sender={short(organization)}
      check={check}
    >
      <main>
        <Over linked={linked} over={over} refused={refused} language={language} />
        {form && <ErrorSummary form={form} labels={slotLabels(slots, language)} />}
        {!wrong && !over && <Recorded linked={linked} language={language} />}
        <p class="to">
          {link.to} <b>{addressee[0] ?? short(invitation.agency)}</b>
          {addressee[1] && <span>{addressee[1]}</span>}
        </p>
        <p class="says">
          {link.dear} {words.page.asks({ host: short(event.host) })}
        </p>
        <h1>{short(event.title)}</h1>
        <p class="says">
          {link.where}: {short(toldWhere(event, language))}
        </p>
        {form ? (
          <form method="post" action={action} novalidate>
            <h2>{linked.answers.length ? words.page.again : words.page.question}</h2>
            {invitation.requirement === 'in_person' && <p>{words.page.inPerson}</p>}
            <p class="hint">{words.page.until({ when: momentText(poll.deadlineAt, zone, language) })}</p>
            <SlotChoices form={form} slots={slots} />
            <button type="submit" class="press">
              {words.page.send}
            </button>
          </form>
        ) : (
          <Given linked={linked} language={language} />
        )}
        {!over && <p>{words.page.notInvitation}</p>}
      </main>
      <footer>
        <p>{words.page.safety}</p>
        <p>{words.page.own}</p>
        <OtherLanguage language={language} />
      </footer>
    </LinkFrame>
  );
}
