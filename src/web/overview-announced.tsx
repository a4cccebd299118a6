import type { EventRow } from '../db/events.ts';
import type { Overview } from '../db/overview.ts';
import { messages } from '../messages/index.ts';
import type { PageProps } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { momentText, toldWhen, toldWhere } from './when.ts';

type Props = { event: EventRow; overview: Overview } & Pick<PageProps, 'language'>;

/** The newest change those invited were told of, how far word of it has come, and whom nobody can write to. */
export function Announced({ event, overview, language }: Props) {
  const { announced } = overview;
  if (!announced || event.status === 'closed' || event.status === 'reported') return null;
  const words = messages(language).overview.announced;
  const was = { ...event, ...announced.before };
  return (
    <section class="announced" aria-labelledby="diumumkan">
      <h2 id="diumumkan">{words.title}</h2>
      <p>
        {words[announced.kind]({ when: momentText(announced.at, event.timezone, language) })}{' '}
        {announced.retimed && announced.kind === 'changed' && words.retimed}
      </p>
      {announced.reason && <p>{announced.reason}</p>}
      {announced.kind !== 'cancelled' && (
        <p class="hint">{words.was({ when: toldWhen(was, language), where: toldWhere(was, language) })}</p>
      )}
      <p class="hint">{words.mails({ sent: announced.sent, owed: announced.owed })}</p>
      {announced.byHand > 0 && (
        <p>
          <a href={`${eventPath(event.id)}/kabari`}>{words.byHand({ n: announced.byHand })}</a>
        </p>
      )}
    </section>
  );
}
