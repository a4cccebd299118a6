import net from 'node:net';
import { expect, it } from 'vitest';
import { camats, rakor } from '../cast.ts';
import { eventually, freePort, startProduct } from '../product.ts';
import { startAbruptPeer } from './support/abrupt-peer.ts';
import { invitationsOf, settled, statesOf } from './support/ledger.ts';

it('a mail server that is not there leaves everything owed, and gets each mail once when it is back', async () => {
  const peer = await startAbruptPeer();
  const port = await freePort();
  // stands where the server will be: nobody at first
  const gate = net.createServer((client) => {
    const server = net.connect(Number(new URL(peer.url).port), '127.0.0.1');
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) socket.on('error', () => {});
  });
  const product = await startProduct({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  try {
    const people = camats(12, 'sepi');
    const { body } = await product.api.post('/events', rakor);
    await product.api.post(`/events/${body.id}/invitations`, { invitees: people });
    const send = async () => (await product.api.post(`/events/${body.id}/send`)).body.owed;
    const tried = () =>
      eventually('all tried', async () =>
        (await invitationsOf(product.api, body.id)).every(
          ({ delivery }) => delivery.state === 'owed' && delivery.attempts === 1 && delivery.last_error,
        ),
      );
    expect(await send()).toBe(12);
    await tried();
    // however often nobody is there, it is no try of the mail's own, and nothing is given up
    for (let i = 0; i < 3; i++) {
      expect(await send()).toBe(12);
      await new Promise((done) => setTimeout(done, 4000));
      await tried();
    }
    await new Promise<void>((ready) => gate.listen(port, '127.0.0.1', ready));
    expect(await send()).toBe(12);
    await settled(product.api, body.id);
    expect(await statesOf(product.api, body.id)).toEqual({ sent: 12 });
    for (const { email } of people) expect(peer.times(email)).toBe(1);
  } finally {
    await product.stop();
    gate.close();
    await peer.stop();
  }
});
