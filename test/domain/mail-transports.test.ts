import { describe, expect, test } from 'vitest';
import { cloudflareTransport, mailboxTransport, type OutgoingMail } from '../../src/mail/transports.ts';
import { mail } from './smtp-peers.ts';

describe('Cloudflare', () => {
  const binding = (send: (message: EmailMessage) => Promise<EmailSendResult>) => ({ send }) as unknown as SendEmail;
  const make = (from: string, to: string, raw: string) => ({ from, to, raw }) as unknown as EmailMessage;

  test('hands the raw mail over with its envelope', async () => {
    const seen: unknown[] = [];
    const transport = cloudflareTransport(
      binding(async (message) => {
        seen.push(message);
        return { messageId: 'cf-1' };
      }),
      make,
    );
    const bytes = { ...mail(), raw: new TextEncoder().encode(mail().raw as string) };
    expect([await transport.send(mail()), await transport.send(bytes)]).toEqual(
      Array(2).fill({ result: 'sent', response: 'cf-1' }),
    );
    const { from, to, raw } = mail();
    expect(seen).toEqual([
      { from, to, raw },
      { from, to, raw },
    ]);
  });

  test.each([
    ['E_RECIPIENT_SUPPRESSED', { result: 'permanent' }],
    ['E_CONTENT_TOO_LARGE', { result: 'permanent' }],
    ['E_HEADER_VALUE_INVALID', { result: 'permanent' }],
    ['E_RATE_LIMIT_EXCEEDED', { result: 'temporary', connection: true }],
    ['E_DAILY_LIMIT_EXCEEDED', { result: 'temporary', connection: true }],
    ['E_SENDER_NOT_VERIFIED', { result: 'temporary', connection: true }],
    ['E_DELIVERY_FAILED', { result: 'temporary', connection: false }],
    ['E_INTERNAL_SERVER_ERROR', { result: 'unknown' }],
    ['E_OF_TOMORROW', { result: 'unknown' }],
    [undefined, { result: 'unknown' }],
  ])('%s', async (code, expected) => {
    const transport = cloudflareTransport(
      binding(() => Promise.reject(Object.assign(new Error('no'), code ? { code } : {}))),
      make,
    );
    expect(await transport.send(mail())).toMatchObject(expected);
    expect(await transport.send(mail())).toMatchObject(expected);
  });
});

test('the mailbox keeps the mail; a store that fails is tried again later', async () => {
  const kept: OutgoingMail[] = [];
  const store = async (message: OutgoingMail) => {
    if (message.to.startsWith('penuh')) throw new Error('disk full');
    kept.push(message);
  };
  const transport = mailboxTransport(store);
  expect(await transport.send(mail())).toEqual({ result: 'sent' });
  expect(await transport.send(mail('penuh@uji.example'))).toMatchObject({ result: 'temporary', error: 'disk full' });
  expect(await transport.send(mail())).toEqual({ result: 'sent' });
  expect(kept).toEqual([mail(), mail()]);
});
