import type { DocumentContext, SpecFinding } from '../../rules/spec-rule.ts';
import { isBlank, wordCount } from '../facts/blank.ts';
import { listed } from '../facts/listed.ts';
import { placeOf } from '../facts/place-of.ts';
import { flowsOf } from '../facts/security.ts';
import { versionKey } from '../facts/version-key.ts';
import { type Entry, keyPlace, type ListNode, type MapNode, type Place } from '../tree/node.ts';
import { operationName } from '../walk/names.ts';
import { type Operations, operationAt, type Some } from './summary.ts';

/** What the checks of all sections are given. */
interface CheckContext extends DocumentContext {
  readonly operations: Operations;
}

/** What a contract's section asks of a spec: what is missing, and where. */
export type SectionCheck = (context: CheckContext) => Iterable<Pick<SpecFinding, 'message' | 'at'>>;

/** By the id of the section. What another rule says of a section is not said again. */
export const sectionChecks: ReadonlyMap<string, SectionCheck> = new Map<string, SectionCheck>([
  ['purpose', purpose],
  ['core-functionalities', coreFunctionalities],
  ['architecture', architecture],
  ['authentication', authentication],
  ['token-management', tokenManagement],
  ['authentication-troubleshooting', refusals],
  ['error-messages', serverErrors],
  ['error-codes', errorCodes],
  ...(['get', 'post', 'put', 'delete'] as const).map((method) => [method, ofMethod(method)] as const),
]);

/** A description of this many words says what an API is for: so the contract counts, too. */
const enoughWords = 25;

function* purpose({ spec: { root }, version }: DocumentContext): ReturnType<SectionCheck> {
  const entry = root.entry('info');
  const info = entry?.value;
  if (!entry || info?.kind !== 'map' || isBlank(info.get('description'))) return;
  if (!isBlank(info.get('summary')) || wordCount(info, 'description') >= enoughWords) return;
  const summary = version === '3.1' || version === '3.2' ? 'no `summary`, and ' : '';
  yield {
    message: `\`info\` has ${summary}no heading for it in its short description`,
    at: keyPlace(info.entry('description') ?? entry),
  };
}

function* coreFunctionalities(context: CheckContext): ReturnType<SectionCheck> {
  const { spec, memo } = context;
  const entry = spec.root.entry('tags');
  const { count, bare } = memo(
    'tags',
    () => [entry?.value],
    () => tagsOf(spec.root.list('tags')),
  );
  if (count === 0) {
    if (context.operations.count > 0)
      yield { message: 'no `tags` with a description name them', at: entry ? keyPlace(entry) : versionKey(spec) };
  } else if (bare.length > 0 && entry) {
    const names = listed(bare);
    yield {
      message: `${bare.length === 1 ? `the tag ${names} has` : `the tags ${names} have`} no description`,
      at: keyPlace(entry),
    };
  }
}

/** How many tags are declared, and the names of those without a description. */
function tagsOf(list: ListNode | undefined): { readonly count: number; readonly bare: readonly string[] } {
  const tags = (list?.items ?? []).flatMap((tag) => (tag.kind === 'map' ? [tag] : []));
  const bare = tags.filter((tag) => isBlank(tag.get('description')));
  return { count: tags.length, bare: bare.map((tag) => tag.text('name') ?? '') };
}

function* architecture(context: CheckContext): ReturnType<SectionCheck> {
  const { spec, version } = context;
  const { root } = spec;
  const servers = root.list('servers')?.items ?? [];
  if (servers.some((server) => server.kind === 'map' && !isBlank(server.get('description')))) return;
  const entry = root.entry('servers') ?? root.entry('info');
  if (!entry || context.operations.count === 0) return;
  const none = version === '2.0' ? '' : 'no server is described, and ';
  yield { message: `${none}no heading for it stands in \`info.description\``, at: keyPlace(entry) };
}

