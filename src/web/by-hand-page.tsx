import type { ByHand } from '../db/announcements.ts';
import type { EventChange } from '../db/event-changes.ts';
import type { EventRow } from '../db/events.ts';
import { messages } from '../messages/index.ts';
import { PhoneLink, WhatsAppLink } from './contacts.tsx';
import { mayEdit, type PageProps } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { look, Submit } from './forms.tsx';
import { correctionPath } from './invitation-parts.tsx';
import { Layout } from './layout.tsx';
import { momentText, plannedWhen, plannedWhere, toldWhen, toldWhere } from './when.ts';

type Props = {
  event: EventRow;
  /** Null where nothing was announced yet. */
  change: EventChange | null;
  left: ByHand[];
  told: ByHand[];
  draft: (who: ByHand, phone: string | null) => string;
} & PageProps;

function Reach({ event, who, draft, language }: Props & { who: ByHand }) {
  const { calls: words } = messages(language);
  const opened = `${eventPath(event.id, 'invitations')}/${who.id}/dibuka`;
  const number = who.phone ?? who.officePhone;
  return (
    <span class="actions no-print">
      {number && (
        <PhoneLink number={number} class={look('quiet')}>
          {who.phone ? words.phone({ number }) : words.officePhone({ number })}
        </PhoneLink>
      )}
      {who.staffPhone && (
        <PhoneLink number={who.staffPhone} class={look('quiet')}>
          {words.staffPhone({ number: who.staffPhone })}
        </PhoneLink>
      )}
      <WhatsAppLink href={draft(who, number ?? who.staffPhone)} opened={opened} class={look('quiet')}>
        {words.whatsapp}
      </WhatsAppLink>
      {!number && !who.staffPhone && (
        <span>
          {words.noPhone} <a href={correctionPath(event.id, who.id, 'phone')}>{words.addPhone}</a>
        </span>
      )}
    </span>
  );
}

function Row({ who, ...props }: Props & { who: ByHand }) {
  const { event, change, member, language } = props;
  const { calls, byHand: words } = messages(language);
  const title = who.position ?? who.name ?? who.agency;
  const opened = who.whatsappOpenedAt ?? 0;
  const representative = [who.representativeName, who.representativeContact].filter(Boolean).join(', ');
  return (
    <li id={who.id}>
      <span class="grow">
        <a href={`${eventPath(event.id, 'invitations')}/${who.id}`}>{title}</a>
        <small>{who.agency}</small>
        {representative && <small>{words.representative({ who: representative })}</small>}
        {change && opened > change.at && (
          <small>{calls.whatsappOpened({ when: momentText(opened, event.timezone, language) })}</small>
        )}
        {!who.told && mayEdit(member) && <Reach who={who} {...props} />}
      </span>
      {mayEdit(member) && (
        <form method="post" action={`${eventPath(event.id, 'invitations')}/${who.id}/kabari`}>
          <Submit name="sudah" value={who.told ? '0' : '1'} kind={who.told ? 'plain' : 'quiet'}>
            {who.told ? words.notYet : words.done}
            <span class="unseen">{words.of({ who: title })}</span>
          </Submit>
        </form>
      )}
    </li>
  );
}

/** Whom no mail tells of the newest change: how to reach each, and that it is done. */
export function ByHandPage(props: Props) {
  const { event, change, left, told, draft: _, ...page } = props;
  const { language } = page;
  const { byHand: words, overview } = messages(language);
  const was = change && { ...event, ...change.before };
  return (
    <Layout title={`${words.title}: ${event.title}`} {...page}>
      <p class="over">
        <a href={eventPath(event.id)}>{event.title}</a>
      </p>
      <h1>{words.title}</h1>
      {change && was && (
        <div class="notice">
          <p>{overview.announced[change.kind]({ when: momentText(change.at, event.timezone, language) })}</p>
          {change.reason && <p>{change.reason}</p>}
          {change.kind === 'changed' && (
            <p>{words.now({ when: plannedWhen(event, language), where: plannedWhere(event) })}</p>
          )}
          <p>{overview.announced.was({ when: toldWhen(was, language), where: toldWhere(was, language) })}</p>
        </div>
      )}
      <p>{left.length ? words.hint({ n: left.length }) : change ? words.nobody : words.nothing}</p>
      <ul class="rows">
        {left.map((who) => (
          <Row {...props} who={who} />
        ))}
      </ul>
      {told.length > 0 && (
        <section aria-labelledby="sudah">
          <h2 id="sudah">
            {words.told} <span class="tally">{told.length}</span>
          </h2>
          <ul class="rows">
            {told.map((who) => (
              <Row {...props} who={who} />
            ))}
          </ul>
        </section>
      )}
      <p>
        <a class={look('quiet')} href={eventPath(event.id)}>
          {messages(language).calls.back}
        </a>
      </p>
    </Layout>
  );
}
