import { CALENDAR_VIEWS, neighbour, shownDays } from '../domain/calendar.ts';
import { KINDS, kindById } from '../domain/kinds.ts';
import { messages } from '../messages/index.ts';
import { CalendarClashes } from './calendar-clashes.tsx';
import { ChosenDay, DayList } from './calendar-list.tsx';
import { MonthGrid } from './calendar-month.tsx';
import { calendarPath, type Looked, MARKS, newEventOn, type Shown } from './calendar-parts.tsx';
import { WeekGrid } from './calendar-week.tsx';
import { dayParts } from './day-words.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { Choices, Field, freshForm, look, Select } from './forms.tsx';
import { Layout } from './layout.tsx';
import { PageHead } from './parts.tsx';
import { dayText } from './when.ts';

type Props = {
  looked: Looked;
  events: Shown[];
  programmes: { id: string; name: string }[];
  today: string;
  /** How many are shown at most, where there are more. */
  cut: number | null;
} & PageProps;

type Part = Pick<Props, 'looked' | 'language'>;

function rangeText({ looked, language }: Part): string {
  const { first, last } = shownDays(looked.view, looked.date);
  if (looked.view !== 'week') return dayParts(looked.date, language).monthYear;
  const [from, until] = [dayParts(first, language), dayParts(last, language)];
  const sameMonth = from.monthYear === until.monthYear;
  return messages(language).calendar.weekOf({
    from: sameMonth ? from.day : `${from.day} ${from.monthYear}`,
    until: `${until.day} ${until.monthYear}`,
  });
}

/** The way through time, and the forms a calendar has. */
function Moves({ looked, today, language }: Part & { today: string }) {
  const { calendar: words } = messages(language);
  const { view, date } = looked;
  const to = (which: 'before' | 'after') => calendarPath(looked, { date: neighbour(view, date, which) });
  return (
    <div class="calendar-moves no-print">
      <nav aria-label={words.move} class="moves">
        <a class={look('quiet')} href={to('before')} rel="prev">
          <span aria-hidden="true">‹</span> <span class="wide">{words.before}</span>
          <span class="unseen"> {words.beforeOf[view]}</span>
        </a>
        <a class={look('quiet')} href={calendarPath(looked, { date: today })}>
          {words.thisDay}
        </a>
        <a class={look('quiet')} href={to('after')} rel="next">
          <span class="wide">{words.after}</span> <span aria-hidden="true">›</span>
          <span class="unseen"> {words.afterOf[view]}</span>
        </a>
      </nav>
      <nav class="tabs views" aria-label={words.viewsLabel}>
        {CALENDAR_VIEWS.map((name) => (
          <a href={calendarPath(looked, { view: name })} aria-current={name === view ? 'page' : undefined}>
            {words.views[name]}
          </a>
        ))}
      </nav>
    </div>
  );
}

const STATES = ['scheduled', 'invited', 'closed', 'reported', 'postponed', 'cancelled'] as const;

/** What is looked for, in words. */
function soughtText({ looked, language, programmes }: Part & Pick<Props, 'programmes'>): string {
  const { calendar: words, status } = messages(language);
  return [
    looked.status && status[looked.status],
    looked.kind && kindById(looked.kind)?.name[language],
    looked.programme && (programmes.find(({ id }) => id === looked.programme)?.name ?? words.programme),
    looked.agency,
  ]
    .filter(Boolean)
    .join(' · ');
}

