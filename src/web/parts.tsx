import type { Child } from 'hono/jsx';
import { type Language, messages } from '../messages/index.ts';
import { Icon, type IconName } from './icons.tsx';

/** What a notice is about: it went well, it needs a look, it went wrong, or it only tells. */
type Tone = 'good' | 'warn' | 'wrong' | 'info';

/** A framed word to the reader. `alert` is read out at once by a screen reader. */
export function Notice({
  tone,
  title,
  alert,
  children,
}: {
  tone: Tone;
  title?: string;
  alert?: boolean;
  children?: Child;
}) {
  return (
    <div class={`notice ${tone}`} role={alert ? 'alert' : 'status'}>
      {title && (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      {children}
    </div>
  );
}

/** Nothing here yet: says what belongs here and leads to the first step. */
export function Empty({ title, children }: { title: string; children?: Child }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** A page's title with what one may do there at its right. */
export function PageHead({ title, over, children }: { title: string; over?: Child; children?: Child }) {
  return (
    <div class="kop">
      {over && <p class="over">{over}</p>}
      <div class="title-row">
        <h1>{title}</h1>
        {children && <div class="actions no-print">{children}</div>}
      </div>
    </div>
  );
}

/** Figures side by side, each with what it counts. */
export function Numbers({ rows }: { rows: readonly (readonly [number | string, string])[] }) {
  return (
    <ul class="numbers">
      {rows.map(([number, label]) => (
        <li>
          <b>{number}</b>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** In the order in which they stand in the bar. */
export const ANSWER_ORDER = ['accepted', 'represented', 'tentative', 'declined', 'pending'] as const;
export type AnswerCounts = Record<(typeof ANSWER_ORDER)[number], number>;

/** The answers as one bar, for eyes only: the numbers stand beside it. */
export function AnswerBar({ counts }: { counts: AnswerCounts }) {
  const all = ANSWER_ORDER.reduce((sum, answer) => sum + counts[answer], 0);
  let from = 0;
  return (
    <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      {ANSWER_ORDER.map((answer) => {
        const width = all ? (counts[answer] * 1000) / all : 0;
        const x = from;
        from += width;
        return width ? <rect class={answer} x={x.toFixed(1)} y="0" width={width.toFixed(1)} height="10" /> : null;
      })}
    </svg>
  );
}

/** The bar with its numbers in words. */
export function AnswerSummary({ counts, language }: { counts: AnswerCounts; language: Language }) {
  const { answers } = messages(language);
  return (
    <>
      <AnswerBar counts={counts} />
      <ul class="legend">
        {ANSWER_ORDER.map((answer) => (
          <li class={answer}>
            {answers[answer]} <strong>{counts[answer]}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A word with its drawing before it. */
export function WithIcon({ icon, children }: { icon: IconName; children?: Child }) {
  return (
    <>
      <Icon name={icon} />
      <span>{children}</span>
    </>
  );
}
