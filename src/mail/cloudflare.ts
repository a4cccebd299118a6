import { errorLine, type SendOutcome, type Transport } from './transport.ts';

/**
 * Sends through Cloudflare's send_email binding as raw MIME (its structured form cannot place an inline calendar part).
 * `makeMessage` builds the `EmailMessage` of `cloudflare:email`, a module that exists only in workerd.
 */
export function cloudflareTransport(
  binding: SendEmail,
  makeMessage: (from: string, to: string, raw: string) => EmailMessage,
): Transport {
  return {
    name: 'cloudflare',
    async send({ raw, from, to }) {
      const text = typeof raw === 'string' ? raw : new TextDecoder().decode(raw);
      try {
        const sent = await binding.send(makeMessage(from, to, text));
        return { result: 'sent', ...(sent?.messageId ? { response: sent.messageId } : {}) };
      } catch (error) {
        return classify(error);
      }
    },
  };
}

/** Refused for now: our quota or our sending domain, whatever the mail. */
const OURS = new Set([
  'E_RATE_LIMIT_EXCEEDED',
  'E_DAILY_LIMIT_EXCEEDED',
  'E_SENDER_NOT_VERIFIED',
  'E_SENDER_DOMAIN_NOT_AVAILABLE',
]);

/** Refused for good: this recipient or this content. */
const MAILS =
  /^E_(RECIPIENT_SUPPRESSED|RECIPIENT_NOT_ALLOWED|VALIDATION_ERROR|FIELD_MISSING|CONTENT_TOO_LARGE|TOO_MANY_|HEADER)/;

/**
 * The codes of developers.cloudflare.com/email-service/api/send-emails/workers-api. E_INTERNAL_SERVER_ERROR, a code not
 * listed and an error without one do not say whether the mail was taken: unknown.
 */
function classify(error: unknown): SendOutcome {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  const line = code ? `${code}: ${errorLine(error)}` : errorLine(error);
  if (OURS.has(code)) return { result: 'temporary', error: line, connection: true };
  if (code === 'E_DELIVERY_FAILED') return { result: 'temporary', error: line, connection: false };
  if (MAILS.test(code)) return { result: 'permanent', error: line };
  return { result: 'unknown', error: line };
}
