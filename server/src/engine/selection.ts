import { distance } from 'fastest-levenshtein';
import picomatch from 'picomatch';
import type { Contract, Section } from './contract/contract.ts';
import type { Span } from './finding.ts';
import { methodNames } from './http/methods.ts';
import type { FrontMatterEntry } from './markdown/front-matter.ts';
import type { Heading, MarkdownFile } from './markdown/markdown-file.ts';
import { parseMarkdown } from './markdown/parse.ts';
import { possibleHeadings } from './markdown/possible-headings.ts';
import type { Project } from './project.ts';
import { isRoot, namesOf, wordsOf } from './structure/candidates.ts';
import { outlineOf } from './structure/outline.ts';
import { normalizeTitle } from './structure/titles.ts';
import { asPattern } from './text.ts';

/** Which contract applies to a document, and why; or why none does. */
export interface Selection {
  /** Undefined: the file is no API document, and nothing is reported. */
  readonly contract: Contract | undefined;
  /** One sentence. */
  readonly reason: string;
  /** A contract is named that does not exist: reported where it is named. */
  readonly unknown?: UnknownContract;
}

export interface UnknownContract {
  readonly name: string;
  /** Undefined where it is named outside of the document. */
  readonly span: Span | undefined;
  readonly suggestion: string | undefined;
}

/** The front matter key that names a document's contract. `false` or `none` says that it has none. */
export const contractKey = 'docwright';

/**
 * Decides by what says most: the user's word, what the configuration ignores, the document's own front matter, the rest of the
 * configuration, and last what the document looks like. `path` is the document's, relative to the configuration's folder, with `/`; undefined for one
 * outside it.
 */
export function selectContract(project: Project, file: MarkdownFile, path: string | undefined): Selection {
  const known = selections.get(file);
  if (known?.project === project && known.path === path) return known.selection;
  const selection = select(project, file, path);
  selections.set(file, { project, path, selection });
  return selection;
}

const selections = new WeakMap<
  MarkdownFile,
  { readonly project: Project; readonly path: string | undefined; readonly selection: Selection }
>();

/**
 * False for a text to which no contract applies, and which names none: its front matter and the lines that may be headings tell so in a fraction of the time that
 * it takes to parse it. True where only {@link selectContract} knows.
 */
export function mayHaveContract(project: Project, uri: string, text: string, path: string | undefined): boolean {
  const headings = possibleHeadings(text, wantedIn(project.contracts));
  if (headings === undefined) return true;
  const file = parseMarkdown(uri, headings);
  const { contract, unknown } = selectContract(project, file, path);
  if (contract || unknown) return true;
  // Among more headings another one is the first: whichever it is may be the document's own.
  return [...project.contracts.values()].some((one) => rootHeading(one, file.headings) !== undefined);
}

function select(project: Project, file: MarkdownFile, path: string | undefined): Selection {
  const selection = choose(project, file, path);
  const { contract } = selection;
  if (!contract?.isIncomplete) return selection;
  const reason = `The contract \`${contract.id}\`, or one that it extends, has errors, and no document is checked against it until they are mended.`;
  return { ...selection, reason };
}

function choose(project: Project, file: MarkdownFile, path: string | undefined): Selection {
  const { configuration } = project;
  if (project.contractOverride !== undefined)
    return named(project, project.contractOverride, undefined, 'You asked for this contract.');

  if (path !== undefined && matchesAny(path, configuration.ignore)) {
    return { contract: undefined, reason: '`docwright.yaml` ignores this file.' };
  }
  const entry = ownContract(file);
  if (entry) {
    if (entry.value === false || entry.value === 'none') {
      return { contract: undefined, reason: `The front matter says \`${contractKey}: ${entry.value}\`.` };
    }
    if (typeof entry.value === 'string')
      return named(project, entry.value, entry.valueSpan, 'The front matter names it.');
  }
  if (configuration.docs.length > 0) {
    if (path === undefined || !matchesAny(path, configuration.docs)) {
      return {
        contract: undefined,
        reason: '`docwright.yaml` lists the API documents, and this file is not among them.',
      };
    }
    if (configuration.contract !== undefined) {
      return named(
        project,
        configuration.contract,
        undefined,
        '`docwright.yaml` lists this file and names the contract.',
      );
    }
    return byLooks(project, file) ?? named(project, 'api-docs', undefined, '`docwright.yaml` lists this file.');
  }
  const looks = byLooks(project, file);
  if (!looks) return { contract: undefined, reason: noReason };
  if (configuration.contract === undefined) return looks;
  return named(
    project,
    configuration.contract,
    undefined,
    `\`docwright.yaml\` names it, and ${looks.reason.charAt(0).toLowerCase()}${looks.reason.slice(1)}`,
  );
}

/** The entry of the front matter that names the contract. Most documents don't have the word in it. */
function ownContract({ frontMatter, text }: MarkdownFile): FrontMatterEntry | undefined {
  const content = frontMatter && text.slice(frontMatter.contentSpan.start, frontMatter.contentSpan.end);
  return content?.includes(contractKey) ? frontMatter?.entries.get(contractKey) : undefined;
}

