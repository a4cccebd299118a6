import type { Chart } from '../domain/charts.ts';
import { type Language, messages } from '../messages/index.ts';

const LONG = 1000;

/** A bar drawn beside its numbers; whoever hears the page hears the numbers. */
function Drawn({ bar, most }: { bar: Chart['bars'][number]; most: number }) {
  let from = 0;
  return (
    <svg class="chart-bar" viewBox={`0 0 ${LONG} 10`} preserveAspectRatio="none" aria-hidden="true">
      {(bar.parts ?? [bar.value]).map((part, index) => {
        const width = (part / most) * LONG;
        const x = from;
        from += width;
        return width ? (
          <rect class={`part-${index + 1}`} x={x.toFixed(1)} y="0" width={width.toFixed(1)} height="10" />
        ) : null;
      })}
    </svg>
  );
}

function OneChart({ chart }: { chart: Chart }) {
  const most = Math.max(1, ...chart.bars.map(({ value }) => value));
  return (
    <figure class="chart" lang="id">
      <figcaption id={`grafik-${chart.id}`}>
        {chart.title} <small>({chart.unit})</small>
      </figcaption>
      <table aria-labelledby={`grafik-${chart.id}`}>
        <tbody>
          {chart.bars.map((bar) => (
            <tr>
              <th scope="row">{bar.label}</th>
              <td class="drawn">
                <Drawn bar={bar} most={most} />
              </td>
              <td>{bar.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {chart.legend && (
        <ul class="chart-legend">
          {chart.legend.map((name, index) => (
            <li class={`part-${index + 1}`}>{name}</li>
          ))}
        </ul>
      )}
      {chart.note && <p class="hint">{chart.note}</p>}
    </figure>
  );
}

/** What is easier seen than read: the same charts as in the files. Nothing where there is nothing to look at. */
export function Charts({ charts, language }: { charts: Chart[]; language: Language }) {
  if (!charts.length) return null;
  return (
    <section aria-labelledby="grafik" class="charts">
      <h2 id="grafik">{messages(language).report.charts}</h2>
      {charts.map((chart) => (
        <OneChart chart={chart} />
      ))}
    </section>
  );
}
