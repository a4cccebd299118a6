import type { SilentInvitee } from '../db/call-list.ts';
import type { EventRow } from '../db/events.ts';
import type { InvitationView } from '../db/invitations.ts';
import { messages } from '../messages/index.ts';
import { PhoneLink, WhatsAppLink } from './contacts.tsx';
import type { PageProps } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { ErrorSummary, type Form, look } from './forms.tsx';
import { Icon } from './icons.tsx';
import { correctionPath, statusOf, whoIs } from './invitation-parts.tsx';
import { Layout } from './layout.tsx';
import { ToldForm } from './told-form.tsx';
import { momentText, plannedWhen, plannedWhere } from './when.ts';

/** Where one is on the way through the list, how many answered on it, and who was recorded just now. */
export type Round = { at: number; all: number; answered: number; recorded: InvitationView | null };

/** What was recorded last, with the way to correct it. */
function Recorded({ event, round, language }: { event: EventRow; round: Round } & Pick<PageProps, 'language'>) {
  const { calls: words, answers } = messages(language);
  const view = round.recorded;
  if (!view) return null;
  return (
    <p class="notice good" role="status">
      {words.recorded({ who: whoIs(view), answer: answers[statusOf(view)] })}{' '}
      <a href={`${eventPath(event.id, 'invitations')}/${view.invitation.id}#jawab`}>{words.change}</a>
    </p>
  );
}

function Progress({ round: { at, all }, language }: { round: Round } & Pick<PageProps, 'language'>) {
  return (
    <p class="call-progress">
      {messages(language).calls.progress({ n: at, all })}
      <progress value={at - 1} max={all} aria-hidden="true" />
    </p>
  );
}

type Call = {
  event: EventRow;
  who: SilentInvitee;
  round: Round;
  form: Form;
  whatsapp: string;
  whatsappStaff: string | null;
} & PageProps;

/** What is known of one before the call: what was sent, opened, said. */
function Known({ event, who, language }: Call) {
  const { calls: words, invitations } = messages(language);
  const when = (at: number) => momentText(at, event.timezone, language);
  const known = [
    words.mail({ state: invitations.delivery[who.delivery ?? (who.email ? 'none' : 'no_email')].toLowerCase() }),
    who.remindersSent > 0 && words.reminded({ n: who.remindersSent }),
    who.whatsappOpenedAt !== null && words.whatsappOpened({ when: when(who.whatsappOpenedAt) }),
    who.status === 'tentative' && who.answeredAt !== null && words.said({ when: when(who.answeredAt) }),
  ].filter(Boolean);
  return (
    <>
      <p class="hint">{known.join(' · ')}</p>
      {who.note && <p class="said">“{who.note}”</p>}
    </>
  );
}

function Reach({ event, who, whatsapp, whatsappStaff, language }: Call) {
  const { calls: words } = messages(language);
  const invitee = `${eventPath(event.id, 'invitations')}/${who.id}`;
  const number = who.phone ?? who.officePhone;
  const first = number ?? who.staffPhone;
  return (
    <section class="reach no-print" aria-label={words.reach}>
      {number && (
        <PhoneLink number={number} class={look('main', true)}>
          {who.phone ? words.phone({ number }) : words.officePhone({ number })}
        </PhoneLink>
      )}
      {who.staffPhone && (
        <PhoneLink number={who.staffPhone} class={look(number ? 'quiet' : 'main', true)}>
          {words.staffPhone({ number: who.staffPhone })}
        </PhoneLink>
      )}
      {!first && (
        <p>
          {words.noPhone} <a href={correctionPath(event.id, who.id, 'phone')}>{words.addPhone}</a>
        </p>
      )}
      <WhatsAppLink href={whatsapp} opened={`${invitee}/dibuka`} class={look('quiet', true)}>
        {words.whatsapp}
      </WhatsAppLink>
      {whatsappStaff && (
        <WhatsAppLink href={whatsappStaff} opened={`${invitee}/dibuka`} class={look('quiet', true)}>
          {words.whatsappStaff}
        </WhatsAppLink>
      )}
    </section>
  );
}

/** One invitee to call, big enough for a thumb. */
export function CallPage(props: Call) {
  const { event, who, round, form, whatsapp: _, whatsappStaff: __, ...page } = props;
  const { language } = page;
  const { calls: words, fields } = messages(language);
  const path = `${eventPath(event.id)}/telepon`;
  const skip = new URLSearchParams({ sesudah: who.id, selesai: String(round.answered) });
  const title = who.position ?? who.name ?? who.agency;
  return (
    <Layout title={`${words.title}: ${title}`} {...page}>
      <div class="call">
        <div class="over">
          <a href={eventPath(event.id)}>{event.title}</a>
          <p>
            {plannedWhen(event, language)}, {plannedWhere(event)}
          </p>
        </div>
        <Recorded event={event} round={round} language={language} />
        <ErrorSummary form={form} labels={fields} />
        <Progress round={round} language={language} />
        <h1>{title}</h1>
        <p>
          {[who.position && who.name, who.agency].filter(Boolean).join(' · ')}
          {who.requirement === 'in_person' && ` · ${words.inPerson}`}
        </p>
        <Known {...props} />
        <Reach {...props} />
        <h2>{words.ask}</h2>
        <ToldForm action={path} form={form} seen={who.answeredAt ?? 0}>
          <input type="hidden" name="undangan" value={who.id} />
          <input type="hidden" name="channel" value="phone" />
          <input type="hidden" name="selesai" value={String(round.answered)} />
        </ToldForm>
        <a class={`${look('plain', true)} skip-one`} href={`${path}?${skip}`}>
          {words.skip}
          <Icon name="next" />
        </a>
      </div>
    </Layout>
  );
}

/** The end of the list: who is still silent may be called again. */
export function CallsDone({
  event,
  left,
  round,
  ...page
}: { event: EventRow; left: number; round: Round } & PageProps) {
  const words = messages(page.language).calls;
  const path = eventPath(event.id);
  return (
    <Layout title={words.title} {...page}>
      <div class="call">
        <p class="over">
          <a href={path}>{event.title}</a>
        </p>
        <Recorded event={event} round={round} language={page.language} />
        <h1>{words.done}</h1>
        <p>{left ? words.doneSome({ n: left }) : words.doneAll}</p>
        <div class="actions">
          <a class={look()} href={path}>
            {words.back}
          </a>
          {left > 0 && (
            <a class={look('quiet')} href={`${path}/telepon`}>
              {words.again}
            </a>
          )}
        </div>
      </div>
    </Layout>
  );
}
