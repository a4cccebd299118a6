import type { Context as HonoContext } from 'hono';
import { messages } from '../messages/index.ts';
import type { WebEnv } from './environment.ts';
import { LinkFrame, OtherLanguage } from './link-frame.tsx';

const STATUS = { not_found: 404, media_type: 415, too_large: 413, method: 405, failed: 500 } as const;

/** One page a reason, the same whichever link it was. `text` says it in the words of its kind of link. */
export function refusedLink(c: HonoContext<WebEnv>, reason: keyof typeof STATUS, text?: string) {
  const language = c.get('language');
  const words = messages(language).link.refusal[reason];
  return c.html(
    <LinkFrame title={words.title} language={language} nonce={c.get('nonce')}>
      <main>
        <h1>{words.title}</h1>
        <p>{text ?? words.text}</p>
      </main>
      <footer>
        <OtherLanguage language={language} />
      </footer>
    </LinkFrame>,
    STATUS[reason],
  );
}
