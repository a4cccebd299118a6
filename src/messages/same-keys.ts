import type enApp from './en/app.json';
import type enEvents from './en/events.json';
import type enFace from './en/face.json';
import type enInvitations from './en/invitations.json';
import type enLink from './en/link.json';
import type enOrganization from './en/organization.json';
import type enProblems from './en/problems.json';
import type enRecord from './en/record.json';
import type enReport from './en/report.json';
import type enSignIn from './en/sign-in.json';
import type idApp from './id/app.json';
import type idEvents from './id/events.json';
import type idFace from './id/face.json';
import type idInvitations from './id/invitations.json';
import type idLink from './id/link.json';
import type idOrganization from './id/organization.json';
import type idProblems from './id/problems.json';
import type idRecord from './id/record.json';
import type idReport from './id/report.json';
import type idSignIn from './id/sign-in.json';

type Indonesian = [
  typeof idApp,
  typeof idEvents,
  typeof idFace,
  typeof idInvitations,
  typeof idLink,
  typeof idOrganization,
  typeof idProblems,
  typeof idRecord,
  typeof idReport,
  typeof idSignIn,
];
type English = [
  typeof enApp,
  typeof enEvents,
  typeof enFace,
  typeof enInvitations,
  typeof enLink,
  typeof enOrganization,
  typeof enProblems,
  typeof enRecord,
  typeof enReport,
  typeof enSignIn,
];

type KeysOf<Words> = {
  [Name in keyof Words & string]: Words[Name] extends string | unknown[] ? Name : `${Name}.${KeysOf<Words[Name]>}`;
}[keyof Words & string];
type KeysIn<Files extends unknown[]> = { [File in keyof Files]: KeysOf<Files[File]> }[number];
type None<Keys extends never> = Keys;

/** The type check fails here, naming the key, when one language has a word that the other lacks. */
export type MissingInEnglish = None<Exclude<KeysIn<Indonesian>, KeysIn<English>>>;
export type MissingInIndonesian = None<Exclude<KeysIn<English>, KeysIn<Indonesian>>>;
