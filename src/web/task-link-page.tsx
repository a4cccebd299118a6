import type { OwnedTasks } from '../db/task-owners.ts';
import { dateOf, daysBetween, localOf } from '../domain/dates.ts';
import { daysText } from '../domain/plan.ts';
import { type Language, messages } from '../messages/index.ts';
import { LinkFrame, OtherLanguage } from './link-frame.tsx';
import { bytes, cutTo } from './link-room.ts';
import { dayText, momentText, toldWhen, toldWhere } from './when.ts';

/** Bytes for which there is room beside what every such page has (14,600), even where none of it compresses. */
const LIST_BYTES = 8_000;
/** What a row takes beside its title: its id and its marks. */
const ROW_BYTES = 70;
const FIELD_BYTES = 300;

type Row = OwnedTasks['tasks'][number];
type Props = {
  owned: OwnedTasks;
  /** Why nothing is taken any more, or that the date is open. */
  ended: 'cancelled' | 'final' | 'postponed' | null;
  /** A tick came too late. */
  late?: boolean;
  action: string;
  /** Epoch ms. */
  now: number;
  language: Language;
  nonce: string;
};

/** What fits, in its order, and how many do not. */
function fitting(tasks: readonly Row[], room: number): Row[] {
  let left = room;
  return tasks.filter((task) => {
    left -= bytes(task.title) + ROW_BYTES;
    return left > 0;
  });
}

function OpenTask({ task, today, takes, props }: { task: Row; today: string; takes: boolean; props: Props }) {
  const { event } = props.owned;
  const words = messages(props.language).tasks.page;
  const days = daysText(daysBetween(task.dueOn, event.startsLocal));
  const near = task.dueOn < today ? words.late : task.dueOn === today ? words.today : '';
  return (
    <li>
      <p id={task.id}>
        <b>{task.title}</b>
        <small>
          {words.due({ days, day: dayText(task.dueOn, props.language) })} {near && <span class="near">{near}</span>}
        </small>
      </p>
      {takes && (
        <button type="submit" name="selesai" value={task.id} aria-describedby={task.id}>
          {words.tick}
        </button>
      )}
    </li>
  );
}

/** The tasks of one person for one event, each ticked by a button; who opens it needs no account. */
export function TaskLinkPage(props: Props) {
  const { owned, ended, late, action, now, language, nonce } = props;
  const { tasks: all, link, fields } = messages(language);
  const words = all.page;
  const { owner, event, organization, asker, tasks } = owned;
  const cut = (text: string | null) => cutTo(text ?? '', FIELD_BYTES, link.cut);
  const today = dateOf(localOf(now, event.timezone));
  const takes = ended === null || ended === 'postponed';
  const open = tasks.filter((task) => task.doneAt === null);
  const done = tasks.filter((task) => task.doneAt !== null);
  const shown = fitting(open, LIST_BYTES);
  const closed = fitting(done, LIST_BYTES - shown.reduce((sum, task) => sum + bytes(task.title) + ROW_BYTES, 0));
  const more = open.length - shown.length;
  return (
    <LinkFrame
      title={`${words.title}: ${cut(event.title)}`}
      language={language}
      nonce={nonce}
      host={cut(event.host)}
      sender={cut(organization)}
    >
      <main>
        {ended && (
          <div class={late || ended === 'cancelled' ? 'box wrong' : 'box'} role="status">
            {late && <p>{words.notKept}</p>}
            <p>
              <strong>{words.ended[ended]}</strong>
            </p>
          </div>
        )}
        <p class="to">
          {link.to} <b>{cut(owner.name ?? owner.agency ?? owner.email)}</b>
          {owner.name && owner.agency && <span>{cut(owner.agency)}</span>}
        </p>
        <p class="says">
          {link.dear} {words.asks({ host: cut(event.host) })}
        </p>
        <h1>{cut(event.title)}</h1>
        <dl>
          <div>
            <dt>{link.when}</dt>
            <dd>{toldWhen(event, language)}</dd>
          </div>
          <div>
            <dt>{fields.venue_name}</dt>
            <dd>{cut(toldWhere(event, language))}</dd>
          </div>
        </dl>
        <form method="post" action={action} class="todo">
          {open.length === 0 ? (
            <p role="status">
              <strong>{words.allDone}</strong>
            </p>
          ) : (
            <>
              <h2>{words.open}</h2>
              <ul>
                {shown.map((task) => (
                  <OpenTask task={task} today={today} takes={takes} props={props} />
                ))}
              </ul>
              {more > 0 && <p class="hint">{words.more({ n: more })}</p>}
            </>
          )}
          {closed.length > 0 && (
            <>
              <h2>{words.done}</h2>
              <ul>
                {closed.map((task) => (
                  <li>
                    <p id={task.id}>
                      {task.title}
                      <small>{words.finished({ when: momentText(task.doneAt ?? 0, event.timezone, language) })}</small>
                    </p>
                    {takes && task.doneBy === `link:${owner.id}` && (
                      <button type="submit" class="back" name="buka" value={task.id} aria-describedby={task.id}>
                        {words.untick}
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </form>
        <dl>
          <div>
            <dt>{words.ask}</dt>
            <dd>
              {[asker?.name, organization]
                .filter(Boolean)
                .map((said) => cut(said ?? null))
                .join(', ')}{' '}
              {asker && <a href={`mailto:${asker.email}`}>{asker.email}</a>}
            </dd>
          </div>
        </dl>
      </main>
      <footer>
        <p>{link.safety}</p>
        <p>{words.own}</p>
        <OtherLanguage language={language} />
      </footer>
    </LinkFrame>
  );
}
