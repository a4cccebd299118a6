import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { OutgoingMail } from '../../src/mail/transports.ts';

/** A mail with a dot at a line's start and some length. */
export const mail = (to = 'camat@uji.example'): OutgoingMail => ({
  raw: `Subject: uji\r\nMessage-ID: <1@uji.example>\r\n\r\nbaris\r\n.titik di depan\r\n${'isi '.repeat(2000)}\r\n`,
  from: 'undangan@pendopo.example',
  to,
  messageId: '<1@uji.example>',
  subject: 'uji',
});

const open: (() => Promise<void>)[] = [];
/** Closes every server opened since. */
export async function closePeers(): Promise<void> {
  for (const close of open.splice(0)) await close();
}

/** A real SMTP server that records what it accepted; `opts` make it misbehave. */
export async function smtpServer(opts: SMTPServerOptions = {}) {
  const accepted: { to: string; raw: string }[] = [];
  const seen = { connections: 0, secure: [] as boolean[] };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    allowInsecureAuth: true,
    logger: false,
    closeTimeout: 100,
    onConnect: (_session, done) => {
      seen.connections++;
      done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        seen.secure.push(session.secure);
        accepted.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(chunks).toString() });
        done(null, 'queued as 1');
      });
    },
    ...opts,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}`, port, accepted, seen, server };
}

/** A peer that follows a script: what to do on connection and on each line received. */
export async function scriptedPeer(
  onConnect: (socket: Socket) => void,
  onLine: (line: string, socket: Socket) => void,
) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (!socket.destroyed) onLine(line, socket);
    });
    onConnect(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(
    () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  );
  return `smtp://127.0.0.1:${(server.address() as { port: number }).port}`;
}

/** Answers every command well, except those that `odd` answers itself (by returning true). */
export function politeBut(odd: (line: string, socket: Socket, inBody: boolean) => boolean, ehlo = '250 uji') {
  const bodies = new WeakSet<Socket>();
  return (line: string, socket: Socket) => {
    const inBody = bodies.has(socket);
    if (odd(line, socket, inBody)) return;
    if (inBody) {
      if (line !== '.') return;
      bodies.delete(socket);
      socket.write('250 ok\r\n');
    } else if (/^EHLO/.test(line)) socket.write(`${ehlo}\r\n`);
    else if (line === 'DATA') {
      bodies.add(socket);
      socket.write('354 go on\r\n');
    } else if (line === 'QUIT') socket.end('221 bye\r\n');
    else socket.write('250 ok\r\n');
  };
}
export const greet = (socket: Socket) => socket.write('220 uji ESMTP\r\n');
