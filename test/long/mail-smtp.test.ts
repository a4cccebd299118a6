import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { smtpTransport } from '../../src/mail/transports.ts';
import { closePeers, greet, mail, politeBut, scriptedPeer, smtpServer } from '../domain/smtp-peers.ts';

/** For peers that answer: so long that a busy machine does not decide the outcome. */
const PATIENT = { setup: 5000, silence: 5000, total: 15_000 };
/** For peers that never do. */
const IMPATIENT = { setup: 400, silence: 400, total: 1200 };
afterEach(closePeers);

/** Sends twice over one transport, since what breaks the second mail passes a test with one. */
async function twice(url: string, message = mail(), limits = PATIENT) {
  const transport = smtpTransport(url, { limits });
  const first = await transport.send(message);
  const second = await transport.send(message);
  return [first, second];
}
const refuse = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

describe('SMTP, taken', () => {
  test('the mail arrives whole, dots and all, on a connection of its own that is closed afterwards', async () => {
    const server = await smtpServer();
    const outcomes = await twice(server.url);
    expect(outcomes).toEqual(Array(2).fill({ result: 'sent', response: expect.stringMatching(/^250.*queued as 1/) }));
    expect(server.accepted.map((each) => each.raw)).toEqual([mail().raw, mail().raw]);
    expect(server.seen.connections).toBe(2);
    await expect.poll(() => server.server.connections.size, { timeout: 300 }).toBe(0);
  });

  test('fifty at once from one transport all arrive once', async () => {
    const server = await smtpServer();
    const transport = smtpTransport(server.url);
    const to = Array.from({ length: 50 }, (_, i) => `tamu${i}@uji.example`);
    const outcomes = await Promise.all(to.map((each) => transport.send(mail(each))));
    expect(outcomes.every((each) => each.result === 'sent')).toBe(true);
    expect(server.accepted.map((each) => each.to).sort()).toEqual([...to].sort());
  });

  test('a connection dropped after the 250 is still sent', async () => {
    const url = await scriptedPeer(
      greet,
      politeBut((line, socket, inBody) => {
        if (!inBody || line !== '.') return false;
        socket.end('250 ok\r\n');
        return true;
      }),
    );
    expect((await twice(url)).map((each) => each.result)).toEqual(['sent', 'sent']);
  });

  test('a server that does not answer QUIT is left after a second', async () => {
    const ended: number[] = [];
    const url = await scriptedPeer(
      (socket) => {
        socket.on('close', () => ended.push(Date.now()));
        greet(socket);
      },
      politeBut((line) => line === 'QUIT'),
    );
    const started = Date.now();
    expect((await twice(url)).map((each) => each.result)).toEqual(['sent', 'sent']);
    expect(Date.now() - started).toBeLessThan(4000);
    await expect.poll(() => ended.length, { timeout: 2000 }).toBe(2);
  });

  test('a password is used where asked, and a server without AUTH gets the mail without one', async () => {
    const users: string[] = [];
    const server = await smtpServer({
      authOptional: false,
      onAuth: (auth, _session, done) => {
        users.push(`${auth.username}:${auth.password}`);
        done(null, { user: auth.username });
      },
    });
    const [first, second] = await twice(server.url.replace('//', '//kirim%40uji:s%3Arahasia@'));
    expect([first?.result, second?.result]).toEqual(['sent', 'sent']);
    expect(users).toEqual(['kirim@uji:s:rahasia', 'kirim@uji:s:rahasia']);
    const plain = await smtpServer({ disabledCommands: ['AUTH', 'STARTTLS'] });
    expect((await twice(plain.url.replace('//', '//a:b@'))).map((each) => each.result)).toEqual(['sent', 'sent']);
  });

  test('on this machine a self-signed STARTTLS does not stand in the way', async () => {
    const server = await smtpServer({ disabledCommands: [] });
    expect((await twice(server.url)).map((each) => each.result)).toEqual(['sent', 'sent']);
    expect(server.seen).toEqual({ connections: 2, secure: [false, false] });
  });
});

