import { Hono } from 'hono';
import { SUMMARY_FILES } from '../actions/summary-files.ts';
import { logUnexpected } from '../log.ts';
import { correctInvitation, noteOpened, removeInvitation, showInvitation, takeToldAnswer } from './answers.tsx';
import { showAttendance, showRoll, takeArrival, undoArrival } from './attendance.tsx';
import { showByHand, takeToldByHand } from './by-hand.tsx';
import { showCalendar } from './calendar.tsx';
import { calendarFeeds } from './calendar-feed.ts';
import { showCalls, takeCall } from './calls.tsx';
import { checkPages } from './check.tsx';
import { showComponents } from './components-page.tsx';
import { copyEvent } from './copy.tsx';
import { makeOffice, newOffice, showDirectory } from './directory.tsx';
import { importRows, showImport } from './directory-import.tsx';
import { officePath } from './directory-parts.tsx';
import { keepDisplay } from './display.ts';
import type { WebEnv } from './environment.ts';
import { editEvent, planChange, saveEvent } from './event-changing.tsx';
import { findDates, showDates } from './event-dates.tsx';
import { seriesPath } from './event-frame.tsx';
import { showEvents } from './event-list.tsx';
import { makeEvent, newEvent, planNew } from './event-making.tsx';
import { callOff, editorsOnly } from './events.tsx';
import { showHome } from './home.tsx';
import {
  addInvitee,
  addLines,
  addPicked,
  addProposed,
  send,
  settle,
  showInvitations,
  showPick,
} from './invitations.tsx';
import { throwDraft } from './kinds-page.tsx';
import { linkPages } from './links.tsx';
import { showLive, showScreen, takeMark } from './live-rundown.tsx';
import { mailboxJson, showMail, showMailbox } from './mailbox.tsx';
import { decideNote, deleteNotePage, showNotes, takeNotes } from './notes.tsx';
import { installHolder, removeHolder, saveOffice, showOffice, vacate } from './office.tsx';
import { dropCalendar, saveCalendar } from './office-feed.tsx';
import { organizationPages } from './organization.tsx';
import { addOutcome, removeOutcome, showOutcomes } from './outcomes.tsx';
import { pollOverview, showOverview } from './overview.tsx';
import { addPhotos, changePhotoPage, dropPhoto, photoLimit, showPhoto, showPhotos } from './photos.tsx';
import { askOthers, showPlan, tickTask } from './plan.tsx';
import { pollLinkPages } from './poll-links.tsx';
import {
  endPollPage,
  fixPollDate,
  movePollDeadline,
  showPoll,
  showPollSeat,
  takePoll,
  takePollTold,
} from './polls.tsx';
import { assignEvent, newProgramme, saveProgramme, showProgramme, showProgrammes } from './programmes.tsx';
import { confirmShown, decideProposal } from './proposals.tsx';
import { keepRecord, newRecord, showRecord, showRecordChat } from './quick-record.tsx';
import { takeCounts, takeForces } from './recordings.tsx';
import { errorPage } from './refusals.tsx';
import { changeSentence, showSentence } from './report-editing.tsx';
import { showEnglish } from './report-english.tsx';
import { approve } from './report-release.tsx';
import {
  downloadSample,
  downloadTemplate,
  keepTemplatePage,
  showTemplates,
  takeBackTemplate,
  templateLimit,
} from './report-templates.tsx';
import { showVersion, showVersions } from './report-versions.tsx';
import { draftAgain, end, fillMissing, finalize, refresh, reportDownload, showReport } from './reports.tsx';
import { keepRound, showRound } from './round-record.tsx';
import { arrangeRundown, editRundown, saveRundown } from './rundown.tsx';
import { dropSample, makeSample } from './samples.tsx';
import { filesRead, formLimit, formsOnly, ownPagesOnly, pageSecurity } from './security.ts';
import { addDate, copyGuests, divideGuests, movePicked, showParticipants, showSeries } from './series.tsx';
import { requireMember, signInRoutes } from './session.ts';
import { makeSubscription, renewSubscription, revokeSubscription, showSubscriptions } from './subscriptions.tsx';
import { showSummary, summaryDownload } from './summaries.tsx';
import { taskLinkPages } from './task-links.tsx';
import { addOne, bringBack, dropTask, giveTasks, noteDraftOpened, replaceLink, saveTask, showTasks } from './tasks.tsx';

