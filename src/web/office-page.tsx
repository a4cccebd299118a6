import type { OfficeRow, Participation, TenureRow } from '../db/directory.ts';
import type { FeedRow } from '../db/feeds.ts';
import { addDays, dateOf, localOf } from '../domain/dates.ts';
import { type Language, messages } from '../messages/index.ts';
import { telLink } from './contacts.tsx';
import { capacityText, rankText, shortDay, termText } from './directory-parts.tsx';
import { mayEdit, type PageProps } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import type { Form } from './forms.tsx';
import { Layout } from './layout.tsx';
import { OfficeCalendar } from './office-calendar.tsx';
import { CorrectForms, EndForm, HolderForm, OfficeForm, type Question } from './office-forms.tsx';
import { Notice, PageHead } from './parts.tsx';
import { ProposalRow } from './proposals.tsx';
import { type ShownLink, SubscriptionBox } from './subscriptions.tsx';

type Office = OfficeRow & { agency: string };

/** The forms of an office's page; one that came back with its mistakes stands open. */
export type OfficeForms = { holder: Form; end: Form; office: Form; calendar: Form; question: Question | null };

type Props = {
  office: Office;
  tenures: TenureRow[];
  holder: TenureRow | undefined;
  participation: Participation[];
  feed: FeedRow | undefined;
  /** The address by which its calendar is subscribed to; nothing for whoever only reads. */
  subscription: ShownLink | null;
  /** of the organization */
  zone: string;
  forms: OfficeForms;
  today: string;
  now: number;
  notice: string | null;
} & PageProps;

/** The last who held the office before a day it is vacant. */
const lastBefore = (tenures: readonly TenureRow[], today: string) =>
  tenures
    .filter((u) => u.state === 'confirmed' && u.untilDate !== null && u.untilDate < today)
    .sort((a, b) => ((a.untilDate ?? '') < (b.untilDate ?? '') ? 1 : -1))[0];

function HolderNow({ holder, tenures, today, language }: Pick<Props, 'holder' | 'tenures' | 'today' | 'language'>) {
  const { office: words } = messages(language);
  const last = holder ? undefined : lastBefore(tenures, today);
  const next = tenures.find((u) => u.state === 'confirmed' && (u.fromDate ?? '') > today);
  return (
    <div class="holder-now">
      {holder ? (
        <>
          <p class="holder-name">{holder.name}</p>
          <p class="hint">{termText(holder, language) || capacityText(holder.capacity, language)}</p>
        </>
      ) : (
        <>
          <p class="holder-name none">{words.vacant}</p>
          <p class="hint">
            {last?.untilDate
              ? words.vacantSince({ day: shortDay(addDays(last.untilDate, 1), language), name: last.name })
              : words.vacantText}
          </p>
        </>
      )}
      {next?.fromDate && <p>{words.next({ day: shortDay(next.fromDate, language), name: next.name })}</p>}
    </div>
  );
}

function spanText({ fromDate, untilDate }: TenureRow, today: string, language: Language): string {
  const { person } = messages(language);
  const until = untilDate ? shortDay(untilDate, language) : person.now;
  if (!fromDate) return person.until({ day: until });
  const from = shortDay(fromDate, language);
  return fromDate > today && !untilDate ? person.since({ day: from }) : person.span({ from, until });
}

