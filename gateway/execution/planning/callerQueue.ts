/** The next item, and the caller whose turn it is. */
export interface Turn<Item> {
  readonly caller: string;
  readonly item: Item;
}

/**
 * A queue in which callers take turns (round robin), so that a caller with many items does not
 * delay the others. Several callers may add the same item; it is taken at the first turn of any of
 * them.
 */
export class CallerQueue<Item> {
  private readonly byCaller = new Map<string, Set<Item>>();

  add(caller: string, item: Item): void {
    const items = this.byCaller.get(caller);
    if (items === undefined) this.byCaller.set(caller, new Set([item]));
    else items.add(item);
  }

  /**
   * @returns the oldest item of the first caller in turn that may have one; the item stays queued
   */
  next(mayHave: (caller: string) => boolean): Turn<Item> | undefined {
    for (const [caller, items] of this.byCaller) {
      const [item] = items;
      if (item !== undefined && mayHave(caller)) return { caller, item };
    }
    return undefined;
  }

  /**
   * Removes the item of a turn and moves its caller to the end of the order.
   * @param callers all callers that added the item
   */
  take({ caller, item }: Turn<Item>, callers: Iterable<string>): void {
    this.remove(item, callers);
    const rest = this.byCaller.get(caller);
    if (rest === undefined) return;
    this.byCaller.delete(caller);
    this.byCaller.set(caller, rest);
  }

  /** @param callers all callers that added the item */
  remove(item: Item, callers: Iterable<string>): void {
    for (const caller of callers) {
      const items = this.byCaller.get(caller);
      items?.delete(item);
      if (items?.size === 0) this.byCaller.delete(caller);
    }
  }
}
