import type { EventRow } from '../db/events.ts';
import type { PhotoRow } from '../db/photos.ts';
import { CAPTION, MOST_PHOTOS } from '../domain/photos.ts';
import { messages } from '../messages/index.ts';
import { PHOTOS_JS } from './compiled/assets.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { EventFrame, photosPath } from './event-frame.tsx';
import { ErrorSummary, Field, FileField, type Form, freshForm, look, Submit } from './forms.tsx';
import { Notice } from './parts.tsx';

type Props = {
  event: EventRow;
  photos: PhotoRow[];
  upload: Form;
  /** A caption that came back with its mistakes. */
  wrong: { id: string; form: Form } | null;
  saved: string | null;
} & PageProps;

/** Files to choose; script makes each smaller and sends it by itself, and says here how far it is. */
function Upload({ event, photos, form }: { event: EventRow; photos: PhotoRow[]; form: Form }) {
  const words = messages(form.language).photos;
  if (photos.length >= MOST_PHOTOS) return <p>{words.full({ most: MOST_PHOTOS })}</p>;
  return (
    <form
      method="post"
      action={photosPath(event.id)}
      enctype="multipart/form-data"
      class="narrow"
      novalidate
      data-photos="#daftar-foto"
      data-resizing={words.resizing}
      data-sending={words.sending}
      data-done={words.done}
      data-unreadable={words.unreadable}
      data-unsent={words.unsent}
    >
      <ErrorSummary form={form} />
      <FileField
        form={form}
        name="file"
        label={words.file}
        hint={words.fileHint}
        accept="image/jpeg,image/png"
        multiple
        required
      />
      <noscript>
        <p class="hint">{words.plainHint}</p>
      </noscript>
      <ul class="uploads" role="status" data-progress hidden />
      <Submit>{words.send}</Submit>
    </form>
  );
}

type OneProps = { photo: PhotoRow; n: number; of: number; form: Form; editable: boolean };

function Tools({ photo, n, of, form }: OneProps) {
  const words = messages(form.language).photos;
  const action = `${photosPath(photo.eventId)}/${photo.id}`;
  const which = <span class="unseen">{words.ofPhoto({ n })}</span>;
  return (
    <div class="no-print">
      <form method="post" action={action} novalidate>
        <ErrorSummary form={form} />
        <Field form={form} name="caption" label={words.captionOf({ n })} maxlength={CAPTION} />
        <div class="actions">
          <Submit kind="quiet">
            {words.save}
            <span class="unseen">{words.saveOf({ n })}</span>
          </Submit>
          {n > 1 && (
            <Submit kind="plain" name="aksi" value="naik">
              {words.up}
              {which}
            </Submit>
          )}
          {n < of && (
            <Submit kind="plain" name="aksi" value="turun">
              {words.down}
              {which}
            </Submit>
          )}
        </div>
      </form>
      <details>
        <summary>
          {words.remove}
          {which}
        </summary>
        <form method="post" action={`${action}/hapus`}>
          <p>{words.removeSure}</p>
          <button type="submit" class={look('grave')}>
            {words.removeSend}
            {which}
          </button>
        </form>
      </details>
    </div>
  );
}

function One(props: OneProps) {
  const { photo, n, editable, form } = props;
  const words = messages(form.language).photos;
  return (
    <li id={photo.id}>
      <img
        src={`${photosPath(photo.eventId)}/${photo.id}`}
        alt={photo.caption ?? words.alt({ n })}
        width={photo.width}
        height={photo.height}
        loading="lazy"
        decoding="async"
      />
      {photo.caption && <p class={editable ? 'caption only-print' : 'caption'}>{photo.caption}</p>}
      {editable && <Tools {...props} />}
    </li>
  );
}

/** The photos of an event: to add, to name, to put in order, to remove. */
export function PhotosPage({ event, photos, upload, wrong, saved, ...page }: Props) {
  const { language, member, nonce } = page;
  const words = messages(language).photos;
  const editable = mayEdit(member) && event.status !== 'reported' && event.status !== 'cancelled';
  const formOf = (photo: PhotoRow): Form => ({
    ...(wrong?.id === photo.id ? wrong.form : freshForm(language, { caption: photo.caption })),
    prefix: `${photo.id}-`,
  });
  return (
    <EventFrame event={event} tab="outcomes" title={words.title} {...page}>
      <h2>{words.link}</h2>
      {saved && <Notice tone="good">{saved}</Notice>}
      <p>{words.lead}</p>
      {event.status === 'reported' && <p>{words.final}</p>}
      {editable && (
        <section aria-label={words.add} class="no-print">
          <Upload event={event} photos={photos} form={upload} />
          <script src={PHOTOS_JS} defer nonce={nonce} />
        </section>
      )}
      <section aria-labelledby="jumlah-foto" id="daftar-foto">
        <h2 id="jumlah-foto">{photos.length ? words.count({ n: photos.length, most: MOST_PHOTOS }) : words.none}</h2>
        <ol class="photos">
          {photos.map((photo, index) => (
            <One photo={photo} n={index + 1} of={photos.length} form={formOf(photo)} editable={editable} />
          ))}
        </ol>
      </section>
    </EventFrame>
  );
}
