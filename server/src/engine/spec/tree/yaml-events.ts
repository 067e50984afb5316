import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { maximumLevels } from './parsed.ts';

/** What `js-yaml` makes of a text, or why it can't. */
export type YamlEvents = { readonly events: readonly Event[] } | { readonly error: YamlError };

/** A text is broken, or nested too deeply. */
export type YamlError = YAMLException | RangeError;

/** Reads a text by `js-yaml`. Never throws. Nobody looks at where in the code a text was found to be broken: to tell that takes longer than to find it. */
export function eventsOf(text: string): YamlEvents {
  const { stackTraceLimit } = traced;
  traced.stackTraceLimit = 0;
  try {
    return { events: parseEvents(text, { maxDepth: maximumLevels }) };
  } catch (error) {
    if (error instanceof YAMLException || error instanceof RangeError) return { error };
    throw error;
  } finally {
    traced.stackTraceLimit = stackTraceLimit;
  }
}

/** How many calls V8 notes in an error. */
const traced = Error as { stackTraceLimit?: number | undefined };
