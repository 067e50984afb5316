import type { DocumentContext } from '../../rules/spec-rule.ts';
import { hasBody } from '../facts/responses.ts';
import { type OperationFacts, operationFacts, operationTexts } from './contract-facts.ts';

/** Some of the operations. */
export interface Some {
  readonly count: number;
  /** The first of them, for {@link operationAt}; -1 for none. */
  readonly first: number;
}

/** What the operations of an API say, taken together. */
export interface Operations {
  readonly count: number;
  readonly says401: boolean;
  readonly says403: boolean;
  /** Without a response for server errors. */
  readonly silent: Some;
  /** Whether one of the errors may say what its body looks like; undefined where there are none. */
  readonly showsErrors: boolean | undefined;
  readonly byMethod: ReadonlyMap<string, OperationsOfMethod>;
}

export interface OperationsOfMethod {
  readonly count: number;
  readonly undescribed: Some;
  /** With a body without an example. */
  readonly unshown: Some;
}

/** The same as at the last keystroke, as long as the operations say the same. */
export function summaryOf(context: DocumentContext): Operations {
  const { spec, memo } = context;
  return memo(
    'operations',
    () => [spec.collectByGroup(operationTexts)],
    () => summarize(spec.collect(operationFacts), context),
  );
}

/** An operation by its index. */
export function operationAt(index: number, { spec }: DocumentContext): OperationFacts['operation'] | undefined {
  let before = 0;
  for (const facts of index < 0 ? [] : spec.collectByGroup(operationFacts)) {
    if (index < before + facts.length) return facts[index - before]?.operation;
    before += facts.length;
  }
  return undefined;
}

function summarize(all: readonly OperationFacts[], context: DocumentContext): Operations {
  return {
    count: all.length,
    says401: all.some(({ says401 }) => says401),
    says403: all.some(({ says403 }) => says403),
    silent: someOf(all, ({ saysServerErrors }) => !saysServerErrors),
    showsErrors: showsErrors(all, context),
    byMethod: new Map(
      [...new Set(all.map(({ method }) => method))].map((method) => [
        method,
        {
          count: all.filter((one) => one.method === method).length,
          undescribed: someOf(all, (one) => one.method === method && !one.hasDescription),
          unshown: someOf(all, (one) => one.method === method && one.lacksExample),
        },
      ]),
    ),
  };
}

function someOf(all: readonly OperationFacts[], isOne: (facts: OperationFacts) => boolean): Some {
  return { count: all.filter(isOne).length, first: all.findIndex(isOne) };
}

/** One error that shows its body, or can't be read, is enough. */
function showsErrors(all: readonly OperationFacts[], context: DocumentContext): boolean | undefined {
  let shows: boolean | undefined;
  for (const { errors } of all) {
    for (const error of errors) {
      const response = context.followMap(error);
      if (!response || hasBody(response, context)) return true;
      shows = false;
    }
  }
  return shows;
}
