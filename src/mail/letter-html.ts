import { MAIL_ID } from '../messages/mail.id.ts';
import type { Letter, LetterList } from './letter.ts';

// No colour of our own for text and ground: with `color-scheme` every client then picks its light or dark pair, and
// what it picks always contrasts. Only the button carries both of its colours (white on #0b5d3b is 7.9:1) and an edge
// that shows on dark ground.
const BODY = 'margin:0;padding:16px;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif';
const COLUMN = 'max-width:36em;margin:0 auto;overflow-wrap:anywhere;word-break:break-word';
const BUTTON =
  'display:inline-block;padding:14px 24px;border:1px solid #ffffff;border-radius:6px;background:#0b5d3b;color:#ffffff;font-weight:bold;text-decoration:none';
const LIST = { led: 'margin:4px 0 16px;padding:0;list-style:none', dotted: 'margin:4px 0 16px;padding:0 0 0 20px' };

/** The text/html part: no tables, no images, no script, inline styles; reads at 320 px and on dark ground. */
export function letterHtml(letter: Letter, subject: string): string {
  const body = [
    letter.address.length ? `<p>${letter.address.map(escapeHtml).join('<br>\r\n')}</p>` : '',
    letter.address.length ? p(MAIL_ID.respectfully) : '',
    p(letter.opening),
    letter.heading ? `<h1 style="margin:16px 0;font-size:20px;line-height:1.3">${escapeHtml(letter.heading)}</h1>` : '',
    rows(letter.rows),
    list(letter.list),
    letter.figure
      ? `<p style="font-size:28px;font-weight:bold;letter-spacing:4px;margin:16px 0">${escapeHtml(letter.figure)}</p>`
      : '',
    ...letter.ask.map(p),
    link(letter.link),
    list(letter.programme),
    ...letter.closing.map(p),
    `<p>${escapeHtml(MAIL_ID.regards)}<br>\r\n<strong>${escapeHtml(letter.from)}</strong></p>`,
    letter.footer.length
      ? `<div style="margin-top:24px;padding-top:8px;border-top:1px solid;font-size:14px">\r\n${letter.footer.map(p).join('\r\n')}\r\n</div>`
      : '',
  ].filter(Boolean);
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>:root{color-scheme:light dark}a{color:inherit}</style>
</head>
<body style="${escapeHtml(BODY)}">
<div style="${COLUMN}">
${body.join('\n')}
</div>
</body>
</html>
`.replace(/\r?\n/g, '\r\n');
}

function p(text: string): string {
  return `<p>${lines(text)}</p>`;
}

function rows(items: Letter['rows']): string {
  if (items.length === 0) return '';
  const each = items.map(
    ({ label, value }) =>
      `<p style="margin:0 0 10px"><span style="font-size:14px">${escapeHtml(label)}</span><br>\r\n${value.includes('\n') || value.length > 160 ? lines(value) : `<strong>${lines(value)}</strong>`}</p>`,
  );
  return `<div style="margin:16px 0;padding:4px 0 4px 14px;border-left:4px solid #0b5d3b">\r\n${each.join('\r\n')}\r\n</div>`;
}

function list(items: LetterList | null): string {
  if (!items) return '';
  const each = items.items.map(
    ({ lead, text }) =>
      `<li style="margin:0 0 4px">${lead ? `<strong>${escapeHtml(lead)}</strong> ` : ''}${lines(text)}</li>`,
  );
  const style = items.items.some(({ lead }) => lead) ? LIST.led : LIST.dotted;
  return `<p style="margin:16px 0 0">${escapeHtml(items.label)}</p>\r\n<ul style="${style}">\r\n${each.join('\r\n')}\r\n</ul>`;
}

function link(target: Letter['link']): string {
  if (!target) return '';
  const url = escapeHtml(target.url);
  return [
    `<p style="margin:20px 0"><a href="${url}" style="${BUTTON}">${escapeHtml(target.label)}</a></p>`,
    `<p style="font-size:14px">${escapeHtml(MAIL_ID.bareLink)}<br>\r\n<a href="${url}" style="color:inherit">${url}</a></p>`,
  ].join('\r\n');
}

function lines(text: string): string {
  return text.split('\n').map(escapeHtml).join('<br>\r\n');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
