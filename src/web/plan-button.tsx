import type { Child } from 'hono/jsx';
import { type Look, look } from './forms.tsx';

export const PLAN_ID = 'rancangan';
/** The rows' fields are the person's: what comes back never writes over them. */
export const KEPT = { 'hx-morph-skip': 'true' };

type Props = {
  /** Where the form is read and its plan made. */
  at: string;
  /** What is to be done with the rows. */
  does: string;
  label?: string;
  kind?: Look;
  /** Writes over the rows' fields, which otherwise stay as they are. */
  anew?: boolean;
  /** Where script runs it ticks the boxes there itself (a selector), and nothing has to be waited for. */
  ticks?: string;
  small?: boolean;
  children?: Child;
};

/** A button that changes a part of the plan: by htmx in its place, without script by way of the saved draft. */
export function PlanButton({ at, does, label, kind = 'plain', anew, ticks, small, children }: Props) {
  return (
    <button
      type="submit"
      id={`aksi-${does}`}
      class={small ? 'row-button' : look(kind)}
      name="aksi"
      value={does}
      formaction={at}
      aria-label={label}
      data-ticks={ticks}
      hx-post={at}
      hx-target={`#${PLAN_ID}`}
      hx-swap={anew ? 'outerHTML' : 'outerMorph'}
      hx-sync="closest form:replace"
    >
      {children}
    </button>
  );
}
