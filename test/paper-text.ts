import type { Block, Paper } from '../src/documents/paper.ts';

/** Everything a paper says, block by block, in order: what both renderers print besides page furniture. */
export const paperText = (paper: Paper): string[] => paper.blocks.flatMap(said);

function said(block: Block): string[] {
  switch (block.kind) {
    case 'letterhead':
    case 'title':
      return block.lines;
    case 'line':
    case 'heading':
      return [block.text];
    case 'text':
      return [`${block.lead ?? ''}${block.text}`];
    case 'list':
      return block.items.map(({ text }) => text);
    case 'rows':
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case 'table':
      return [...block.head, ...block.rows.flat()];
    case 'chart':
      return [
        block.chart.title,
        ...block.chart.bars.flatMap(({ label, text }) => [label, text]),
        ...(block.chart.legend ?? []),
        ...(block.chart.note ? [block.chart.note] : []),
      ];
    case 'photos':
      return block.photos.flatMap(({ caption }) => (caption ? [caption] : []));
    case 'signatures':
      return [
        ...(block.place ? [block.place] : []),
        ...block.signers.flatMap(({ as, position, name }) => [as, position, name].filter((line) => line !== null)),
      ];
  }
}
