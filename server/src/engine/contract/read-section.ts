import { readChoice, readFlag, readItems, readText, readTexts, valueAt } from '../yaml/read.ts';
import type { YamlValue } from '../yaml/value.ts';
import type { Condition, Origin } from './contract.ts';
import type { DeclaredPlace, DeclaredSection, SectionSettings } from './declared.ts';
import { readContent, severities } from './read-requirement.ts';

/** The sections of a list; one without an id is left out. */
export function readSections(uri: string, value: YamlValue | undefined): DeclaredSection[] {
  return (readItems(value) ?? []).map((item) => readSection(uri, item)).filter((section) => section !== undefined);
}

function readSection(uri: string, value: YamlValue): DeclaredSection | undefined {
  const idValue = valueAt(value, 'id');
  const id = readText(idValue);
  if (id === undefined || idValue === undefined || value.kind !== 'map') return undefined;
  const origins: Record<string, Origin> = {};
  for (const entry of value.entries) origins[entry.key] = { uri, span: entry.keySpan };
  const title = valueAt(value, 'title');
  if (title) origins.title = { uri, span: title.span };
  return {
    id,
    idOrigin: { uri, span: idValue.span },
    settings: readSettings(uri, value),
    addedAliases: readTexts(valueAt(value, 'addAliases')) ?? [],
    addedContent: readContent(uri, valueAt(value, 'addContent')) ?? [],
    origins,
    place: readPlace(uri, value),
    isRemoved: readFlag(valueAt(value, 'remove')) ?? false,
    sections: readSections(uri, valueAt(value, 'sections')),
  };
}

/** Only what the file says: an absent key must not hide the base's. */
function readSettings(uri: string, value: YamlValue): SectionSettings {
  const key = (name: string) => valueAt(value, name);
  const of = readChoice(key('foreach'), ['operations', 'securitySchemes', 'errors', 'tags']);
  return present({
    title: readText(key('title'))?.trim(),
    aliases: readTexts(key('aliases')),
    pattern: readText(key('pattern')),
    method: readText(key('method')),
    isTitleExact: readFlag(key('exactTitle')),
    presence: readChoice(key('presence'), ['required', 'recommended', 'optional', 'forbidden']),
    when: readCondition(key('when')),
    isRepeatable: readFlag(key('repeat')),
    nesting: readChoice(key('nesting'), ['nested', 'flat', 'either', 'anywhere']),
    isOrdered: readFlag(key('ordered')),
    foreach: of && { of },
    content: readContent(uri, key('content')),
    severity: readChoice(key('severity'), severities),
    guidance: readText(key('guidance'))?.trim(),
    scaffold: readText(key('scaffold')),
    spec: readTexts(key('spec')),
  });
}

function readCondition(value: YamlValue | undefined): Condition | undefined {
  if (value?.kind !== 'map') return undefined;
  const frontMatter: Record<string, string | number | boolean> = {};
  const declared = valueAt(value, 'frontMatter');
  if (declared?.kind === 'map') {
    for (const entry of declared.entries) {
      if (entry.value.kind === 'scalar' && entry.value.value !== null) frontMatter[entry.key] = entry.value.value;
    }
  }
  return {
    frontMatter: Object.keys(frontMatter).length > 0 ? frontMatter : undefined,
    spec: readText(valueAt(value, 'spec')),
  };
}

function readPlace(uri: string, value: YamlValue): DeclaredPlace | undefined {
  for (const kind of ['after', 'before', 'in'] as const) {
    const target = valueAt(value, kind);
    const id = readText(target);
    if (target && id !== undefined) return { kind, id, origin: { uri, span: target.span } };
  }
  return undefined;
}

type Present<Settings> = { [Key in keyof Settings]?: Exclude<Settings[Key], undefined> };

/** The object without the members that are undefined. */
export function present<Settings extends object>(settings: Settings): Present<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Present<Settings>;
}