// On Linux 0.0.0.0 reaches this machine without being a loopback address: a relay elsewhere, as far as the rule goes.
describe('SMTP to another machine', () => {
  const elsewhere = (url: string, auth = '') => url.replace('//127.0.0.1', `//${auth}0.0.0.0`);

  test('a STARTTLS that cannot be checked: the mail goes without it', async () => {
    const server = await smtpServer({ disabledCommands: [] });
    expect((await twice(elsewhere(server.url))).map((each) => each.result)).toEqual(['sent', 'sent']);
    expect(server.accepted).toHaveLength(2);
    expect(server.seen.secure).toEqual([false, false]);
  });

  test('a STARTTLS offered and then refused: the same', async () => {
    const url = await scriptedPeer(
      greet,
      politeBut((line, socket) => {
        if (line !== 'STARTTLS') return false;
        socket.write('454 not now\r\n');
        return true;
      }, '250-uji\r\n250 STARTTLS'),
    );
    expect((await twice(elsewhere(url))).map((each) => each.result)).toEqual(['sent', 'sent']);
  });

  test.each([[[]], [['STARTTLS']]])('a password never leaves without TLS (disabled: %j)', async (disabledCommands) => {
    const users: string[] = [];
    const server = await smtpServer({
      disabledCommands,
      authOptional: false,
      onAuth: (auth, _session, done) => {
        users.push(String(auth.username));
        done(null, { user: auth.username });
      },
    });
    const outcomes = await twice(elsewhere(server.url, 'a:b@'));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ result: 'temporary', connection: true });
    expect([users, server.accepted]).toEqual([[], []]);
  });
});

