import type { EventRow } from '../db/events.ts';
import type { DeliveryRow, InvitationView } from '../db/invitations.ts';
import { type Language, messages } from '../messages/index.ts';
import { eventPath } from './event-frame.tsx';
import { Submit } from './forms.tsx';
import {
  AnswerBadge,
  correctionPath,
  DeliveryBadge,
  STATUSES,
  StuckRow,
  statusOf,
  whoIs,
} from './invitation-parts.tsx';
import { live } from './live.ts';

const PER_PAGE = 200;
/** Which invitees are shown: those of a status, those whose words match, and which page of them. */
export type Filter = { status: string; words: string; page: number };

/** The list's address with a filter. */
function filterQuery({ status, words, page }: Filter): string {
  const query = new URLSearchParams({ status, q: words, hal: page > 1 ? String(page) : '' });
  for (const [name, value] of [...query]) if (!value) query.delete(name);
  return query.size ? `?${query}` : '';
}

/** The filter that shows those whom no mail reaches and who have given no answer. */
const UNTOLD = 'tanpa-surel';
const isUntold = (view: InvitationView) => !view.invitation.email && statusOf(view) === 'pending';

/** The list of those whom no mail reaches and who have given no answer. */
export const untoldPath = (eventId: string) => `${eventPath(eventId, 'invitations')}?status=${UNTOLD}#daftar`;

