import { messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { look, Submit } from './forms.tsx';
import { Layout } from './layout.tsx';
import { PageHead } from './parts.tsx';

const STEPS = ['choose', 'invite', 'send', 'record', 'report'] as const;

/** The first page of an organization without any event: how an event goes, and the two ways to begin. */
export function FirstSteps(page: PageProps) {
  const words = messages(page.language).firstSteps;
  return (
    <Layout title={words.title} {...page}>
      <PageHead title={words.title} />
      {mayEdit(page.member) ? (
        <>
          <p>{words.intro}</p>
          <ol class="first-steps">
            {STEPS.map((step) => (
              <li>
                <h2>{words[step]}</h2>
                <p>{words[`${step}Text`]}</p>
              </li>
            ))}
          </ol>
          <div class="actions">
            <a class={look('main', true)} href="/acara/baru">
              {words.create}
            </a>
            <form method="post" action="/contoh">
              <Submit kind="quiet" big>
                {words.sample}
              </Submit>
            </form>
          </div>
          <p class="hint">{words.sampleHint}</p>
        </>
      ) : (
        <p>{words.viewer}</p>
      )}
    </Layout>
  );
}
