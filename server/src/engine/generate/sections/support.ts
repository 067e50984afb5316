import type { GeneratedBlock } from '../block.ts';
import { inOneLine } from '../embed.ts';
import { encoded } from '../html-text.ts';
import { baseUrl } from '../request.ts';
import { blocksOf, type SectionContext } from '../section-context.ts';
import { code, counted, plain } from '../words.ts';
import { infoOf, placeOfInfo, subjectOf } from './info.ts';

export function writeSupport({ api }: SectionContext): readonly GeneratedBlock[] {
  const info = infoOf(api);
  const contact = api.followMap(info?.get('contact'));
  const docs = api.followMap(api.root.get('externalDocs'));
  const license = api.followMap(info?.get('license'));
  const [name, email, url] = ['name', 'email', 'url'].map((key) => contact?.text(key)?.trim());
  const who = plain(name ?? '') || 'the provider of the API';
  const contacts = [
    ...(email !== undefined && /^\S+@\S+$/.test(email) ? [link(email, `mailto:${email}`)] : []),
    ...(isUrl(url) ? [link(url, url)] : []),
  ];
  const further = [
    ['Documentation', docs?.text('url'), docs?.text('description')],
    ['Terms of service', info?.text('termsOfService'), undefined],
    ['License', license?.text('url'), license?.text('name')],
  ] as const;
  const items = [
    `- **Contact**: ${contacts.length > 0 ? `${who}, ${contacts.join(', ')}` : `${who}; the description of the API gives no address`}.`,
    ...further.flatMap(([title, at, words]) =>
      isUrl(at) ? [`- **${title}**: ${link(inOneLine(words, 100).replace(/[[\]`*]/g, '') || at, at)}.`] : [],
    ),
    '- **Tools**: [cURL](https://curl.se) sends requests by hand and shows what comes back; [OpenAPI](https://www.openapis.org) is the format of the description that these pages are made from, and many libraries read it.',
  ];
  return blocksOf(contact ?? placeOfInfo(api), items.join('\n'));
}

function isUrl(text: string | undefined): text is string {
  return text !== undefined && /^https?:\/\/[^\s/]/.test(text);
}

function link(words: string, url: string): string {
  return `[${plain(words)}](${encoded(url)})`;
}

export function writeEndpoints({ api }: SectionContext): readonly GeneratedBlock[] {
  const [server] = api.servers;
  const base = server ? `Paths are relative to the base URL ${code(baseUrl(undefined, api))}.` : '';
  return blocksOf(
    server?.at ?? api.operations[0]?.at,
    `${subjectOf(api)} has ${counted(api.operations.length, 'operation')}, each with its method and its path, its inputs and outputs, and an example. ${base}`.trim(),
  );
}
