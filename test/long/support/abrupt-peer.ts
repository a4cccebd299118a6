import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/**
 * A real SMTP server whose clients may die at any moment. It keeps whom it took a mail for, in order, from the moment
 * the whole body is there; `onTaken` is called before it answers, `onAnswered` once the 250 is written and before
 * anything more is read.
 */
export async function startAbruptPeer() {
  const taken: string[] = [];
  const hooks: { onTaken?: (nth: number) => void; onAnswered?: (nth: number) => void } = {};
  const open = { now: 0, most: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onConnect(_session, done) {
      open.most = Math.max(open.most, ++open.now);
      done();
    },
    onClose() {
      open.now--;
    },
    onData(stream, session, done) {
      stream.on('error', () => {
        // the client died in the middle of the body: nothing was taken
      });
      stream.on('end', () => {
        const nth = taken.push(session.envelope.rcptTo[0]?.address ?? '');
        hooks.onTaken?.(nth);
        done(null, 'queued');
        setImmediate(() => hooks.onAnswered?.(nth));
      });
      stream.resume();
    },
  });
  server.on('error', () => {
    // a client that went away
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken,
    hooks,
    open,
    /** How often a mail to an address was taken. */
    times: (address: string) => taken.filter((to) => to === address).length,
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}
