import type { Context as HonoContext } from 'hono';
import { type Approval, approveRelease } from '../actions/report-approvals.ts';
import type { EventRow } from '../db/events.ts';
import type { StoredSection } from '../db/schema/reports.ts';
import { renderMarkdown } from '../domain/draft/markdown.ts';
import { messages } from '../messages/index.ts';
import type { PageProps, WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filled, typedIn } from './form-data.ts';
import { look, Submit } from './forms.tsx';
import { errorPage } from './refusals.tsx';
import { formPath, type Signed, signed } from './report-tools.tsx';

type C = HonoContext<WebEnv>;

/** POST /acara/:id/laporan/persetujuan: an owner's word for the words he saw, or that it no longer counts. */
export async function approve(c: C) {
  const typed = await typedIn(c);
  const id = c.req.param('id') ?? '';
  const done = await approveRelease(c.get('ctx'), id, filled(typed, 'aksi') !== 'tarik', filled(typed, 'sidik'));
  return done.ok ? c.redirect(`${formPath(id, 'siaran-pers')}#persetujuan`, 303) : errorPage(c, done.reason);
}

type Props = {
  event: EventRow;
  sections: StoredSection[];
  missing: { label: string }[];
  approval: Approval | null;
  /** The hash of what is approved. */
  seal: string;
  by: Signed;
  address: string;
} & Pick<PageProps, 'member' | 'language'>;

/** Whether a press release may leave: who approved it, or that it waits and for whom; its words to copy only then. */
export function Release({ event, sections, approval, seal, by, address, member, language }: Props) {
  const words = messages(language).reportEditing;
  const { copied } = messages(language).report;
  const owner = member.role === 'owner';
  const editor = member.role !== 'viewer';
  // what is not recorded is the office's business, not the press's
  const text = renderMarkdown({ form: 'siaran-pers', title: event.title, sections, missing: [] });
  return (
    <section aria-labelledby="persetujuan" class="no-print">
      <h2 id="persetujuan" tabindex={-1}>
        {words.releaseTitle}
      </h2>
      <p>
        <span class={`badge ${approval ? 'final' : 'draft'}`}>{approval ? words.approvedMark : words.waitsMark}</span>
      </p>
      <p>{approval ? words.approved(signed(approval, by)) : words.releaseWaits}</p>
      {!approval && editor && !owner && (
        <>
          <p class="hint" id="alamat-hint">
            {words.releaseAsk}
          </p>
          <p>
            <code id="alamat">{address}</code>
          </p>
          <button type="button" class={look('quiet')} data-copy="#alamat" data-copied={copied}>
            {words.copyPath}
          </button>
        </>
      )}
      {owner && (
        <form method="post" action={`${eventPath(event.id, 'report')}/persetujuan`}>
          {!approval && <p class="hint">{words.approveHint}</p>}
          <input type="hidden" name="sidik" value={seal} />
          <Submit name="aksi" value={approval ? 'tarik' : 'setuju'} kind={approval ? 'quiet' : 'main'}>
            {approval ? words.withdraw : words.approve}
          </Submit>
        </form>
      )}
      {approval && (
        <>
          <textarea id="siaran" class="chat" lang="id" readonly rows={12} aria-label={words.releaseText}>
            {`\n${text}`}
          </textarea>
          <button type="button" class={look('main')} data-copy="#siaran" data-copied={copied}>
            {words.copyRelease}
          </button>
        </>
      )}
    </section>
  );
}