describe('SMTP, nothing could be reached', () => {
  const unreachable = { result: 'temporary', connection: true, error: expect.any(String) };

  test('nobody listens, or the name is nobody', async () => {
    const server = await smtpServer();
    await closePeers();
    expect(await twice(server.url)).toEqual([unreachable, unreachable]);
    expect(await twice('smtp://mail.invalid:25')).toEqual([unreachable, unreachable]);
  });

  test.each<[string, (socket: Socket) => void]>([
    ['no greeting', () => {}],
    ['closed before the greeting', (socket) => socket.destroy()],
    ['ended before the greeting', (socket) => socket.end()],
    ['greets with 421', (socket) => socket.end('421 too busy\r\n')],
    ['greets with 554', (socket) => socket.end('554 no service\r\n')],
    ['greets in another language', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('%s', async (_name, onConnect) => {
    const url = await scriptedPeer(onConnect, () => {});
    const started = Date.now();
    expect(await twice(url, mail(), IMPATIENT)).toEqual([unreachable, unreachable]);
    expect(Date.now() - started).toBeLessThan(2 * IMPATIENT.total);
  });

  test('a wrong password is our setting: no mail fails for it', async () => {
    const server = await smtpServer({
      onAuth: (_auth, _session, done) => done(refuse(535, 'authentication failed')),
    });
    expect(await twice(server.url.replace('//', '//a:b@'))).toEqual([unreachable, unreachable]);
    const demanding = await smtpServer({ authOptional: false });
    expect(await twice(demanding.url)).toEqual([unreachable, unreachable]);
    expect(server.accepted).toEqual([]);
  });

  test('smtps to a server whose certificate cannot be checked', async () => {
    const server = await smtpServer({ secure: true });
    expect(await twice(server.url.replace('smtp:', 'smtps:'))).toEqual([unreachable, unreachable]);
    expect(server.accepted).toEqual([]);
  });
});

describe('SMTP, refused before the body', () => {
  test.each([
    [450, 'temporary'],
    [421, 'temporary'],
    [452, 'temporary'],
    [550, 'permanent'],
    [553, 'permanent'],
  ])('RCPT %i is %s', async (code, result) => {
    const server = await smtpServer({ onRcptTo: (_to, _session, done) => done(refuse(code, 'refused')) });
    const [first, second] = await twice(server.url);
    for (const outcome of [first, second]) {
      expect(outcome).toMatchObject({ result, error: expect.stringContaining(String(code)) });
      if (outcome?.result === 'temporary') expect(outcome.connection).toBe(false);
    }
    expect(server.accepted).toEqual([]);
  });

  test.each([
    [451, 'temporary'],
    [550, 'temporary'],
    [553, 'temporary'],
    [552, 'permanent'],
  ])('MAIL FROM %i is %s: a refused sender is not the invitee’s fault, a size is', async (code, result) => {
    const server = await smtpServer({ onMailFrom: (_from, _session, done) => done(refuse(code, 'refused')) });
    expect((await twice(server.url)).map((each) => each.result)).toEqual([result, result]);
  });

  test.each([
    [451, 'temporary'],
    [554, 'permanent'],
    [503, 'temporary'],
  ])('DATA %i before the body is %s, with and without PIPELINING', async (code, result) => {
    for (const ehlo of ['250 uji', '250-uji\r\n250 PIPELINING']) {
      const url = await scriptedPeer(
        greet,
        politeBut((line, socket, inBody) => {
          if (inBody || line !== 'DATA') return false;
          socket.write(`${code} no\r\n`);
          return true;
        }, ehlo),
      );
      expect((await twice(url)).map((each) => each.result)).toEqual([result, result]);
    }
  });

  test.each(['MAIL', 'RCPT', 'DATA'])('closed or silent at %s is temporary: no body left', async (command) => {
    for (const silent of [false, true]) {
      const url = await scriptedPeer(
        greet,
        politeBut((line, socket, inBody) => {
          if (inBody || !line.startsWith(command)) return false;
          if (!silent) socket.destroy();
          return true;
        }),
      );
      const expected = { result: 'temporary', connection: false, error: expect.any(String) };
      expect(await twice(url, mail(), silent ? IMPATIENT : PATIENT)).toEqual([expected, expected]);
    }
  });

  test('larger than the server takes, or an address no envelope can carry: permanent, and nothing is sent', async () => {
    const small = await smtpServer({ size: 500 });
    expect((await twice(small.url)).map((each) => each.result)).toEqual(['permanent', 'permanent']);
    const server = await smtpServer();
    expect((await twice(server.url, mail('a@b>\r\nRCPT TO:<c@d'))).map((each) => each.result)).toEqual([
      'permanent',
      'permanent',
    ]);
    expect([...small.accepted, ...server.accepted]).toEqual([]);
  });
});

describe('SMTP, once the body is on its way', () => {
  const onDot = (act: (socket: Socket) => void) =>
    scriptedPeer(
      greet,
      politeBut((line, socket, inBody) => {
        if (!inBody || line !== '.') return false;
        act(socket);
        return true;
      }),
    );
  const unknown = { result: 'unknown', error: expect.any(String) };

  test.each([
    [451, 'temporary'],
    [421, 'temporary'],
    [554, 'permanent'],
    [550, 'permanent'],
  ])('a reply of %i says that it was not taken: %s', async (code, result) => {
    const server = await smtpServer({
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on('end', () => done(refuse(code, 'refused')));
      },
    });
    expect((await twice(server.url)).map((each) => each.result)).toEqual([result, result]);
    const url = await onDot((socket) => socket.end(`${code} refused\r\n`));
    expect((await twice(url)).map((each) => each.result)).toEqual([result, result]);
  });

  test('accepted, but the connection broke before the 250: unknown', async () => {
    const url = await onDot((socket) => socket.destroy());
    expect(await twice(url)).toEqual([unknown, unknown]);
    const server = await smtpServer({
      onData: (stream, session) => {
        stream.resume();
        stream.on('end', () => {
          for (const each of server.server.connections as Set<{ id: string; _socket: Socket }>) {
            if (each.id === session.id) each._socket.destroy();
          }
        });
      },
    });
    expect(await twice(server.url)).toEqual([unknown, unknown]);
  });

  test('ended, reset or half a reply after the body: unknown', async () => {
    expect(await twice(await onDot((socket) => socket.end()))).toEqual([unknown, unknown]);
    expect(await twice(await onDot((socket) => socket.resetAndDestroy()))).toEqual([unknown, unknown]);
    expect(await twice(await onDot((socket) => socket.end('25')))).toEqual([unknown, unknown]);
    expect(await twice(await onDot((socket) => socket.end('55')))).toEqual([unknown, unknown]);
  });

  test('silence after the body: unknown, within the limit', async () => {
    const started = Date.now();
    expect(await twice(await onDot(() => {}), mail(), IMPATIENT)).toEqual([unknown, unknown]);
    expect(Date.now() - started).toBeLessThan(2 * IMPATIENT.total);
  });

  test('a peer that keeps the line alive without ever answering is left at the total limit, and no QUIT slips in', async () => {
    const lines: string[] = [];
    const url = await scriptedPeer(
      greet,
      politeBut((line, socket, inBody) => {
        lines.push(line);
        if (!inBody || line !== '.') return false;
        const drip = setInterval(() => socket.write('250-still at it\r\n'), 100);
        socket.on('close', () => clearInterval(drip));
        return true;
      }),
    );
    expect(await smtpTransport(url, { limits: IMPATIENT }).send(mail())).toEqual(unknown);
    expect(lines).not.toContain('QUIT');
  });

  test('broken in the middle of a long body: unknown', async () => {
    const url = await scriptedPeer(
      greet,
      politeBut((line, socket, inBody) => {
        if (!inBody || !line.startsWith('isi')) return false;
        socket.destroy();
        return true;
      }),
    );
    const long = { ...mail(), raw: `Subject: x\r\n\r\n${'isi isi\r\n'.repeat(500_000)}` };
    expect(await twice(url, long)).toEqual([unknown, unknown]);
  });

  test('an answer out of turn is not taken for the final one', async () => {
    const url = await scriptedPeer(
      greet,
      politeBut((line, socket) => {
        if (!line.startsWith('RCPT')) return false;
        // One reply too many: the client reads the 354 as the answer to its body.
        socket.write('250 ok\r\n250 ok\r\n');
        return true;
      }),
    );
    for (const outcome of await twice(url)) expect(outcome.result).not.toBe('sent');
  });
});

test('an address that is not SMTP is refused at once', () => {
  for (const url of ['http://127.0.0.1', 'smtp:', '', 'mail.uji.example:25']) {
    expect(() => smtpTransport(url)).toThrow(TypeError);
  }
});
