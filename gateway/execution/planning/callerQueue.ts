/** An item whose turn it is, and the caller whose turn that is. */
export interface Turn<Item> {
  readonly caller: string;
  readonly item: Item;
}

/**
 * A queue in which callers take turns, so that one who puts in much holds up nobody else. An item
 * may be put in by several callers, and goes with the first turn any of them has.
 */
export class CallerQueue<Item> {
  private readonly byCaller = new Map<string, Set<Item>>();

  add(caller: string, item: Item): void {
    const items = this.byCaller.get(caller);
    if (items === undefined) this.byCaller.set(caller, new Set([item]));
    else items.add(item);
  }

  /** @returns the oldest item of the first caller in turn who may have one; it stays queued */
  next(mayHave: (caller: string) => boolean): Turn<Item> | undefined {
    for (const [caller, items] of this.byCaller) {
      const [item] = items;
      if (item !== undefined && mayHave(caller)) return { caller, item };
    }
    return undefined;
  }

  /** Takes an item out; the next turn of the caller whose turn it was comes after all others'. */
  take({ caller, item }: Turn<Item>, callers: Iterable<string>): void {
    this.remove(item, callers);
    const rest = this.byCaller.get(caller);
    if (rest === undefined) return;
    this.byCaller.delete(caller);
    this.byCaller.set(caller, rest);
  }

  /** @param callers all who put the item in */
  remove(item: Item, callers: Iterable<string>): void {
    for (const caller of callers) {
      const items = this.byCaller.get(caller);
      items?.delete(item);
      if (items?.size === 0) this.byCaller.delete(caller);
    }
  }
}