function History({ tenures, today, editor, office, language }: Props & { editor: boolean }) {
  const words = messages(language).office;
  const confirmed = tenures.filter((u) => u.state === 'confirmed');
  if (!confirmed.length) return null;
  return (
    <section aria-labelledby="riwayat">
      <h2 id="riwayat">{words.history}</h2>
      <ul class="rows">
        {confirmed.map((tenure) => (
          <li>
            <span class="grow">
              <b>{tenure.name}</b>
              <small>
                {capacityText(tenure.capacity, language)} · {spanText(tenure, today, language)}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {editor && <CorrectForms officeId={office.id} tenures={confirmed} language={language} />}
    </section>
  );
}

function answerText(p: Participation, language: Language): string {
  const words = messages(language).office.answer;
  return p.answer === 'represented' && p.representative
    ? words.representedBy({ name: p.representative })
    : words[p.answer];
}

function cameText({ came, eventStatus, startsLocal, timezone }: Participation, now: number, language: Language) {
  const words = messages(language).office;
  if (came?.present === 'holder') return words.cameSelf;
  if (came)
    return came.name
      ? words.cameOther({ name: [came.name, came.position].filter(Boolean).join(', ') })
      : words.cameSomebody;
  if (eventStatus === 'cancelled') return words.cancelled;
  return startsLocal > localOf(now, timezone) ? words.ahead : words.cameUnknown;
}

/** Who was invited, what was answered and who came, event by event. Facts of the record: nothing is summed up or judged. */
function InvitedAndCame({ participation, now, language }: Pick<Props, 'participation' | 'now' | 'language'>) {
  const words = messages(language).office;
  return (
    <section aria-labelledby="keikutsertaan">
      <h2 id="keikutsertaan">{words.participation}</h2>
      {participation.length === 0 ? (
        <p>{words.notInvited}</p>
      ) : (
        <>
          <p class="hint">{words.participationHint}</p>
          <ul class="rows taken-part">
            {participation.map((p) => (
              <li>
                <time datetime={dateOf(p.startsLocal)}>{shortDay(p.startsLocal, language)}</time>
                <span class="grow">
                  <a href={`${eventPath(p.eventId, 'invitations')}/${p.invitationId}`}>{p.title}</a>
                  <small>
                    {p.name && `${words.invitedAs({ name: p.name })} · `}
                    {answerText(p, language)}
                  </small>
                </span>
                <span class="came">{cameText(p, now, language)}</span>
              </li>
            ))}
          </ul>
          {participation.length >= 50 && <p class="hint">{words.newest}</p>}
        </>
      )}
    </section>
  );
}

function Contacts({ office, editor, language }: { office: Office; editor: boolean; language: Language }) {
  const words = messages(language).office;
  const reached = (label: string, value: string | null, href: string) => (
    <div>
      <dt>{label}</dt>
      <dd>{value ? editor ? <a href={href}>{value}</a> : words.there : <span class="none">{words.missing}</span>}</dd>
    </div>
  );
  const mail = (address: string | null) => `mailto:${address}`;
  const call = (number: string | null) => telLink(number ?? '');
  return (
    <section aria-labelledby="kontak">
      <h2 id="kontak">{words.contacts}</h2>
      <dl class="facts">
        {reached(words.email, office.email, mail(office.email))}
        {reached(words.phone, office.phone, call(office.phone))}
        {reached(words.staffEmail, office.staffEmail, mail(office.staffEmail))}
        {reached(words.staffPhone, office.staffPhone, call(office.staffPhone))}
      </dl>
      <p class="hint">{editor ? words.contactsHint : words.contactsViewer}</p>
    </section>
  );
}

/** One office: who holds it, how it is reached, who held it, and its invitations as the record has them. */
export function OfficePage(props: Props) {
  const { office, tenures, holder, participation, feed, subscription, zone, forms, today, now, notice, ...page } =
    props;
  const { language } = page;
  const { office: words, proposals } = messages(language);
  const editor = mayEdit(page.member);
  const proposed = editor ? tenures.filter((u) => u.state === 'proposed') : [];
  return (
    <Layout title={office.title} {...page}>
      <PageHead title={office.title} over={<a href="/direktori">{words.back}</a>} />
      {notice && (
        <Notice tone="good">
          <p>{notice}</p>
        </Notice>
      )}
      <p class="belongs">
        <a href={`/direktori?cari=${encodeURIComponent(office.agency)}`}>{office.agency}</a>
        <small>{rankText(office.precedenceClass, language)}</small>
      </p>
      {proposed.length > 0 && (
        <section class="proposals" aria-labelledby="usulan">
          <h2 id="usulan">{proposals.one}</h2>
          <ul class="rows">
            {proposed.map(({ id, name, capacity }) => (
              <ProposalRow
                proposal={{
                  id,
                  name,
                  capacity,
                  officeId: office.id,
                  title: office.title,
                  agency: office.agency,
                  holder: holder ?? null,
                }}
                office
                language={language}
              />
            ))}
          </ul>
        </section>
      )}
      <div class="aside-page">
        <div>
          <section aria-labelledby="pejabat">
            <h2 id="pejabat">{words.holder}</h2>
            <HolderNow holder={holder} tenures={tenures} today={today} language={language} />
            {editor && <HolderForm office={office} holder={holder} form={forms.holder} question={forms.question} />}
            {editor && holder && <EndForm office={office} holder={holder} form={forms.end} />}
          </section>
          <Contacts office={office} editor={editor} language={language} />
          <OfficeCalendar
            officeId={office.id}
            feed={feed}
            zone={zone}
            form={forms.calendar}
            editor={editor}
            language={language}
          />
          {editor && (
            <section aria-labelledby="langganan">
              <h2 id="langganan">{messages(language).subscriptions.officeTitle}</h2>
              <p class="hint">{messages(language).subscriptions.officesHint}</p>
              <SubscriptionBox link={subscription} officeId={office.id} zone={zone} language={language} />
            </section>
          )}
          {editor && <OfficeForm office={office} form={forms.office} />}
        </div>
        <aside>
          <InvitedAndCame participation={participation} now={now} language={language} />
          <History {...props} editor={editor} />
        </aside>
      </div>
    </Layout>
  );
}
