import type { Context as HonoContext } from 'hono';
import type { Context } from '../actions/context.ts';
import { confirmTenure, rejectTenure } from '../actions/directory.ts';
import { confirmProposals, confirmSpelling } from '../actions/proposals.ts';
import { findOffice, findTenure, type Holder } from '../db/directory.ts';
import type { Proposal } from '../db/proposals.ts';
import { alikePersons } from '../domain/alike.ts';
import { samePerson } from '../domain/names.ts';
import { withCapacity } from '../domain/offices.ts';
import { type Language, messages } from '../messages/index.ts';
import { officePath, todayOf } from './directory-parts.tsx';
import type { WebEnv } from './environment.ts';
import { typedIn } from './form-data.ts';
import { look } from './forms.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;
/** What a proposed name is beside the holder: nobody is known, the same man written differently, perhaps so, or another. */
type Standing = 'vacant' | 'same' | 'alike' | 'other';

/** How a proposed name stands to who holds the office. */
function standingOf(proposal: { name: string; capacity: string }, holder: Holder | null): Standing {
  if (!holder) return 'vacant';
  if (samePerson({ name: proposal.name }, { name: holder.name }))
    return proposal.capacity === holder.capacity ? 'same' : 'other';
  return alikePersons(proposal.name, holder.name) ? 'alike' : 'other';
}

type Deciding = { proposal: Proposal; value: string; label: string; quiet?: boolean; office?: boolean; whom: string };

function Decide({ proposal, value, label, quiet, office, whom }: Deciding) {
  return (
    <form method="post" action={`${officePath(proposal.officeId)}/usulan/${proposal.id}`}>
      {office && <input type="hidden" name="dari" value="jabatan" />}
      <button type="submit" name="putusan" value={value} class={look(quiet ? 'plain' : 'quiet')}>
        {label}
        <span class="unseen">{whom}</span>
      </button>
    </form>
  );
}

/** One proposed holder with what a person may say to it. */
export function ProposalRow({
  proposal,
  office,
  language,
}: {
  proposal: Proposal;
  office?: boolean;
  language: Language;
}) {
  const words = messages(language).proposals;
  const { id, name, capacity, title, agency, officeId, holder } = proposal;
  const standing = standingOf(proposal, holder);
  const said = { proposal, office, whom: words.whom({ name, title }) };
  return (
    <li id={`usulan-${id}`}>
      <span class="grow">
        <b>{name}</b>
        <small>
          {office ? (
            withCapacity(capacity, title)
          ) : (
            <>
              <a href={officePath(officeId)}>{withCapacity(capacity, title)}</a>, {agency}
            </>
          )}
        </small>
        {standing !== 'vacant' && <small>{words[standing]({ name: holder?.name ?? '' })}</small>}
      </span>
      <span class="decide">
        {standing === 'vacant' && (
          <>
            <Decide {...said} value="benar" label={words.right} />
            <Decide {...said} value="bukan" label={words.wrong} quiet />
          </>
        )}
        {standing === 'other' && (
          <>
            <Decide {...said} value="benar" label={words.replace} />
            <Decide {...said} value="bukan" label={words.wrong} quiet />
          </>
        )}
        {standing === 'same' && (
          <>
            <Decide {...said} value="tulisan" label={words.newWriting} />
            <Decide {...said} value="bukan" label={words.oldWriting} quiet />
          </>
        )}
        {standing === 'alike' && (
          <>
            <Decide {...said} value="tulisan" label={words.sameNew} />
            <Decide {...said} value="bukan" label={words.sameOld} quiet />
            <Decide {...said} value="benar" label={words.replace} quiet />
          </>
        )}
      </span>
    </li>
  );
}

/** Proposals for offices that nobody is known to hold, one for each: what can be confirmed at once. */
export function undisputed(proposals: readonly Proposal[]): Proposal[] {
  const rivals = new Map<string, number>();
  for (const { officeId } of proposals) rivals.set(officeId, (rivals.get(officeId) ?? 0) + 1);
  return proposals.filter((p) => !p.holder && rivals.get(p.officeId) === 1);
}

const known = async (c: C, officeId: string) => Boolean(await findOffice(c.get('ctx'), officeId));

/** POST /direktori/usulan: confirms those named, which were shown for offices nobody is known to hold. */
export async function confirmShown(c: C) {
  const pairs = (await typedIn(c)).getAll('usulan').map((pair) => pair.split('.'));
  const ids = pairs.flatMap(([, id]) => id ?? []);
  const confirmed = await confirmProposals(c.get('ctx'), ids, todayOf(c));
  // sent twice, nothing is left to confirm
  if (!confirmed && !(await known(c, pairs[0]?.[0] ?? ''))) return errorPage(c, 'not_found');
  return c.redirect('/direktori?catat=1', 303);
}

/** POST /direktori/:id/usulan/:tenure: `benar`, `bukan`, or `tulisan` (the holder written so). What was decided already stays. */
export async function decideProposal(c: C) {
  const ctx = c.get('ctx');
  const typed = await typedIn(c);
  const [officeId, id] = [c.req.param('id') ?? '', c.req.param('tenure') ?? ''];
  const tenure = await findTenure(ctx, id);
  if (tenure?.state === 'proposed') await decide(ctx, typed.get('putusan'), id, todayOf(c));
  else if (!tenure && !(await known(c, officeId))) return errorPage(c, 'not_found');
  return c.redirect(typed.get('dari') ? `${officePath(officeId)}?simpan=1` : '/direktori?catat=1', 303);
}

async function decide(ctx: Context, said: string | null, id: string, today: string): Promise<void> {
  if (said === 'benar') await confirmTenure(ctx, id, today);
  else if (said === 'tulisan') await confirmSpelling(ctx, id, today);
  else if (said === 'bukan') await rejectTenure(ctx, id);
}
