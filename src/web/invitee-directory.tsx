import type { DirectoryOffice } from '../db/directory.ts';
import { withCapacity } from '../domain/offices.ts';
import { type Language, messages } from '../messages/index.ts';
import { Submit } from './forms.tsx';

/** What a search of the directory found to invite; `total` in all. */
export type Pick = { search: string; offices: (DirectoryOffice & { invited: boolean })[]; total: number };

/** Nothing searched yet. */
export const NO_PICK: Pick = { search: '', offices: [], total: -1 };

function Offices({ path, pick, language }: { path: string; pick: Pick; language: Language }) {
  const words = messages(language).invitations;
  if (!pick.offices.length) return <p role="status">{words.directoryNone}</p>;
  const more = pick.total - pick.offices.length;
  return (
    <form method="post" action={`${path}/direktori`}>
      <input type="hidden" name="cari" value={pick.search} />
      <ul class="rows">
        {pick.offices.map(({ id, title, agency, holder, invited }) => (
          <li>
            <span class="choice">
              <input type="checkbox" name="jabatan" value={id} id={`jabatan-${id}`} disabled={invited} />
              <label for={`jabatan-${id}`}>
                {holder ? withCapacity(holder.capacity, title) : title}
                <small>
                  {[holder?.name ?? words.directoryVacant, agency, invited && words.directoryInvited]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </label>
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{words.directoryMore({ n: more })}</p>}
      <Submit kind="quiet">{words.directorySend}</Submit>
    </form>
  );
}

/** The directory searched as one types, and its offices to tick. Loaded when it is first opened. */
export function DirectoryPick({ path, pick, language }: { path: string; pick: Pick; language: Language }) {
  const words = messages(language).invitations;
  const at = `${path}/direktori`;
  const unread = pick === NO_PICK;
  return (
    <div
      id="dari-direktori"
      hx-get={unread ? at : undefined}
      hx-trigger={unread ? 'toggle from:#direktori once' : undefined}
      hx-swap="outerMorph"
    >
      <p class="hint">{words.directoryHint}</p>
      <form method="get" action={at} class="inline">
        <div class="field">
          <label for="cari-direktori">{words.directorySearch}</label>
          <input
            id="cari-direktori"
            name="cari"
            type="search"
            value={pick.search}
            autocomplete="off"
            hx-get={at}
            hx-trigger="input changed delay:400ms"
            hx-target="#dari-direktori"
            hx-swap="outerMorph"
          />
        </div>
        <Submit kind="quiet">{words.find}</Submit>
      </form>
      {!unread && <Offices path={path} pick={pick} language={language} />}
    </div>
  );
}
