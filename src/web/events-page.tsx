import type { ListedEvent } from '../db/event-list.ts';
import type { Standings } from '../db/overview.ts';
import { KINDS } from '../domain/kinds.ts';
import { messages } from '../messages/index.ts';
import { dayParts } from './day-words.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { EventLine } from './event-lines.tsx';
import { Field, type Form, freshForm, look, Select } from './forms.tsx';
import { Layout } from './layout.tsx';
import { Empty, PageHead } from './parts.tsx';

/** What is looked for. */
export type EventView = { past: boolean; words: string; kind: string; programme: string };

type ListProps = {
  events: ListedEvent[];
  counts: Map<string, Standings>;
  view: EventView;
  /** The cursor of the next page. */
  more: string | null;
  /** Whether this is the first page. */
  first: boolean;
};

/** The page's address with its search. */
function addressOf({ past, words, kind, programme }: EventView, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ lihat: past ? 'lewat' : '', q: words, jenis: kind, program: programme, ...more });
  for (const [name, value] of [...query]) if (!value) query.delete(name);
  return query.size ? `/acara?${query}` : '/acara';
}

/** Events of one month after the other, in the order given. */
function byMonth(events: ListedEvent[], language: PageProps['language']): [string, ListedEvent[]][] {
  const months = new Map<string, ListedEvent[]>();
  for (const event of events) {
    const { monthYear } = dayParts(event.startsLocal, language);
    months.set(monthYear, [...(months.get(monthYear) ?? []), event]);
  }
  return [...months];
}

/** The part of the page that a search changes. */
export function EventList({ events, counts, view, more, first, language }: ListProps & Pick<PageProps, 'language'>) {
  const words = messages(language).events;
  const searched = Boolean(view.words || view.kind || view.programme);
  const programme = view.programme && events[0]?.programme;
  return (
    <div id="daftar-acara">
      {programme && (
        <p>
          {words.ofProgramme({ programme })}{' '}
          <a href={`/program/${view.programme}`}>{messages(language).programmes.board}</a>{' '}
          <a href={addressOf({ ...view, programme: '' })}>{words.allProgrammes}</a>
        </p>
      )}
      {events.length === 0 && (
        <p class="calm">{searched ? words.nothingFound : view.past ? words.noPast : words.none}</p>
      )}
      {byMonth(events, language).map(([month, list]) => (
        <section aria-label={month}>
          <h2 class="month">{month}</h2>
          <ul class="event-lines">
            {list.map((event) => (
              <EventLine event={event} counts={counts.get(event.id)} language={language} />
            ))}
          </ul>
        </section>
      ))}
      <p class="pages">
        {!first && <a href={addressOf(view)}>{words.firstPage}</a>}
        {more && <a href={addressOf(view, { setelah: more })}>{view.past ? words.older : words.further}</a>}
      </p>
    </div>
  );
}

function SearchForm({ form, view }: { form: Form; view: EventView }) {
  const { events: words, fields } = messages(form.language);
  // asked as one types; sent as a form the address keeps the search
  const typing = {
    'hx-get': '/acara',
    'hx-target': '#daftar-acara',
    'hx-swap': 'outerMorph',
    'hx-include': 'closest form',
  };
  return (
    <form method="get" action="/acara" class="event-search">
      {view.past && <input type="hidden" name="lihat" value="lewat" />}
      {view.programme && <input type="hidden" name="program" value={view.programme} />}
      <div {...typing} hx-trigger="input delay:400ms">
        <Field form={form} name="q" type="search" label={words.search} maxlength={200} depends />
      </div>
      <div {...typing} hx-trigger="change">
        <Select
          form={form}
          name="jenis"
          label={fields.type}
          options={[
            { value: '', label: words.allKinds },
            ...KINDS.map(({ id, name }) => ({ value: id, label: name[form.language] })),
          ]}
          blank={false}
          required
        />
      </div>
      <button type="submit" class={look('quiet')}>
        {words.find}
      </button>
    </form>
  );
}

type Props = ListProps & {
  /** Whether the organization has any event at all. */
  some: boolean;
} & PageProps;

/** All events: those to come with the nearest first, or the past with the latest first. */
export function EventsPage({ some, ...props }: Props) {
  const { view, language, member } = props;
  const words = messages(language).events;
  const editor = mayEdit(member);
  const create = editor && (
    <a class={look()} href="/acara/baru">
      {words.create}
    </a>
  );
  if (!some) {
    return (
      <Layout title={words.title} {...props}>
        <PageHead title={words.title} />
        <Empty title={words.empty}>
          <p>{editor ? words.emptyText : words.emptyViewer}</p>
          {create}
        </Empty>
      </Layout>
    );
  }
  const form = freshForm(language, { q: view.words, jenis: view.kind });
  const views = [
    { past: false, word: words.upcoming },
    { past: true, word: words.past },
  ];
  return (
    <Layout title={words.title} {...props}>
      <PageHead title={words.title}>
        <a class={look('plain')} href="/program">
          {messages(language).programmes.title}
        </a>
        {create}
      </PageHead>
      <nav class="tabs views" aria-label={words.title}>
        {views.map(({ past, word }) => (
          <a href={addressOf({ ...view, past })} aria-current={past === view.past ? 'page' : undefined}>
            {word}
          </a>
        ))}
      </nav>
      <search>
        <SearchForm form={form} view={view} />
      </search>
      <EventList {...props} />
    </Layout>
  );
}
