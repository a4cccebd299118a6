export { cloudflareTransport } from './cloudflare.ts';
export { mailboxTransport } from './mailbox.ts';
export { type SmtpLimits, smtpTransport } from './smtp.ts';
export type { OutgoingMail, SendOutcome, Transport } from './transport.ts';
