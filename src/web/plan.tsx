import type { Context as HonoContext } from 'hono';
import { type LiveRundown, liveRundown } from '../actions/rundown.ts';
import { tickOff } from '../actions/tasks.ts';
import { listMarks } from '../db/agenda-marks.ts';
import { findPlannedEvent, type MilestoneRow, type OwnedTask, type PlannedEvent } from '../db/events.ts';
import { eventPulse } from '../db/overview.ts';
import { readScheduleSettings } from '../db/schedule.ts';
import { dateOf, localOf } from '../domain/dates.ts';
import { messages } from '../messages/index.ts';
import { ClashList, clashesOfEvent, type Notice as DateNotice, Notices } from './clashes.tsx';
import { mayEdit, type PageProps, pageOf, type WebEnv } from './environment.ts';
import { datesPath } from './event-dates.tsx';
import { EventFrame, eventPath, fromOverview } from './event-frame.tsx';
import { FactRows } from './facts.tsx';
import { filled, typedIn } from './form-data.ts';
import { ErrorSummary, type Form, freshForm, look, Submit, TextArea } from './forms.tsx';
import { isCurrent, live as renewing } from './live.ts';
import { Notice } from './parts.tsx';
import { errorPage } from './refusals.tsx';
import { ruleText } from './rule-words.ts';
import { RundownTable } from './rundown-times.tsx';
import { ReachChoice } from './series-reach.tsx';
import { dayText, momentText } from './when.ts';

type C = HonoContext<WebEnv>;
type Part = { planned: PlannedEvent } & Pick<PageProps, 'language'>;

