import type { Child } from 'hono/jsx';
import type { Roll } from '../actions/attendance.ts';
import { messages } from '../messages/index.ts';
import { OfficeRow, Undo } from './check-in.tsx';
import { eventPath } from './event-frame.tsx';
import { type Form, look } from './forms.tsx';
import { arrivedAt, cameTo, officesIn, rollPath, SHOWN, sessionsOf, type View } from './roll-view.ts';

export type RollProps = {
  roll: Roll;
  view: View;
  editable: boolean;
  /** Language, and for one row what came back: `form` of invitation `id`. */
  blank: Form;
  rowForm: { id: string; form: Form } | null;
  nonce: string;
  /** Of what is shown, for asking whether anything is new; null where nothing can be. */
  pulse: string | null;
  now: number;
};

/** How many came, in the session being recorded and in all. `apart`: it comes beside what was asked for. */
export function Tally({ roll, view, blank, apart }: Pick<RollProps, 'roll' | 'view' | 'blank'> & { apart?: boolean }) {
  const words = messages(blank.language).attendance;
  const { totals } = roll;
  return (
    <div id="hitung" hx-swap-oob={apart ? 'true' : undefined}>
      <p aria-live="polite">
        <b>{cameTo(roll, view)}</b> {words.came({ n: totals.invited })}
        {view.session && ` · ${view.session}`}
      </p>
      <small>
        {(['holders', 'represented', 'walk_ins', 'persons'] as const)
          .map((name) => words.totals[name]({ n: totals[name] }))
          .join(' · ')}
      </small>
    </div>
  );
}

type LinkProps = { eventId: string; view: View; current?: boolean; children?: Child };

/** Another look at the roll, in place where that is possible. */
function ViewLink({ eventId, view, current, children }: LinkProps) {
  return (
    <a
      href={rollPath(eventId, view)}
      hx-get={rollPath(eventId, view, '/daftar')}
      hx-target="#daftar"
      hx-swap="outerMorph"
      hx-sync="#daftar:queue last"
      class="chip"
      aria-current={current ? 'true' : undefined}
    >
      {children}
    </a>
  );
}

function Looks({ roll, view, blank }: Pick<RollProps, 'roll' | 'view' | 'blank'>) {
  const words = messages(blank.language).attendance;
  const plain = { ...view, page: 1, scanned: '', opened: '' };
  const sessions = sessionsOf(roll, view, (n) => words.dayOf({ n }));
  return (
    <nav class="chips no-print" aria-label={words.looks}>
      {SHOWN.map((shown) => (
        <ViewLink eventId={roll.event.id} view={{ ...plain, shown }} current={shown === view.shown}>
          {words.shown[shown]}
        </ViewLink>
      ))}
      {sessions.length > 0 && <span class="between">{words.sessions}</span>}
      {sessions.map((session) => (
        <ViewLink eventId={roll.event.id} view={{ ...plain, session }} current={session === view.session}>
          {session || words.noSession}
        </ViewLink>
      ))}
    </nav>
  );
}

function NobodyFound({ roll, view, editable, blank }: RollProps) {
  const words = messages(blank.language).attendance;
  if (!view.words) return <p class="hint">{words.noneShown[view.shown]}</p>;
  return (
    <div class="empty">
      <p>{words.noneFound({ words: view.words })}</p>
      {editable && (
        <p>
          <a
            class={look('quiet')}
            href={`${rollPath(roll.event.id, view)}&${new URLSearchParams({ nama: view.words })}#tamu`}
          >
            {words.asWalkIn}
          </a>
        </p>
      )}
    </div>
  );
}

/** The offices with their taps. Asks every few seconds for what other devices recorded. */
export function RollList(props: RollProps) {
  const { roll, view, editable, blank, rowForm, nonce, pulse, now } = props;
  const { attendance: words, invitations } = messages(blank.language);
  const { scanned, offices, at, pages } = officesIn(roll, view, now);
  const live = pulse && {
    'hx-get': rollPath(roll.event.id, view, '/daftar'),
    'hx-trigger': 'every 4s',
    'hx-headers': JSON.stringify({ 'If-None-Match': pulse }),
    'hx-swap': 'outerMorph',
    'hx-sync': 'drop',
  };
  const row = (office: (typeof offices)[number]) => {
    const { id } = office.view.invitation;
    const form = rowForm?.id === id ? rowForm.form : blank;
    return <OfficeRow roll={roll} office={office} view={view} editable={editable} form={form} nonce={nonce} />;
  };
  const taps = {
    'hx-target:inherited': 'closest li',
    'hx-swap:inherited': 'outerHTML',
    'hx-sync:inherited': '#daftar:queue all',
  };
  return (
    <div id="daftar" {...live}>
      {view.session && <input type="hidden" form="pencarian" name="sesi" value={view.session} />}
      {view.shown !== 'semua' && <input type="hidden" form="pencarian" name="lihat" value={view.shown} />}
      <Looks roll={roll} view={view} blank={blank} />
      {view.scanned && !scanned && <p class="notice warn">{words.notOurs}</p>}
      {roll.offices.length === 0 && <p class="hint">{words.none}</p>}
      {roll.offices.length > 0 && !scanned && offices.length === 0 && <NobodyFound {...props} />}
      <ul class="rows roll" {...taps}>
        {scanned && row(scanned)}
        {offices.map(row)}
      </ul>
      {pages > 1 && (
        <p class="pages">
          {at > 1 && <a href={rollPath(roll.event.id, { ...view, page: at - 1 })}>{invitations.previous}</a>}
          <span>{invitations.page({ n: at, of: pages })}</span>
          {at < pages && <a href={rollPath(roll.event.id, { ...view, page: at + 1 })}>{invitations.next}</a>}
        </p>
      )}
    </div>
  );
}

/** Guests who came without an invitation. */
export function WalkInRows({ roll, view, editable, blank, apart }: Omit<RollProps, 'rowForm'> & { apart?: boolean }) {
  return (
    <ul class="rows" id="tamu-tercatat" hx-swap-oob={apart ? 'outerMorph' : undefined}>
      {roll.walkIns.map((row) => (
        <li id={row.id}>
          <span class="grow">
            <b>{row.name}</b>
            <small>
              {[row.position, row.agency, row.session, arrivedAt(row, roll.event)].filter(Boolean).join(' · ')}
            </small>
          </span>
          {editable && <Undo row={row} who={row.name ?? ''} view={view} form={blank} />}
        </li>
      ))}
    </ul>
  );
}

/** The field that narrows the list as one types, the numbers, and the way to a session not recorded yet. */
export function RollSearch({ roll, view, blank }: Pick<RollProps, 'roll' | 'view' | 'blank'>) {
  const { attendance: words, invitations } = messages(blank.language);
  const action = eventPath(roll.event.id, 'attendance');
  return (
    <search class="no-print">
      <form
        id="pencarian"
        method="get"
        action={action}
        class="inline"
        hx-get={`${action}/daftar`}
        hx-trigger="input changed delay:250ms, submit"
        hx-target="#daftar"
        hx-swap="outerMorph"
        hx-sync="#daftar:queue last"
      >
        <div class="field">
          <label for="cari" class="unseen">
            {words.search}
          </label>
          <input id="cari" name="q" type="search" value={view.words} placeholder={words.search} autocomplete="off" />
        </div>
        <button type="submit" class={look('quiet')}>
          {invitations.find}
        </button>
      </form>
    </search>
  );
}
