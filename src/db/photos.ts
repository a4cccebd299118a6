import { and, asc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { HashedPhoto } from '../domain/photos.ts';
import { type Database, type Statement, statement, type Tenant } from './database.ts';
import { filesToDelete, photos } from './schema/photos.ts';

export type PhotoRow = typeof photos.$inferSelect;
export type NewPhoto = Omit<PhotoRow, 'organizationId' | 'position'>;

const own = (t: Tenant) => eq(photos.organizationId, t.organizationId);

/** An event's photos in their order. */
export async function listPhotos(t: Tenant, eventId: string): Promise<PhotoRow[]> {
  return t.db
    .select()
    .from(photos)
    .where(and(own(t), eq(photos.eventId, eventId)))
    .orderBy(asc(photos.position), asc(photos.id));
}

/** One photo of the organization. */
export async function findPhoto(t: Tenant, id: string): Promise<PhotoRow | undefined> {
  return (
    await t.db
      .select()
      .from(photos)
      .where(and(own(t), eq(photos.id, id)))
  )[0];
}

/**
 * A new photo behind those there, where the event is open, has room for it (`most` photos of `mostBytes` in all), has not the
 * same picture already, and its file is still promised to be there at `row.at`: a sweep that already may delete it settles it.
 */
export function insertPhoto(t: Tenant, row: NewPhoto, room: { most: number; mostBytes: number }): Statement {
  const { id, eventId, caption, width, height, bytes, type, sha256, fileKey, by, at } = row;
  return statement(
    t.db,
    sql`insert or ignore into photos (id, organization_id, event_id, position, caption, width, height, bytes, type, sha256,
        file_key, by, at)
      select ${id}, ${t.organizationId}, e.id, (select coalesce(max(position), -1) + 1 from photos where event_id = e.id), ${caption},
        ${width}, ${height}, ${bytes}, ${type}, ${sha256}, ${fileKey}, ${by}, ${at}
      from events e where e.id = ${eventId} and e.organization_id = ${t.organizationId} and e.status <> 'cancelled'
        and (select count(*) from photos where event_id = e.id) < ${room.most}
        and (select coalesce(sum(bytes), 0) from photos where event_id = e.id) + ${bytes} <= ${room.mostBytes}
        and exists (select 1 from files_to_delete f where f.file_key = ${fileKey} and f.at > ${at})`,
  );
}

/** Other words under a photo, if they are others. */
export function setCaption(t: Tenant, id: string, caption: string | null): Statement {
  return t.db
    .update(photos)
    .set({ caption })
    .where(and(own(t), eq(photos.id, id), sql`${photos.caption} is not ${caption}`));
}

/** The photos of an event in the order of these ids; one that is not among them stays behind. */
export function orderPhotos(t: Tenant, eventId: string, ids: string[]): Statement {
  return statement(
    t.db,
    sql`update photos set position = j.key from json_each(${JSON.stringify(ids)}) j
      where photos.id = j.value and photos.event_id = ${eventId} and photos.organization_id = ${t.organizationId}`,
  );
}

/** Removes a photo; `promiseDeletion` of its file goes before it in the batch. */
export function deletePhoto(t: Tenant, id: string): Statement {
  return t.db.delete(photos).where(and(own(t), eq(photos.id, id)));
}

/** Promises that a file will be deleted from `at` on; said again, then. */
export function promiseDeletion(t: Tenant, fileKey: string, at: number): Statement {
  return t.db
    .insert(filesToDelete)
    .values({ fileKey, organizationId: t.organizationId, at })
    .onConflictDoUpdate({ target: filesToDelete.fileKey, set: { at } });
}

/** The same of the files of all photos that meet a condition on `photos`. */
export function promiseDeletionOf(t: Tenant, condition: SQL, at: number): Statement {
  return statement(
    t.db,
    sql`insert or replace into files_to_delete (file_key, organization_id, at)
      select file_key, organization_id, ${at} from photos where organization_id = ${t.organizationId} and ${condition}`,
  );
}

/** Takes the promise back, where a photo has the file now. */
export function keepFile(t: Tenant, photoId: string, fileKey: string): Statement {
  return t.db
    .delete(filesToDelete)
    .where(
      and(
        eq(filesToDelete.organizationId, t.organizationId),
        eq(filesToDelete.fileKey, fileKey),
        sql`exists (select 1 from photos where id = ${photoId} and file_key = ${fileKey})`,
      ),
    );
}

/** Files that may go by `now`, of all organizations. */
export async function filesDue(db: Database, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .select({ fileKey: filesToDelete.fileKey })
    .from(filesToDelete)
    .where(lte(filesToDelete.at, now))
    .limit(limit);
  return rows.map(({ fileKey }) => fileKey);
}

/** Forgets files that are gone, unless one was promised anew for later. */
export function forgetFiles(db: Database, fileKeys: string[], now: number): Statement {
  return db.delete(filesToDelete).where(and(inArray(filesToDelete.fileKey, fileKeys), lte(filesToDelete.at, now)));
}

/** That the photos of a report's event are these, in this order: what a signature covers. */
export const photosAre = (reportId: string, list: readonly HashedPhoto[]): SQL => {
  const rows = JSON.stringify(list.map(({ sha256, caption }) => [sha256, caption]));
  const ranked = sql`(select sha256, caption, row_number() over (order by position, id) - 1 as nth from photos
    where event_id = (select event_id from reports where id = ${reportId}))`;
  return sql`(select count(*) from ${ranked}) = ${list.length} and (select count(*) from ${ranked} p
    join json_each(${rows}) j on j.key = p.nth and json_extract(j.value, '$[0]') = p.sha256
      and json_extract(j.value, '$[1]') is p.caption) = ${list.length}`;
};
