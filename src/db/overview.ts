import { sql } from 'drizzle-orm';
import { dateOf, localOf } from '../domain/dates.ts';
import type { MarkRow } from './agenda-marks.ts';
import { LEFT_TO_TELL } from './announcements.ts';
import { COUNTING } from './answers.ts';
import type { Tenant } from './database.ts';
import type { EventChange } from './event-changes.ts';
import type { AgendaRow, EventRow, MilestoneRow } from './events.ts';
import type { AnswerRow, DeliveryRow } from './invitations.ts';
import type { ReportRow } from './reports.ts';

/** How many invitees stand at each answer. */
export type Standings = Record<'pending' | AnswerRow['answer'], number>;
export type StuckDelivery = Pick<DeliveryRow, 'id' | 'kind' | 'state' | 'recipient' | 'lastError' | 'invitationId'> & {
  position: string | null;
  name: string | null;
};
type States = Partial<Record<DeliveryRow['state'], number>>;

/** What stands at an event, counted by the database. */
export type Overview = {
  invited: number;
  withoutEmail: number;
  /** Of those without an e-mail, how many have given no answer: mail tells them nothing. */
  untold: number;
  answers: Standings;
  /** Agencies in precedence of their highest invitee, at most 200. */
  byAgency: { agency: string; precedenceClass: number; invited: number; answers: Standings }[];
  byClass: { precedenceClass: number; invited: number; answers: Standings }[];
  deliveries: { invitations: States; others: States };
  /** Parked, failed, bounced: how many, and the first ten. */
  stuck: { total: number; first: StuckDelivery[] };
  nextMilestone: Pick<MilestoneRow, 'id' | 'kind' | 'step' | 'dueAt'> | null;
  tasks: { total: number; done: number; overdue: number; late: { id: string; title: string; dueOn: string }[] };
  /** Offices of which somebody came (the holder in `holders` of them), walk-ins. Persons are counted by `readRoll`. */
  attendance: { offices: number; holders: number; walkIns: number };
  outcomes: number;
  report: Pick<ReportRow, 'version' | 'status'> | null;
  /** The newest change those invited were told of, with how many mails about it went out and wait. */
  announced: Announcement | null;
  /** The rundown with what was marked of it; null while nothing was. */
  rundown: { agenda: AgendaRow[]; marks: MarkRow[] } | null;
};
type Announcement = Pick<EventChange, 'kind' | 'before' | 'retimed' | 'reason' | 'at'> & {
  sent: number;
  owed: number;
  /** Whom no mail tells of it, and nobody has told yet. */
  byHand: number;
};

const MOST_AGENCIES = 200;
const FIRST = 10;

type Group = {
  agency: string | null;
  class: number;
  n: number;
  mailless: number;
  untold: number;
  pending: number;
  accepted: number;
  represented: number;
  declined: number;
  tentative: number;
};

const standings = ({ pending, accepted, represented, declined, tentative }: Group): Standings => ({
  pending,
  accepted,
  represented,
  declined,
  tentative,
});

const SUMS = sql.raw(
  `count(*) as n, sum(mailless) as mailless, sum(mailless and status = 'pending') as untold, ${[
    'pending',
    'accepted',
    'represented',
    'declined',
    'tentative',
  ]
    .map((s) => `sum(status = '${s}') as ${s}`)
    .join(', ')}`,
);

/** Invitees by class of precedence (agency null), and by agency. */
const groups = (t: Tenant, eventId: string) =>
  t.db.all<Group>(sql`
    with standing as materialized (
      select i.agency, i.precedence_class as class, i.email is null as mailless, coalesce(a.answer, 'pending') as status
      from invitations i left join answers a on a.id = ${COUNTING}
      where i.organization_id = ${t.organizationId} and i.event_id = ${eventId})
    select null as agency, class, ${SUMS} from standing group by class
    union all
    select * from (select min(agency) as agency, min(class) as class, ${SUMS} from standing
      group by lower(agency) order by min(class), count(*) desc, lower(agency) limit ${MOST_AGENCIES})`);

type Rest = {
  deliveries: string;
  stuck: string;
  stuckTotal: number;
  milestone: string | null;
  tasks: number;
  done: number;
  overdue: number;
  late: string;
  attendance: string;
  outcomes: number;
  report: string | null;
  announced: string | null;
  marks: string;
  agenda: string;
};

