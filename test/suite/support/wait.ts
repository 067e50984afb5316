import type { Event } from 'vscode';
import { limit } from './report.ts';

export interface Waiting<Answer> {
  /** What is waited for, for the message when it doesn't come. */
  readonly what: string;
  /** After which the question may have another answer. */
  readonly event: Event<unknown>;
  /** Undefined: not yet. */
  readonly find: () => Answer | undefined;
  /** What was there instead. */
  readonly describe?: () => unknown;
}

/** Asks at once and again after each event, until there is an answer. */
export function waitFor<Answer>({ what, event, find, describe }: Waiting<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      subscription.dispose();
      settle();
    };
    const ask = (): void => {
      const answer = find();
      if (answer !== undefined) end(() => resolve(answer));
    };
    const giveUp = (): void => {
      const instead = describe ? `; there is ${JSON.stringify(describe(), undefined, 2)}` : '';
      end(() => reject(new Error(`Waited in vain for ${what}${instead}`)));
    };
    const timer = setTimeout(giveUp, limit * 0.75);
    const subscription = event(ask);
    ask();
  });
}
