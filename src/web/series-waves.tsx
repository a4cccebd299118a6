import type { Child } from 'hono/jsx';
import type { Division } from '../actions/series.ts';
import type { EventRow } from '../db/events.ts';
import type { Participant, SeriesRow } from '../db/series.ts';
import { messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { eventPath, seriesPath } from './event-frame.tsx';
import { Submit } from './forms.tsx';
import { Layout } from './layout.tsx';
import { Notice, PageHead } from './parts.tsx';
import { dayText } from './when.ts';

type Parts = Division['left'];

function Back({ series, language }: { series: SeriesRow } & Pick<PageProps, 'language'>) {
  return <a href={seriesPath(series.id)}>{messages(language).series.back}</a>;
}

/** 'Kecamatan Rawa (12), Kecamatan Muara (8)' */
const partsText = (parts: Parts) => parts.map(({ name, members }) => `${name} (${members.length})`).join(', ');
const sizeOf = (parts: Parts) => parts.reduce((sum, { members }) => sum + members.length, 0);

/** How participants would be divided into waves, to be looked at before anybody is invited. */
export function DivisionPage({
  series,
  division,
  text,
  ...page
}: { series: SeriesRow; division: Division; text: string } & PageProps) {
  const { language } = page;
  const { series: words } = messages(language);
  const { waves, left, already } = division;
  const some = waves.some(({ parts }) => parts.length > 0);
  return (
    <Layout title={`${words.divided}: ${series.title}`} {...page}>
      <PageHead title={words.divided} over={<Back series={series} language={language} />} />
      {already > 0 && <Notice tone="info">{words.already({ n: already })}</Notice>}
      {left.length > 0 && (
        <Notice tone="warn" title={`${words.left}: ${words.persons({ n: sizeOf(left) })}`}>
          <p>{partsText(left)}</p>
          <p>{words.leftHint}</p>
        </Notice>
      )}
      <div class="wide-table">
        <table class="series-table">
          <thead>
            <tr>
              {[words.wave, words.willCome, words.filled].map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {waves.map(({ event, taken, parts }) => (
              <tr>
                <th scope="row">{dayText(event.startsLocal, language)}</th>
                <td>
                  {words.persons({ n: sizeOf(parts) })}
                  <small>{partsText(parts)}</small>
                </td>
                <td class="number">
                  {taken + sizeOf(parts)}
                  {event.capacity !== null && ` / ${event.capacity}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {some && (
        <form method="post" action={`${seriesPath(series.id)}/bagi`}>
          <textarea name="invitees" hidden>{`\n${text}`}</textarea>
          <Submit name="langkah" value="simpan" big>
            {words.divideSend}
          </Submit>
        </form>
      )}
    </Layout>
  );
}

type WaveProps = { event: EventRow; who: Participant[]; others: EventRow[]; id: string } & Pick<PageProps, 'language'>;

/** One wave with its participants, each to be chosen and moved. */
function WaveOf({ event, who, others, id, language }: WaveProps) {
  const { series: words, answers } = messages(language);
  const coming = who.filter(({ answer }) => answer !== 'declined').length;
  const full = event.capacity !== null && coming > event.capacity;
  const line = (one: Participant, movable: boolean) => {
    const who = [one.name, one.position].filter(Boolean).join(', ');
    return (
      <li>
        {movable && <input type="checkbox" name="undangan" id={one.id} value={one.id} />}
        {movable ? (
          <label class="grow" for={one.id}>
            {who} <small>{one.agency}</small>
          </label>
        ) : (
          <span class="grow">
            {who} <small>{one.agency}</small>
          </span>
        )}
        <span class="badge">{answers[one.answer as keyof typeof answers]}</span>
      </li>
    );
  };
  return (
    <section aria-labelledby={`w-${event.id}`}>
      <h2 id={`w-${event.id}`}>
        <a href={eventPath(event.id)}>{dayText(event.startsLocal, language)}</a>{' '}
        <span class="tally">
          {words.persons({ n: coming })}
          {event.capacity !== null &&
            ` · ${full ? words.full({ n: event.capacity }) : words.noRoom({ n: event.capacity - coming })}`}
        </span>
      </h2>
      {who.length === 0 && <p class="calm">{words.nobody}</p>}
      {who.length > 0 && others.length === 0 && <ul class="rows picks">{who.map((one) => line(one, false))}</ul>}
      {who.length > 0 && others.length > 0 && (
        <form method="post" action={`${seriesPath(id)}/pindah`}>
          <ul class="rows picks">{who.map((one) => line(one, true))}</ul>
          <p class="title-row no-print">
            <label for={`ke-${event.id}`}>{words.moveTo}</label>
            <select id={`ke-${event.id}`} name="ke">
              {others.map((other) => (
                <option value={other.id}>{dayText(other.startsLocal, language)}</option>
              ))}
            </select>
            <Submit kind="quiet">{words.move}</Submit>
          </p>
        </form>
      )}
    </section>
  );
}

type Props = {
  series: SeriesRow;
  events: EventRow[];
  all: Participant[];
  now: number;
  problem?: string;
  notice?: Child;
} & PageProps;

/** Who comes to which wave. */
export function ParticipantsPage({ series, events, all, now, problem, notice, ...page }: Props) {
  const { language } = page;
  const { series: words } = messages(language);
  const ahead = events.filter(
    ({ status, endsAt }) => (status === 'scheduled' || status === 'invited') && endsAt > now && mayEdit(page.member),
  );
  return (
    <Layout title={`${words.participants}: ${series.title}`} {...page}>
      <PageHead title={words.participants} over={<Back series={series} language={language} />} />
      {notice}
      {problem && (
        <Notice tone="wrong" alert>
          {problem}
        </Notice>
      )}
      {events
        .filter(({ status }) => status !== 'cancelled')
        .map((event) => (
          <WaveOf
            event={event}
            who={all.filter(({ eventId }) => eventId === event.id)}
            others={ahead.includes(event) ? ahead.filter(({ id }) => id !== event.id) : []}
            id={series.id}
            language={language}
          />
        ))}
    </Layout>
  );
}