function FilterForm({ looked, programmes, language }: Part & Pick<Props, 'programmes'>) {
  const { calendar: words, status, fields } = messages(language);
  const sought = soughtText({ looked, programmes, language });
  const { view, date, kind, programme, agency } = looked;
  const form = freshForm(language, {
    status: looked.status,
    jenis: kind,
    program: programme,
    instansi: agency,
    batal: looked.calledOff ? 'ya' : null,
  });
  const kept = new URL(calendarPath(looked), 'http://localhost').searchParams;
  const any = { status: '', kind: '', programme: '', agency: '', calledOff: false } as const;
  return (
    <>
      {sought && (
        <p>
          {words.filtered({ what: sought })}{' '}
          <a class="no-print" href={calendarPath({ view, date, ...any })}>
            {words.unfilter}
          </a>
        </p>
      )}
      <details class="calendar-filter no-print">
        <summary>{words.filter}</summary>
        <form method="get" action="/kalender">
          <input type="hidden" name="lihat" value={kept.get('lihat') ?? ''} />
          <input type="hidden" name="tanggal" value={date} />
          <Select
            form={form}
            name="status"
            label={words.state}
            options={[
              { value: '', label: words.everyState },
              ...STATES.map((value) => ({ value, label: status[value] })),
            ]}
            blank={false}
            required
          />
          <Select
            form={form}
            name="jenis"
            label={fields.type}
            options={[
              { value: '', label: words.everyKind },
              ...KINDS.map(({ id, name }) => ({ value: id, label: name[language] })),
            ]}
            blank={false}
            required
          />
          {programmes.length > 0 && (
            <Select
              form={form}
              name="program"
              label={words.programme}
              options={[
                { value: '', label: words.everyProgramme },
                ...programmes.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              blank={false}
              required
            />
          )}
          <Field form={form} name="instansi" label={words.agency} hint={words.agencyHint} maxlength={200} />
          <Choices
            form={form}
            type="checkbox"
            name="batal"
            label={words.state}
            options={[{ value: 'ya', label: words.calledOff }]}
            depends
          />
          <button type="submit" class={look('quiet')}>
            {words.apply}
          </button>
        </form>
      </details>
    </>
  );
}

function Legend({ events, language }: { events: readonly Shown[]; language: Props['language'] }) {
  const { calendar: words, status } = messages(language);
  const there = STATES.filter((state) => events.some((event) => event.status === state));
  if (!there.length) return null;
  return (
    <ul class="calendar-legend" aria-label={words.legend}>
      {there.map((state) => (
        <li>
          <span aria-hidden="true">{MARKS[state]}</span> {status[state]}
        </li>
      ))}
      {events.some(({ unconfirmed }) => unconfirmed.includes('date') || unconfirmed.includes('time')) && (
        <li>
          <span class="dashed" aria-hidden="true" /> {words.legendUnsure}
        </li>
      )}
    </ul>
  );
}

/** The organization's calendar: a month, a week or a list, with what clashes. Works without script and prints. */
export function CalendarPage({ looked, events, programmes, today, cut, ...page }: Props) {
  const { language, member, nonce } = page;
  const { calendar: words } = messages(language);
  const editor = mayEdit(member);
  const title = rangeText({ looked, language });
  const days = shownDays(looked.view, looked.date);
  const grid = { looked, events, today, zone: member.timezone, editor, nonce, language };
  const sought = Boolean(soughtText({ looked, programmes, language }));
  return (
    <Layout title={`${words.title}: ${title}`} {...page}>
      <div class={`calendar as-${looked.view}`}>
        <PageHead title={title} over={words.title}>
          {editor && (
            <>
              <a class={look('plain')} href="/kalender/langganan">
                {messages(language).subscriptions.link}
              </a>
              <a class={look()} href={newEventOn(looked.date)}>
                {messages(language).home.create}
              </a>
            </>
          )}
        </PageHead>
        <p class="print-only">
          {words.printed({ organization: member.organizationName, date: dayText(today, language) })}
        </p>
        <Moves looked={looked} today={today} language={language} />
        <FilterForm looked={looked} programmes={programmes} language={language} />
        {cut !== null && <p class="problem">{words.tooMany({ n: cut })}</p>}
        {events.length === 0 && <p class="calm">{sought ? words.noneFound : words.none}</p>}
        {looked.view === 'month' && <MonthGrid {...grid} />}
        {looked.view === 'week' && <WeekGrid {...grid} />}
        {looked.view === 'list' && <DayList days={days} events={events} today={today} language={language} />}
        {looked.view !== 'list' && <Legend events={events} language={language} />}
        {looked.view === 'month' && (
          <ChosenDay date={looked.date} events={events} editor={editor} language={language} />
        )}
        <CalendarClashes events={events} zone={member.timezone} today={today} language={language} />
      </div>
    </Layout>
  );
}
