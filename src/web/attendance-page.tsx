import type { CountRow } from '../db/counts.ts';
import type { ForceRow } from '../db/forces.ts';
import { messages } from '../messages/index.ts';
import type { PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { ErrorSummary, Field, type Form, look, Submit } from './forms.tsx';
import { Icon } from './icons.tsx';
import { daysUntil } from './next-step.ts';
import { Notice } from './parts.tsx';
import { Counts, Forces } from './recording-forms.tsx';
import { RollList, type RollProps, RollSearch, Tally, WalkInRows } from './roll.tsx';
import { rollPath } from './roll-view.ts';

type Props = {
  list: RollProps;
  forces: ForceRow[];
  counts: CountRow[];
  /** Which of its forms was saved just now, as its address says: `kekuatan` or `jumlah`. */
  saved: string | undefined;
  notice: { text: string; kind: 'warn' | 'good' } | null;
  forms: { walkIn: Form; forces: Form; counts: Form };
} & PageProps;

/** A session that nobody was recorded in yet. */
function OtherSession({ list, language }: { list: RollProps } & Pick<PageProps, 'language'>) {
  const words = messages(language).attendance;
  return (
    <details class="no-print">
      <summary>{words.otherSession}</summary>
      <form method="get" action={eventPath(list.roll.event.id, 'attendance')} class="inline narrow">
        <div class="field">
          <label for="sesi">{words.session}</label>
          <p class="hint" id="sesi-petunjuk">
            {words.sessionHint}
          </p>
          <input id="sesi" name="sesi" type="text" maxlength={100} aria-describedby="sesi-petunjuk" />
        </div>
        <Submit kind="quiet">{words.sessionOpen}</Submit>
      </form>
    </details>
  );
}

function WalkIns({ list, form }: { list: RollProps; form: Form }) {
  const { attendance: words, fields } = messages(form.language);
  const { roll, view, editable, nonce } = list;
  return (
    <section aria-labelledby="tamu">
      <h2 id="tamu">{words.walkIns}</h2>
      {editable && <p class="hint">{words.walkInsHint}</p>}
      <WalkInRows {...list} />
      {!editable && roll.walkIns.length === 0 && <p>{words.noWalkIns}</p>}
      {editable && (
        <form method="post" action={rollPath(roll.event.id, { ...view, opened: '' })} novalidate>
          <ErrorSummary form={form} labels={fields} />
          <input type="hidden" name="nonce" value={nonce} />
          <Field form={form} name="name" label={fields.name} maxlength={200} required />
          <div class="columns">
            <Field form={form} name="position" label={fields.position} maxlength={200} />
            <Field form={form} name="agency" label={fields.agency} maxlength={200} />
          </div>
          <Submit kind="quiet">{words.walkInSend}</Submit>
        </form>
      )}
    </section>
  );
}

/** Who came: by office, without invitation, by unit, and what was counted. */
export function AttendancePage({ list, forces, counts, saved, notice, forms, ...page }: Props) {
  const { attendance: words } = messages(page.language);
  const { roll, view, editable, blank } = list;
  const { event } = roll;
  const early = daysUntil(event, list.now);
  return (
    <EventFrame event={event} tab="attendance" {...page}>
      {notice && (
        <p class={`notice ${notice.kind}`} role="status">
          {notice.text}
        </p>
      )}
      {editable && early > 0 && event.status !== 'postponed' && (
        <Notice tone="info">{words.early({ n: early })}</Notice>
      )}
      <div class="at-the-door">
        <section aria-labelledby="kehadiran">
          <h2 id="kehadiran">{words.list}</h2>
          <div class="roll-bar">
            <Tally roll={roll} view={view} blank={blank} />
            <RollSearch roll={roll} view={view} blank={blank} />
            {editable && (
              <a class={`${look('plain')} to-guests no-print lg:hidden`} href="#tamu">
                <Icon name="plus" />
                <span>
                  {words.toWalkIns}
                  <span class="unseen">{words.toWalkInsWhat}</span>
                </span>
              </a>
            )}
          </div>
          <p class="notice wrong" role="alert" data-unsent hidden>
            {words.unsent}
          </p>
          <RollList {...list} />
          {editable && <OtherSession list={list} language={page.language} />}
        </section>
        <div class="beside">
          <WalkIns list={list} form={forms.walkIn} />
          {(editable || forces.length > 0) && (
            <Forces
              event={event}
              form={forms.forces}
              forces={forces}
              saved={saved === 'kekuatan'}
              editable={editable}
            />
          )}
          {(editable || counts.length > 0) && (
            <Counts event={event} form={forms.counts} counts={counts} saved={saved === 'jumlah'} editable={editable} />
          )}
        </div>
      </div>
    </EventFrame>
  );
}
