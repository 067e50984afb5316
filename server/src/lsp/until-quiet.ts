/** Waits until as many milliseconds have passed in which nobody has asked for anything; `count` tells how often somebody has. */
export async function untilQuiet(count: () => number, milliseconds: number): Promise<void> {
  let before: number;
  do {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  } while (count() !== before);
}
