import { toInstant } from '../domain/dates.ts';
import { messages } from '../messages/index.ts';
import { GuestList } from './guest-list.tsx';
import type { GuestRow } from './guest-rows.ts';
import { PLAN_ID, PlanButton } from './plan-button.tsx';
import { PlanPart, type PlanProps, Rundown, Tasks } from './plan-lists.tsx';
import { momentText } from './when.ts';

type Props = PlanProps & {
  /** Null where invitees are kept on a page of their own. */
  guests: readonly GuestRow[] | null;
  /** Where the organization is; '' until it is told. */
  region: string;
  /** How many would be invited again, for a copy. */
  copied?: number;
  now: number;
};

function Milestones({ form, plan, now }: Pick<Props, 'form' | 'plan' | 'now'>) {
  const { planPreview: words, event } = messages(form.language);
  const zone = form.typed.get('timezone') ?? '';
  if (!plan) return null;
  const over = toInstant(plan.endsAt, zone) <= now;
  return (
    <PlanPart id="milestones" title={words.milestones} count={words.milestonesHint}>
      <ul class="plan-list wide">
        {plan.milestones.map(({ kind, step, dueAt }) => {
          const said = event.milestone[kind];
          const past = over || dueAt <= now;
          return (
            <li class={past ? 'past' : undefined}>
              <span>
                {typeof said === 'string' ? said : said({ days: step })}
                <small>
                  {momentText(dueAt, zone, form.language)}
                  {past && `, ${words.past}`}
                </small>
              </span>
            </li>
          );
        })}
      </ul>
    </PlanPart>
  );
}

/** What the event comes to so far: rundown, tasks, invitees, and what will happen by itself. Each part is changed in place. */
export function PlanPreview({ guests, region, copied, now, ...plan }: Props) {
  const words = messages(plan.form.language).planPreview;
  return (
    <aside id={PLAN_ID} aria-labelledby="rancangan-judul">
      <div class="title-row">
        <h2 id="rancangan-judul">{words.title}</h2>
        <PlanButton at={plan.at} does="segarkan">
          {words.refresh}
        </PlanButton>
      </div>
      <p class="hint">{plan.plan ? words.hint : words.needDate}</p>
      <Rundown {...plan} />
      {guests && (
        <GuestList
          form={plan.form}
          rows={guests}
          region={region}
          copied={copied}
          at={plan.at}
          fresh={plan.fresh?.list === 'invitees' ? plan.fresh.key : undefined}
        />
      )}
      <Tasks {...plan} />
      <Milestones form={plan.form} plan={plan.plan} now={now} />
    </aside>
  );
}