/** The site map: every page there is, in Indonesian paths. */
export const webApp = new Hono<WebEnv>();

webApp.onError((error, c) => {
  // no path: it may hold a link's token
  logUnexpected(error, { method: c.req.method });
  return errorPage(c, 'failed');
});
webApp.use(pageSecurity);
webApp.route('/r', linkPages);
webApp.route('/t', taskLinkPages);
webApp.route('/j', pollLinkPages);
webApp.route('/periksa', checkPages);
webApp.route('/kalender', calendarFeeds);
// a file is larger than a form: its own limit goes before
webApp.post(
  '/organisasi/templat',
  templateLimit,
  filesRead,
  ownPagesOnly,
  requireMember,
  editorsOnly,
  keepTemplatePage,
);
webApp.post('/acara/:id/foto', photoLimit, filesRead, ownPagesOnly, requireMember, editorsOnly, addPhotos);
webApp.use(ownPagesOnly, formLimit);
webApp.post('/tampilan', formsOnly, keepDisplay);
webApp.get('/tampilan', (c) => c.redirect('/', 303));
webApp.get('/', requireMember, showHome);
webApp.use('/contoh', requireMember, editorsOnly, formsOnly);
webApp.get('/contoh', (c) => c.redirect('/', 303));
webApp.post('/contoh', makeSample);
webApp.get('/rupa', showComponents);
webApp.route('/', signInRoutes);
webApp.get('/mailbox', showMailbox);
webApp.get('/mailbox.json', mailboxJson);
webApp.get('/mailbox/:mail', showMail);

webApp.use('/acara/*', requireMember);
webApp.post('/acara/*', editorsOnly, formsOnly);
// a form that came back with its mistakes leaves the address it was sent to: opened again, that leads to its page
const SENT_TO = {
  'ubah/rancangan': '/ubah',
  'susunan/rancangan': '/susunan',
  'tugas/serahkan': '/tugas',
  batal: '/rencana',
  tunda: '/rencana',
  bentrok: '/rencana',
  'jajak/tetapkan': '/jajak',
  'jajak/tenggat': '/jajak',
  'jajak/akhiri': '/jajak',
  kirim: '/undangan',
  'undangan/banyak': '/undangan',
  'undangan/usulan': '/undangan',
  kekuatan: '/kehadiran',
  jumlah: '/kehadiran',
  'contoh/hapus': '',
  'laporan/akhiri': '/laporan',
  'laporan/final': '/laporan',
  'laporan/lengkapi': '/laporan',
  'laporan/susun': '/laporan',
  'laporan/perbarui': '/laporan',
  'laporan/persetujuan': '/laporan',
};
for (const [sent, page] of Object.entries(SENT_TO)) {
  webApp.get(`/acara/:id/${sent}`, (c) =>
    c.redirect(`/acara/${encodeURIComponent(c.req.param('id') ?? '')}${page}`, 303),
  );
}

for (const sent of ['rancangan', 'buang'])
  webApp.get(`/acara/baru/${sent}`, (c) => c.redirect(`/acara/baru${new URL(c.req.url).search}`, 303));
