import type { Child } from 'hono/jsx';
import { Icon } from './icons.tsx';

/** The address that makes a phone dial `number`. */
export const telLink = (number: string) => `tel:${number.replace(/[^\d+]/g, '')}`;

/** A link that dials; an answer heard afterwards is one by phone. */
export function PhoneLink({ number, class: look, children }: { number: string; class: string; children?: Child }) {
  return (
    <a class={look} href={telLink(number)} data-channel="phone">
      <Icon name="phone" />
      <span>{children}</span>
    </a>
  );
}

/** A link that opens a WhatsApp draft; that it was opened is told to `opened`, sending is left to the person. */
export function WhatsAppLink({
  href,
  opened,
  class: look,
  children,
}: {
  href: string;
  opened: string;
  class: string;
  children?: Child;
}) {
  return (
    <a class={look} href={href} target="_blank" rel="noreferrer" data-opened={opened} data-channel="whatsapp">
      <Icon name="chat" />
      <span>{children}</span>
    </a>
  );
}
