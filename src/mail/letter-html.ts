import { MAIL_ID } from '../messages/mail.id.ts';
import type { Letter, LetterList } from './letter.ts';

// No colour of our own for text and ground: with `color-scheme` every client then picks its light or dark pair, and what
// it picks always contrasts. Only what is pressed carries both of its colours (white on #9c3d1c is 6.9:1), turned round
// where the client follows the media query. Tables hold the width, since Outlook keeps to nothing else.
const SANS = "system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const SERIF = "'Iowan Old Style','Palatino Linotype',Palatino,'Noto Serif',Georgia,serif";
const TABLE = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';
const TEXT = `font:16px/1.55 ${SANS};overflow-wrap:anywhere;word-break:break-word`;
const KOP = `padding:0 0 12px;border-bottom:4px double;font:bold 19px/1.3 ${SERIF}`;
const TITLE = `margin:14px 0 16px;font:bold 23px/1.25 ${SERIF}`;
const LABEL = 'padding:8px 14px 8px 0;border-top:1px solid #b9ad9c;font-weight:normal;font-size:14px;text-align:left';
const VALUE = 'padding:8px 0;border-top:1px solid #b9ad9c;font-size:16px';
const BUTTON =
  'display:block;padding:15px 12px;border:1px solid #9c3d1c;border-radius:6px;background:#9c3d1c;color:#ffffff;font-size:17px;font-weight:bold;text-align:center;text-decoration:none';
const SMALL = 'font-size:14px';
const LIST = { led: 'margin:4px 0 16px;padding:0;list-style:none', dotted: 'margin:4px 0 16px;padding:0 0 0 20px' };
/** What is looked for first. */
const FOREMOST: string[] = [MAIL_ID.label.when, MAIL_ID.label.where];
const SHEET =
  ':root{color-scheme:light dark;supported-color-schemes:light dark}a{color:inherit}' +
  '@media(prefers-color-scheme:dark){.b{background:#f0a681!important;border-color:#f0a681!important;color:#2b1208!important}}' +
  '@media(max-width:420px){.f th,.f td{display:block!important;width:auto!important}.f th{padding-bottom:0!important}.f td{padding-top:0!important;border:0!important}}';

/** The text/html part: no images, no script, inline styles; reads at 320 px and on dark ground. */
export function letterHtml(letter: Letter, subject: string): string {
  const body = [
    letter.address.length ? `<p>${letter.address.map(escapeHtml).join('<br>\r\n')}</p>` : '',
    letter.address.length ? p(MAIL_ID.respectfully) : '',
    p(letter.opening),
    letter.heading ? `<h1 style="${TITLE}">${escapeHtml(letter.heading)}</h1>` : '',
    rows(letter.rows),
    list(letter.list),
    letter.figure
      ? `<p style="font-size:32px;font-weight:bold;letter-spacing:6px;margin:18px 0">${escapeHtml(letter.figure)}</p>`
      : '',
    ...letter.ask.map(p),
    link(letter.link),
    list(letter.programme),
    ...letter.closing.map(p),
    `<p>${escapeHtml(MAIL_ID.regards)}<br>\r\n<strong>${escapeHtml(letter.from)}</strong></p>`,
    foot(letter),
  ].filter(Boolean);
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${SHEET}</style>
</head>
<body style="margin:0;padding:0">
<table ${TABLE}><tr><td align="center" style="padding:24px 16px">
<!--[if mso]><table role="presentation" width="600"><tr><td><![endif]-->
<table ${TABLE} style="max-width:600px;text-align:left"><tr>
<td style="${KOP}">${escapeHtml(letter.from)}</td>
</tr><tr>
<td style="padding:8px 0 0;${TEXT}">
${body.join('\n')}
</td>
</tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
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
      `<tr><th scope="row" width="30%" valign="top" style="${LABEL}">${escapeHtml(label)}</th>\r\n<td valign="top" style="${VALUE}">${FOREMOST.includes(label) ? `<strong>${lines(value)}</strong>` : lines(value)}</td></tr>`,
  );
  return `<table class="f" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:16px 0 20px">\r\n${each.join('\r\n')}\r\n</table>`;
}

function list(items: LetterList | null): string {
  if (!items) return '';
  const each = items.items.map(
    ({ lead, text }) =>
      `<li style="margin:0 0 4px">${lead ? `<strong>${escapeHtml(lead)}</strong> ` : ''}${lines(text)}</li>`,
  );
  const style = items.items.some(({ lead }) => lead) ? LIST.led : LIST.dotted;
  return `<p style="margin:20px 0 0"><strong>${escapeHtml(items.label)}</strong></p>\r\n<ul style="${style}">\r\n${each.join('\r\n')}\r\n</ul>`;
}

function link(target: Letter['link']): string {
  if (!target) return '';
  const url = escapeHtml(target.url);
  return [
    `<table ${TABLE} style="margin:20px 0"><tr><td bgcolor="#9c3d1c" style="border-radius:6px"><a class="b" href="${url}" style="${BUTTON}">${escapeHtml(target.label)}</a></td></tr></table>`,
    `<p style="${SMALL}">${escapeHtml(MAIL_ID.bareLink)}<br>\r\n<a href="${url}" style="color:inherit">${url}</a></p>`,
  ].join('\r\n');
}

/** Under a rule: where to see that the letter is genuine, and the small print. */
function foot({ check, footer }: Letter): string {
  if (!check && footer.length === 0) return '';
  const url = escapeHtml(check ?? '');
  const genuine = check
    ? [`<p>${escapeHtml(MAIL_ID.check)}<br>\r\n<a href="${url}" style="color:inherit">${url}</a></p>`]
    : [];
  return `<div style="margin-top:28px;padding-top:6px;border-top:1px solid #b9ad9c;${SMALL}">\r\n${[...genuine, ...footer.map(p)].join('\r\n')}\r\n</div>`;
}

function lines(text: string): string {
  return text.split('\n').map(escapeHtml).join('<br>\r\n');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