webApp.get('/acara', showEvents);
webApp.get('/acara/baru', editorsOnly, newEvent);
webApp.post('/acara/baru', makeEvent);
webApp.post('/acara/baru/rancangan', planNew);
webApp.post('/acara/baru/buang', throwDraft);
webApp.get('/acara/:id/salin', editorsOnly, copyEvent);
webApp.get('/acara/:id', showOverview);
webApp.get('/acara/:id/ringkas', pollOverview);
webApp.get('/acara/:id/rencana', (c) => showPlan(c));
webApp.get('/acara/:id/ubah', editorsOnly, editEvent);
webApp.post('/acara/:id/ubah', saveEvent);
webApp.post('/acara/:id/ubah/rancangan', planChange);
webApp.post('/acara/:id/batal', callOff('cancel'));
webApp.post('/acara/:id/tunda', callOff('postpone'));
webApp.get('/acara/:id/susunan', editorsOnly, editRundown);
webApp.post('/acara/:id/susunan', saveRundown);
webApp.post('/acara/:id/susunan/rancangan', arrangeRundown);
webApp.get('/acara/:id/jalan', showLive);
webApp.post('/acara/:id/jalan', takeMark);
webApp.get('/acara/:id/layar', showScreen);
webApp.get('/acara/:id/tugas', showTasks);
webApp.post('/acara/:id/tugas', addOne);
webApp.post('/acara/:id/tugas/serahkan', giveTasks);
for (const sent of ['tautan', 'dibuka'])
  webApp.get(`/acara/:id/tugas/pemilik/:owner/${sent}`, (c) => c.redirect(`/acara/${c.req.param('id')}/tugas`, 303));
webApp.post('/acara/:id/tugas/pemilik/:owner/tautan', replaceLink);
webApp.post('/acara/:id/tugas/pemilik/:owner/dibuka', noteDraftOpened);
for (const sent of ['ubah', 'hapus', 'kembalikan'])
  webApp.get(`/acara/:id/tugas/:task/${sent}`, (c) => c.redirect(`/acara/${c.req.param('id')}/tugas`, 303));
webApp.post('/acara/:id/tugas/:task/ubah', saveTask);
webApp.post('/acara/:id/tugas/:task/hapus', dropTask);
webApp.post('/acara/:id/tugas/:task/kembalikan', bringBack);
webApp.post('/acara/:id/tugas/:task', tickTask);
webApp.get('/acara/:id/saran', editorsOnly, showDates);
webApp.post('/acara/:id/saran', findDates);
webApp.post('/acara/:id/bentrok', askOthers);
webApp.get('/acara/:id/jajak', showPoll);
webApp.post('/acara/:id/jajak', takePoll);
webApp.post('/acara/:id/jajak/tetapkan', fixPollDate);
webApp.post('/acara/:id/jajak/tenggat', movePollDeadline);
webApp.post('/acara/:id/jajak/akhiri', endPollPage);
webApp.get('/acara/:id/jajak/:invitation', editorsOnly, showPollSeat);
webApp.post('/acara/:id/jajak/:invitation', takePollTold);
webApp.get('/acara/:id/undangan', showInvitations);
webApp.post('/acara/:id/undangan', addInvitee);
webApp.post('/acara/:id/undangan/banyak', addLines);
webApp.post('/acara/:id/undangan/usulan', addProposed);
webApp.get('/acara/:id/undangan/direktori', editorsOnly, showPick);
webApp.post('/acara/:id/undangan/direktori', addPicked);
webApp.get('/acara/:id/undangan/:invitation', showInvitation);
webApp.post('/acara/:id/undangan/:invitation', takeToldAnswer);
webApp.post('/acara/:id/undangan/:invitation/dibuka', noteOpened);
for (const sent of ['ubah', 'hapus']) {
  webApp.get(`/acara/:id/undangan/:invitation/${sent}`, (c) => c.redirect(c.req.path.slice(0, -sent.length - 1), 303));
}
webApp.get('/acara/:id/undangan/:invitation/kabari', (c) => c.redirect(`/acara/${c.req.param('id')}/kabari`, 303));
webApp.post('/acara/:id/undangan/:invitation/ubah', correctInvitation);
webApp.post('/acara/:id/undangan/:invitation/hapus', removeInvitation);
webApp.get('/acara/:id/kabari', showByHand);
webApp.post('/acara/:id/undangan/:invitation/kabari', takeToldByHand);
webApp.get('/acara/:id/telepon', editorsOnly, showCalls);
webApp.post('/acara/:id/telepon', takeCall);
webApp.post('/acara/:id/kirim', send);
webApp.post('/acara/:id/surat/:delivery', settle);
webApp.get('/acara/:id/kehadiran', showAttendance);
webApp.get('/acara/:id/kehadiran/daftar', showRoll);
webApp.post('/acara/:id/kehadiran', takeArrival);
webApp.post('/acara/:id/kehadiran/:attendance/urungkan', undoArrival);
webApp.post('/acara/:id/kekuatan', takeForces);
webApp.post('/acara/:id/jumlah', takeCounts);
webApp.get('/acara/:id/hasil', showOutcomes);
webApp.post('/acara/:id/hasil', addOutcome);
webApp.post('/acara/:id/hasil/:outcome/hapus', removeOutcome);
webApp.get('/acara/:id/catatan', editorsOnly, showNotes);
webApp.post('/acara/:id/catatan', takeNotes);
webApp.post('/acara/:id/catatan/usulan/:proposal', decideNote);
webApp.post('/acara/:id/catatan/:note/hapus', deleteNotePage);
for (const sent of ['usulan/:proposal', ':note/hapus'])
  webApp.get(`/acara/:id/catatan/${sent}`, (c) => c.redirect(`/acara/${c.req.param('id')}/catatan`, 303));
