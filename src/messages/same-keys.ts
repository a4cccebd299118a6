import type enApp from './en/app.json';
import type enCalendar from './en/calendar.json';
import type enCalls from './en/calls.json';
import type enCheck from './en/check.json';
import type enDirectory from './en/directory.json';
import type enEventForm from './en/event-form.json';
import type enEvents from './en/events.json';
import type enFace from './en/face.json';
import type enHome from './en/home.json';
import type enInvitations from './en/invitations.json';
import type enLink from './en/link.json';
import type enNotes from './en/notes.json';
import type enOrganization from './en/organization.json';
import type enOverview from './en/overview.json';
import type enPhotos from './en/photos.json';
import type enPoll from './en/poll.json';
import type enProblems from './en/problems.json';
import type enQuickRecord from './en/quick-record.json';
import type enRecord from './en/record.json';
import type enReport from './en/report.json';
import type enReportEditing from './en/report-editing.json';
import type enRundown from './en/rundown.json';
import type enSchedule from './en/schedule.json';
import type enSeries from './en/series.json';
import type enSignIn from './en/sign-in.json';
import type enSummaries from './en/summaries.json';
import type enTasks from './en/tasks.json';
import type enTemplates from './en/templates.json';
import type idApp from './id/app.json';
import type idCalendar from './id/calendar.json';
import type idCalls from './id/calls.json';
import type idCheck from './id/check.json';
import type idDirectory from './id/directory.json';
import type idEventForm from './id/event-form.json';
import type idEvents from './id/events.json';
import type idFace from './id/face.json';
import type idHome from './id/home.json';
import type idInvitations from './id/invitations.json';
import type idLink from './id/link.json';
import type idNotes from './id/notes.json';
import type idOrganization from './id/organization.json';
import type idOverview from './id/overview.json';
import type idPhotos from './id/photos.json';
import type idPoll from './id/poll.json';
import type idProblems from './id/problems.json';
import type idQuickRecord from './id/quick-record.json';
import type idRecord from './id/record.json';
import type idReport from './id/report.json';
import type idReportEditing from './id/report-editing.json';
import type idRundown from './id/rundown.json';
import type idSchedule from './id/schedule.json';
import type idSeries from './id/series.json';
import type idSignIn from './id/sign-in.json';
import type idSummaries from './id/summaries.json';
import type idTasks from './id/tasks.json';
import type idTemplates from './id/templates.json';

type Indonesian = [
  typeof idApp,
  typeof idCalendar,
  typeof idCalls,
  typeof idCheck,
  typeof idDirectory,
  typeof idEventForm,
  typeof idEvents,
  typeof idFace,
  typeof idHome,
  typeof idInvitations,
  typeof idLink,
  typeof idNotes,
  typeof idOrganization,
  typeof idOverview,
  typeof idPhotos,
  typeof idPoll,
  typeof idProblems,
  typeof idQuickRecord,
  typeof idRecord,
  typeof idReport,
  typeof idReportEditing,
  typeof idRundown,
  typeof idSchedule,
  typeof idSeries,
  typeof idSignIn,
  typeof idSummaries,
  typeof idTasks,
  typeof idTemplates,
];
type English = [
  typeof enApp,
  typeof enCalendar,
  typeof enCalls,
  typeof enCheck,
  typeof enDirectory,
  typeof enEventForm,
  typeof enEvents,
  typeof enFace,
  typeof enHome,
  typeof enInvitations,
  typeof enLink,
  typeof enNotes,
  typeof enOrganization,
  typeof enOverview,
  typeof enPhotos,
  typeof enPoll,
  typeof enProblems,
  typeof enQuickRecord,
  typeof enRecord,
  typeof enReport,
  typeof enReportEditing,
  typeof enRundown,
  typeof enSchedule,
  typeof enSeries,
  typeof enSignIn,
  typeof enSummaries,
  typeof enTasks,
  typeof enTemplates,
];

type KeysOf<Words> = {
  [Name in keyof Words & string]: Words[Name] extends string | unknown[] ? Name : `${Name}.${KeysOf<Words[Name]>}`;
}[keyof Words & string];
type KeysIn<Files extends unknown[]> = { [File in keyof Files]: KeysOf<Files[File]> }[number];
type None<Keys extends never> = Keys;

/** The type check fails here, naming the key, when one language has a word that the other lacks. */
export type MissingInEnglish = None<Exclude<KeysIn<Indonesian>, KeysIn<English>>>;
export type MissingInIndonesian = None<Exclude<KeysIn<English>, KeysIn<Indonesian>>>;
