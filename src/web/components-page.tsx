import type { Context as HonoContext } from 'hono';
import { type Language, messages } from '../messages/index.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { FactRows } from './facts.tsx';
import { Choices, Field, type Form, freshForm, look, Select, Submit, TextArea } from './forms.tsx';
import { Icon } from './icons.tsx';
import { Layout } from './layout.tsx';
import { AnswerSummary, Empty, Notice, Numbers, PageHead } from './parts.tsx';

const COLOURS = ['paper', 'raised', 'tint', 'ink', 'muted', 'tile', 'good', 'warn', 'bad', 'calm'] as const;
const COUNTS = { accepted: 42, represented: 18, tentative: 6, declined: 4, pending: 30 };

type Words = { language: Language };

function Tokens({ language }: Words) {
  const words = messages(language).look;
  return (
    <>
      <h2>{words.colours}</h2>
      <p>{words.coloursHint}</p>
      <ul class="swatches">
        {COLOURS.map((name) => (
          <li>
            <span class={`swatch ${name}`} />
            {words.colour[name]}
          </li>
        ))}
      </ul>
      <h2>{words.type}</h2>
      <p class="as-h1">{words.heading}</p>
      <p class="as-h2">{words.subheading}</p>
      <p>
        {words.body} <a href="/rupa">{words.link}</a>
      </p>
      <small>{words.small}</small>
    </>
  );
}

function Buttons({ language }: Words) {
  const words = messages(language).look;
  return (
    <>
      <h2>{words.buttons}</h2>
      <div class="actions">
        <button type="button" class={look()}>
          {words.main}
        </button>
        <button type="button" class={look('quiet')}>
          {words.quiet}
        </button>
        <button type="button" class={look('plain')}>
          <Icon name="undo" />
          {words.plain}
        </button>
        <button type="button" class={look('grave')}>
          {words.grave}
        </button>
        <button type="button" class={look('main', true)}>
          {words.big}
        </button>
        <button type="button" class={look()} disabled>
          {words.main}
        </button>
      </div>
    </>
  );
}

function States({ language }: Words) {
  const { look: words, status, answers, invitations } = messages(language);
  const badges = [status, answers, invitations.delivery].flatMap((group) => Object.entries(group));
  return (
    <>
      <h2>{words.states}</h2>
      <p>
        {badges.map(([name, word]) => (
          <>
            <span class={`badge ${name}`}>{word}</span>{' '}
          </>
        ))}
      </p>
      <h2>{words.figures}</h2>
      <Numbers
        rows={[
          [100, words.figure.invited],
          [70, words.figure.answered],
          [30, words.figure.silent],
        ]}
      />
      <h2>{words.answers}</h2>
      <AnswerSummary counts={COUNTS} language={language} />
      <h2>{words.notices}</h2>
      <Notice tone="good">{words.noticeGood}</Notice>
      <Notice tone="info">{words.noticeInfo}</Notice>
      <Notice tone="warn">{words.noticeWarn}</Notice>
      <Notice tone="wrong">{words.noticeWrong}</Notice>
      <Empty title={words.emptyTitle}>
        <p>{words.emptyText}</p>
        <button type="button" class={look()}>
          {words.main}
        </button>
      </Empty>
    </>
  );
}

function Fields({ language }: Words) {
  const { look: words, answers, eventForm } = messages(language);
  const fresh = freshForm(language, { text: words.body });
  const form: Form = { ...fresh, problems: { wrong: words.fieldWrong } };
  const options = (group: Record<string, string>) => Object.entries(group).map(([value, label]) => ({ value, label }));
  return (
    <form method="get" action="/rupa">
      <h2>{words.form}</h2>
      <Field form={form} name="field" label={words.field} hint={words.fieldHint} required />
      <Field form={form} name="wrong" label={words.field} required />
      <Select form={form} name="select" label={words.select} options={options(answers)} />
      <TextArea form={form} name="text" label={words.text} />
      <Choices form={form} name="radio" type="radio" label={words.radio} options={options(answers)} required />
      <Choices
        form={form}
        name="checks"
        type="checkbox"
        label={words.checks}
        options={options(eventForm.unconfirmed)}
      />
      <Submit kind="quiet">{words.main}</Submit>
    </form>
  );
}

function Lists({ language }: Words) {
  const { look: words, answers, event, rooms, status } = messages(language);
  return (
    <>
      <h2>{words.tabs}</h2>
      <nav class="tabs" aria-label={words.tabs}>
        {Object.entries(event.tabs).map(([name, word], i) => (
          <a href="/rupa" aria-current={i === 1 ? 'page' : undefined} data-name={name}>
            {word}
          </a>
        ))}
      </nav>
      <h2>{words.rows}</h2>
      <ul class="rows">
        {(['accepted', 'represented', 'pending'] as const).map((answer) => (
          <li>
            <span class="grow">
              <b>{words.longTitle}</b>
              {words.longName}
              <small>{words.small}</small>
            </span>
            <span class={`badge ${answer}`}>{answers[answer]}</span>
            <button type="button" class={look('plain')}>
              {words.plain}
            </button>
          </li>
        ))}
      </ul>
      <h2>{words.facts}</h2>
      <dl class="facts">
        <FactRows
          rows={[
            [words.field, words.heading],
            [words.text, words.body],
          ]}
        />
      </dl>
      <h2>{words.table}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.states}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(status).map(([name, word]) => (
            <tr>
              <td>{words.subheading}</td>
              <td>
                <span class={`badge ${name}`}>{word}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{words.choices}</h2>
      <ul class="choose-grid">
        {Object.values(rooms).map((room) => (
          <li>
            <a href="/rupa">
              <b>{room}</b>
              {words.emptyText}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** GET /rupa: the design language, every part on one page. Names nobody and needs no signing in. */
export function showComponents(c: HonoContext<WebEnv>) {
  const page = pageOf(c);
  const { look: words } = messages(page.language);
  return c.html(
    <Layout title={words.title} {...page}>
      <PageHead title={words.title} />
      <p>{words.intro}</p>
      <Tokens language={page.language} />
      <Buttons language={page.language} />
      <States language={page.language} />
      <Fields language={page.language} />
      <Lists language={page.language} />
    </Layout>,
  );
}
