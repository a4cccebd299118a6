/** Digits, with the marks people write between them. */
const PHONE = /^\+?[\d ().-]+$/;

/** RFC 5321 lengths; the domain has a dot, and nothing is quoted or a literal: office mailboxes are plain. */
const EMAIL =
  /^(?=.{3,254}$)(?=[^@]{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/i;

/** Whether `text` is a plain e-mail address: one, without a name, brackets or surrounding space. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

/** Whether `text` can be a phone number: 6 to 15 digits (ITU-T E.164), with +, spaces, dots, dashes and brackets. */
export function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return PHONE.test(text.trim()) && digits >= 6 && digits <= 15;
}

/**
 * An Indonesian mobile number as WhatsApp wants it: '62812…', digits only. null when `phone` is not one: mobile numbers
 * are 08 and 8 to 11 more digits.
 */
export function whatsappNumber(phone: string): string | null {
  const text = phone.trim();
  if (!PHONE.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  const local = text.startsWith('+') ? /^62(0?8\d{8,11})$/ : /^(?:00)?(?:62)?(0?8\d{8,11})$/;
  const national = local.exec(digits)?.[1];
  return national ? `62${national.replace(/^0/, '')}` : null;
}

/** A link that opens a WhatsApp draft; a person chooses the receiver when there is no mobile number, and always sends. */
export function whatsappLink(phone: string | null, text: string): string {
  return `https://wa.me/${(phone && whatsappNumber(phone)) || ''}?text=${encodeURIComponent(text.toWellFormed())}`;
}
