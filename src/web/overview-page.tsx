import type { SilentInvitee } from '../db/call-list.ts';
import type { EventRow } from '../db/events.ts';
import type { Overview } from '../db/overview.ts';
import { messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { EventFrame, eventPath, FROM_OVERVIEW } from './event-frame.tsx';
import { look, Submit } from './forms.tsx';
import { untoldPath } from './invitations-list.tsx';
import { live } from './live.ts';
import { daysUntil, type NextStep, nextStep } from './next-step.ts';
import { Announced } from './overview-announced.tsx';
import { Agencies, Ranks, Silent } from './overview-answers.tsx';
import { Hand, Record, Running, Soon } from './overview-aside.tsx';
import { AnswerSummary, Notice } from './parts.tsx';

/** What is shown of an event at `now` (epoch ms), and the pulse it had then. */
export type Stand = { event: EventRow; overview: Overview; silent: SilentInvitee[]; now: number; pulse: string };
/** How many answers and arrivals a page showed before. */
export type Seen = { answered: number; arrived: number };

const answeredOf = ({ invited, answers }: Overview) => invited - answers.pending;
const arrivedOf = ({ attendance }: Overview) => attendance.offices + attendance.walkIns;

const LEADS_TO = {
  invite: '/undangan',
  call: '/telepon',
  wait: '/telepon',
  ready: '/kehadiran',
  attend: '/kehadiran',
  ended: '/laporan',
  drafting: '/laporan',
  draft: '/laporan',
  final: '/laporan',
  postponed: '/ubah',
} as const;

/** The steps at which those without an e-mail are still to be told. */
const TELLING: NextStep['step'][] = ['send', 'wait', 'call'];

type Part = Stand & Pick<PageProps, 'language' | 'member'>;

/** The one main button: what the next step is done with. */
function Do({ event, next, member, language }: Pick<Part, 'event' | 'member' | 'language'> & { next: NextStep }) {
  const words = messages(language).overview.do;
  if (next.step === 'cancelled' || (!mayEdit(member) && !['final', 'draft'].includes(next.step))) return null;
  const path = eventPath(event.id);
  if (next.step !== 'send')
    return (
      <a
        class={look(next.step === 'wait' || next.step === 'ready' ? 'quiet' : 'main')}
        href={path + LEADS_TO[next.step]}
      >
        {words[next.step]}
      </a>
    );
  return (
    <form method="post" action={`${path}/kirim`}>
      <input type="hidden" {...FROM_OVERVIEW} />
      <Submit>{words.send({ n: next.n })}</Submit>
    </form>
  );
}

/** Those whom no mail reaches and who have said nothing: somebody has to tell them. */
function Untold({ event, overview: { untold }, language }: Pick<Part, 'event' | 'overview' | 'language'>) {
  const words = messages(language).overview;
  return (
    <p class="hint">
      {words.untold({ n: untold })} <a href={untoldPath(event.id)}>{words.untoldShow}</a>
    </p>
  );
}

function Next({ event, overview, now, member, language }: Part) {
  const words = messages(language).overview;
  const next = nextStep(event, overview, now);
  const said = words.step[next.step];
  const { owed = 0, sending = 0 } = overview.deliveries.invitations;
  return (
    <section class="next-step" aria-labelledby="berikutnya">
      <h2 id="berikutnya">{words.next}</h2>
      <p class="say">{typeof said === 'string' ? said : said({ n: 'n' in next ? next.n : 0 })}</p>
      {overview.untold > 0 && TELLING.includes(next.step) && (
        <Untold event={event} overview={overview} language={language} />
      )}
      {owed + sending > 0 && <p class="hint">{words.underWay({ n: owed + sending })}</p>}
      <Do event={event} next={next} member={member} language={language} />
    </section>
  );
}

const STAGES = ['plan', 'invitations', 'answers', 'day', 'report'] as const;
const STAGE_OF: Record<NextStep['step'], number> = {
  invite: 1,
  send: 1,
  wait: 2,
  call: 2,
  ready: 3,
  attend: 3,
  ended: 4,
  drafting: 4,
  draft: 4,
  final: 5,
  postponed: 0,
  cancelled: 5,
};

/** The event's course in five stages, each with its figure. */
function Life({ event, overview, now, language }: Part) {
  const words = messages(language).overview.life;
  const days = daysUntil(event, now);
  const at = STAGE_OF[nextStep(event, overview, now).step];
  const figures = {
    plan: [`${overview.tasks.done}/${overview.tasks.total}`, words.planSaid],
    invitations: [String(overview.invited), words.invitationsSaid],
    answers: overview.invited ? [`${answeredOf(overview)}/${overview.invited}`, words.answersSaid] : ['–', ''],
    day: [days === 0 ? words.today : `${days > 0 ? 'H-' : 'H+'}${Math.abs(days)}`, ''],
    report: [words.reportState[overview.report?.status ?? 'none'], ''],
  };
  return (
    <ol class="life" aria-label={words.title}>
      {STAGES.map((stage, i) => (
        <li class={i < at ? 'past' : undefined} aria-current={i === at ? 'step' : undefined}>
          {words[stage]}
          <b>
            {figures[stage][0]} <span class="unseen">{figures[stage][1]}</span>
          </b>
        </li>
      ))}
    </ol>
  );
}

function Answers({ event, overview, language }: Part) {
  const words = messages(language).overview;
  if (overview.invited === 0) {
    return (
      <section class="empty">
        <h2>{words.noneInvited}</h2>
        <p>{words.noneInvitedText}</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="jawaban">
      <div class="title-row">
        <h2 id="jawaban">{words.answers}</h2>
        <a href={eventPath(event.id, 'invitations')}>{words.seeAll}</a>
      </div>
      <p class="hint">{words.answered({ n: answeredOf(overview), all: overview.invited })}</p>
      <AnswerSummary counts={overview.answers} language={language} />
    </section>
  );
}

function news(overview: Overview, before: Seen | null, language: PageProps['language']): string {
  if (!before) return '';
  const words = messages(language).overview.news;
  const answers = answeredOf(overview) - before.answered;
  if (answers > 0) return words.answers({ n: answers });
  const arrivals = arrivedOf(overview) - before.arrived;
  return arrivals > 0 ? words.arrivals({ n: arrivals }) : words.other;
}

/** What stands now. It asks for itself again every four seconds and is told when nothing is new; `before`: what the page had. */
export function Standing({ before, ...part }: Part & { before: Seen | null }) {
  const { event, overview, pulse, language } = part;
  const shown = `jawaban=${answeredOf(overview)}&hadir=${arrivedOf(overview)}`;
  return (
    <div id="ringkas" class="overview" {...live(`${eventPath(event.id)}/ringkas?${shown}`, pulse)}>
      <p class="news" role="status">
        {news(overview, before, language)}
      </p>
      <Next {...part} />
      <Announced {...part} />
      <Life {...part} />
      <div class="overview-columns">
        <div class="stands">
          <Answers {...part} />
        </div>
        <div class="waits">
          <Running {...part} />
          <Hand {...part} />
          <Soon {...part} />
          <Record {...part} />
        </div>
        <div class="stands">
          <Silent {...part} />
        </div>
        <div class="groups">
          <Agencies {...part} />
          <Ranks {...part} />
        </div>
      </div>
    </div>
  );
}

/** The event's first page: what is next, and in one look what stands. */
export function OverviewPage({ notice, ...props }: Stand & { notice: string | null } & PageProps) {
  const { event, overview: _, silent: __, now: ___, pulse: ____, ...page } = props;
  return (
    <EventFrame event={event} tab="overview" {...page}>
      {notice && <Notice tone="good">{notice}</Notice>}
      <Standing {...props} before={null} />
    </EventFrame>
  );
}
