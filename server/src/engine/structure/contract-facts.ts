import type { SectionItem } from '../contract/captures.ts';
import type { Contract, Section } from '../contract/contract.ts';
import { readSpecCondition } from '../contract/spec-condition.ts';
import type { NamedEndpoint } from '../drift/named-endpoint.ts';

/** What the descriptions that a document is about say of what its contract asks. */
export interface ContractFacts {
  hasMethod(method: string): boolean;
  /** By type, or by the scheme of `http`. */
  hasScheme(name: string): boolean;
  hasTag(tag: string): boolean;
  hasCodes(): boolean;
  /** The items for which a section is to stand in this document, with what the section's texts ask of them. Undefined where it isn't known. */
  items(section: Section): readonly SectionItem[] | undefined;
  /** The key of the operation that an endpoint means. */
  operationKey(endpoint: NamedEndpoint): string | undefined;
}

/** Whether a condition of a contract holds; what names no fact does. */
export function holdsInSpec(text: string, facts: ContractFacts): boolean {
  const condition = readSpecCondition(text);
  switch (condition?.kind) {
    case 'operation':
      return facts.hasMethod(condition.method);
    case 'scheme':
      return facts.hasScheme(condition.scheme);
    case 'tag':
      return facts.hasTag(condition.tag);
    case 'codes':
      return facts.hasCodes();
    case undefined:
      return true;
  }
}

/** Whether a contract asks for something of the descriptions that a document is about. */
export function asksOfSpec(contract: Contract): boolean {
  const known = asking.get(contract);
  if (known !== undefined) return known;
  const asks = contract.sections.some(sectionAsks);
  asking.set(contract, asks);
  return asks;
}

const asking = new WeakMap<Contract, boolean>();

function sectionAsks({ foreach, when, sections }: Section): boolean {
  return foreach !== undefined || when?.spec !== undefined || sections.some(sectionAsks);
}
