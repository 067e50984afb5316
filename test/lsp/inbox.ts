/** What came in, in its order, and whoever waits for more. */
export class Inbox<Item> {
  readonly all: Item[] = [];
  readonly #waiting = new Set<(item: Item) => void>();

  add(item: Item): void {
    this.all.push(item);
    for (const tell of [...this.#waiting]) tell(item);
  }

  /** The next that comes in, or the next that is wanted. */
  next(isWanted: (item: Item) => boolean = () => true): Promise<Item> {
    return new Promise((resolve) => {
      const tell = (item: Item) => {
        if (!isWanted(item)) return;
        this.#waiting.delete(tell);
        resolve(item);
      };
      this.#waiting.add(tell);
    });
  }

  /** As {@link next}, but one that is already there will do. */
  async some(isWanted: (item: Item) => boolean = () => true): Promise<Item> {
    return this.all.find(isWanted) ?? this.next(isWanted);
  }
}
