import { liveRundown } from '../actions/rundown.ts';
import type { EventRow } from '../db/events.ts';
import type { Overview } from '../db/overview.ts';
import { dateOf, localOf } from '../domain/dates.ts';
import { nowAndNext } from '../domain/live-rundown.ts';
import { type Language, messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { eventPath, FROM_OVERVIEW } from './event-frame.tsx';
import { Submit } from './forms.tsx';
import { StuckRow } from './invitation-parts.tsx';
import { spanOf } from './rundown-times.tsx';
import { dayText, momentText } from './when.ts';

type Part = { event: EventRow; overview: Overview } & Pick<PageProps, 'language' | 'member'>;

/** Tasks shown here; all stand on the plan's page. */
const TASKS = 5;

const isOver = ({ status }: EventRow) => status === 'reported' || status === 'cancelled';

function Late({ event, overview: { tasks }, member, language }: Part) {
  const words = messages(language);
  if (!tasks.overdue || isOver(event)) return null;
  const path = eventPath(event.id);
  const late = tasks.late.slice(0, TASKS);
  const more = tasks.overdue - late.length;
  return (
    <section aria-labelledby="terlambat">
      <h2 id="terlambat">
        {words.overview.late} <span class="tally">{tasks.overdue}</span>
      </h2>
      <ul class="rows beside">
        {late.map((task) => (
          <li id={task.id}>
            <span class="grow">
              {task.title}
              <small>{words.event.due({ day: dayText(task.dueOn, language) })}</small>
            </span>
            {mayEdit(member) && (
              <form method="post" action={`${path}/tugas/${task.id}`}>
                <input type="hidden" {...FROM_OVERVIEW} />
                <Submit name="selesai" value="1" kind="quiet">
                  {words.overview.tick}
                  <span class="unseen">{words.event.taskOf({ title: task.title })}</span>
                </Submit>
              </form>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p>
          <a href={eventPath(event.id, 'plan')}>{words.overview.lateMore({ n: more })}</a>
        </p>
      )}
    </section>
  );
}

function Stuck({ event, overview: { stuck }, member, language }: Part) {
  const { invitations, overview } = messages(language);
  if (!stuck.total || !mayEdit(member) || isOver(event)) return null;
  return (
    <section aria-labelledby="perhatian">
      <h2 id="perhatian">
        {invitations.attention} <span class="tally">{stuck.total}</span>
      </h2>
      <ul class="rows">
        {stuck.first.map((delivery) => (
          <StuckRow
            eventId={event.id}
            delivery={delivery}
            who={delivery.position ?? delivery.name ?? delivery.recipient}
            language={language}
            fromOverview
          />
        ))}
      </ul>
      {stuck.total > stuck.first.length && (
        <p>
          <a href={eventPath(event.id, 'invitations')}>{overview.stuckMore({ n: stuck.total - stuck.first.length })}</a>
        </p>
      )}
    </section>
  );
}

/** What waits for a person: mails whose outcome is unknown, tasks past their day. */
export function Hand(part: Part) {
  return (
    <>
      <Stuck {...part} />
      <Late {...part} />
    </>
  );
}

/** How a milestone is said. */
function milestoneText({ kind, step }: { kind: keyof Words; step: number }, language: Language): string {
  const said = messages(language).event.milestone[kind];
  return typeof said === 'string' ? said : said({ days: step });
}
type Words = ReturnType<typeof messages>['event']['milestone'];

/** The next thing that happens by itself. */
export function Soon({ event, overview: { nextMilestone }, language }: Part) {
  if (!nextMilestone || isOver(event)) return null;
  return (
    <section aria-labelledby="tonggak">
      <h2 id="tonggak">{messages(language).overview.soon}</h2>
      <p class="soon">
        {milestoneText(nextMilestone, language)}
        <small>{momentText(nextMilestone.dueAt, event.timezone, language)}</small>
      </p>
    </section>
  );
}

/** What runs now and what comes, as marked; on the day itself the way to where one marks it. */
export function Running({ event, overview: { rundown }, now, language }: Part & { now: number }) {
  const words = messages(language).live;
  const to = `${eventPath(event.id)}/jalan`;
  const today = dateOf(localOf(now, event.timezone));
  const onDay = dateOf(event.startsLocal) <= today && today <= dateOf(event.endsLocal);
  if (isOver(event) || (!rundown && !onDay)) return null;
  const live = liveRundown(event.timezone, rundown?.agenda ?? [], rundown?.marks ?? []);
  const found = nowAndNext(live.items.map(({ expected }) => expected));
  const rows = (['now', 'next'] as const).flatMap((what) => {
    const one = live.items.find(({ expected }) => expected.id === found[what]?.id);
    return one ? [[words[what], one.item.title, spanOf(one.expected, event.timezone)] as const] : [];
  });
  return (
    <section aria-labelledby="jalannya">
      <h2 id="jalannya">{words.title}</h2>
      <ul class="rows">
        {rows.map(([what, title, span]) => (
          <li>
            <span class="grow">
              {title}
              <small>
                {what}, {span}
              </small>
            </span>
          </li>
        ))}
        <li>
          <a href={to}>{messages(language).rundown.live}</a>
        </li>
      </ul>
    </section>
  );
}

/** What was recorded of the day itself. Nothing while nothing is. */
export function Record({ event, overview: { attendance, outcomes, invited }, language }: Part) {
  const words = messages(language).overview;
  const path = eventPath(event.id);
  const rows = [
    attendance.offices && ['/kehadiran', words.present({ n: attendance.offices, all: invited })],
    attendance.walkIns && ['/kehadiran', words.walkIns({ n: attendance.walkIns })],
    outcomes && ['/hasil', words.outcomes({ n: outcomes })],
  ].filter((row): row is [string, string] => Array.isArray(row));
  if (!rows.length) return null;
  return (
    <section aria-labelledby="tercatat">
      <h2 id="tercatat">{words.record}</h2>
      <ul class="rows">
        {rows.map(([to, text]) => (
          <li>
            <a href={path + to}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