function matching(views: InvitationView[], { status, words }: Filter): InvitationView[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return views.filter((view) => {
    if (status === UNTOLD ? !isUntold(view) : status && statusOf(view) !== status) return false;
    const { position, name, agency } = view.invitation;
    const text = `${position ?? ''} ${name ?? ''} ${agency} ${view.answer?.representativeName ?? ''}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

type Props = {
  event: EventRow;
  views: InvitationView[];
  unsettled: DeliveryRow[];
  filter: Filter;
  /** Whether the reader may change anything of this event. */
  editable: boolean;
  pulse: string;
  language: Language;
};

/** Mails, of whatever kind, that wait for a person's word. */
function Attention({ event, unsettled, views, language }: Props) {
  const words = messages(language).invitations;
  if (!unsettled.length) return null;
  const invited = new Map(views.map((view) => [view.invitation.id, whoIs(view)]));
  return (
    <section class="notice warn" aria-labelledby="perhatian">
      <h2 id="perhatian">{words.attention}</h2>
      <p>{words.attentionHint}</p>
      <ul class="rows">
        {unsettled.map((delivery) => (
          <StuckRow
            eventId={event.id}
            delivery={delivery}
            who={invited.get(delivery.invitationId ?? '') ?? delivery.recipient}
            language={language}
          />
        ))}
      </ul>
    </section>
  );
}

function Sending({ event, views, editable, language }: Props) {
  const words = messages(language).invitations;
  const unsent = views.filter((v) => v.invitation.email && !v.delivery).length;
  const underWay = views.filter((v) => v.delivery?.state === 'owed' || v.delivery?.state === 'sending').length;
  const withoutEmail = views.filter((v) => !v.invitation.email).length;
  const open = event.status === 'scheduled' || event.status === 'invited';
  const refused = views.some((v) => v.delivery?.state === 'owed' && v.delivery.attempts > 0);
  const due = editable && open && (unsent > 0 || refused);
  const rest = withoutEmail > 0 && words.withoutEmail({ n: withoutEmail });
  if (!due) {
    return (
      <p class="hint">
        {unsent ? words.sendHint({ n: unsent }) : words.sendNothing} {underWay > 0 && words.underWay({ n: underWay })}{' '}
        {rest}
      </p>
    );
  }
  return (
    <section class="sending" aria-labelledby="kirim">
      <h2 id="kirim">{words.sending}</h2>
      <p>
        {unsent > 0 && words.sendHint({ n: unsent })} {underWay > 0 && words.underWay({ n: underWay })} {rest}
      </p>
      <form method="post" action={`${eventPath(event.id)}/kirim`}>
        {unsent ? <Submit>{words.sendN({ n: unsent })}</Submit> : <Submit kind="quiet">{words.sendAgain}</Submit>}
      </form>
    </section>
  );
}

/** Searches as one types; without script by its button. */
function Search({ event, filter, language }: Props) {
  const words = messages(language).invitations;
  const path = eventPath(event.id, 'invitations');
  return (
    <form method="get" action={`${path}#daftar`} class="inline no-print">
      {filter.status && <input type="hidden" name="status" value={filter.status} />}
      <div class="field">
        <label for="cari">{words.search}</label>
        <input
          id="cari"
          name="q"
          type="search"
          value={filter.words}
          autocomplete="off"
          hx-get={`${path}${filterQuery({ ...filter, words: '', page: 1 })}`}
          hx-trigger="input changed delay:400ms"
          hx-target="#undangan"
          hx-swap="outerMorph"
        />
      </div>
      <Submit kind="quiet">{words.find}</Submit>
    </form>
  );
}

/** How many stand at each answer, each a way to see only those. */
function Chips({ event, views, filter, language }: Props) {
  const words = messages(language).invitations;
  const path = eventPath(event.id, 'invitations');
  const untold = views.filter(isUntold).length;
  const chips: [status: string, label: string, n: number][] = [
    ['', words.everyone, views.length],
    ...STATUSES.map((s): [string, string, number] => [
      s,
      words.counts[s],
      views.filter((v) => statusOf(v) === s).length,
    ]),
  ];
  if (untold || filter.status === UNTOLD) chips.push([UNTOLD, words.untold, untold]);
  return (
    <nav class="chips" aria-label={words.show}>
      {chips.map(([status, label, n]) => (
        <a
          href={`${path}${filterQuery({ ...filter, status, page: 1 })}#daftar`}
          class={`chip ${status}`}
          aria-current={status === filter.status ? 'true' : undefined}
        >
          {label} <b>{n}</b>
        </a>
      ))}
    </nav>
  );
}

/** Where his mail stands; without an address, the way to fill it in. */
function Mail({ view, editable, language }: InviteeProps) {
  const words = messages(language).invitations;
  const { id, eventId, email } = view.invitation;
  if (email || view.delivery || !editable) return <DeliveryBadge view={view} language={language} />;
  return (
    <a class="badge no_email" href={correctionPath(eventId, id, 'email')}>
      {words.fillEmail}
      <span class="unseen">{words.forWhom({ who: whoIs(view) })}</span>
    </a>
  );
}

type InviteeProps = { view: InvitationView; editable: boolean; language: Language };

function Invitee({ path, view, editable, language }: InviteeProps & { path: string }) {
  const { invitation, answer } = view;
  return (
    <li id={invitation.id}>
      <span class="grow">
        <b>
          <a href={`${path}/${invitation.id}`}>{whoIs(view)}</a>
        </b>
        <small>{[invitation.position && invitation.name, invitation.agency].filter(Boolean).join(' · ')}</small>
      </span>
      <span>
        <AnswerBadge view={view} language={language} />
        {answer?.answer === 'represented' && answer.representativeName && (
          <small>{messages(language).invitations.by({ name: answer.representativeName })}</small>
        )}
      </span>
      <Mail view={view} editable={editable} language={language} />
    </li>
  );
}

/** Those invited as they stand now, in order of precedence. It asks for itself again while the page is open. */
export function InviteeList(props: Props) {
  const { event, views, filter, pulse, language } = props;
  const words = messages(language).invitations;
  const path = eventPath(event.id, 'invitations');
  const found = matching(views, filter);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const at = Math.min(filter.page, pages);
  const shown = found.slice((at - 1) * PER_PAGE, at * PER_PAGE);
  const to = (page: number) => `${path}${filterQuery({ ...filter, page })}`;
  return (
    <div id="undangan" {...live(to(at), pulse)}>
      {props.editable && <Attention {...props} />}
      <Sending {...props} />
      <div class="title-row">
        <h2 id="daftar">{words.title}</h2>
        {props.editable && <a href="#tambah">{words.add}</a>}
      </div>
      <Search {...props} />
      <Chips {...props} />
      {shown.length === 0 && <p role="status">{words.noneFound}</p>}
      <ul class="rows guests">
        {shown.map((view) => (
          <Invitee path={path} view={view} editable={props.editable} language={language} />
        ))}
      </ul>
      {pages > 1 && (
        <p class="pages">
          {at > 1 && <a href={to(at - 1)}>{words.previous}</a>}
          <span>{words.page({ n: at, of: pages })}</span>
          {at < pages && <a href={to(at + 1)}>{words.next}</a>}
        </p>
      )}
    </div>
  );
}
