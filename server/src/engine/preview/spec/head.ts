import type { DescribedApi } from '../../api/api.ts';
import type { DescribedScheme } from '../../api/described.ts';
import { embedded, inOneLine } from '../../generate/embed.ts';
import { encoded } from '../../generate/html-text.ts';
import { titleOf } from '../../generate/sections/info.ts';
import { table } from '../../generate/tables.ts';
import { code, listed, plain } from '../../generate/words.ts';
import { type MapNode, type Node, textAt } from '../../spec/tree/node.ts';
import { markdownHtml } from './markdown.ts';
import { placeIn, type SpecSection, type Writing } from './section.ts';

/** What stands before the operations: what the API is, where it is served, and what it asks for. */
export function headSections(api: DescribedApi): readonly SpecSection[] {
  return [infoSection(api), ...serversSection(api), ...securitySection(api)];
}

function infoSection(api: DescribedApi): SpecSection {
  const info = api.followMap(api.root.get('info'));
  return {
    id: 'info',
    level: 1,
    title: unescaped(titleOf(api)),
    ...placeIn(api.root, 'info'),
    sources: [info, api.root.get('externalDocs')],
    height: 200,
    write: (writing) =>
      markdownHtml({ markdown: infoLine(info, api), place: undefined }, writing) +
      markdownHtml({ markdown: leadOf(info), place: info?.get('summary') }, writing) +
      markdownHtml({ markdown: embedded(info?.text('description') ?? ''), place: info?.get('description') }, writing),
  };
}

/** The summary, where the description doesn't begin with it. */
function leadOf(info: MapNode | undefined): string {
  const summary = inOneLine(info?.text('summary'));
  const isRepeated = inOneLine(info?.text('description')).startsWith(summary.replace(/\.$/, ''));
  return isRepeated ? '' : summary;
}

