import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { maximumLevels } from './parsed.ts';

/** A text is broken, or nested too deeply. */
export type YamlError = YAMLException | RangeError;

/**
 * What is made of the events that `js-yaml` reads in a text, or why they can't be read. Nobody looks at where in the code a text was found to be broken: to tell that takes
 * longer than to find it.
 */
export function fromEvents<T>(
  text: string,
  make: (events: readonly Event[]) => T,
): { readonly made: T } | { readonly error: YamlError } {
  const { stackTraceLimit } = traced;
  traced.stackTraceLimit = 0;
  try {
    return { made: make(parseEvents(text, { maxDepth: maximumLevels })) };
  } catch (error) {
    if (error instanceof YAMLException || error instanceof RangeError) return { error };
    throw error;
  } finally {
    traced.stackTraceLimit = stackTraceLimit;
  }
}

/** How many calls V8 notes in an error. */
const traced = Error as { stackTraceLimit?: number | undefined };