function Facts({ planned, language }: Part) {
  const { fields } = messages(language);
  const { event, programme } = planned;
  const rows = [
    [fields.theme, event.theme],
    [fields.programme, programme],
    [fields.host, event.host],
    [fields.leader_position, event.leaderPosition],
    [fields.leader_name, event.leaderName],
    [fields.dress, event.dress],
    [fields.rrule, event.rrule && ruleText(event.rrule, event.startsLocal, language)],
    [fields.capacity, event.capacity?.toString()],
    [fields.notes, event.notes],
  ] as const;
  return (
    <dl class="facts">
      <FactRows rows={rows} />
      {event.roles.map((row) => (
        <div>
          <dt class="first-capital">{row.role}</dt>
          <dd>{[row.position, row.name].filter(Boolean).join(', ') || '–'}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The rundown, which renews itself while it runs. */
function Rundown({ planned, live, pulse, language }: Part & { live: LiveRundown; pulse: string }) {
  const { event } = planned;
  return (
    <div id="susunan-acara" {...renewing(eventPath(event.id, 'plan'), pulse)}>
      <RundownTable event={event} live={live} language={language} />
    </div>
  );
}

/** How an owner is called in a list. */
export const ownerName = (owner: NonNullable<OwnedTask['owner']>) =>
  [owner.name, owner.agency].filter(Boolean).join(', ') || owner.email || owner.phone || '';

function Task({
  task,
  late,
  editable,
  zone,
  language,
}: { task: OwnedTask; late: boolean; editable: boolean; zone: string } & Pick<PageProps, 'language'>) {
  const words = messages(language).event;
  const done = task.doneAt !== null;
  return (
    <li class={done ? 'task done' : 'task'} id={task.id}>
      <span class="mark" aria-hidden="true">
        {done ? '✓' : '○'}
      </span>
      <span class="grow">
        {task.title}
        <small>
          {task.doneAt === null
            ? words.due({ day: dayText(task.dueOn, language) })
            : words.done({ when: momentText(task.doneAt, zone, language) })}{' '}
          {late && <span class="badge late">{words.late}</span>}
          {task.owner && ` · ${ownerName(task.owner)}`}
        </small>
      </span>
      {editable && (
        <form method="post" action={`${eventPath(task.eventId)}/tugas/${task.id}`}>
          <Submit name="selesai" value={done ? '0' : '1'} kind="quiet">
            {done ? words.untick : words.tick}
            <span class="unseen">{words.taskOf({ title: task.title })}</span>
          </Submit>
        </form>
      )}
    </li>
  );
}

function Milestone({
  milestone,
  zone,
  language,
}: { milestone: MilestoneRow; zone: string } & Pick<PageProps, 'language'>) {
  const words = messages(language).event;
  // done sooner than planned, it would read as something still to come
  const said = (milestone.state === 'done' ? words.milestoneDone : words.milestone)[milestone.kind];
  return (
    <li>
      <span class={`badge ${milestone.state}`}>{words.milestoneState[milestone.state]}</span>
      <span class="grow">
        {typeof said === 'string' ? said : said({ days: milestone.step })}
        <small>{momentText(milestone.doneAt ?? milestone.dueAt, zone, language)}</small>
      </span>
    </li>
  );
}

type CallOffProps = { eventId: string; what: 'cancel' | 'postpone'; form: Form; series?: boolean };

/** A question that a click must not answer by mistake: the reason is asked for first. */
function CallOff({ eventId, what, form, series }: CallOffProps) {
  const { event: words, fields } = messages(form.language);
  return (
    <details class="grave" open={Object.keys(form.problems).length > 0}>
      <summary>{words[what]}</summary>
      <form method="post" action={`${eventPath(eventId)}/${what === 'cancel' ? 'batal' : 'tunda'}`} novalidate>
        <p>{words[`${what}Hint`]}</p>
        <TextArea form={form} name="reason" label={fields.reason} rows={3} maxlength={1000} required />
        {series && <ReachChoice form={form} />}
        <Submit kind="grave">{words[`${what}Send`]}</Submit>
      </form>
    </details>
  );
}

type PlanProps = {
  planned: PlannedEvent;
  live: LiveRundown;
  pulse: string;
  clashes: string[];
  notices: DateNotice[];
  others: Others;
  wrong: Wrong | null;
  changed: boolean;
  now: number;
};
/** Whether other organizations may be asked for clashes, were asked just now, or neither. */
type Others = 'may' | 'asked' | null;
/** The form of a cancellation or a postponement that lacked its reason. */
type Wrong = { what: CallOffProps['what']; form: Form };

function PlanPage({
  planned,
  live,
  pulse,
  clashes,
  notices,
  others,
  wrong,
  changed,
  now,
  ...page
}: PlanProps & PageProps) {
  const { event, tasks, milestones } = planned;
  const { event: words, fields, rundown, dates, tasks: own } = messages(page.language);
  const { language } = page;
  const open = event.status === 'scheduled' || event.status === 'invited' || event.status === 'postponed';
  const editor = mayEdit(page.member);
  const editable = editor && event.status !== 'reported' && event.status !== 'cancelled';
  const today = dateOf(localOf(now, event.timezone));
  const asked = (what: Wrong['what']): Form =>
    wrong?.what === what ? wrong.form : { ...freshForm(language), prefix: `${what}-` };
  return (
    <EventFrame event={event} tab="plan" {...page}>
      {changed && <Notice tone="good">{words.changed}</Notice>}
      {wrong && <ErrorSummary form={wrong.form} labels={fields} />}
      <section aria-labelledby="keterangan">
        <div class="title-row">
          <h2 id="keterangan">{words.facts}</h2>
          {editable && (
            <div class="actions">
              {open && (
                <a class={look('plain')} href={datesPath(event.id)}>
                  {dates.link}
                </a>
              )}
              <a class={look('quiet')} href={`${eventPath(event.id)}/ubah`}>
                {words.edit}
              </a>
            </div>
          )}
          {editable && open && (
            <a class={look('quiet')} href={`${eventPath(event.id)}/jajak`}>
              {messages(language).poll.title}
            </a>
          )}
        </div>
        <Facts planned={planned} language={language} />
      </section>
      <ClashList clashes={clashes} language={language} />
      <Notices notices={notices} language={language} />
      {others === 'asked' && <p class="hint">{clashes.length ? dates.asked : dates.clashNone}</p>}
      {others === 'may' && editable && (
        <form method="post" action={`${eventPath(event.id)}/bentrok`}>
          <p class="hint">{dates.othersHint}</p>
          <Submit kind="quiet">{dates.askOthers}</Submit>
        </form>
      )}
      <section aria-labelledby="susunan">
        <div class="title-row">
          <h2 id="susunan">{words.agenda}</h2>
          <div class="actions no-print">
            {editable && (
              <a class={look('quiet')} href={`${eventPath(event.id)}/susunan`}>
                {rundown.edit}
              </a>
            )}
            <a class={look('quiet')} href={`${eventPath(event.id)}/jalan`}>
              {rundown.live}
            </a>
          </div>
        </div>
        <Rundown planned={planned} live={live} pulse={pulse} language={language} />
      </section>
      <section aria-labelledby="tugas">
        <div class="title-row">
          <h2 id="tugas">{words.tasks}</h2>
          {editable && (
            <a class={look('quiet')} href={`${eventPath(event.id)}/tugas`}>
              {own.manage}
            </a>
          )}
        </div>
        <p>
          {tasks.length
            ? words.tasksDone({ done: tasks.filter((t) => t.doneAt !== null).length, all: tasks.length })
            : words.noTasks}
        </p>
        <ul class="rows">
          {tasks.map((task) => (
            <Task
              task={task}
              late={open && task.doneAt === null && task.dueOn < today}
              editable={editable}
              zone={event.timezone}
              language={language}
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby="tonggak">
        <h2 id="tonggak">{words.milestones}</h2>
        <p>{words.milestonesHint}</p>
        <ul class="rows">
          {milestones.map((milestone) => (
            <Milestone milestone={milestone} zone={event.timezone} language={language} />
          ))}
        </ul>
      </section>
      {editor && open && event.status !== 'postponed' && (
        <CallOff eventId={event.id} what="postpone" form={asked('postpone')} />
      )}
      {editor && open && (
        <CallOff eventId={event.id} what="cancel" form={asked('cancel')} series={event.seriesId !== null} />
      )}
    </EventFrame>
  );
}

/** GET /acara/:id/rencana; with a form that lacked its reason, the same page as 422; `look`: after asking others for clashes. */
export async function showPlan(c: C, wrong: Wrong | null = null, look = false) {
  const ctx = c.get('ctx');
  const id = c.req.param('id') ?? '';
  // the pulse first: what changes while the rest is read is fetched a moment later
  const pulse = await eventPulse(ctx, id, ctx.now());
  const inPlace = c.req.header('HX-Request') === 'true';
  if (inPlace && pulse !== undefined && isCurrent(c.req.header('If-None-Match'), pulse)) return c.body(null, 304);
  const [planned, marks] = await Promise.all([findPlannedEvent(ctx, id), listMarks(ctx, id)]);
  if (!planned || pulse === undefined) return errorPage(c, 'not_found');
  const { event } = planned;
  const live = liveRundown(event.timezone, planned.agenda, marks);
  if (inPlace) return c.html(<Rundown planned={planned} live={live} pulse={pulse} {...pageOf(c)} />);
  const [{ clashes, notices }, { sharesOccupied }] = await Promise.all([
    clashesOfEvent(ctx, planned, c.get('language'), look),
    readScheduleSettings(ctx),
  ]);
  const ahead = (event.status === 'scheduled' || event.status === 'invited') && event.endsAt > ctx.now();
  const others = ahead && sharesOccupied ? (look ? 'asked' : 'may') : null;
  const changed = !wrong && c.req.query('diubah') === 'ya';
  const shown = { planned, live, pulse, clashes, notices, others, wrong, changed, now: ctx.now() } as const;
  return c.html(<PlanPage {...shown} {...pageOf(c)} />, wrong ? 422 : 200);
}

/** POST /acara/:id/bentrok: the plan with what stands against it in other organizations that share. Written down, so a form's. */
export const askOthers = (c: C) => showPlan(c, null, true);

/** POST /acara/:id/tugas/:task */
export async function tickTask(c: C) {
  const typed = await typedIn(c);
  const taskId = c.req.param('task') ?? '';
  const done = await tickOff(c.get('ctx'), taskId, filled(typed, 'selesai') !== '0');
  if (!done.ok) return errorPage(c, done.reason);
  const back = fromOverview(typed)
    ? `${eventPath(done.eventId)}#terlambat`
    : filled(typed, 'dari') === 'tugas'
      ? `${eventPath(done.eventId)}/tugas#${taskId}`
      : `${eventPath(done.eventId, 'plan')}#${taskId}`;
  return c.redirect(back, 303);
}
