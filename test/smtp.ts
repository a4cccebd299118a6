import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type Accepted = { to: string[]; raw: Buffer; mail: Email };
type Refusal = { code: number; text: string } | null;

/** What the server does beside accepting; may be changed while it runs. `nth` counts the tries to an address from 1. */
export type Manners = {
  rcpt?: (address: string, nth: number) => Refusal;
  data?: (address: string, nth: number) => Refusal;
  beforeAnswer?: () => Promise<void>;
  /** true: the connection dies after the body is accepted and before the answer. */
  drop?: (address: string) => boolean;
};

/** A real SMTP server on loopback that keeps what it accepted, parsed. */
export async function startSmtp(manners: Manners = {}) {
  const accepted: Accepted[] = [];
  const tries = new Map<string, number>();
  let open = 0;
  let most = 0;
  const refusal = (r: Refusal) => r && Object.assign(new Error(r.text), { responseCode: r.code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onConnect(_session, done) {
      open++;
      most = Math.max(most, open);
      done();
    },
    onClose() {
      open--;
    },
    onRcptTo({ address }, _session, done) {
      const nth = (tries.get(address) ?? 0) + 1;
      tries.set(address, nth);
      done(refusal(manners.rcpt?.(address, nth) ?? null) ?? undefined);
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const to = session.envelope.rcptTo.map((r) => r.address);
      const first = to[0] ?? '';
      const refused = refusal(manners.data?.(first, tries.get(first) ?? 1) ?? null);
      if (refused) return done(refused);
      const raw = Buffer.concat(chunks);
      accepted.push({ to, raw, mail: await PostalMime.parse(raw) });
      await manners.beforeAnswer?.();
      if (manners.drop?.(first)) {
        for (const c of server.connections as Set<{ id: string; _socket: { destroy(): void } }>)
          if (c.id === session.id) c._socket.destroy();
        return;
      }
      done(null, 'queued');
    },
  });
  server.on('error', () => {
    // a client that went away
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    manners,
    to: (address: string) => accepted.filter((a) => a.to.includes(address)),
    /** The most connections that were open at once. */
    most: () => most,
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}