function rest(t: Tenant, eventId: string, today: string) {
  const own = sql`organization_id = ${t.organizationId} and event_id = ${eventId}`;
  const stuck = sql`organization_id = ${t.organizationId} and event_id = ${eventId} and state in ('parked', 'failed', 'bounced')`;
  // +: among the event's own tasks, not among all that are open
  const late = sql`+organization_id = ${t.organizationId} and event_id = ${eventId} and done_at is null and due_on < ${today}`;
  return t.db.all<Rest>(sql`select
    (select json_group_array(json_array(invitation, state, n)) from (select kind = 'invitation' as invitation, state, count(*) as n
      from deliveries where ${own} group by 1, 2)) as deliveries,
    (select count(*) from deliveries where ${stuck}) as stuckTotal,
    (select json_group_array(json_object('id', d.id, 'kind', d.kind, 'state', d.state, 'recipient', d.recipient, 'lastError', d.last_error,
        'invitationId', d.invitation_id, 'position', i.position, 'name', i.name))
      from (select * from deliveries where ${stuck} order by created_at, id limit ${FIRST}) d
      left join invitations i on i.id = d.invitation_id and i.organization_id = d.organization_id) as stuck,
    (select json_object('id', id, 'kind', kind, 'step', step, 'dueAt', due_at) from milestones where ${own} and state = 'due'
      order by due_at limit 1) as milestone,
    (select count(*) from tasks where ${own}) as tasks,
    (select count(*) from tasks where ${own} and done_at is not null) as done,
    (select count(*) from tasks where ${late}) as overdue,
    (select json_group_array(json_object('id', id, 'title', title, 'dueOn', due_on))
      from (select * from tasks where ${late} order by due_on, ordinal limit ${FIRST})) as late,
    (select json_object('offices', count(distinct invitation_id), 'holders', count(distinct iif(present = 'holder', invitation_id, null)),
      'walkIns', count(iif(present = 'walk_in', 1, null))) from attendance where ${own} and undone_at is null) as attendance,
    (select count(*) from outcomes where ${own} and removed_at is null) as outcomes,
    (select json_object('version', version, 'status', status) from reports where ${own} order by version desc limit 1) as report,
    (select json_object('kind', kind, 'before', json("before"), 'retimed', iif(retimed, json('true'), json('false')), 'reason', reason, 'at', at,
        'sent', (select count(*) from deliveries d where d.event_id = c.event_id and d.kind in ('change', 'representative_change') and d.sequence = c.sequence and d.state = 'sent'),
        'owed', (select count(*) from deliveries d where d.event_id = c.event_id and d.kind in ('change', 'representative_change') and d.sequence = c.sequence and d.state in ('owed', 'sending')),
        'byHand', ${LEFT_TO_TELL})
      from event_changes c where ${own} order by sequence desc limit 1) as announced,
    (select json_group_array(json_object('id', id, 'itemId', item_id, 'kind', kind, 'minutes', minutes, 'of', of, 'at', at))
      from (select * from agenda_marks where ${own} order by id)) as marks,
    (select json_group_array(json_object('id', id, 'startsLocal', starts_local, 'endsLocal', ends_local, 'title', title, 'officer', officer))
      from (select * from agenda_items where ${own} and exists (select 1 from agenda_marks where ${own}) order by ordinal)) as agenda`);
}

/** What stands at an event of the organization at `now` (epoch ms): two queries however many are invited. */
export async function readOverview(t: Tenant, event: EventRow, now: number): Promise<Overview> {
  const today = dateOf(localOf(now, event.timezone));
  const [grouped, [counted]] = await Promise.all([groups(t, event.id), rest(t, event.id, today)]);
  if (!counted) throw new Error('a query of counts answered no row');
  const of = (g: Group) => ({ precedenceClass: g.class, invited: g.n, answers: standings(g) });
  const classes = grouped.filter((g) => g.agency === null).sort((a, b) => a.class - b.class);
  const sum = (part: (g: Group) => number) => classes.reduce((total, g) => total + part(g), 0);
  const deliveries: Overview['deliveries'] = { invitations: {}, others: {} };
  for (const [invitation, state, n] of JSON.parse(counted.deliveries) as [0 | 1, DeliveryRow['state'], number][])
    deliveries[invitation ? 'invitations' : 'others'][state] = n;
  const late = JSON.parse(counted.late);
  return {
    invited: sum((g) => g.n),
    withoutEmail: sum((g) => g.mailless),
    untold: sum((g) => g.untold),
    answers: {
      pending: sum((g) => g.pending),
      accepted: sum((g) => g.accepted),
      represented: sum((g) => g.represented),
      declined: sum((g) => g.declined),
      tentative: sum((g) => g.tentative),
    },
    byAgency: grouped.flatMap((g) => (g.agency === null ? [] : [{ agency: g.agency, ...of(g) }])),
    byClass: classes.map(of),
    deliveries,
    stuck: { total: counted.stuckTotal, first: JSON.parse(counted.stuck) },
    nextMilestone: counted.milestone ? JSON.parse(counted.milestone) : null,
    tasks: { total: counted.tasks, done: counted.done, overdue: counted.overdue, late },
    attendance: JSON.parse(counted.attendance),
    outcomes: counted.outcomes,
    report: counted.report ? JSON.parse(counted.report) : null,
    announced: counted.announced ? JSON.parse(counted.announced) : null,
    rundown: counted.marks === '[]' ? null : { agenda: JSON.parse(counted.agenda), marks: JSON.parse(counted.marks) },
  };
}

/**
 * A word that is another whenever anything of `readOverview` is: for an ETag. Every change but a mail's end is in the audit,
 * and mails that ended are found by their time; overdue tasks change with the day, what is next with the event's end. A few seeks; undefined without such an event.
 */
export async function eventPulse(t: Tenant, eventId: string, now: number): Promise<string | undefined> {
  const [row] = await t.db.all<{ timezone: string; pulse: string }>(sql`
    with last as (select finished_at as at from deliveries where event_id = ${eventId} and organization_id = ${t.organizationId}
      and finished_at is not null order by finished_at desc limit 1)
    select e.timezone, concat_ws('.', e.revision, e.facts_revision, (e.ends_at <= ${now}),
      (select id from audit_entries where event_id = e.id and organization_id = e.organization_id order by id desc limit 1),
      (select at from last),
      (select count(*) from deliveries where event_id = e.id and organization_id = e.organization_id and finished_at = (select at from last)),
      (select version || status from reports where event_id = e.id and organization_id = e.organization_id order by version desc limit 1)) as pulse
    from events e where e.id = ${eventId} and e.organization_id = ${t.organizationId}`);
  return row && `${row.pulse}.${dateOf(localOf(now, row.timezone))}`;
}