webApp.get('/acara/:id/foto', showPhotos);
webApp.get('/acara/:id/foto/:photo', showPhoto);
webApp.post('/acara/:id/foto/:photo', changePhotoPage);
webApp.get('/acara/:id/foto/:photo/hapus', (c) => c.redirect(`/acara/${c.req.param('id')}/foto`, 303));
webApp.post('/acara/:id/foto/:photo/hapus', dropPhoto);
webApp.get('/acara/:id/laporan', showReport);
webApp.get('/acara/:id/laporan.md', reportDownload('md'));
webApp.get('/acara/:id/laporan.docx', reportDownload('docx'));
webApp.get('/acara/:id/laporan.pdf', reportDownload('pdf'));
webApp.post('/acara/:id/laporan/akhiri', end);
webApp.post('/acara/:id/laporan/susun', draftAgain);
webApp.post('/acara/:id/laporan/lengkapi', fillMissing);
webApp.post('/acara/:id/laporan/perbarui', refresh);
webApp.post('/acara/:id/laporan/final', finalize);
webApp.get('/acara/:id/laporan/kalimat/:sentence', editorsOnly, showSentence);
webApp.post('/acara/:id/laporan/kalimat/:sentence', changeSentence);
webApp.post('/acara/:id/laporan/persetujuan', approve);
webApp.get('/acara/:id/laporan/inggris', showEnglish);
webApp.get('/acara/:id/laporan/versi', showVersions);
webApp.get('/acara/:id/laporan/versi/:version', showVersion);
webApp.post('/acara/:id/contoh/hapus', dropSample);

webApp.use('/kalender/*', requireMember);
webApp.post('/kalender/*', editorsOnly, formsOnly);
webApp.get('/kalender', showCalendar);
webApp.get('/kalender/langganan', editorsOnly, showSubscriptions);
webApp.post('/kalender/langganan', makeSubscription);
webApp.post('/kalender/langganan/perbarui', renewSubscription);
webApp.post('/kalender/langganan/cabut', revokeSubscription);
for (const sent of ['perbarui', 'cabut'])
  webApp.get(`/kalender/langganan/${sent}`, (c) => c.redirect('/kalender/langganan', 303));
webApp.get('/acara/:id/catat', editorsOnly, showRound);
webApp.post('/acara/:id/catat', keepRound);

