import type { ModelUsage } from '../db/schema/reports.ts';
import { MOST_PERSONS } from '../llm/prompt.ts';
import { type Language, messages } from '../messages/index.ts';
import { Choices, freshForm, Submit } from './forms.tsx';

type Props = { model: { name: string; where: string } | null; allowed: boolean; owner: boolean; language: Language };

/** Where facts go when a model words reports, which they are and which never; and the owner's say in it. */
export function ModelSettingsSection({ model, allowed, owner, language }: Props) {
  const words = messages(language).modelSettings;
  return (
    <section aria-labelledby="model">
      <h2 id="model">{words.title}</h2>
      {model ? (
        <>
          <p>{words.sent({ name: model.name, where: model.where })}</p>
          <p>{words.kept({ most: MOST_PERSONS })}</p>
          <p>{words.abroad}</p>
        </>
      ) : (
        <p>{words.none}</p>
      )}
      {owner ? (
        <form method="post" action="/organisasi/model" class="narrow">
          <Choices
            form={freshForm(language, { model_allowed: allowed ? 'ya' : null })}
            type="checkbox"
            name="model_allowed"
            label={words.legend}
            hint={words.hint}
            options={[{ value: 'ya', label: words.allow }]}
          />
          <Submit kind="quiet">{words.save}</Submit>
        </form>
      ) : (
        <p>{allowed ? words.isAllowed : words.notAllowed}</p>
      )}
    </section>
  );
}

/** What a model was asked for a draft, also where its words were not used. */
export function ReportUsage({ usage, language }: { usage: ModelUsage | null; language: Language }) {
  if (!usage) return null;
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const took = {
    model: usage.model,
    calls: usage.calls,
    tokens: (usage.inputTokens + usage.outputTokens).toLocaleString(locale),
    seconds: Math.ceil(usage.milliseconds / 1000),
  };
  return <p class="hint no-print">{messages(language).modelSettings.took(took)}</p>;
}
