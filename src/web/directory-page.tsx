import type { DirectoryOffice, DirectoryPage as Found } from '../db/directory.ts';
import type { Proposal } from '../db/proposals.ts';
import { type Language, messages } from '../messages/index.ts';
import { contactText, officePath, termText } from './directory-parts.tsx';
import { mayEdit, type PageProps } from './environment.ts';
import { look } from './forms.tsx';
import { Layout } from './layout.tsx';
import { Empty, Notice, PageHead } from './parts.tsx';
import { ProposalRow, undisputed } from './proposals.tsx';

/** Proposals shown above the directory before one asks for all. */
export const FIRST_PROPOSALS = 3;

/** What is asked for: words to search, a page (1 first) of so many offices. */
export type Wanted = { words: string; page: number; perPage: number };

function Office({ office, language }: { office: DirectoryOffice; language: Language }) {
  const { person } = messages(language);
  const { holder } = office;
  return (
    <li>
      <a class="to-office" href={officePath(office.id)}>
        {office.title}
      </a>
      {holder ? (
        <span>
          {holder.name}
          <small>{termText(holder, language)}</small>
        </span>
      ) : (
        <span class="none">{person.none}</span>
      )}
      <span class="reach">{contactText(office, language)}</span>
    </li>
  );
}

function Pages({ found, wanted, language }: { found: Found; wanted: Wanted; language: Language }) {
  const words = messages(language).directory;
  const last = Math.ceil(found.total / wanted.perPage);
  if (last < 2) return null;
  const at = (page: number) => {
    const query = new URLSearchParams({ ...(wanted.words && { cari: wanted.words }), hal: String(page) });
    return `/direktori?${query}`;
  };
  return (
    <nav class="pages" aria-label={words.pages}>
      {wanted.page > 1 && <a href={at(wanted.page - 1)}>{words.previous}</a>}
      <span>{words.page({ n: wanted.page, of: last })}</span>
      {wanted.page < last && <a href={at(wanted.page + 1)}>{words.next}</a>}
    </nav>
  );
}

/** What was found: how many, and the offices by agency. Put into the page anew as one types. */
export function FoundOffices({ found, wanted, language }: { found: Found; wanted: Wanted; language: Language }) {
  const words = messages(language).directory;
  return (
    <>
      <p class="found-count" role="status">
        {wanted.words
          ? found.total
            ? words.found({ n: found.total })
            : words.noneFound({ words: wanted.words })
          : words.all({ n: found.total })}{' '}
        {wanted.words && <a href="/direktori">{words.everything}</a>}
      </p>
      {found.agencies.map(({ id, name, offices }) => (
        <section class="agency" aria-labelledby={id}>
          <h2 id={id}>{name}</h2>
          <ul class="offices">
            {offices.map((office) => (
              <Office office={office} language={language} />
            ))}
          </ul>
        </section>
      ))}
      <Pages found={found} wanted={wanted} language={language} />
    </>
  );
}

function Search({ wanted, language }: { wanted: Wanted; language: Language }) {
  const words = messages(language).directory;
  return (
    <search>
      <form class="inline find" method="get" action="/direktori">
        <div class="field">
          <label for="cari">{words.search}</label>
          <input
            id="cari"
            name="cari"
            type="search"
            value={wanted.words}
            maxlength={200}
            autocomplete="off"
            hx-get="/direktori"
            hx-trigger="input changed delay:350ms"
            hx-target="#hasil"
            hx-swap="innerMorph"
          />
        </div>
        <button type="submit" class={look('quiet')}>
          {words.find}
        </button>
      </form>
    </search>
  );
}

/** Names that invitations gave, with what to say to each; those undisputed can be confirmed at once. */
export function Proposals({
  proposals,
  total,
  alone,
  language,
}: {
  proposals: Proposal[];
  total: number;
  /** Under a page's title of the same words. */
  alone?: boolean;
  language: Language;
}) {
  const words = messages(language).proposals;
  const clear = undisputed(proposals);
  return (
    <section class="proposals" id="usulan" aria-label={words.one}>
      {!alone && <h2>{words.title({ n: total })}</h2>}
      <p class="hint">{words.hint}</p>
      <ul class="rows">
        {proposals.map((proposal) => (
          <ProposalRow proposal={proposal} language={language} />
        ))}
      </ul>
      <div class="actions">
        {proposals.length === total && clear.length > 1 && (
          <form method="post" action="/direktori/usulan">
            {clear.map(({ officeId, id }) => (
              <input type="hidden" name="usulan" value={`${officeId}.${id}`} />
            ))}
            <button type="submit" class={look('quiet')}>
              {words.allRight({ n: clear.length })}
            </button>
          </form>
        )}
        {proposals.length < total && <a href="/direktori?usulan=semua">{words.more({ n: total })}</a>}
      </div>
    </section>
  );
}

type Props = {
  found: Found;
  wanted: Wanted;
  proposals: { total: number; proposals: Proposal[] };
  /** What was just done, in words. */
  notice: string | null;
} & PageProps;

/** The directory: what waits for a word on top, then the offices by agency in precedence. */
export function DirectoryPage({ found, wanted, proposals, notice, ...page }: Props) {
  const { language } = page;
  const words = messages(language).directory;
  const editor = mayEdit(page.member);
  const empty = found.total === 0 && !wanted.words;
  return (
    <Layout title={words.title} {...page}>
      <PageHead title={words.title}>
        {editor && (
          <>
            <a class={look(empty ? 'main' : 'quiet')} href="/direktori/impor">
              {words.paste}
            </a>
            <a class={look(empty ? 'quiet' : 'main')} href="/direktori/baru">
              {words.add}
            </a>
          </>
        )}
      </PageHead>
      {notice && (
        <Notice tone="good">
          <p>{notice}</p>
        </Notice>
      )}
      {empty ? (
        <Empty title={words.empty}>
          <p>{words.emptyText}</p>
          <p>{editor ? words.emptyFirst : words.emptyViewer}</p>
        </Empty>
      ) : (
        <>
          {editor && proposals.total > 0 && !wanted.words && wanted.page === 1 && (
            <Proposals {...proposals} language={language} />
          )}
          <Search wanted={wanted} language={language} />
          <div id="hasil">
            <FoundOffices found={found} wanted={wanted} language={language} />
          </div>
        </>
      )}
    </Layout>
  );
}

/** All proposals that wait, without the directory. */
export function ProposalsPage({ proposals, total, ...page }: { proposals: Proposal[]; total: number } & PageProps) {
  const words = messages(page.language).proposals;
  return (
    <Layout title={words.one} {...page}>
      <p class="no-print">
        <a href="/direktori">{words.back}</a>
      </p>
      <PageHead title={words.one} />
      {total ? <Proposals proposals={proposals} total={total} alone language={page.language} /> : <p>{words.none}</p>}
    </Layout>
  );
}