webApp.use('/seri/*', requireMember);
webApp.post('/seri/*', editorsOnly, formsOnly);
for (const [sent, page] of Object.entries({ undangan: '', tanggal: '', bagi: '', pindah: '/peserta' }))
  webApp.get(`/seri/:id/${sent}`, (c) => c.redirect(`${seriesPath(c.req.param('id') ?? '')}${page}`, 303));
webApp.get('/seri/:id', showSeries);
webApp.post('/seri/:id/undangan', copyGuests);
webApp.post('/seri/:id/tanggal', addDate);
webApp.post('/seri/:id/bagi', divideGuests);
webApp.get('/seri/:id/peserta', showParticipants);
webApp.post('/seri/:id/pindah', movePicked);

webApp.get('/seri/:id/laporan', showSummary('series'));
for (const kind of SUMMARY_FILES) webApp.get(`/seri/:id/laporan.${kind}`, summaryDownload('series', kind));

webApp.use('/program/*', requireMember);
webApp.post('/program/*', editorsOnly, formsOnly);
webApp.get('/program', showProgrammes);
webApp.post('/program', newProgramme);
webApp.get('/program/:id', showProgramme);
webApp.post('/program/:id', saveProgramme);
webApp.get('/program/:id/acara', (c) => c.redirect(`/program/${encodeURIComponent(c.req.param('id'))}`, 303));
webApp.post('/program/:id/acara', assignEvent);
webApp.get('/program/:id/laporan', showSummary('programme'));
for (const kind of SUMMARY_FILES) webApp.get(`/program/:id/laporan.${kind}`, summaryDownload('programme', kind));

webApp.use('/direktori/*', requireMember);
webApp.post('/direktori/*', editorsOnly, formsOnly);
webApp.get('/direktori', showDirectory);
webApp.post('/direktori', makeOffice);
webApp.get('/direktori/baru', editorsOnly, newOffice);
webApp.get('/direktori/impor', editorsOnly, showImport);
webApp.post('/direktori/impor', importRows);
webApp.get('/direktori/usulan', (c) => c.redirect('/direktori?usulan=semua', 303));
webApp.post('/direktori/usulan', confirmShown);
webApp.get('/direktori/:id', showOffice);
webApp.post('/direktori/:id', saveOffice);
webApp.post('/direktori/:id/usulan/:tenure', decideProposal);
webApp.get('/direktori/:id/pejabat', (c) => c.redirect(officePath(c.req.param('id')), 303));
webApp.post('/direktori/:id/pejabat', installHolder);
webApp.post('/direktori/:id/pejabat/:tenure/hapus', removeHolder);
webApp.get('/direktori/:id/kosong', (c) => c.redirect(officePath(c.req.param('id')), 303));
webApp.post('/direktori/:id/kosong', vacate);
for (const sent of ['kalender', 'kalender/hapus'])
  webApp.get(`/direktori/:id/${sent}`, (c) => c.redirect(officePath(c.req.param('id') ?? ''), 303));
webApp.post('/direktori/:id/kalender', saveCalendar);
webApp.post('/direktori/:id/kalender/hapus', dropCalendar);

webApp.use('/catat/*', requireMember);
webApp.post('/catat/*', editorsOnly, formsOnly);
webApp.get('/catat', editorsOnly, newRecord);
webApp.post('/catat', keepRecord);
webApp.get('/catat/:id', showRecord);
webApp.get('/catat/:id/pesan', showRecordChat);

webApp.use('/organisasi/*', requireMember, formsOnly);
webApp.get('/organisasi/templat', showTemplates);
webApp.get('/organisasi/templat/contoh.docx', downloadSample);
webApp.get('/organisasi/templat/:id/berkas', downloadTemplate);
webApp.get('/organisasi/templat/:id/cabut', (c) => c.redirect('/organisasi/templat', 303));
webApp.post('/organisasi/templat/:id/cabut', editorsOnly, takeBackTemplate);
webApp.route('/organisasi', organizationPages);

webApp.all('*', (c) => errorPage(c, 'not_found'));