/** `plain` is for Markdown; a heading is text. */
function unescaped(words: string): string {
  return words.replace(/\\(?=[!-/:-@[-`{-~])/g, '');
}

/** `Version 1.2.0 · OpenAPI 3.1 · License MIT · Contact …`. */
function infoLine(info: MapNode | undefined, api: DescribedApi): string {
  const version = info?.get('version');
  const license = info && api.followMap(info.get('license'));
  const contact = info && api.followMap(info.get('contact'));
  const docs = api.followMap(api.root.get('externalDocs'));
  return [
    ...(version?.kind === 'scalar' ? [`Version ${code(String(version.value))}`] : []),
    `OpenAPI ${api.version}`,
    ...(license?.text('name') ? [`License ${link(license.text('name'), license.text('url'))}`] : []),
    ...(contact ? [link(contact.text('name') ?? contact.text('email'), contact.text('url') ?? mailTo(contact))] : []),
    ...(info?.text('termsOfService') ? [link('Terms of service', info.text('termsOfService'))] : []),
    ...(docs ? [link(docs.text('description') ?? 'More documentation', docs.text('url'))] : []),
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

function mailTo(contact: MapNode): string | undefined {
  const address = contact.text('email');
  return address === undefined ? undefined : `mailto:${address}`;
}

function link(words: string | undefined, url: string | undefined): string {
  const text = plain(inOneLine(words ?? ''));
  return url !== undefined && /^(?:https?:\/\/|mailto:)\S+$/i.test(url)
    ? `[${text || plain(url)}](${encoded(url)})`
    : text;
}

function serversSection(api: DescribedApi): readonly SpecSection[] {
  const { servers } = api;
  if (servers.length === 0) return [];
  const rows = servers.map(({ url, description, variables, at }) => ({
    cells: [code(variables.length > 0 ? textAt(at).replace(/^["']|["']$/g, '') : url), inOneLine(description)],
    place: at,
  }));
  const variables = serverVariables(api);
  const hasWords = servers.some(({ description }) => description !== undefined);
  const header = hasWords ? ['URL', 'Description'] : ['URL'];
  const own = rows.map(({ cells, place }) => ({ cells: cells.slice(0, header.length), place }));
  return [
    {
      id: 'servers',
      level: 2,
      title: 'Servers',
      ...placeIn(api.root, api.version === '2.0' ? 'host' : 'servers'),
      sources: [servers, ...variables.map(({ place }) => place)],
      height: 100 + 40 * (servers.length + variables.length),
      write: (writing) =>
        markdownHtml({ ...table(header, own), place: undefined }, writing) +
        (variables.length === 0
          ? ''
          : markdownHtml(
              { ...table(['Variable', 'Default', 'Allowed values', 'Description'], variables), place: undefined },
              writing,
            )),
    },
  ];
}

/** What may stand for the names in braces, each once for servers that say the same of it (OpenAPI 3.1.1, 4.8.6). */
function serverVariables(api: DescribedApi): readonly { readonly cells: readonly string[]; readonly place: Node }[] {
  const items = api.version === '2.0' ? [] : (api.root.list('servers')?.items ?? []);
  const rows = items.flatMap((item) => {
    const entries = api.followMap(item)?.map('variables')?.entries ?? [];
    return entries.flatMap(({ key, value }) => {
      if (value.kind !== 'map') return [];
      const allowed = value.list('enum')?.items ?? [];
      const cells = [
        code(key),
        scalarOf(value.get('default')),
        allowed.map(scalarOf).join(', '),
        inOneLine(value.text('description')),
      ];
      return [{ cells, place: value }];
    });
  });
  return [...new Map(rows.map((row) => [row.cells.join('\n'), row])).values()];
}

function scalarOf(node: Node | undefined): string {
  return node?.kind === 'scalar' ? code(String(node.value)) : '';
}

function securitySection(api: DescribedApi): readonly SpecSection[] {
  const { schemes } = api;
  if (schemes.length === 0) return [];
  const components = api.version === '2.0' ? undefined : api.followMap(api.root.get('components'));
  return [
    {
      id: 'security',
      level: 2,
      title: 'Security',
      ...(components ? placeIn(components, 'securitySchemes') : placeIn(api.root, 'securityDefinitions')),
      sources: [schemes],
      height: 100 + 80 * schemes.length,
      write: (writing) =>
        markdownHtml({ ...schemeTable(schemes), place: undefined }, writing) +
        schemes.map((scheme) => scopeTable(scheme, writing)).join(''),
    },
  ];
}

function schemeTable(schemes: readonly DescribedScheme[]) {
  return table(
    ['Name', 'Type', 'How', 'Description'],
    schemes.map((scheme) => ({
      cells: [code(scheme.name), scheme.type, howOf(scheme), inOneLine(scheme.description)],
      place: scheme.at,
    })),
  );
}

function howOf({ type, in: place, parameterName, httpScheme, openIdConnectUrl, flows }: DescribedScheme): string {
  switch (type) {
    case 'apiKey':
      return `${code(parameterName ?? '')} in ${place === 'header' ? 'a header' : place === 'cookie' ? 'a cookie' : 'the query'}`;
    case 'http':
      return code(
        `Authorization: ${httpScheme === 'basic' ? 'Basic' : httpScheme === 'bearer' ? 'Bearer' : (httpScheme ?? '')}`,
      );
    case 'oauth2':
      return listed(flows.map(({ kind }) => code(kind)));
    case 'openIdConnect':
      return openIdConnectUrl === undefined ? '' : code(openIdConnectUrl);
    case 'mutualTLS':
      return 'a certificate of the client';
  }
}

function scopeTable({ name, flows }: DescribedScheme, writing: Writing): string {
  const scopes = new Map(flows.flatMap((flow) => flow.scopes.map((scope) => [scope.name, scope] as const)));
  if (scopes.size === 0) return '';
  const rows = [...scopes.values()].map(({ name: scope, description, at }) => ({
    cells: [code(scope), inOneLine(description)],
    place: at,
  }));
  const urls = flows.flatMap(({ kind, authorizationUrl, tokenUrl }) => [
    ...(authorizationUrl === undefined ? [] : [`${code(kind)} at ${code(authorizationUrl)}`]),
    ...(tokenUrl === undefined ? [] : [`tokens from ${code(tokenUrl)}`]),
  ]);
  const lead = [`Scopes of ${code(name)}`, ...urls].join(' · ');
  return (
    markdownHtml({ markdown: lead, place: undefined }, writing) +
    markdownHtml({ ...table(['Scope', 'Description'], rows), place: undefined }, writing)
  );
}
