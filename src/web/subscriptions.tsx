import type { Context as HonoContext } from 'hono';
import { calendarAddress, makeCalendarLink, renewCalendarLink, revokeCalendarLink } from '../actions/calendar-links.ts';
import { type CalendarLinkRow, findCalendarLink, listCalendarLinks } from '../db/calendar-links.ts';
import { type Language, messages } from '../messages/index.ts';
import { officePath } from './directory-parts.tsx';
import { type PageProps, pageOf, type WebEnv } from './environment.ts';
import { filled, typedIn } from './form-data.ts';
import { look, Submit } from './forms.tsx';
import { Layout } from './layout.tsx';
import { PageHead } from './parts.tsx';
import { errorPage } from './refusals.tsx';
import { momentText } from './when.ts';

type C = HonoContext<WebEnv>;

export const SUBSCRIPTIONS = '/kalender/langganan';

/** A live link with its secret address, as those who may edit see it. */
export type ShownLink = CalendarLinkRow & { address: string };

/** The live link of the organization or an office, with its address. */
export async function linkShown(c: C, officeId: string | null): Promise<ShownLink | null> {
  const link = await findCalendarLink(c.get('ctx'), officeId);
  return link ? { ...link, address: calendarAddress(c.get('ctx'), link) } : null;
}

type BoxProps = { link: ShownLink | null; officeId: string | null; zone: string; language: Language };

/** The address of a calendar, folded away; with it a new one, or none any more. Without one, the button that makes it. */
export function SubscriptionBox({ link, officeId, zone, language }: BoxProps) {
  const words = messages(language).subscriptions;
  const whose = officeId && <input type="hidden" name="jabatan" value={officeId} />;
  if (!link)
    return (
      <form method="post" action={SUBSCRIPTIONS}>
        {whose}
        <Submit kind="quiet">{words.make}</Submit>
      </form>
    );
  const id = `alamat-${link.id}`;
  const known = (
    <>
      {whose}
      <input type="hidden" name="langganan" value={link.id} />
    </>
  );
  return (
    <details class="subscription">
      <summary>{words.show}</summary>
      <p class="hint">{words.secret}</p>
      <p>
        <code id={id}>{link.address}</code>
      </p>
      <p class="hint">{words.made({ when: momentText(link.createdAt, zone, language) })}</p>
      <div class="actions">
        <button type="button" class={look('quiet')} data-copy={`#${id}`} data-copied={words.copied}>
          {words.copy}
        </button>
        <a class={look('plain')} href={link.address.replace(/^https?:/, 'webcal:')}>
          {words.subscribe}
        </a>
        <form method="post" action={`${SUBSCRIPTIONS}/perbarui`}>
          {known}
          <input type="hidden" name="ke" value={link.generation} />
          <Submit kind="plain">{words.renew}</Submit>
        </form>
        <form method="post" action={`${SUBSCRIPTIONS}/cabut`}>
          {known}
          <Submit kind="plain">{words.revoke}</Submit>
        </form>
      </div>
      <p class="hint">{words.renewHint}</p>
    </details>
  );
}

type Props = { own: ShownLink | null; offices: (ShownLink & { office: string | null })[] } & PageProps;

function SubscriptionsPage({ own, offices, ...page }: Props) {
  const { language, member } = page;
  const words = messages(language).subscriptions;
  const zone = member.timezone;
  return (
    <Layout title={words.title} {...page}>
      <PageHead title={words.title} over={<a href="/kalender">{words.back}</a>} />
      <p>{words.intro}</p>
      <section aria-labelledby="organisasi">
        <h2 id="organisasi">{member.organizationName}</h2>
        <p>{words.organization}</p>
        <SubscriptionBox link={own} officeId={null} zone={zone} language={language} />
      </section>
      <section aria-labelledby="jabatan">
        <h2 id="jabatan">{words.offices}</h2>
        <p>{offices.length ? words.officesHint : words.noOffices}</p>
        <ul class="rows">
          {offices.map((link) => (
            <li>
              <div class="grow">
                <a href={officePath(link.officeId ?? '')}>{link.office}</a>
                <SubscriptionBox link={link} officeId={link.officeId} zone={zone} language={language} />
              </div>
            </li>
          ))}
        </ul>
      </section>
    </Layout>
  );
}

/** GET /kalender/langganan: every live address of the organization. */
export async function showSubscriptions(c: C) {
  const links = await listCalendarLinks(c.get('ctx'));
  const shown = links.map((link) => ({ ...link, address: calendarAddress(c.get('ctx'), link) }));
  const own = shown.find(({ officeId }) => officeId === null) ?? null;
  const offices = shown.filter(({ officeId }) => officeId !== null);
  return c.html(<SubscriptionsPage own={own} offices={offices} {...pageOf(c)} />);
}

/** What a form about an address says, and where it leads back to: the page of its office, or the page of all. */
async function sent(c: C) {
  const typed = await typedIn(c);
  const officeId = filled(typed, 'jabatan') ?? null;
  const back = officeId && /^\w{1,60}$/.test(officeId) ? `${officePath(officeId)}#langganan` : SUBSCRIPTIONS;
  return { typed, officeId, back, id: filled(typed, 'langganan') ?? '' };
}

/** POST /kalender/langganan: an address for the organization, or for the office named. */
export async function makeSubscription(c: C) {
  const { officeId, back } = await sent(c);
  const done = await makeCalendarLink(c.get('ctx'), officeId);
  return done.ok ? c.redirect(back, 303) : errorPage(c, done.reason);
}

/** POST /kalender/langganan/perbarui */
export async function renewSubscription(c: C) {
  const { typed, id, back } = await sent(c);
  const generation = filled(typed, 'ke') ?? '';
  const done = await renewCalendarLink(c.get('ctx'), id, /^\d{1,9}$/.test(generation) ? Number(generation) : -1);
  return done.ok ? c.redirect(back, 303) : errorPage(c, done.reason);
}

/** POST /kalender/langganan/cabut */
export async function revokeSubscription(c: C) {
  const { id, back } = await sent(c);
  const done = await revokeCalendarLink(c.get('ctx'), id);
  return done.ok ? c.redirect(back, 303) : errorPage(c, done.reason);
}