function* authentication(context: DocumentContext): ReturnType<SectionCheck> {
  for (const entry of schemesIn(context)) {
    const scheme = context.followMap(entry.value);
    if (!scheme || !isBlank(scheme.get('description'))) continue;
    yield { message: `the security scheme \`${entry.key}\` has no description`, at: keyPlace(entry) };
  }
}

function* tokenManagement(context: DocumentContext): ReturnType<SectionCheck> {
  for (const entry of schemesIn(context)) {
    const scheme = context.followMap(entry.value);
    if (scheme?.text('type') !== 'oauth2') continue;
    const flows = context.version === '2.0' ? [{ kind: scheme.text('flow') ?? '', node: scheme }] : flowsOf(scheme);
    for (const { kind, node } of flows) {
      const bare = (context.followMap(node.get('scopes'))?.entries ?? []).filter(({ value }) => isBlank(value));
      const [first] = bare;
      if (first) yield { message: `${scopesWithout(bare)} no description`, at: keyPlace(first) };
      const isRefreshed = kind === 'authorizationCode' || kind === 'password';
      const own = scheme.map('flows')?.entry(kind);
      if (isRefreshed && own && isBlank(node.get('refreshUrl')))
        yield { message: `the flow \`${kind}\` has no \`refreshUrl\``, at: keyPlace(own) };
    }
  }
}

function scopesWithout(bare: readonly Entry[]): string {
  const names = listed(bare.map(({ key }) => key));
  return bare.length === 1 ? `the scope ${names} has` : `the scopes ${names} have`;
}

function* refusals(context: CheckContext): ReturnType<SectionCheck> {
  const place = schemesPlace(context);
  const { count, says401, says403 } = context.operations;
  if (!place || count === 0) return;
  const missing = [...(says401 ? [] : ['401']), ...(says403 ? [] : ['403'])];
  if (missing.length === 0) return;
  yield { message: `no operation has a response ${missing.map((status) => `\`${status}\``).join(' or ')}`, at: place };
}

function* serverErrors(context: CheckContext): ReturnType<SectionCheck> {
  const { count, silent } = context.operations;
  const paths = context.spec.root.entry('paths');
  if (silent.count === 0 || !paths) return;
  yield {
    message: `${countOf(silent, count, context)} no response for server errors (\`5XX\` or \`default\`)`,
    at: keyPlace(paths),
  };
}

function* errorCodes(context: CheckContext): ReturnType<SectionCheck> {
  const paths = context.spec.root.entry('paths');
  if (context.operations.showsErrors === false && paths)
    yield { message: 'no error response says what its body looks like', at: keyPlace(paths) };
}

function ofMethod(method: string): SectionCheck {
  return function* (context) {
    const operations = context.operations.byMethod.get(method);
    if (!operations) return;
    const { count, undescribed, unshown } = operations;
    const first = operationAt(undescribed.first, context);
    if (first) yield { message: `${countOf(undescribed, count, context)} no description`, at: placeOf(first) };
    const other = operationAt(unshown.first, context);
    if (other) yield { message: `${countOf(unshown, count, context)} a body without an example`, at: placeOf(other) };
  };
}

/** \`GET /parcels\` has; 3 of 10 operations have. */
function countOf({ count, first }: Some, all: number, context: DocumentContext): string {
  const only = count === 1 ? operationAt(first, context) : undefined;
  return only ? `\`${operationName(only)}\` has` : `${count} of ${all} operations have`;
}

function schemesIn(context: DocumentContext): readonly Entry[] {
  return schemesMap(context)?.entries.filter(({ key }) => !key.startsWith('x-') && key !== '$ref') ?? [];
}

function schemesMap({ spec: { root }, version }: DocumentContext): MapNode | undefined {
  return version === '2.0' ? root.map('securityDefinitions') : root.map('components')?.map('securitySchemes');
}

function schemesPlace({ spec: { root }, version }: DocumentContext): Place | undefined {
  const entry =
    version === '2.0' ? root.entry('securityDefinitions') : root.map('components')?.entry('securitySchemes');
  return entry && entry.value.kind === 'map' && entry.value.entries.length > 0 ? keyPlace(entry) : undefined;
}
