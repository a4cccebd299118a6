import { Hono } from 'hono';
import { logUnexpected } from '../log.ts';
import { showInvitation, takeToldAnswer } from './answers.tsx';
import { showAttendance, takeArrival, takeCounts, takeForces, undoArrival } from './attendance.tsx';
import { showComponents } from './components-page.tsx';
import { keepDisplay } from './display.ts';
import type { WebEnv } from './environment.ts';
import { callOff, editEvent, editorsOnly, makeEvent, newEvent, saveEvent, showEvents } from './events.tsx';
import { addInvitee, addLines, addProposed, send, settle, showInvitations } from './invitations.tsx';
import { linkPages } from './links.tsx';
import { mailboxJson, showMail, showMailbox } from './mailbox.tsx';
import { organizationPages } from './organization.tsx';
import { addOutcome, removeOutcome, showOutcomes } from './outcomes.tsx';
import { showPlan, tickTask } from './plan.tsx';
import { errorPage } from './refusals.tsx';
import { draftAgain, end, finalize, reportDownload, showReport } from './reports.tsx';
import { formLimit, formsOnly, ownPagesOnly, pageSecurity } from './security.ts';
import { requireMember, signInRoutes } from './session.ts';

/** The site map: every page there is, in Indonesian paths. */
export const webApp = new Hono<WebEnv>();

webApp.onError((error, c) => {
  // no path: it may hold a link's token
  logUnexpected(error, { method: c.req.method });
  return errorPage(c, 'failed');
});
webApp.use(pageSecurity);
webApp.route('/r', linkPages);
webApp.use(ownPagesOnly, formLimit);
webApp.post('/tampilan', formsOnly, keepDisplay);
webApp.get('/tampilan', (c) => c.redirect('/', 303));
webApp.get('/', (c) => c.redirect('/acara', 303));
webApp.get('/rupa', showComponents);
webApp.route('/', signInRoutes);
webApp.get('/mailbox', showMailbox);
webApp.get('/mailbox.json', mailboxJson);
webApp.get('/mailbox/:mail', showMail);

webApp.use('/acara/*', requireMember);
webApp.post('/acara/*', editorsOnly, formsOnly);
// a form that came back with its mistakes leaves the address it was sent to: opened again, that leads to its page
const SENT_TO = {
  batal: '',
  kirim: '/undangan',
  'undangan/banyak': '/undangan',
  'undangan/usulan': '/undangan',
  kekuatan: '/kehadiran',
  jumlah: '/kehadiran',
  'laporan/final': '/laporan',
};
for (const [sent, page] of Object.entries(SENT_TO)) {
  webApp.get(`/acara/:id/${sent}`, (c) =>
    c.redirect(`/acara/${encodeURIComponent(c.req.param('id') ?? '')}${page}`, 303),
  );
}

webApp.get('/acara', showEvents);
webApp.get('/acara/baru', editorsOnly, newEvent);
webApp.post('/acara/baru', makeEvent);
webApp.get('/acara/:id', (c) => showPlan(c));
webApp.get('/acara/:id/ubah', editorsOnly, editEvent);
webApp.post('/acara/:id/ubah', saveEvent);
webApp.post('/acara/:id/batal', callOff);
webApp.post('/acara/:id/tugas/:task', tickTask);
webApp.get('/acara/:id/undangan', showInvitations);
webApp.post('/acara/:id/undangan', addInvitee);
webApp.post('/acara/:id/undangan/banyak', addLines);
webApp.post('/acara/:id/undangan/usulan', addProposed);
webApp.get('/acara/:id/undangan/:invitation', showInvitation);
webApp.post('/acara/:id/undangan/:invitation', takeToldAnswer);
webApp.post('/acara/:id/kirim', send);
webApp.post('/acara/:id/surat/:delivery', settle);
webApp.get('/acara/:id/kehadiran', showAttendance);
webApp.post('/acara/:id/kehadiran', takeArrival);
webApp.post('/acara/:id/kehadiran/:attendance/urungkan', undoArrival);
webApp.post('/acara/:id/kekuatan', takeForces);
webApp.post('/acara/:id/jumlah', takeCounts);
webApp.get('/acara/:id/hasil', showOutcomes);
webApp.post('/acara/:id/hasil', addOutcome);
webApp.post('/acara/:id/hasil/:outcome/hapus', removeOutcome);
webApp.get('/acara/:id/laporan', showReport);
webApp.get('/acara/:id/laporan.md', reportDownload('md'));
webApp.get('/acara/:id/laporan.docx', reportDownload('docx'));
webApp.post('/acara/:id/laporan/akhiri', end);
webApp.post('/acara/:id/laporan/susun', draftAgain);
webApp.post('/acara/:id/laporan/final', finalize);

webApp.use('/organisasi/*', requireMember, formsOnly);
webApp.route('/organisasi', organizationPages);

webApp.all('*', (c) => errorPage(c, 'not_found'));