const noReason =
  'No front matter names a contract, and there is no heading such as `API Documentation` or `GET /users`: not an API document.';

function named(project: Project, name: string, span: Span | undefined, reason: string): Selection {
  const contract = project.contracts.get(name);
  if (contract) return { contract, reason };
  const suggestion = [...project.contracts.keys()].find((id) => distance(id, name) <= Math.max(2, name.length / 4));
  return { contract: undefined, reason: `There is no contract \`${name}\`.`, unknown: { name, span, suggestion } };
}

/** By a contract's root heading, or by the headings of endpoints. */
function byLooks(project: Project, file: MarkdownFile): Selection | undefined {
  for (const contract of project.contracts.values()) {
    const root = contract.root && rootHeading(contract, file.headings);
    if (root && (root.level === 1 || countKnownTitles(contract, file) > 0)) {
      return { contract, reason: `The document has the heading \`${root.text}\`.` };
    }
  }
  const endpoints = file.headings.filter((heading) => wordsOf(heading).method);
  const [first] = endpoints;
  const general = project.contracts.get('api-docs');
  if (!first) return general && byTitles(general, file);
  const knownTitles = general ? countKnownTitles(general, file) : 0;
  if (general && knownTitles >= enoughTitles) {
    return {
      contract: general,
      reason: `The document has the endpoint \`${first.text}\` and ${knownTitles} sections of this contract.`,
    };
  }
  const isOnePage = endpoints.length === 1 && file.headings.every((heading) => heading.level >= first.level);
  const contract = project.contracts.get(isOnePage ? 'endpoint' : 'api-reference');
  if (!contract) return undefined;
  return {
    contract,
    reason: isOnePage
      ? `The page is about the endpoint \`${first.text}\`.`
      : `The document has the endpoint \`${first.text}\`.`,
  };
}

/** So many sections of the whole contract make a document about a whole API. */
const enoughTitles = 4;

/** Without an endpoint it takes half of the contract's very titles: its author means this contract. */
function byTitles(contract: Contract, file: MarkdownFile): Selection | undefined {
  const titles = new Set(file.headings.map((heading) => wordsOf(heading).title));
  const sections = outlineOf(contract, file).map((node) => namesOf(node.section));
  const count = sections.filter(([title = '']) => titles.has(title)).length;
  if (count < sections.length / 2) return undefined;
  return { contract, reason: `The document has ${count} sections of this contract.` };
}

/** The title only: an alias such as "API Reference" is too common to tell by it. */
function rootHeading(contract: Contract, headings: readonly Heading[]): Heading | undefined {
  const { root } = contract;
  return root && headings.find((heading) => isRoot(heading, root) === 'title');
}

function countKnownTitles(contract: Contract, file: MarkdownFile): number {
  const titles = new Set(file.headings.map((heading) => wordsOf(heading).title));
  const nodes = outlineOf(contract, file).filter((node) => node.section.method === undefined);
  return nodes.filter(({ section }) => namesOf(section).some((title) => titles.has(title))).length;
}

/** Which headings {@link byLooks} may look for, of those that say what is written but for spaces and marks of code. */
function wantedIn(contracts: Project['contracts']): (heading: string) => boolean {
  const known = wanted.get(contracts);
  if (known) return known;
  const roots = [...contracts.values()].flatMap(({ root }) => root?.title ?? []);
  const titles = [...roots, ...titlesOf(contracts.get('api-docs')?.sections ?? [])];
  const pattern = titles.map((title) => asPattern(normalizeTitle(title).replaceAll(' ', ''))).join('|');
  const title = new RegExp(`(?:${pattern})[:.!?]*$`, 'i');
  const isWanted = (heading: string) =>
    title.test(heading.replace(/[ '"`]/g, '')) || (heading.includes('/') && anyMethod.test(heading));
  wanted.set(contracts, isWanted);
  return isWanted;
}

const wanted = new WeakMap<Project['contracts'], (heading: string) => boolean>();
const anyMethod = new RegExp(methodNames.join('|'));

function titlesOf(sections: readonly Section[]): readonly string[] {
  return sections.flatMap(({ title, sections }) => [title, ...titlesOf(sections)]);
}

/** True where a path, relative to the configuration's folder, is among those that globs of `docwright.yaml` name. */
export function matchesAny(path: string, globs: readonly string[]): boolean {
  return globs.some((glob) => matcherOf(glob)(path));
}

/** A glob without a slash-star ending that names a folder covers all below it. */
function matcherOf(glob: string): (path: string) => boolean {
  const known = matchers.get(glob);
  if (known) return known;
  const plain = glob.replace(/^\.\//, '').replace(/\/$/, '');
  const matcher = picomatch([plain, `${plain}/**`], { dot: true });
  matchers.set(glob, matcher);
  return matcher;
}

const matchers = new Map<string, (path: string) => boolean>();
