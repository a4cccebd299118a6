import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { CalendarMethod } from './calendar.ts';
import { type Letter, oneLine } from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';

export type Sender = {
  /** The sender's address (MAIL_FROM). */
  from: string;
  /** The organization or host, as the sender's name. */
  name: string;
  replyTo?: string;
  /** Bare address whose mail reaches POST /inbox; ORGANIZER of the calendar part. */
  organizer: string;
};

/** A composed mail: RFC 5322 with CRLF line ends, all ASCII unless an address itself is not. */
export type Composed = { raw: string; subject: string };

/**
 * Makes the raw mail: multipart/alternative of text, HTML and, where given, an inline calendar part whose method is in
 * its header too. The same input gives the same bytes. `messageId` with or without angle brackets; `sentAt` in epoch
 * milliseconds becomes Date. `automatic` marks what no person sent by hand (RFC 3834). Throws a TypeError for an
 * address that could break out of its header.
 */
export async function composeMessage(x: {
  letter: Letter;
  subject: string;
  sender: Sender;
  to: { email: string; name: string | null };
  calendar: { method: CalendarMethod; content: string } | null;
  messageId: string;
  sentAt: number;
  automatic: boolean;
}): Promise<Composed> {
  const subject = oneLine(x.subject);
  const { calendar } = x;
  const mail = new MailComposer({
    from: { name: displayName(x.sender.name), address: address(x.sender.from) },
    to: { name: displayName(x.to.name ?? ''), address: address(x.to.email) },
    ...(x.sender.replyTo ? { replyTo: address(x.sender.replyTo) } : {}),
    subject,
    messageId: `<${oneLine(x.messageId).replace(/[<>\s]/g, '')}>`,
    date: new Date(x.sentAt),
    ...(x.automatic ? { headers: { 'Auto-Submitted': 'auto-generated' } } : {}),
    text: letterText(x.letter),
    html: letterHtml(x.letter, subject),
    // Last of the alternatives: Outlook and Gmail take the last part they know as the invitation. Base64 keeps the CRLF.
    alternatives: calendar
      ? [
          {
            contentType: `text/calendar; charset=utf-8; method=${calendar.method}`,
            content: calendar.content,
            contentTransferEncoding: 'base64',
          },
        ]
      : [],
    baseBoundary: createHash('sha256').update(x.messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  const raw = await mail.compile().build();
  return { raw: raw.toString('utf8'), subject };
}

function displayName(name: string): string {
  const text = oneLine(name)
    .replace(/[<>@"\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...text].slice(0, 120).join('');
}

function address(text: string): string {
  if (!/^[^\s<>()[\],;:"\\@\p{Cc}]+@[^\s<>()[\],;:"\\@\p{Cc}]+$/u.test(text)) {
    throw new TypeError(`not a bare mail address: ${JSON.stringify(text)}`);
  }
  return text;
}
