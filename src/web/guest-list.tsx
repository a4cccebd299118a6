import { REQUIREMENTS } from '../domain/kinds.ts';
import { messages } from '../messages/index.ts';
import { Field, type Form } from './forms.tsx';
import { GUEST_PARTS, type GuestRow, isNamed, lacksPlace } from './guest-rows.ts';
import { Icon } from './icons.tsx';
import { KEPT, PlanButton } from './plan-button.tsx';
import { RowInput, RowProblems } from './plan-inputs.tsx';
import { PlanPart } from './plan-lists.tsx';

type Props = { form: Form; rows: readonly GuestRow[]; region: string; at: string; copied?: number; fresh?: number };

function Guest({ form, row, fresh }: { form: Form; row: GuestRow; fresh: boolean }) {
  const { planPreview: words, fields, invitations } = messages(form.language);
  const { key, typed } = row;
  const name = (part: string) => `invitees_${key}_${part}`;
  const who = typed.position || typed.name || words.newInvitee;
  const wrong = GUEST_PARTS.some((part) => form.problems[name(part)]);
  const text = (part: 'position' | 'agency' | 'name' | 'phone' | 'email', most: number) => (
    <div class="field">
      <label for={name(part)}>{fields[part]}</label>
      <RowInput
        form={form}
        name={name(part)}
        label={`${fields[part]}: ${who}`}
        maxlength={most}
        type={part === 'email' ? 'email' : part === 'phone' ? 'tel' : 'text'}
        value={typed[part]}
        fresh={fresh && part === 'position'}
      />
    </div>
  );
  return (
    <li id={`invitees_${key}`}>
      <div class="choice">
        <input
          id={name('on')}
          type="checkbox"
          name={name('on')}
          value="1"
          checked={typed.on === '1'}
          data-lacks={lacksPlace(row) || !isNamed(row) ? '' : undefined}
          {...KEPT}
        />
        <label for={name('on')}>
          {who}
          {typed.agency && <small>{typed.agency}</small>}
        </label>
      </div>
      <details open={fresh || wrong} {...KEPT}>
        <summary>
          {lacksPlace(row) ? words.placeUnknown : words.details}
          <span class="unseen">{words.detailsOf({ who })}</span>
        </summary>
        {text('position', 200)}
        {text('agency', 200)}
        {text('name', 200)}
        {text('email', 254)}
        {text('phone', 40)}
        <div class="field">
          <label for={name('requirement')}>{fields.requirement}</label>
          <select id={name('requirement')} name={name('requirement')}>
            {REQUIREMENTS.map((value) => (
              <option value={value} selected={value === (typed.requirement || 'may_delegate')}>
                {invitations.requirement[value]}
              </option>
            ))}
          </select>
        </div>
        <input type="hidden" name={name('role')} value={typed.role || 'guest'} />
      </details>
      <RowProblems form={form} names={GUEST_PARTS.map(name)} />
    </li>
  );
}

/** Asks once where the organization is: without it no office can be named. */
function RegionAsk({ form, at }: { form: Form; at: string }) {
  const { planPreview: words, organization } = messages(form.language);
  return (
    <div class="notice info">
      <Field form={form} name="region" label={words.region} hint={organization.regionHint} depends maxlength={200} />
      <PlanButton at={at} does="wilayah-invitees" kind="quiet" anew>
        {words.regionSend}
      </PlanButton>
    </div>
  );
}

/** Whom the kind of event proposes, to tick; their names and addresses can be written in place. */
export function GuestList({ form, rows, region, at, copied, fresh }: Props) {
  const words = messages(form.language).planPreview;
  const ticked = rows.filter((row) => row.typed.on === '1' && isNamed(row)).length;
  return (
    <PlanPart id="invitees" title={words.invitees} count={words.inviteesCount({ n: ticked })}>
      <p class="hint">{words.inviteesHint}</p>
      {copied !== undefined && (
        <div class="choice">
          <input type="hidden" name="salin" value={form.typed.get('salin') ?? ''} />
          <input
            id="salin_ikut"
            type="checkbox"
            name="salin_ikut"
            value="1"
            checked={form.typed.get('salin_ikut') === '1'}
            {...KEPT}
          />
          <label for="salin_ikut">{words.copyAll({ n: copied })}</label>
        </div>
      )}
      {!region && <RegionAsk form={form} at={at} />}
      <ul class="plan-guests">
        {rows.map((row) => (
          <Guest form={form} row={row} fresh={row.key === fresh} />
        ))}
      </ul>
      <p class="part-buttons">
        {rows.length > 0 && (
          <PlanButton at={at} does="semua-invitees" anew ticks=".plan-guests input[type=checkbox]:not([data-lacks])">
            {words.tickAll}
          </PlanButton>
        )}
        <PlanButton at={at} does="tambah-invitees">
          <Icon name="plus" />
          {words.addRow.invitees}
        </PlanButton>
      </p>
    </PlanPart>
  );
}
