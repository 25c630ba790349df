import type { Block } from './block.js';

// Inline styles and a table: mail programs ignore style sheets, and Outlook ignores the width of anything else.
const font = 'font-family: Arial, Helvetica, sans-serif; color: #212b32;';
const styles = {
  body: 'margin: 0; padding: 0; background-color: #f0f4f5;',
  paragraph: `${font} font-size: 16px; line-height: 24px; margin: 0 0 16px;`,
  title: `${font} font-size: 24px; line-height: 32px; font-weight: bold; margin: 0 0 16px;`,
  heading: `${font} font-size: 19px; line-height: 27px; font-weight: bold; margin: 24px 0 8px;`,
  quote: 'border-left: 4px solid #aeb7bd; margin: 0 0 16px; padding: 0 0 0 16px;',
  cell: `${font} font-size: 16px; line-height: 24px; padding: 8px 16px 8px 0; border-bottom: 1px solid #d8dde0; text-align: left; vertical-align: top;`,
  button:
    'display: inline-block; background-color: #007f3b; color: #ffffff; font-family: Arial, Helvetica, sans-serif; font-size: 19px; font-weight: bold; line-height: 24px; padding: 12px 16px; border-radius: 4px; text-decoration: none;',
  link: 'color: #005eb8;',
  address: `${font} font-size: 14px; line-height: 20px; margin: 0 0 16px;`,
  banner: 'background-color: #005eb8; padding: 16px 24px;',
  service:
    'font-family: Arial, Helvetica, sans-serif; font-size: 19px; font-weight: bold; color: #ffffff; margin: 0;',
  page: 'background-color: #ffffff; padding: 32px 24px 16px;',
};

/** An email as HTML: everything that is not ours is escaped. */
export function htmlOf(subject: string, blocks: Block[]): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escape(subject)}</title>
</head>
<body style="${styles.body}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width: 100%; max-width: 600px;">
<tr><td style="${styles.banner}"><p style="${styles.service}">Data Security and Protection Toolkit</p></td></tr>
<tr><td style="${styles.page}">
<h1 style="${styles.title}">${escape(subject)}</h1>
${blocks.map(block).join('\n')}
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

function block(part: Block): string {
  switch (part.kind) {
    case 'paragraph':
      return paragraph(part.text);
    case 'heading':
      return `<h2 style="${styles.heading}">${escape(part.text)}</h2>`;
    case 'list':
      return `<ul>${part.items.map((item) => `<li style="${styles.paragraph}">${escape(item)}</li>`).join('')}</ul>`;
    case 'facts':
      return `<table cellpadding="0" cellspacing="0" border="0" style="margin: 0 0 24px; width: 100%;">${part.facts.map(row).join('')}</table>`;
    case 'quote':
      return `<blockquote style="${styles.quote}">${part.text.split(/\n+/).map(paragraph).join('')}</blockquote>`;
    case 'button':
      return button(part.text, part.url);
    case 'link':
      return `<p style="${styles.paragraph}"><a href="${escape(part.url)}" style="${styles.link}">${escape(part.text)}</a></p>`;
  }
}

const paragraph = (text: string): string => `<p style="${styles.paragraph}">${escape(text)}</p>`;

const row = ([name, value]: [string, string]): string =>
  `<tr><th scope="row" style="${styles.cell}">${escape(name)}</th><td style="${styles.cell}">${escape(value)}</td></tr>`;

const button = (text: string, url: string): string =>
  `<p style="margin: 24px 0 16px;"><a href="${escape(url)}" style="${styles.button}">${escape(text)}</a></p>
<p style="${styles.address}">If the button does not work, copy this address into your browser:<br><span style="word-break: break-all;">${escape(url)}</span></p>`;

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character]!);
