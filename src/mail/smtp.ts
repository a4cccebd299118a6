import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { errorLine, type SendOutcome, type Transport } from './transport.ts';

/** Milliseconds. `setup` covers name, connection, greeting and TLS; `silence` is the longest wait for any answer. */
export type SmtpLimits = { setup: number; silence: number; total: number };

const LIMITS: SmtpLimits = { setup: 10_000, silence: 30_000, total: 90_000 };

type Failure = Error & { code?: string; responseCode?: number; command?: string };

/** Where an attempt stood when it ended: before MAIL FROM, in the envelope, or with the body on its way. */
type Stage = 'setup' | 'envelope' | 'body';

/**
 * Sends over SMTP, one connection per mail, opened and closed within the call (a connection kept beyond the request
 * hangs the next one in workerd). `url` is smtp:// (587 by default) or smtps:// (465), with user and password if any.
 * `tlsName` is the name on the certificate when the host is written as an address.
 * TLS: smtps always; smtp takes STARTTLS where offered. Credentials leave only over TLS, or to this machine itself.
 * Throws a TypeError for another kind of URL.
 */
export function smtpTransport(url: string, opts: { tlsName?: string; limits?: SmtpLimits } = {}): Transport {
  const server = parseSmtpUrl(url);
  const limits = opts.limits ?? LIMITS;
  const base = {
    host: server.host,
    port: server.port,
    secure: server.secure,
    tls: opts.tlsName ? { servername: opts.tlsName } : {},
    connectionTimeout: limits.setup,
    greetingTimeout: limits.setup,
    dnsTimeout: limits.setup,
    socketTimeout: limits.silence,
    socketCloseTimeout: CLOSE_WAIT,
  };
  const loopback = /^(127\.|\[?::1\]?$|localhost$)/i.test(server.host);
  const mustEncrypt = !server.secure && !loopback && server.auth !== null;
  return {
    name: 'smtp',
    async send({ raw, from, to }) {
      const mail = { body: typeof raw === 'string' ? Buffer.from(raw, 'utf8') : Buffer.from(raw), from, to };
      const attempt = (options: SMTPConnection.Options) => attemptSend(options, server.auth, mail, limits.total);
      // To this machine itself TLS protects nothing, and the certificates met there are self-signed.
      if (loopback && !server.secure) return (await attempt({ ...base, ignoreTLS: true })).outcome;
      const { outcome, tlsFailed } = await attempt({ ...base, requireTLS: mustEncrypt });
      // Opportunistic (RFC 7435): a relay whose certificate nobody can check still gets the mail, never the password.
      if (!tlsFailed || server.secure || mustEncrypt) return outcome;
      return (await attempt({ ...base, ignoreTLS: true })).outcome;
    },
  };
}

const CLOSE_WAIT = 1000;

function parseSmtpUrl(url: string) {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^smtps?:$/.test(parsed.protocol) || !parsed.hostname) {
    throw new TypeError('SMTP_URL is not of the form smtp://user:pass@host:port or smtps://…');
  }
  const secure = parsed.protocol === 'smtps:';
  const user = decodeURIComponent(parsed.username);
  const auth = user ? { user, pass: decodeURIComponent(parsed.password) } : null;
  const port = parsed.port ? Number(parsed.port) : secure ? 465 : 587;
  return { host: parsed.hostname.replace(/^\[|\]$/g, ''), port, secure, auth };
}

async function attemptSend(
  options: SMTPConnection.Options,
  auth: { user: string; pass: string } | null,
  mail: { body: Buffer; from: string; to: string },
  total: number,
): Promise<{ outcome: SendOutcome; tlsFailed: boolean }> {
  let stage: Stage = 'setup';
  const connection = new SMTPConnection(options);
  const closed = new Promise<void>((resolve) => connection.once('end', () => resolve()));
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let answered = false;
  try {
    const response = await new Promise<string>((resolve, reject) => {
      const fail = (error: Error) => reject(error);
      connection.on('error', fail);
      // nodemailer says 'end' before it hands over the reply that ended the session.
      connection.once('end', () => setImmediate(() => fail(new Error('Connection closed'))));
      deadline = setTimeout(() => fail(new Error(`No end after ${total} ms`)), total);
      const deliver = () => {
        stage = 'envelope';
        // Read only once it is piped to the socket, which nodemailer does on the server's answer to DATA.
        const body = new Readable({
          read() {
            stage = 'body';
            this.push(mail.body);
            this.push(null);
          },
        });
        const envelope = { from: mail.from, to: [mail.to], size: mail.body.length };
        connection.send(envelope, body, (error, info) => (error ? fail(error) : resolve(info.response)));
      };
      connection.connect((error) => {
        if (error) fail(error);
        else if (auth && inside(connection).allowsAuth)
          connection.login(auth, (refused) => (refused ? fail(refused) : deliver()));
        else deliver();
      });
    });
    answered = true;
    return { outcome: { result: 'sent', response: errorLine(response) }, tlsFailed: false };
  } catch (error) {
    const failure = error as Failure;
    answered = failure.responseCode !== undefined;
    const tlsFailed = failure.code === 'ETLS' || inside(connection).upgrading === true;
    if (tlsFailed) failure.message = `TLS failed: ${failure.message}`;
    return { outcome: classify(failure, stage), tlsFailed };
  } finally {
    clearTimeout(deadline);
    await leave(connection, closed, answered);
  }
}

/**
 * Ends the session and waits for that, at most a second: the server's slot is free before the next mail asks for one.
 * QUIT only where the server owes no answer; in the middle of a body it would become part of the mail.
 */
async function leave(connection: SMTPConnection, closed: Promise<void>, answered: boolean): Promise<void> {
  if (!answered || connection.destroyed) return connection.close();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSE_WAIT);
  });
  connection.quit();
  await Promise.race([closed, enough]);
  clearTimeout(timer);
  connection.close();
}

/** Not in @types: whether the server announced AUTH, and whether a STARTTLS handshake was begun and not finished. */
function inside(connection: SMTPConnection): { allowsAuth?: boolean; upgrading?: boolean } {
  return connection as SMTPConnection & { allowsAuth?: boolean; upgrading?: boolean };
}

/** Replies that speak of our access to the server and not of this mail (RFC 4954 section 6, RFC 3207 section 4). */
const ACCESS = new Set([454, 530, 534, 535, 538]);

/**
 * What a failure means for the mail. Whether the body had begun decides over everything but a reply: before it the
 * server cannot have the mail; after it only a 4xx or 5xx reply says that it has not.
 */
function classify(failure: Failure, stage: Stage): SendOutcome {
  const error = errorLine(failure);
  const code = failure.responseCode ?? 0;
  if (stage === 'setup') return { result: 'temporary', error, connection: true };
  if (ACCESS.has(code)) return { result: 'temporary', error, connection: true };
  if (code >= 400 && code < 500) return { result: 'temporary', error, connection: false };
  if (code >= 500 && code < 600) {
    // 503 says that the session went wrong, and a refused sender is our setting, not the invitee's mail (552: its size).
    const ours = code === 503 || (failure.command === 'MAIL FROM' && code !== 552);
    return ours ? { result: 'temporary', error, connection: false } : { result: 'permanent', error };
  }
  if (stage === 'body') return { result: 'unknown', error };
  // Refused by nodemailer itself, unsent: an address that no envelope can carry, or larger than the server's SIZE.
  const own = failure.command === 'API' || failure.command === 'MAIL FROM';
  if (own && (failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE')) return { result: 'permanent', error };
  return { result: 'temporary', error, connection: false };
}
