import { errorLine, type OutgoingMail, type Transport } from './transport.ts';

/**
 * Keeps mail on this machine instead of sending it. `store` writes it where the mailbox page reads; storing the same
 * `messageId` again must be harmless, since a failed store is tried again.
 */
export function mailboxTransport(store: (mail: OutgoingMail) => Promise<void>): Transport {
  return {
    name: 'mailbox',
    async send(mail) {
      try {
        await store(mail);
        return { result: 'sent' };
      } catch (error) {
        return { result: 'temporary', error: errorLine(error), connection: true };
      }
    },
  };
}
