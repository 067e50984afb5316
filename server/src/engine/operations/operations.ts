import type { Endpoint } from '../endpoints/endpoint.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { adoptedEndpoints } from './adopted.ts';
import { comparable } from './names.ts';
import type { DocumentedOperation, DocumentedParameter } from './operation.ts';
import { parametersInPath } from './path-parameters.ts';
import { factsWithin, placedFacts } from './placed-facts.ts';
import { readSection, type SectionContent } from './section-content.ts';
import { type OperationSection, operationSections } from './sections.ts';

/**
 * What a document says of each endpoint that it declares, or documents all the same by its calls, in their order. The parts' own facts are kept, so that an edit costs its
 * part and a merge; what a section says is read when it is first asked for.
 */
export function operationsOf(file: MarkdownFile): readonly DocumentedOperation[] {
  const known = files.get(file);
  if (known) return known;
  const operations = readOperations(file);
  files.set(file, operations);
  return operations;
}

const files = new WeakMap<MarkdownFile, readonly DocumentedOperation[]>();

function readOperations(file: MarkdownFile): DocumentedOperation[] {
  const endpoints = endpointsOf(file);
  const declared = endpoints.filter(({ isDeclaration }) => isDeclaration);
  const adopted = adoptedEndpoints(file, endpoints);
  if (declared.length === 0 && adopted.length === 0) return [];
  const facts = placedFacts(file, declared);
  const sections = operationSections(file, declared, { adopted, facts: facts.map(({ span }) => span) });
  const operations = sections.flatMap((section) => {
    const content = once(() => readSection(file, section, factsWithin(facts, section.span)));
    return section.endpoints.map((endpoint) => operationOf(file, endpoint, section, content));
  });
  return operations.sort((a, b) => a.endpoint.pathSpan.start - b.endpoint.pathSpan.start);
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

function operationOf(
  file: MarkdownFile,
  endpoint: Endpoint,
  { span }: OperationSection,
  content: () => SectionContent,
): DocumentedOperation {
  const parameters = once(() => parametersOf(file, endpoint, content().parameters));
  return {
    endpoint,
    span,
    get parameters() {
      return parameters();
    },
    get responseFields() {
      return content().responseFields;
    },
    get responses() {
      return content().responses;
    },
    get examples() {
      return content().examples;
    },
  };
}

/** Those of the section, with the places of those that the path names too, and before them those that only the path names. */
function parametersOf(
  { text }: MarkdownFile,
  endpoint: Endpoint,
  told: readonly DocumentedParameter[],
): readonly DocumentedParameter[] {
  const inPath = parametersInPath(text, endpoint).filter((one) => endpoint.isDeclaration || one.in === 'path');
  if (inPath.length === 0) return told;
  const names = new Map(inPath.map((parameter) => [comparable(parameter.name), parameter]));
  const known = new Set<string>();
  const parameters = told.map((parameter) => {
    const key = comparable(parameter.name);
    const own = names.get(key);
    if (!own || (parameter.in !== undefined && parameter.in !== own.in)) return parameter;
    known.add(key);
    return parameter.in === undefined ? { ...parameter, in: own.in } : parameter;
  });
  return [...inPath.filter(({ name }) => !known.has(comparable(name))), ...parameters];
}
