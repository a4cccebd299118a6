/** How one attempt to hand a mail over ended. */
export type SendOutcome =
  /** The other side took responsibility for it. */
  | { result: 'sent'; response?: string }
  /**
   * It was not taken and may be tried again. `connection`: it failed before this mail was spoken of (not reachable, no
   * TLS, wrong password), so no other mail would fare better now, and the mail is not to blame.
   */
  | { result: 'temporary'; error: string; connection: boolean }
  /** It was refused for good: this recipient or this content. */
  | { result: 'permanent'; error: string }
  /** It was handed over and no answer came: it may have arrived. Never resent blindly; the ledger parks it. */
  | { result: 'unknown'; error: string };

/** A composed mail with its envelope: one sender, one recipient, both bare addresses. */
export type OutgoingMail = { raw: string | Uint8Array; from: string; to: string; messageId: string; subject: string };

export type Transport = {
  name: 'mailbox' | 'smtp' | 'cloudflare';
  /** Never throws: every failure is an outcome. */
  send(message: OutgoingMail): Promise<SendOutcome>;
};

/** One line of at most 300 characters for the ledger's last_error. */
export function errorLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').trim().slice(0, 300) || 'unknown error';
}
